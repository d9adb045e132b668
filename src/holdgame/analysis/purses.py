"""purses: the money of a mean journey: the customer's, the company's, and what is at risk.

What is not a sum over a journey is run through the graph for itself: how it ends (whether another
contact was ever needed) with the ways on which one was needed closed; how often somebody is
reached with those who have reached nobody yet.
"""

from __future__ import annotations

import numpy as np

from holdgame.analysis.bills import ACTIVE, Bills, Line
from holdgame.analysis.flow import flow
from holdgame.analysis.graph import Floats
from holdgame.analysis.solution import Solution
from holdgame.friction.ledger import NEVER, Outcome
from holdgame.friction.money import GIVEN, Purse, Terms, at_risk, company_cost, customer_cost


def purse(solution: Solution, column: int, bills: Bills, terms: Terms) -> Purse:
    """The three purses of the mean journey in one column of a solution."""
    return purses(solution, bills, terms)[column]


def purses(solution: Solution, bills: Bills, terms: Terms) -> list[Purse]:
    """The three purses of the mean journey, by column of a solution."""

    def total(unit: str, *kinds: str) -> list[float]:
        sums: list[float] = solution.total(
            lambda line: line.unit == unit and line.kind in kinds
        ).tolist()
        return sums

    columns = range(len(solution.variants))
    weights = solution.weights
    contacts = [0.0 for _ in columns]
    if terms.agent_rate is None:
        contacts = [_live_contacts(solution, column, bills) for column in columns]
    active, waiting = total("seconds", *ACTIVE), total("seconds", "waiting")
    paid, given, served = total("money", "paid"), total("money", *GIVEN), total("seconds", "agent")
    ends = outcomes(solution, bills)
    return [
        Purse(
            customer_cost(active[n], waiting[n], paid[n], terms, weights),
            company_cost(served[n], contacts[n], given[n], terms, weights),
            at_risk({end: float(odds[n]) for end, odds in ends.items()}, terms, weights),
        )
        for n in columns
    ]


def outcomes(solution: Solution, bills: Bills) -> dict[Outcome, Floats]:
    """How journeys end, by column: resolved at the first contact, at a later one, or never."""
    lost = solution.total(lambda line: line.unit == "times" and line.kind in NEVER)
    there = solution.run(bills.ways_without(_decides)[:, None].astype(np.float64))
    deciding = bills.paying(_decides)
    good = [n for n in solution.ends.tolist() if not deciding & bills.all[n].always.keys()]
    first = there[good].sum(axis=0)
    return {
        "resolved_first": first,
        "resolved_later": np.maximum(0.0, 1 - first - lost),
        "unresolved": lost,
    }


def _decides(line: Line) -> bool:
    """Whether who pays it is not resolved at the first contact."""
    return line.unit == "times" and (line.kind == "another_contact" or line.kind in NEVER)


def _live_contacts(solution: Solution, column: int, bills: Bills) -> float:
    """How often somebody is reached, at most once a contact."""
    bills.update()
    reach = np.array([r for bill in bills.all for r in bill.reach], float).reshape(-1, 4)
    new, more, from_nobody, from_somebody = reach.T
    part, ways, comes = solution.alone(column)
    graph = part.graph
    here = comes[graph.stand] if comes is not None else np.ones((len(graph.way), 1), bool)
    share = (ways[graph.way] * here)[:, 0]
    source = graph.source

    def along(visits: Floats) -> Floats:
        return np.asarray(visits[source, 0] * share)

    everybody = along(flow(graph, part.order, ways, comes))
    # Whoever comes by a way on which a contact begins and nobody is reached has reached nobody.
    entering = np.zeros((graph.states, 1))
    np.add.at(entering[:, 0], graph.to, everybody * (1 - from_somebody)[graph.way])
    entering[0] += 1.0
    still = (1 - from_nobody) - (1 - from_somebody)
    nobody = along(flow(graph, part.order, ways * still[:, None], comes, entering))
    return float(nobody @ new[graph.way] + (everybody - nobody) @ more[graph.way])
