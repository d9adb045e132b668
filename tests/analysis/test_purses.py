"""The money of a mean journey, against plays, against every state by itself, and by hand."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.expansions import exits_of
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.folds import Laws, fold
from holdgame.analysis.muted import muted
from holdgame.analysis.purses import outcomes, purse
from holdgame.analysis.solution import Solution
from holdgame.analysis.traps import Trapped
from holdgame.analysis.typical import habits
from holdgame.company.variants import AS_IT_IS, Changes
from holdgame.engine.expand import expand
from holdgame.engine.moments import Ask, Chance, Charge, Ended, Moment, Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.friction.ledger import NEVER, Ledger, Outcome
from holdgame.friction.money import Purse, Terms, reaches
from holdgame.friction.pricing import pricing_of
from tests.analysis.solved import WEIGHTS, analysis, each_shipped, shipped, solved
from tests.builders import catalogue, company, shipped_company, tell
from tests.engine.random_stories import Draft, Rules, drafts, rules
from tests.examples import examples

PLAYS = 600
ERRORS = 4.5
CONTACT = 8.01  # US dollars (Gartner 2019)

# -- against plays --------------------------------------------------------------------------------


def ends_of(solution: Solution, found: Analysis) -> dict[Outcome, float]:
    """How the journeys of the first column end."""
    return {end: float(odds[0]) for end, odds in outcomes(solution, found.bills).items()}


@functools.cache
def played(story: str, name: str) -> tuple[Ledger, ...]:
    world = World(shipped(story), shipped_company(name))
    order = tuple(catalogue())
    return tuple(
        Ledger.of(rehearse(world, seed).charges(), WEIGHTS, order) for seed in range(PLAYS)
    )


def within(mean: float, ledgers: tuple[Ledger, ...], of: Callable[[Ledger], float]) -> bool:
    values = np.array([of(ledger) for ledger in ledgers])
    error = float(values.std()) / math.sqrt(len(values))
    return abs(float(values.mean()) - mean) <= ERRORS * error + 1e-6


@each_shipped
@pytest.mark.parametrize("rate", [True, False])
def test_the_purses_are_those_of_rehearsal_customers(story: str, name: str, rate: bool) -> None:
    """With what an agent's hour costs, and without it by live contacts."""
    found, terms = (
        solved(story, name),
        pricing_of(World(shipped(story), shipped_company(name))).terms,
    )
    assert terms.agent_rate is not None
    if not rate:
        terms = dataclasses.replace(terms, agent_rate=None)
    exact = purse(found.as_it_is, 0, found.bills, terms)
    if rate:
        assert exact == found.expectation().money
    ledgers = played(story, name)
    assert within(exact.customer, ledgers, lambda ledger: Purse.of(ledger, terms).customer)
    assert within(exact.company, ledgers, lambda ledger: Purse.of(ledger, terms).company)
    assert exact.at_risk is not None
    assert within(exact.at_risk.low, ledgers, lambda ledger: low_and_high(ledger, terms)[0])
    assert within(exact.at_risk.high, ledgers, lambda ledger: low_and_high(ledger, terms)[1])


def low_and_high(ledger: Ledger, terms: Terms) -> tuple[float, float]:
    at_risk = Purse.of(ledger, terms).at_risk
    assert at_risk is not None
    return at_risk.low, at_risk.high


@each_shipped
def test_journeys_end_as_those_of_rehearsal_customers_do(story: str, name: str) -> None:
    found = solved(story, name)
    odds = ends_of(found.as_it_is, found)
    assert sum(odds.values()) == pytest.approx(1, abs=1e-9)
    assert odds["unresolved"] == pytest.approx(1 - found.expectation().resolved)
    for outcome, share in odds.items():
        ended = [float(ledger.outcome == outcome) for ledger in played(story, name)]
        assert share == pytest.approx(
            np.mean(ended), abs=ERRORS * np.std(ended) / PLAYS**0.5 + 1e-3
        )


# -- against every state by itself ----------------------------------------------------------------


class At(NamedTuple):
    """A state, and what a ledger would remember of the way to it."""

    state: State
    reached: bool  # somebody, in this contact
    again: bool  # another contact was needed


