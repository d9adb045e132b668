"""purses: the money of a mean journey: the customer's, the company's, and what is at risk.

What is not a sum over a journey is run through the graph for itself: how it ends (whether another
contact was ever needed) with the ways on which one was needed closed; how often somebody is
reached with those who have reached nobody yet.
"""

from __future__ import annotations

import numpy as np

from holdgame.analysis.bills import ACTIVE, Bills, Line
from holdgame.analysis.flow import by_opening, flow
from holdgame.analysis.graph import Floats
from holdgame.analysis.solution import Solution
from holdgame.friction.ledger import NEVER, Outcome
from holdgame.friction.money import GIVEN, Purse, Terms, at_risk, company_cost, customer_cost


def purse(solution: Solution, column: int, bills: Bills, terms: Terms) -> Purse:
    """The three purses of the mean journey in one column of a solution."""

    def total(unit: str, *kinds: str) -> float:
        wanted = solution.total(lambda line: line.unit == unit and line.kind in kinds)
        return float(wanted[column])

    weights = solution.weights
    active, waiting = total("seconds", *ACTIVE), total("seconds", "waiting")
    contacts = _live_contacts(solution, column, bills) if terms.agent_rate is None else 0.0
    given = total("money", *GIVEN)
    odds = outcomes(solution, column, bills)
    return Purse(
        customer_cost(active, waiting, total("money", "paid"), terms, weights),
        company_cost(total("seconds", "agent"), contacts, given, terms, weights),
        at_risk(odds, terms, weights),
    )


def outcomes(solution: Solution, column: int, bills: Bills) -> dict[Outcome, float]:
    """How journeys end: resolved at the first contact, at a later one, or never."""
    bills.update()
    lines = bills.lines.all
    again = {n for n, line in enumerate(lines) if line == Line("times", "another_contact")}
    never = {n for n, line in enumerate(lines) if line.unit == "times" and line.kind in NEVER}
    open_ = np.array([not (again | never) & way.keys() for bill in bills.all for way in bill.each])
    ways, comes = solution.shares(column)
    visits = flow(solution.graph, solution.order, ways * open_[:, None], comes)
    there = by_opening(solution.graph, visits, comes, len(bills.all))[:, 0]
    good = [n for n in solution.ends.tolist() if not (again | never) & bills.all[n].always.keys()]
    first = float(there[good].sum())
    lost = float(sum(solution.amounts[n, column] for n in never))
    return {
        "resolved_first": first,
        "resolved_later": max(0.0, 1 - first - lost),
        "unresolved": lost,
    }


def _live_contacts(solution: Solution, column: int, bills: Bills) -> float:
    """How often somebody is reached, at most once a contact."""
    graph = solution.graph
    bills.update()
    reach = np.array([r for bill in bills.all for r in bill.reach], float).reshape(-1, 4)
    new, more, from_nobody, from_somebody = reach.T
    ways, comes = solution.shares(column)
    here = comes[graph.stand] if comes is not None else np.ones((len(graph.way), 1), bool)
    share = (ways[graph.way] * here)[:, 0]
    source = graph.source

    def along(visits: Floats) -> Floats:
        return np.asarray(visits[source, 0] * share)

    everybody = along(flow(graph, solution.order, ways, comes))
    # Whoever comes by a way on which a contact begins and nobody is reached has reached nobody.
    entering = np.zeros((graph.states, 1))
    np.add.at(entering[:, 0], graph.to, everybody * (1 - from_somebody)[graph.way])
    entering[0] += 1.0
    still = (1 - from_nobody) - (1 - from_somebody)
    nobody = along(flow(graph, solution.order, ways * still[:, None], comes, entering))
    return float(nobody @ new[graph.way] + (everybody - nobody) @ more[graph.way])
