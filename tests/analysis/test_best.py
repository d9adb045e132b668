"""Somebody who decides as well as can be, against every way to decide."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.decisions import LEAVES
from holdgame.analysis.expansions import exits_of
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.folds import Law
from holdgame.analysis.muted import muted
from holdgame.analysis.traps import Trapped
from holdgame.company.variants import Changes
from holdgame.engine.expand import IN_CIRCLES, expand
from holdgame.engine.moments import Ask, Chance, Ended, Moment, Wait
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.friction.score import friction_index
from holdgame.story.model import Story
from tests.analysis.solved import WEIGHTS, analysis, each_shipped, solved
from tests.analysis.test_expectation import weigh
from tests.builders import company, tell
from tests.engine.random_stories import Draft, Rules, drafts, rules
from tests.examples import examples

TWO_MINUTES = "charge: {minutes: 2, kind: doing, because: none, what: x}"
HUGE = 1e9

# -- every state by itself, with all that can be decided in it ------------------------------------


@dataclass
class Plain:
    """The states one by one: of each the decisions, as effort-minutes and ways with their odds."""

    decisions: list[list[tuple[float, list[tuple[float, int]]]]]
    end_costs: list[float]
    resolved: list[bool]

    @staticmethod
    def of(world: World, most: int) -> Plain:
        found = [world.start()]
        number = {found[0]: 0}
        plain = Plain([], [], [])
        for state in found:  # which grows while it is gone through
            moment = expand(world, state)
            if getattr(moment, "broken", "") == IN_CIRCLES:
                raise Trapped(())  # which `expand` alone breaks off
            for exit in exits_of(moment):
                if exit.to not in number:
                    number[exit.to] = len(found)
                    found.append(exit.to)
            if len(found) > most:
                raise TooLarge
            plain.add(moment, number)
        return plain

    def add(self, moment: Moment, number: dict[State, int]) -> None:
        self.end_costs.append(weigh(moment.charges) if isinstance(moment, Ended) else 0.0)
        self.resolved.append(isinstance(moment, Ended) and moment.resolved)
        made = []
        for spent, odds in decided(moment):
            ways = [
                (share, number[exit.to], weigh(exit.charges))
                for share, exit in zip(odds, exits_of(moment), strict=True)
                if share > 0
            ]
            cost = spent + sum(share * paid for share, _, paid in ways)
            made.append((cost, [(share, to) for share, to, _ in ways]))
        self.decisions.append(made)

    def best(self) -> tuple[float, float]:
        """The greatest chance that it is resolved, and the least effort of those who keep it."""
        every = [[ways for _, ways in made] for made in self.decisions]
        chance = self.settled(
            [float(resolved) for resolved in self.resolved],
            lambda state, values: max(mean(ways, values) for ways in every[state]),
        )
        kept = [
            [(cost, ways) for cost, ways in made if mean(ways, chance) >= chance[state] - 1e-9]
            for state, made in enumerate(self.decisions)
        ]
        effort = self.settled(
            [HUGE if made else end for made, end in zip(kept, self.end_costs, strict=True)],
            lambda state, values: min(cost + mean(ways, values) for cost, ways in kept[state]),
        )
        return chance[0], effort[0]

    def settled(self, values: list[float], better: object) -> list[float]:
        assert callable(better)
        inner = [state for state, made in enumerate(self.decisions) if made]
        for _ in range(5_000):
            moved = 0.0
            for state in reversed(inner):
                new = min(HUGE, better(state, values))
                moved = max(moved, abs(new - values[state]) / max(1.0, abs(new)))
                values[state] = new
            if moved < 1e-13:
                return values
        raise AssertionError("it does not settle")


def mean(ways: list[tuple[float, int]], values: list[float]) -> float:
    return sum(share * values[to] for share, to in ways)


def decided(moment: Moment) -> Iterator[tuple[float, tuple[float, ...]]]:
    """All that can be decided: what the moment itself costs, and the odds of its ways."""
    match moment:
        case Ended():
            return
        case Ask():
            count = len(exits_of(moment))
            for chosen in range(count):
                yield 0.0, tuple(float(n == chosen) for n in range(count))
        case Wait():
            yield from on_hold(moment)
        case Chance():
            yield 0.0, tuple(o.odds for o in moment.outcomes if o.odds > 0)
        case _:
            yield 0.0, (1.0,)


def on_hold(wait: Wait) -> Iterator[tuple[float, tuple[float, ...]]]:
    """Not to join; to leave after none, one … of 32 equal shares of the waits; or never."""
    offered = Law(wait.law, wait.patience).offered
    back = (0.0,) * (wait.offer is not None)
    yield 0.0, (0.0, 1.0, *back)
    waits = offered[offered > 0]
    times = [waits[n * len(waits) // (LEAVES + 1)] for n in range(1, LEAVES + 1) if len(waits)]
    for leaves in {0.0, math.inf, *map(float, times)}:
        served = float(np.mean(offered <= leaves))
        yield spent(wait, np.minimum(offered, leaves)), (served, 1 - served, *back)
    if wait.offer is not None:
        at = wait.offer.at
        off_phone = float(np.mean(np.maximum(offered - at, 0)))
        rest = weigh([wait.offer.rest._replace(seconds=off_phone)])
        asked = float(np.mean(offered >= at))
        yield spent(wait, np.minimum(offered, at)) + rest, (1 - asked, 0.0, asked)


def spent(wait: Wait, seconds: np.ndarray) -> float:
    """The mean effort-minutes of so many seconds on hold."""
    start = whole = 0.0
    for stretch in wait.stretches:
        inside = float(np.mean(np.maximum(np.minimum(seconds, stretch.until) - start, 0.0)))
        whole += weigh(c._replace(seconds=c.seconds * inside) for c in stretch.charges)
        start = stretch.until
    return whole


# -- laws -----------------------------------------------------------------------------------------


@each_shipped
def test_the_best_customer_is_served_no_worse_than_the_typical(story: str, name: str) -> None:
    found = solved(story, name)
    typical, best, most = found.expectation(), found.problem.best(), found.problem.most()
    assert best.resolved >= typical.resolved
    assert 0 < best.effort < HUGE / 2
    assert 0 < best.friction < friction_index(best.effort, WEIGHTS["tau"])  # it bends
    assert most.effort is None
    assert most.unbounded_by  # one may ring again and again
    seconds = best.costs["waiting"] + best.costs["active"]
    assert seconds / 60 < best.effort  # no minute weighs less than one


@given(drafts(), rules())
@settings(
    max_examples=examples(20),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_of_any_story_the_best_is_that_of_all_states_one_by_one(d: Draft, r: Rules) -> None:
    found = Analysis(d.story, r.company, WEIGHTS, most=300)
    try:
        best, most = found.problem.best(), found.problem.most()
        chance, effort = Plain.of(World(muted(d.story), r.company), 300).best()
    except (TooLarge, Trapped):
        assume(False)
    assume(effort < HUGE / 1e3)  # else there is a trap that cannot be kept out of
    assert best.resolved == pytest.approx(chance, abs=1e-8)
    assert best.effort == pytest.approx(effort, rel=1e-5, abs=1e-5)
    assert most.effort is None or most.effort >= best.effort - 1e-6
    try:
        typical = found.expectation()
    except Trapped:
        return
    assert best.resolved >= typical.resolved - 1e-9
    assert most.effort is None or most.effort >= typical.effort * (1 - GRID) - 1e-6
    if typical.resolved > best.resolved - 1e-12:  # habits keep the chance too
        assert best.effort <= typical.effort * (1 + GRID) + 1e-6


GRID = 0.02  # habits leave at any time, decisions only at those of the grid


# -- against every strategy there is --------------------------------------------------------------


def strategies(story: Story) -> Iterator[tuple[float, float]]:
    """Of each strategy that never goes round for ever: the chance that it is resolved, and its
    effort. Who comes back to a state decides as before."""
    plain = Plain.of(World(muted(story), company()), 200)
    inner = [state for state, made in enumerate(plain.decisions) if made]
    for made in itertools.product(*(plain.decisions[state] for state in inner)):
        chosen = dict(zip(inner, made, strict=True))
        there = reached(chosen, {0})
        if not all(reached(chosen, {state}) - chosen.keys() for state in there):
            continue
        place = {state: n for n, state in enumerate(sorted(there))}
        matrix, ahead = np.eye(len(place)), np.zeros((len(place), 2))
        for state, n in place.items():
            cost, ways = chosen.get(state, (plain.end_costs[state], []))
            ahead[n] = plain.resolved[state], cost
            for share, to in ways:
                matrix[n, place[to]] -= share
        resolved, effort = np.linalg.solve(matrix, ahead)[0]
        yield float(resolved), float(effort)


def reached(chosen: dict[int, tuple[float, list[tuple[float, int]]]], start: set[int]) -> set[int]:
    """The states that one comes to."""
    found, todo = set(start), list(start)
    while todo:
        for _, to in chosen.get(todo.pop(), (0.0, []))[1]:
            if to not in found:
                found.add(to)
                todo.append(to)
    return found


FORKS = f"""
- choose:
    - {{id: ask, text: Ask, weight: 1, then: [{TWO_MINUTES}]}}
    - {{id: luck, text: Luck, weight: 0, then: [{{chance: [{{odds: 0.5, go: there}}]}}]}}
    - {{id: leave, text: Leave, end: not_done}}