class Counted:
    """The mean of live contacts and the odds of the outcomes: all equations solved at once."""

    def __init__(self, world: World, most: int) -> None:
        self.world, self.most, self.laws = world, most, Laws()
        self.number = {At(world.start(), False, False): 0}
        self.found = list(self.number)
        self.live: list[float] = []
        self.outcome = {"resolved_first": [0.0], "resolved_later": [0.0], "unresolved": [0.0]}
        rows = [self.row(at) for at in self.found]  # which grows while it is gone through
        matrix = np.eye(len(rows))
        for source, row in enumerate(rows):
            for to, share in row:
                matrix[to, source] -= share
        visits = np.linalg.solve(matrix, np.eye(len(rows))[0])
        self.contacts = float(visits @ np.array(self.live))
        self.outcomes = {
            name: float(visits[: len(ends)] @ np.array(ends)) for name, ends in self.outcome.items()
        }

    def row(self, at: At) -> list[tuple[int, float]]:
        moment = expand(self.world, at.state)
        number = len(self.live)
        for ends in self.outcome.values():
            ends.extend([0.0] * (number + 1 - len(ends)))
        self.live.append(0.0)
        if isinstance(moment, Ended):
            kinds = {charge.kind for charge in moment.charges}
            later = "resolved_later" if at.again else "resolved_first"
            self.outcome["unresolved" if kinds & NEVER else later][number] = 1.0
            return []
        row = []
        for share, exit in zip(self.odds(moment), exits_of(moment), strict=True):
            if share > 0:
                live, reached = contacts(exit.charges, at.reached)
                self.live[number] += share * live
                again = at.again or any(c.kind == "another_contact" for c in exit.charges)
                to = At(exit.to, reached, again)
                if to not in self.number:
                    self.number[to] = len(self.found)
                    self.found.append(to)
                    if len(self.found) > self.most:
                        raise TooLarge
                row.append((self.number[to], share))
        return row

    def odds(self, moment: Moment) -> tuple[float, ...]:
        match moment:
            case Ask():
                return habits(moment)
            case Wait():
                return fold(moment, self.laws.of(moment.law, moment.patience)).odds
            case Chance():
                return tuple(o.odds for o in moment.outcomes if o.odds > 0)
        return (1.0,)


def contacts(charges: tuple[Charge, ...], reached: bool) -> tuple[int, bool]:
    live = 0
    for charge in charges:
        reached, new = reaches(charge, reached)
        live += new
    return live, reached


@given(drafts(), rules())
@settings(
    max_examples=examples(20),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_of_any_story_contacts_and_outcomes_are_those_of_all_states(d: Draft, r: Rules) -> None:
    found = Analysis(d.story, r.company, WEIGHTS, most=500)
    try:
        solution = found.solve()
        counted = Counted(World(muted(d.story), r.company), 900)
    except (TooLarge, Trapped):
        assume(False)
    assume("broken" not in solution.endings(0))
    assert ends_of(solution, found) == pytest.approx(counted.outcomes, abs=1e-9)
    spent = purse(solution, 0, found.bills, Terms()).company
    given = solution.total(lambda line: line.unit == "money" and line.kind != "paid")[0]
    assert spent - given == pytest.approx(CONTACT * counted.contacts, rel=1e-9, abs=1e-9)


# -- by hand --------------------------------------------------------------------------------------

TWICE = """
- dial: {line: support, answers: nadia}
- nadia: Hello.
- chance: [{odds: 0.25, go: there}]
- hang_up
- later: 1d
- dial: {line: support, answers: omar}
- omar: Yes?
- chance: [{odds: 0.5, end: not_done}]
"""
FIRST, LATER, NEVER_AT_ALL = 0.25, 0.375, 0.375


def test_the_purses_of_a_story_counted_by_hand() -> None:
    story = tell(TWICE, scenes={"there": "- pay: {amount: 4}\n- end: done"})
    under = company().with_values({"customer.value": 1000, "margin": 0.5, "agent.rate": "none"})
    found = analysis(story, under)
    exact = found.expectation()
    odds = ends_of(found.as_it_is, found)
    assert odds == pytest.approx(
        {"resolved_first": FIRST, "resolved_later": LATER, "unresolved": NEVER_AT_ALL}
    )
    assert exact.money.company == pytest.approx(CONTACT * (1 + 0.75))
    hours = (0.5 * (exact.listening + exact.doing) + exact.waiting) / 60
    assert exact.money.customer == pytest.approx(24 * hours + 0.25 * 4)
    over = (LATER * (9 - 5) + NEVER_AT_ALL * (25 - 5)) / 100 * 1000 * 0.5
    assert exact.money.at_risk is not None
    assert exact.money.at_risk.high == pytest.approx(over)
    assert exact.money.at_risk.low == pytest.approx(over / 2)


def test_an_agent_s_hour_counts_instead_of_contacts_where_it_is_known() -> None:
    story = tell("- dial: {line: support, answers: nadia}\n- explain: trouble")
    under = company().with_values({"agent.rate": 30})
    exact = analysis(story, under).expectation()
    world = World(story, under)
    seconds = sum(c.seconds for _, c in rehearse(world, 1).charges() if c.agent)
    assert seconds > 0
    assert exact.money.company == pytest.approx(30 * seconds / 3600)


def test_nothing_is_at_risk_where_nobody_has_said_what_a_customer_is_worth() -> None:
    under = company().with_values({"customer.value": "none"})
    assert analysis(tell("- end: not_done"), under).expectation().money.at_risk is None


def test_each_variant_has_its_own_purses() -> None:
    story = tell(TWICE, scenes={"there": "- end: done"})
    under = company().with_values({"agent.rate": "none"})
    found = analysis(story, under)
    more = Changes({"transfer.dropped": 1.0, "script.closing_question": True})
    solution = found.solve([AS_IT_IS, more])
    terms = pricing_of(World(story, under)).terms
    first = purse(solution, 0, found.bills, terms)
    alone = analysis(story, found.expansions.variants.company(solution.variants[1]))
    assert first.company == pytest.approx(CONTACT * 1.75)
    assert purse(solution, 1, found.bills, terms).customer == pytest.approx(
        alone.expectation().money.customer
    )
