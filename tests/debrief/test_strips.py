"""Two strips on one axis: minutes of a life, with days cut out, and where they differ most."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.strips import Strips
from holdgame.debrief.strips_in_words import apart_in_words
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey
from holdgame.engine.moments import Wait
from holdgame.friction.weights import Weights
from holdgame.play.notes import Feeling
from tests.debrief.plays import play, world_of

WEIGHTS, WORDING = Weights.load(), Wording.load()
CALL = "- dial: support\n- hold\n- ada: Hello."


def strips(journey: Journey, *felt: tuple[float, int]) -> Strips:
    """The strips of a play, with what was felt so far into its hold, as a part of it."""
    hold = next(event for event in journey.events if isinstance(event.moment, Wait))
    notes = [Feeling(hold.at + part * hold.seconds, value) for part, value in felt]
    return Debrief.of(journey, WEIGHTS, notes=notes).strips


@pytest.fixture
def called(tmp_path: Path) -> Journey:
    return play(world_of(tmp_path, CALL))


def test_days_are_cut_out_of_the_axis_and_kept_as_gaps(tmp_path: Path) -> None:
    journey = play(world_of(tmp_path, f"{CALL}\n- later: 3d"))
    debrief = Debrief.of(journey, WEIGHTS)
    assert debrief.strips.minutes == pytest.approx(debrief.score.minutes.total)
    assert [gap.seconds for gap in debrief.strips.gaps] == [3 * 86_400]
    assert debrief.strips.gaps[0].minute == pytest.approx(debrief.strips.minutes)


def test_the_effort_so_far_only_grows_and_ends_at_all_of_it(called: Journey) -> None:
    debrief = Debrief.of(called, WEIGHTS)
    minutes, efforts = zip(*debrief.strips.effort, strict=True)
    assert list(minutes) == sorted(minutes)
    assert list(efforts) == sorted(efforts)
    assert efforts[-1] == debrief.score.effort
    assert debrief.strips.effort_at(debrief.strips.minutes) == debrief.score.effort
    assert debrief.strips.effort_at(0) < debrief.strips.effort_at(debrief.strips.minutes / 2)


def test_a_feeling_in_the_middle_of_a_hold_stands_in_the_middle_of_it(called: Journey) -> None:
    made = strips(called, (0.0, 1), (0.5, 2), (1.0, 3))
    first, middle, last = made.answers
    assert middle.minute == pytest.approx((first.minute + last.minute) / 2)
    assert middle.effort == pytest.approx((first.effort + last.effort) / 2, abs=1)


def test_they_differ_most_where_one_is_furthest_from_the_other(called: Journey) -> None:
    """Nearly all of the effort was there, and it felt as at first."""
    most = strips(called, (0.1, 2), (0.8, 2), (1.0, 4)).most_apart
    assert most is not None
    assert (most.felt, most.heart) == (2, 0.0)
    assert most.apart == most.head > 0.7
    early = strips(called, (0.1, 5), (0.5, 3), (1.0, 4)).most_apart
    assert early is not None
    assert early.apart < 0
    assert early.heart == 1.0


def test_each_is_on_a_scale_of_this_play(called: Journey) -> None:
    answers = strips(called, (0.2, 2), (0.6, 3), (1.0, 4)).answers
    assert [answer.heart for answer in answers] == [0.0, 0.5, 1.0]
    assert answers[-1].head == 1.0


@pytest.mark.parametrize(
    ("felt", "told"),
    [
        ((), "here there are none."),
        (((0.5, 3),), "here there is one."),
        (((0.2, 1), (0.9, 5)), "here there are two."),
        (((0.2, 3), (0.5, 3), (0.9, 3)), "here there are three."),
    ],
)
def test_too_few_answers_or_all_the_same_say_nothing(
    called: Journey, felt: tuple[tuple[float, int], ...], told: str
) -> None:
    made = strips(called, *felt)
    assert made.most_apart is None
    said = apart_in_words(made, WORDING)
    assert "takes three answers" in said
    assert told in said


def test_it_is_told_which_of_the_two_was_ahead(called: Journey) -> None:
    ahead = apart_in_words(strips(called, (0.1, 2), (0.8, 2), (1.0, 4)), WORDING)
    assert "The effort was ahead of the feeling." in ahead
    behind = apart_in_words(strips(called, (0.1, 5), (0.5, 3), (1.0, 4)), WORDING)
    assert "The feeling was ahead of the effort." in behind
    assert "our judgement" in behind