- chance: [{{odds: 0.25, end: not_done}}]
"""
THERE = """
- choose:
    - {id: pay, text: Pay, then: [{charge: {minutes: 9, kind: doing, because: none, what: x}}]}
    - {id: back, text: Back, end: not_done}
- chance: [{odds: 0.1, end: not_done}]
- end: done
"""
BACK = f"""
- choose:
    - {{id: luck, text: Luck, then: [{TWO_MINUTES}, {{chance: [{{odds: 0.3, end: done}}]}}, {{go: here}}]}}
    - {{id: sure, text: Sure, then: [{{charge: {{minutes: 7, kind: doing, because: none, what: x}}}}]}}
    - {{id: leave, text: Leave, weight: 0, end: not_done}}
"""  # noqa: E501
ROUND = f"""
- choose:
    - {{id: look, text: Look round, go: there}}
    - {{id: wait, text: Wait, then: [{TWO_MINUTES}]}}
"""
AROUND = "- choose: [{id: back, text: Back, go: here}, {id: leave, text: Leave, end: not_done}]"
NEVER = f"""
- choose:
    - {{id: a, text: A, then: [{TWO_MINUTES}]}}
    - {{id: b, text: B, then: [{{chance: [{{odds: 0.5, then: [{TWO_MINUTES}]}}]}}]}}
