"""A sitting: left anywhere, it goes on from there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdgame.engine.journey import Chose, HungUp, Left, Served
from holdgame.engine.moments import Ask, Ended, Tell, Wait
from holdgame.engine.rehearsal import habit
from holdgame.engine.world import World
from holdgame.play.journal import read_journal
from holdgame.play.notes import Feeling, Recorded, Speed
from holdgame.play.pace import BRISK, HONEST
from holdgame.play.sitting import Sitting, begin, resume
from holdgame.story.model import Story
from tests.builders import company, tell

CALL = """
- dial: support
- choose: [{text: Wait, id: wait}, {text: Wonder, id: wonder}]
- hold: billing
- nadia: Hello.
- explain: trouble
- chance: [{odds: 0.5, then: [Rain.]}]
- choose: [{text: One, id: one}, {text: Other, id: other, end: not_done}]
"""
UNDER = company(waits={"billing": 300})
OPEN: list[Sitting] = []


@pytest.fixture(autouse=True)
def _everybody_gets_up() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()


def kept(sitting: Sitting) -> Sitting:
    OPEN.append(sitting)
    return sitting


def world(story: Story | str = CALL, **options) -> World:
    return World(tell(story, **options) if isinstance(story, str) else story, UNDER)


def noon() -> datetime:
    return datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def sat_down(folder: Path, seed: int = 7, under: World | None = None) -> Sitting:
    return kept(begin(under or world(), seed, HONEST, folder, now=noon))


def play_to(sitting: Sitting, kind: type) -> Sitting:
    """Go on by habit until a moment of this kind."""
    while not isinstance(sitting.moment, kind):
        if isinstance(sitting.moment, Wait):
            sitting.hold_begins()
        sitting.answer(habit(sitting.journey))
    return sitting


def again(sitting: Sitting, under: World | None = None) -> Sitting:
    """Leave, and sit down again."""
    sitting.close()
    assert sitting.path is not None
    return kept(resume(under or world(), read_journal(sitting.path)))


def stands(sitting: Sitting) -> tuple:
    return sitting.moment.here, sitting.journey.visit, sitting.journey.now, sitting.journey.state


def test_left_at_any_moment_it_goes_on_to_the_same_end(tmp_path: Path) -> None:
    whole = play_to(sat_down(tmp_path / "whole"), Ended)
    length = len(whole.journey.events)
    for stop in range(length):
        sitting = sat_down(tmp_path / f"{stop}")
        for _ in range(stop):
            if isinstance(sitting.moment, Wait):
                sitting.hold_begins()
            if isinstance(sitting.moment, Ended):
                break
            sitting.answer(habit(sitting.journey))
        on = play_to(again(sitting), Ended)
        assert on.told == ""
        assert stands(on) == stands(whole)
        assert [e.charges for e in on.journey.events] == [e.charges for e in whole.journey.events]


def test_left_in_the_middle_of_a_hold_the_hold_goes_on(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Wait)
    offered = sitting.hold_begins()
    sitting.feel(3, 40.0)
    sitting.hold_left_at(61.5)
    back = again(sitting)
    assert isinstance(back.moment, Wait)
    assert (back.resumed_at, back.hold_begins()) == (61.5, offered)
    assert back.last(Feeling) == Feeling(back.journey.now + 40.0, 3, back.moment.here.place)
    back.answer(Served())
    assert back.resumed_at == 0.0
    assert read_journal(back.path).entries[-1].offered == offered  # type: ignore[arg-type]


def test_a_hold_left_twice_goes_on_where_it_was_left_last(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Wait)
    sitting.hold_begins()
    sitting.hold_left_at(10.0)
    second = again(sitting)
    second.hold_begins()
    second.hold_left_at(25.0)
    assert again(second).resumed_at == 25.0


def test_when_the_power_goes_in_a_hold_its_length_is_kept(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Wait)
    offered = sitting.hold_begins()
    back = again(sitting)
    assert (back.resumed_at, back.journey.offered) == (0.0, offered)
    assert again(back).journey.offered == offered


def test_the_length_of_a_hold_is_what_was_written_whatever_the_dice_say_now(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Wait)
    offered = sitting.hold_begins()
    sitting.close()
    slower = World(tell(CALL), company(waits={"billing": 3000}))
    assert again(sitting, slower).journey.offered == offered


def test_what_was_typed_and_noted_is_kept(tmp_path: Path) -> None:
    sitting = sat_down(tmp_path)
    sitting.note(Speed(10.0))
    while sitting.moment.here.place != "here/explain.1":
        sitting.answer(habit(sitting.journey))
    sitting.answer(Chose("told", "I want “my” money.\n"))
    back = again(sitting)
    assert back.speed == 10.0
    typed = [e.answer for e in back.journey.events if isinstance(e.moment, Ask)]
    assert Chose("told", "I want “my” money.\n") in typed


def test_a_story_that_ended_has_its_ending_in_the_file(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Ended)
    assert read_journal(sitting.path).ended == sitting.moment.ending  # type: ignore[arg-type, union-attr]
    assert isinstance(again(sitting).moment, Ended)


def test_a_play_that_is_not_kept_writes_nothing(tmp_path: Path) -> None:
    sitting = play_to(begin(world(), 1, BRISK, None), Ended)
    assert sitting.path is None
    assert list(tmp_path.iterdir()) == []


def test_two_plays_of_one_second_have_files_of_their_own(tmp_path: Path) -> None:
    assert sat_down(tmp_path).path != sat_down(tmp_path).path


# -- a story that changes under a journey --------------------------------------------------------

CHANGES = {
    "an option is gone": (CALL.replace("text: One, id: one", "text: New, id: new"), "one"),
    "a scene comes first": ("- choose: [{text: New, id: new}]\n" + CALL, "new"),
    "the hold is gone": (CALL.replace("- hold: billing\n", ""), "hold"),
    "it ends earlier": ("- dial: support\n- end: not_done", "ends earlier"),
}


@pytest.mark.parametrize("change", CHANGES, ids=list(CHANGES))
def test_a_changed_story_stops_the_journey_with_a_sentence_and_goes_on(
    tmp_path: Path, change: str
) -> None:
    sitting = sat_down(tmp_path)
    answers = {"here/choose.1": "wait", "here/explain.1": "told", "here/choose.2": "one"}
    while not isinstance(sitting.moment, Ended):
        if isinstance(sitting.moment, Ask):
            sitting.answer(Chose(answers[sitting.moment.here.place]))
        else:
            sitting.answer(Served() if isinstance(sitting.moment, Wait) else None)
    changed = world(CHANGES[change][0])
    back = again(sitting, changed)
    assert back.told.startswith("The story has changed since: ")
    assert back.told.endswith("The play goes on from there.")
    play_to(back, Ended)
    once_more = play_to(again(back, changed), Ended)
    assert once_more.told == ""
    assert stands(once_more) == stands(back)


def test_a_line_more_changes_nothing_about_a_journey(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Ended)
    longer = CALL.replace("- hold", "- One more line.\n- hold").replace("[Rain.]", "[So., Rain.]")
    back = again(sitting, world(longer))
    assert back.told == ""
    assert back.moment.here == sitting.moment.here


def test_hanging_up_while_somebody_talks_is_kept(tmp_path: Path) -> None:
    sitting = play_to(sat_down(tmp_path), Wait)
    sitting.answer(Served())
    sitting.answer(HungUp(1))
    assert stands(again(sitting)) == stands(sitting)


def test_new_names_for_old_ones_keep_a_journey_whole(tmp_path: Path) -> None:
    sitting = sat_down(tmp_path)
    while not isinstance(sitting.moment, Wait):
        asked = isinstance(sitting.moment, Ask)
        sitting.answer(Chose("wonder") if asked else None)
    sitting.answer(Left(5))
    renamed = tell(
        "- go: kitchen",
        scenes={"kitchen": CALL.replace("id: wonder", "id: muse") + "- end: done"},
        renamed={"here": "kitchen", "wonder": "muse"},
    )
    back = again(sitting, world(renamed))
    assert back.told == ""
    while isinstance(back.moment, Tell):
        back.answer()
    assert isinstance(back.moment, Ended)
    assert back.moment.ending == "gave_up"


def test_the_waits_may_be_those_of_a_customer_in_the_records(tmp_path: Path) -> None:
    two = "- dial: support\n- hold: billing\n- hold: billing\n- hold: billing\n"
    sitting = sat_down(tmp_path, under=world(two))
    sitting.play_as_recorded(Recorded("p90", "March", (77.0, 5.0)))
    assert "one of your customers in March" in sitting.told
    began = [play_to(sitting, Wait).hold_begins()]
    back = again(sitting, world(two))  # left, and gone on with
    began += [back.hold_begins()]
    back.answer(Served())
    began += [back.hold_begins()]
    assert began == [77.0, 77.0, 5.0]
    back.answer(Served())
    assert back.hold_begins() not in (77.0, 5.0)  # that customer held twice; this hold is drawn
