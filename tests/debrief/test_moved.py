"""The same choices in another world, and what one corrected value moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.policy import PolicyValue
from holdgame.debrief.assumed import assumptions_of
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.moved import CUSTOMERS, Came, Moved, Typical, moved
from holdgame.debrief.page_moved import moved_lines
from holdgame.debrief.replayed import replay_choices
from holdgame.engine.journey import Chose, Left, Served
from holdgame.engine.moments import Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from tests import builders
from tests.builders import company, tell
from tests.debrief.plays import SHIPPED, play, shipped, world_of

WEIGHTS = Weights.load()
CALL = """
- dial: support
- hold: {answers: nadia}
- verify: [account, holder]
- explain: trouble
"""


def other(world: World, **policies: PolicyValue) -> World:
    """The same story under the same company but for these values."""
    changed = {name.replace("__", "."): value for name, value in policies.items()}
    return World(world.story, world.company.with_values(changed))


@given(st.integers(0, 500), st.sampled_from(SHIPPED))
@settings(max_examples=25)
def test_in_the_same_world_everything_happens_again(seed: int, under: str) -> None:
    world = shipped(under)
    journey = rehearse(world, seed)
    again = replay_choices(journey, world)
    assert again.same == again.decisions
    assert again.journey.events == journey.events


@given(st.integers(0, 200))
@settings(max_examples=10)
def test_every_choice_ends_somewhere_in_any_world(seed: int) -> None:
    journey = rehearse(shipped("meridian"), seed)
    again = replay_choices(journey, shipped("larkspur"))
    assert again.journey.ended
    assert 0 <= again.same <= again.decisions


def test_what_is_no_longer_asked_is_not_answered_and_what_is_new_a_typical_customer_answers() -> (
    None
):
    story = tell(CALL)
    one = builders.play(story, company(identity__checks=1)).journey
    none = replay_choices(one, World(story, company(identity__checks=0)))
    assert none.same == none.decisions
    assert not any("verify" in event.place for event in none.journey.events)
    two = replay_choices(one, World(story, company(identity__checks=2)))
    assert two.decisions - two.same == 1


def test_whoever_left_leaves_as_late_unless_somebody_picks_up() -> None:
    story, waiting = tell(CALL), {"support": 600.0}
    left = builders.play(story, company(waits=waiting), holds=[400], waits=[Left(90)]).journey

    def again(mean: float) -> list[object]:
        replayed = replay_choices(left, World(story, company(waits={"support": mean})))
        events = replayed.journey.events
        return [event.answer for event in events if isinstance(event.moment, Wait)]

    assert again(100_000) == [Left(90)]
    assert again(0.001) == [Served()]


def test_whoever_stayed_stays_however_long_it_is() -> None:
    story = tell(CALL)
    stayed = builders.play(story, company(waits={"support": 60})).journey
    slower = replay_choices(stayed, World(story, company(waits={"support": 6000}))).journey
    answers = [event.answer for event in slower.events if isinstance(event.moment, Wait)]
    assert answers == [Served()]
    assert slower.now > stayed.now


def test_the_words_of_the_player_are_told_again() -> None:
    story, words = tell(CALL), "It broke, and nobody cares."
    told = builders.play(story, choices=[words]).journey
    again = replay_choices(told, World(story, company(hold__information="time"))).journey
    assert words in [e.answer.text for e in again.events if isinstance(e.answer, Chose)]


def test_a_better_rule_is_less_effort_for_the_player_and_for_a_typical_customer() -> None:
    before = shipped("meridian")
    found = moved(rehearse(before, 4), before, other(before, hold__information="time"), WEIGHTS)
    assert found.change < 0
    assert found.change == pytest.approx(found.typical_now.effort - found.typical_was.effort)
    assert 0 < found.error < abs(found.change)


def test_nothing_moves_where_nothing_changes() -> None:
    world = shipped("larkspur")
    found = moved(rehearse(world, 1), world, world, WEIGHTS)
    assert found.was == found.now
    assert (found.change, found.error) == (0, 0)


MOVED = Moved(
    Came(99.5, 74.2, False), Came(61.2, 50.6, True), 14, 17,
    Typical(84.0, 0.58), Typical(60.0, 0.71), -24.0, 3.1,
)  # fmt: skip


def test_the_page_says_what_was_and_what_is_and_how_that_is_known() -> None:
    text = "\n".join(moved_lines(MOVED, 78))
    assert "your play, effort-minutes        99.5     61.2" in text
    assert "▇-" in text
    assert "14 decisions as you made them; three you never had to make" in " ".join(text.split())
    assert f"{CUSTOMERS} rehearsals with the same luck" in text
    assert "24.0 less, give or take 3.1" in text
    assert "only because" not in text
    assert all(cells(line) <= 78 for line in text.splitlines())


def test_less_effort_because_more_give_up_is_said_so() -> None:
    worse = Moved(
        Came(60, 50, True), Came(70, 60, True), 1, 1, Typical(84, 0.6), Typical(60, 0.4), -24, 3
    )
    text = " ".join(" ".join(moved_lines(worse, 78)).split())
    assert "It is less effort only because more of them give up." in text
    assert "all one decision as you made them" in text
    assert "▇+" in text


def test_what_is_assumed_is_listed_heaviest_first_then_what_made_no_effort(
    tmp_path: Path,
) -> None:
    steps = "- dial: support\n- hold: {answers: ada}\n- verify: [number]\n- explain: trouble"
    debrief = Debrief.of(play(world_of(tmp_path, steps)))
    found = assumptions_of(debrief)
    felt = [a.felt for a in found if a.felt is not None]
    assert len(felt) == debrief.origins["assumed"] > 0
    assert felt == sorted(felt, reverse=True)
    assert [a.felt for a in found[len(felt) :]] == [None] * (len(found) - len(felt))
    assert all(a.rule.origin == "assumed" for a in found)
    assert "authority.frontline" not in {a.rule.policy for a in found}