- end: not_done
"""
SMALL = {
    "chances are given for effort": (FORKS, {"there": THERE}),
    "a loop of luck at a price, and a sure way": (BACK, {}),
    "a loop for nothing": (ROUND, {"there": AROUND}),
    "nothing can be resolved": (NEVER, {}),
}


@pytest.mark.parametrize("named", SMALL)
def test_of_a_small_story_it_is_the_best_of_all_strategies(named: str) -> None:
    steps, scenes = SMALL[named]
    story = tell(steps, scenes=scenes)
    every = list(strategies(story))
    assert len(every) >= 2
    chance = max(resolved for resolved, _ in every)
    least = min(effort for resolved, effort in every if resolved > chance - 1e-9)
    best = analysis(story).problem.best()
    assert best.resolved == pytest.approx(chance)
    assert best.effort == pytest.approx(least)


@pytest.mark.parametrize("named", SMALL)
def test_and_the_most_is_that_of_the_worst(named: str) -> None:
    steps, scenes = SMALL[named]
    story = tell(steps, scenes=scenes)
    most = analysis(story).problem.most()
    assert most.unbounded_by == ()
    assert most.effort == pytest.approx(max(effort for _, effort in strategies(story)))


def test_what_nobody_does_by_habit_is_done_by_the_best() -> None:
    story = tell(
        "- choose: [{id: a, text: A, weight: 0, end: done}, {id: b, text: B, end: not_done}]"
    )
    found = analysis(story)
    assert found.expectation().resolved == 0.0
    assert found.problem.best().resolved == 1.0
    assert found.problem.most().effort == pytest.approx(30.0)


def test_what_is_closed_is_not() -> None:
    closed = "{id: a, text: A, if: visits.here > 1, disabled: No., end: done}"
    story = tell(f"- choose: [{closed}, {{id: b, text: B, end: not_done}}]")
    assert analysis(story).problem.best().resolved == 0.0


def test_the_friction_of_the_best_is_the_mean_of_its_journeys() -> None:
    steps, _ = SMALL["a loop of luck at a price, and a sure way"]
    best = analysis(tell(steps)).problem.best()
    tau = WEIGHTS["tau"]  # two minutes a round, three of ten are the last
    rounds = ((0.3 * 0.7 ** (n - 1), friction_index(2.0 * n, tau)) for n in range(1, 400))
    assert best.effort == pytest.approx(2 / 0.3)
    assert best.friction == pytest.approx(sum(odds * friction for odds, friction in rounds))


def test_luck_that_costs_nothing_makes_no_friction() -> None:
    best = analysis(tell("- chance: [{odds: 0.5, end: done}]\n- go: here")).problem.best()
    assert best.effort == 0.0
    assert best.friction == pytest.approx(0.0, abs=1e-6)


def test_a_trap_beside_the_way_takes_nothing_from_the_precision() -> None:
    """It has no number; what shares a row with it has, to the last digit."""
    trap = "- choose: [{id: a, text: A, go: trap}]"
    luck = f"- {TWO_MINUTES}\n- chance: [{{odds: 0.1, end: done}}]\n- go: luck"
    into = "- choose: [{id: a, text: A, weight: 0, go: trap}, {id: b, text: B, go: luck}]"
    best = analysis(tell(into, scenes={"trap": trap, "luck": luck})).problem.best()
    assert best.effort == pytest.approx(20.0, abs=1e-8)


# -- what goes round ------------------------------------------------------------------------------


def test_who_may_pay_again_and_again_has_no_most() -> None:
    again = f"- choose: [{{id: a, text: A, then: [{TWO_MINUTES}, {{go: here}}]}}, {{text: B, end: done}}]"  # noqa: E501
    most = analysis(tell(again)).problem.most()
    assert (most.effort, most.unbounded_by) == (None, ("here",))


def test_nor_has_who_goes_round_through_other_scenes_and_luck() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: there}, {id: b, text: B, end: done}]",
        scenes={
            "there": f"- chance: [{{odds: 0.5, go: yonder}}]\n- {TWO_MINUTES}\n- go: here",
            "yonder": "- choose: [{id: c, text: C, go: here}]",
        },
    )
    assert analysis(story).problem.most().unbounded_by == ("there",)


def test_a_loop_that_luck_ends_has_one() -> None:
    story = tell(f"- chance: [{{odds: 0.5, end: done}}]\n- {TWO_MINUTES}\n- go: here")
    most = analysis(story).problem.most()
    assert most.unbounded_by == ()
    assert most.effort == pytest.approx(2.0)


def test_nor_is_it_endless_that_one_may_stand_still_for_nothing() -> None:
    """What is paid is paid on the way there, and who comes back there came by luck."""
    still = "- choose: [{id: a, text: A, go: there}, {id: b, text: B, then: [{chance: [{odds: 0.5, end: not_done}]}, {go: here}]}]"  # noqa: E501
    story = tell(f"- {TWO_MINUTES}\n- go: there", scenes={"there": still})
    most = analysis(story).problem.most()
    assert most.unbounded_by == ()
    assert most.effort == pytest.approx(34.0)  # two rounds on average, and never resolved


# -- on hold --------------------------------------------------------------------------------------

RINGING = 8.0  # seconds until the recording, which wait too
RING = "- dial: {line: support}\n- hold: {queue: support, hung_up: there}\n- end: done"


def test_who_has_no_better_way_stays_to_the_end() -> None:
    best = analysis(tell(RING, scenes={"there": "- end: not_done"}),
                    company(waits={"support": 300})).problem.best()  # fmt: skip
    assert best.resolved == pytest.approx(1.0)
    assert best.costs["waiting"] == pytest.approx(RINGING + 300, rel=0.01)


def two_waits(short: float, long: float) -> Law:
    law = Law.__new__(Law)
    law.offered = np.array([short, long], float)
    law.leave_rate = 0.0
    return law


def test_it_leaves_after_the_short_wait_where_another_way_costs_less_than_the_long_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One minute or ten hours, and elsewhere it takes twenty minutes: half are served after one."""
    twenty = "charge: {minutes: 20, kind: doing, because: none, what: x}"
    story = tell(RING, scenes={"there": f"- {twenty}\n- end: done"})
    under = company(waits={"support": 300}, hold__information="time", hold__estimate_kept=1)
    found = analysis(story, under)
    monkeypatch.setattr(found.typical, "law", lambda wait: two_waits(60, 36_000))
    ringing = analysis(tell("- dial: {line: support}\n- end: done"), under).expectation()
    best = found.problem.best()
    per_minute = 1.0
    stayed = ringing.effort + per_minute * 1 + 0.5 * 20
    gone = ringing.effort + 20  # at once
    assert best.resolved == pytest.approx(1.0)
    assert best.effort == pytest.approx(min(stayed, gone), abs=0.02)
    assert best.costs["waiting"] == pytest.approx(RINGING + 60)


