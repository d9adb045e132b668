"""Small words of the screens: clocks, labels, typed numbers, what an answer looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.engine.moments import Line
from holdgame.engine.world import World
from holdgame.story.model import Fact
from holdgame.tui import call, script
from holdgame.tui.questions import Question, parse_count, parse_minutes, shown
from holdgame.tui.screens.papers import printed
from tests.builders import TROUBLE, company, play, tell
from tests.tui.evenings import STORY, company_text, world_of


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("12", 12.0), ("12:30", 12.5), ("12.5", 12.5), ("12,5", 12.5), ("90 s", 1.5),
        ("2 min 30 s", 2.5), ("3m", 3.0), (" 4 minutes ", 4.0), ("0", 0.0), ("1:60", None),
        ("", None), ("ten", None), ("-3", None), ("١٢", 12.0), ("min", None), ("1e9", None),
    ],
)  # fmt: skip
def test_minutes_as_people_type_them(typed: str, minutes: float | None) -> None:
    assert parse_minutes(typed) == minutes


@given(st.text(max_size=40))
def test_whatever_is_typed_is_minutes_or_nothing(typed: str) -> None:
    minutes = parse_minutes(typed)
    assert minutes is None or minutes >= 0
    count = parse_count(typed)
    assert count is None or count >= 0


def test_answers_as_the_page_shows_them() -> None:
    times = Question("t", "How often?", "times", "count", unit="times")
    lasts = Question("d", "How long?", "lasts", "duration", unit="minutes")
    assert shown(times, 1) == "1 time"
    assert shown(times, 3) == "3 times"
    assert shown(lasts, 4.5) == "4 min 30 s"
    assert shown(lasts, None) == "–"
    assert shown(Question("y", "?", "y", "yes_no"), False) == "no"


@pytest.mark.parametrize(
    ("name", "short"),
    [("Meridian Mobile", "MERIDIAN"), ("Ms. Hale", "MS. HALE"), ("Nadia", "NADIA"),
     ("Internationalisation Ltd", "INTERNATI…"), ("", "")],
)  # fmt: skip
def test_a_label_fits_its_column(name: str, short: str) -> None:
    assert script.label(name) == short


def test_a_recording_runs_together_and_people_do_not() -> None:
    recording = [Line("recording", "Plain Co", "machine", text) for text in "ab"]
    person = [Line("nadia", "Nadia", "person", text) for text in "cd"]
    entries = list(script.entries((*recording, *person)))
    assert [e.follows for e in entries] == [False, True, False, False]


def test_how_often_it_was_told() -> None:
    assert [script.times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [script.nth(n) for n in (1, 3, 12)] == ["first", "third", "12th"]


def test_the_clock_is_the_callers_and_goes_over_summer_time() -> None:
    world = world_of(STORY, company_text())
    assert call.wall_clock(world, 0) == "23:10 Kyiv"
    assert call.wall_clock(world, 3600) == "00:10 Kyiv"
    assert call.no_clock(world, 0) == "Kyiv, night"
    before = tell("- Hello.", starts="2026-03-29 02:30 Europe/Kyiv")
    assert call.wall_clock(World(before, company()), 3600) == "04:30 Kyiv"


def test_a_story_without_a_town_has_a_clock_all_the_same() -> None:
    world = World(tell("- Hello."), company())
    assert call.wall_clock(world, 0) == "12:00"
    assert call.no_clock(world, 0) == "Afternoon"


def test_the_length_of_a_call() -> None:
    assert call.timer(252.9) == "04:12"
    assert call.timer(3852) == "1:04:12"


def test_the_whole_play_can_be_read_back() -> None:
    played = play(tell("- nadia: Hello.\n- dial: support\n- explain: trouble"), company())
    said = [entry.text for entry in script.history(played.journey)]
    assert said[0] == "Hello."
    assert any("You took money" in text for text in said)
    assert script.tellings(played.journey, "trouble") == [len(TROUBLE.split())]


def test_long_numbers_stand_in_fours() -> None:
    def fact(value: str, kind: str = "digits") -> Fact:
        return Fact(None, "id", "label", value, kind)  # type: ignore[arg-type]

    assert printed(fact("8841220761359904")) == "8841 2207 6135 9904"
    assert printed(fact("04101")) == "04101"
    assert printed(fact("Jordan Avery", "words")) == "Jordan Avery"
