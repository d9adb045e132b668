"""What holds of every story under every company, not of examples only.

The stories are random, over all verbs, with loops, routines, variables and conditions.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from holdgame.engine.expand import expand, reads
from holdgame.engine.journey import HungUp, Journey
from holdgame.engine.log import Entry, entry_of, replay
from holdgame.engine.moments import Ask, Chance, Ended, Moment, Tell, Wait
from holdgame.engine.rehearsal import habit
from holdgame.engine.state import State
from holdgame.engine.world import World
from tests.builders import exits_of, explore
from tests.engine.random_stories import Draft, Rules, changes, drafts, rules, seeds
from tests.examples import examples

MOST_MOMENTS = 120
MOST_STATES = 200  # looked at in one story
DEEPER = 10  # times the examples, for whoever runs the slow tests

Law = Callable[..., None]


def law(wanted: int, *given_by: st.SearchStrategy[Any]) -> Callable[[Law], Law]:
    """A law tried on so many examples."""

    def with_examples(test: Law) -> Law:
        test = given(*given_by)(test)
        return settings(
            max_examples=examples(wanted),
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
            report_multiple_bugs=False,
        )(test)

    return with_examples


def world_of(draft: Draft, rules: Rules) -> World:
    return World(draft.story, rules.company)


def rehearsed(world: World, seed: int, *, rude: bool = False) -> tuple[Journey, list[Entry]]:
    """A journey of a typical customer, as long as it lasts up to a limit, and its log.

    A `rude` one now and then hangs up while somebody talks, which no typical customer does.
    """
    journey = Journey(world, seed)
    entries: list[Entry] = []
    for number in range(MOST_MOMENTS):
        if journey.ended:
            break
        answer = (rude and cut_short(journey, number)) or habit(journey)
        entry = entry_of(journey.answer(answer))
        if entry is not None:
            entries.append(entry)
    return journey, entries


def cut_short(journey: Journey, number: int) -> HungUp | None:
    """Hanging up on somebody, every sixth time that it can be done."""
    moment, dice = journey.moment, journey.dice
    if not isinstance(moment, Tell) or dice.draw("rude", number, "whether") > 1 / 6:
        return None
    lines = int(dice.draw("rude", number, "when") * (len(moment.lines) + 1))
    return HungUp(lines) if moment.may_hang_up_after(lines) else None


def hear_out(journey: Journey) -> None:
    """Listen until something is asked, or for ever and a day."""
    for _ in range(MOST_MOMENTS):
        if isinstance(journey.moment, Tell):
            journey.answer()


def seen(moment: Moment) -> tuple[Any, ...]:
    """All that can be seen of a moment, without the states behind it."""
    match moment:
        case Tell():
            away = [exit and exit.charges for exit in moment.away]
            return moment.here, moment.lines, moment.exit.charges, away
        case Ask():
            shown = [(o.id, o.text, o.weight, o.closed, o.exit.charges) for o in moment.options]
            return moment.here, moment.how, moment.lines, moment.phrases, shown
        case Wait():
            offer = moment.offer and (moment.offer.at, moment.offer.rest)
            return moment.here, moment.stretches, moment.heard, moment.law, offer
        case Chance():
            return moment.here, [(o.id, o.odds, o.exit.charges) for o in moment.outcomes]
        case Ended():
            return moment.here, moment.ending, moment.charges, moment.text, moment.broken


def told(journey: Journey) -> list[Any]:
    return [(e.at, e.visit, e.answer, e.charges, seen(e.moment)) for e in journey.events]


def the_same(one: Journey, other: Journey, events: int | None = None) -> bool:
    """Whether two journeys look alike, the first `events` of them; says where they do not.

    By itself pytest would lay out the difference of two long journeys, which takes it minutes.
    """
    pair = zip(told(one)[:events], told(other)[:events], strict=True)
    for number, (here, there) in enumerate(pair):
        if here != there:
            raise AssertionError(f"event {number}:\n{here!r:.2000}\nor\n{there!r:.2000}")
    return True


# -- the laws, each with what it is tried on -------------------------------------------------


def same_luck_same_journey(draft: Draft, rules: Rules, seed: int) -> None:
    one, _ = rehearsed(world_of(draft, rules), seed)
    other, _ = rehearsed(world_of(draft, rules), seed)
    assert the_same(one, other)


def a_log_leads_back(draft: Draft, rules: Rules, seed: int, share: float) -> None:
    journey, entries = rehearsed(world_of(draft, rules), seed, rude=True)
    kept = entries[: math.ceil(share * len(entries))]
    back = [Entry.from_list(json.loads(json.dumps(entry.as_list()))) for entry in kept]
    assert back == kept
    # Another seed: what was written needs no dice.
    again = replay(world_of(draft, rules), seed + 1, back)
    assert (again.stopped, again.fitted) == ("", len(kept))
    assert len(kept) <= len(again.journey.events) <= len(journey.events)
    assert the_same(again.journey, journey, len(again.journey.events))
    if len(kept) == len(entries):
        hear_out(again.journey)
        if journey.ended:
            assert the_same(again.journey, journey)
            assert again.journey.state == journey.state


def every_state_makes_sense(draft: Draft, rules: Rules) -> None:
    world = world_of(draft, rules)
    for state, moment in explore(world, MOST_STATES).items():
        settled = world.settle(state) == state
        assert settled
        match moment:
            case Ask():
                assert any(not option.closed for option in moment.options)
                ids = [option.id for option in moment.options]
                assert len(set(ids)) == len(ids)
                assert all(0 <= option.weight < math.inf for option in moment.options)
            case Chance():
                assert sum(o.odds for o in moment.outcomes) == pytest.approx(1, abs=1e-9)
                assert all(o.odds >= 0 for o in moment.outcomes)
            case Ended() if moment.broken:
                assert "round in circles" in moment.broken
        for exit in exits_of(moment):
            settled = world.settle(exit.to) == exit.to
            assert settled
            assert all(0 <= c.seconds < math.inf and c.amount >= 0 for c in exit.charges)


class _Remembering(World):
    """A world that forgets nothing."""

    def settle(self, state: State) -> State:
        return self.returned(state)


def what_is_forgotten_was_not_needed(draft: Draft, rules: Rules, seed: int) -> None:
    kept, _ = rehearsed(_Remembering(draft.story, rules.company), seed)
    forgot, _ = rehearsed(world_of(draft, rules), seed)
    assert the_same(kept, forgot)


def a_line_more_leaves_journeys_whole(
    draft: Draft, rules: Rules, seed: int, where: int, line: Any
) -> None:
    journey, entries = rehearsed(world_of(draft, rules), seed, rude=True)
    longer = Draft(with_line(draft.top, where, line))
    again = replay(world_of(longer, rules), seed, entries)
    assert (again.stopped, again.fitted) == ("", len(entries))
    if isinstance(journey.moment, Ended) and not journey.moment.broken:
        hear_out(again.journey)
        assert isinstance(again.journey.moment, Ended)
        assert again.journey.moment.ending == journey.moment.ending


def another_policy_leaves_the_luck(
    draft: Draft, rules: Rules, seed: int, change: dict[str, Any]
) -> None:
    one, _ = rehearsed(world_of(draft, rules), seed)
    changed = World(draft.story, rules.company.with_values(change))
    other, _ = rehearsed(changed, seed)
    before = {(e.moment.here.place, e.visit): e for e in one.events}
    for event in other.events:
        same = before.get((event.moment.here.place, event.visit))
        alike = same is not None and seen(same.moment) == seen(event.moment)
        if same is not None and alike:
            assert event.answer == same.answer


def what_was_not_asked_for_changes_nothing(
    draft: Draft, rules: Rules, change: dict[str, Any]
) -> None:
    world = world_of(draft, rules)
    changed = World(draft.story, rules.company.with_values(change))
    for state, moment in explore(world, MOST_STATES).items():
        if reads(world, state).isdisjoint(change):
            same = expand(changed, state) == moment
            assert same, (state, change)


# -- putting a line into a draft -------------------------------------------------------------

_STEPS = {
    "steps", "then", "else", "granted", "refused", "escalated", "accepted", "declined", "left",
    "stayed", "kept", "broken", "resolved", "unresolved",
}  # fmt: skip


def with_line(top: dict[str, Any], where: int, line: Any) -> dict[str, Any]:
    """The draft with a line put in somewhere: in a scene, an option, a branch, a routine."""
    slots = 0
    chosen = -1

    def walk(value: Any, steps: bool) -> Any:
        nonlocal slots
        match value:
            case list() if steps:
                made: list[Any] = []
                for item in value or [None]:
                    if slots == chosen:
                        made.append(line)
                    slots += 1
                    if item is not None:
                        made.append(walk(item, False))
                return made
            case list():
                return [walk(item, False) for item in value]
            case dict():
                return {k: walk(v, k in _STEPS) for k, v in value.items()}
        return value

    def everywhere() -> dict[str, Any]:
        bodies = {
            part: {name: walk(body, isinstance(body, list)) for name, body in top[part].items()}
            for part in ("scenes", "routines")
        }
        return top | bodies

    same = everywhere() == top
    assert same
    chosen, slots = where % slots, 0
    return everywhere()


LINES = st.sampled_from(["A line more.", {"you": "Hello?"}, {"recording": "Beep."}])

# -- every law at once, on a few examples and, for the patient, on many -----------------------

BOTH = (drafts(), rules())


@law(40, *BOTH, seeds)
def test_the_same_luck_and_answers_make_the_same_journey(d: Draft, r: Rules, s: int) -> None:
    same_luck_same_journey(d, r, s)


@law(60, *BOTH, seeds, st.floats(0, 1))
def test_any_beginning_of_a_log_leads_to_where_it_stopped(
    d: Draft, r: Rules, s: int, share: float
) -> None:
    a_log_leads_back(d, r, s, share)


@law(80, *BOTH)
def test_every_state_has_one_moment_that_makes_sense(d: Draft, r: Rules) -> None:
    every_state_makes_sense(d, r)


@law(120, *BOTH, seeds)
def test_what_is_forgotten_was_not_needed(d: Draft, r: Rules, s: int) -> None:
    what_is_forgotten_was_not_needed(d, r, s)


@law(60, *BOTH, seeds, st.integers(0, 10_000), LINES)
def test_a_line_more_leaves_every_journey_whole(
    d: Draft, r: Rules, s: int, where: int, line: Any
) -> None:
    a_line_more_leaves_journeys_whole(d, r, s, where, line)


@law(60, *BOTH, seeds, changes())
def test_another_policy_leaves_the_luck_of_every_place(
    d: Draft, r: Rules, s: int, change: dict[str, Any]
) -> None:
    another_policy_leaves_the_luck(d, r, s, change)


@law(60, *BOTH, changes())
def test_a_policy_that_was_not_asked_for_changes_nothing(
    d: Draft, r: Rules, change: dict[str, Any]
) -> None:
    what_was_not_asked_for_changes_nothing(d, r, change)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@law(60 * DEEPER, *BOTH, seeds, st.floats(0, 1), st.integers(0, 10_000), LINES, changes())
def test_the_laws_hold_however_long_one_looks(
    d: Draft, r: Rules, s: int, share: float, where: int, line: Any, change: dict[str, Any]
) -> None:
    same_luck_same_journey(d, r, s)
    a_log_leads_back(d, r, s, share)
    every_state_makes_sense(d, r)
    what_is_forgotten_was_not_needed(d, r, s)
    a_line_more_leaves_journeys_whole(d, r, s, where, line)
    another_policy_leaves_the_luck(d, r, s, change)
    what_was_not_asked_for_changes_nothing(d, r, change)