def test_it_hangs_up_at_once_where_waiting_is_worth_nothing() -> None:
    best = analysis(tell(RING, scenes={"there": "- end: done"}),
                    company(waits={"support": 300})).problem.best()  # fmt: skip
    assert best.costs["waiting"] == RINGING


@pytest.mark.parametrize(("kept", "waits"), [(1, 60.0), (0, 900.0)])
def test_it_takes_a_call_back_where_they_are_kept(kept: float, waits: float) -> None:
    """Off the phone a minute weighs a tenth; a promise that is broken leaves one to wait again."""
    under = company(
        waits={"support": 900}, callback__offered=True, callback__after_seconds=60,
        callback__kept=kept, hold__information="time", hold__estimate_kept=1,
    )  # fmt: skip
    best = analysis(tell(RING, scenes={"there": "- end: not_done"}), under).problem.best()
    assert best.resolved == pytest.approx(1.0)
    assert best.costs["waiting"] == pytest.approx(RINGING + waits, rel=0.05)


def test_a_minute_off_the_phone_weighs_a_tenth_of_one_on_it() -> None:
    under = company(
        waits={"support": 7200}, callback__offered=True, callback__after_seconds=0,
        hold__information="time", hold__estimate_kept=1,
    )  # fmt: skip
    found = analysis(tell(RING, scenes={"there": "- end: not_done"}), under)
    best = found.problem.best()
    (wait,) = (o.moment for o in found.expansions.openings if isinstance(o.moment, Wait))
    ringing = analysis(tell("- dial: support")).expectation().effort
    minutes = Law(wait.law, wait.patience).offered.mean() / 60
    assert best.effort == pytest.approx(ringing + 0.1 * minutes)


def test_what_it_costs_is_told_by_measure() -> None:
    pay = "- pay: {amount: 5}\n- charge: {minutes: 3, kind: listening, because: none, what: x}"
    best = analysis(tell(f"{pay}\n{RING}", scenes={"there": "- end: not_done"}),
                    company(waits={"support": 300})).problem.best()  # fmt: skip
    assert best.costs["paid"] == pytest.approx(5.0)
    assert best.costs["active"] >= 180.0
    assert best.effort == best.costs["effort"]


def test_it_is_the_same_after_other_companies_were_looked_at() -> None:
    steps, scenes = SMALL["chances are given for effort"]
    story = tell(f"- dial: support\n- hold: support\n{steps}", scenes=scenes)
    under = company(waits={"support": 120})
    before = analysis(story, under).problem.best()
    found = analysis(story, under)
    found.coupled([Changes({"hold.information": "position"}), Changes({"staffing.support": 20})])
    assert found.problem.best() == before
