"""Ringing: the ringing itself, opening hours, and when a contact is another one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import company, play, tell

CALL = "- dial: support\n- Somebody is there."


def test_it_rings_and_then_the_company_greets() -> None:
    played = play(tell(CALL))
    assert played.lines[-1] == "Somebody is there."
    assert [c.seconds for c in played.charges if c.did == "ring"] == [8]
    assert played.charged("waiting")[0].because == "none"
    assert played.counts.contacts == 1


def test_somebody_named_answers_without_a_recording() -> None:
    played = play(tell("- dial: {line: support, answers: nadia}\n- explain: trouble"))
    assert not played.charged("listening")
    story = tell(
        "- dial: {line: support, answers: nadia}\n- if: told.nadia.trouble\n  end: not_done"
    )
    assert play(story).ending == "done"


@pytest.mark.parametrize(
    ("hours", "zone", "open_"),
    [
        ("08:00-20:00", "UTC", True),
        ("08:00-11:59", "UTC", False),
        ("12:00-12:01", "UTC", True),
        ("08:00-12:00", "UTC", False),
        ("22:00-12:30", "UTC", True),
        ("08:00-20:00", "Asia/Tokyo", False),
        ("08:00-20:00", "America/New_York", True),
        ("always", "Asia/Tokyo", True),
    ],
)
def test_a_line_is_open_by_the_clock_of_the_company(hours: str, zone: str, open_: bool) -> None:
    story = tell(CALL, starts="2026-06-10 12:00 UTC")
    played = play(story, company(hours__open=hours, hours__zone=zone))
    assert played.ending == ("done" if open_ else "shut")


def test_a_closed_line_says_so_and_throws_where_the_story_says() -> None:
    at_night = company(hours__open="08:00-09:00")
    played = play(tell(CALL), at_night)
    assert played.lines == ["Plain: We are closed now."]
    assert [c.because for c in played.charged("listening")] == ["hours.open"]
    assert played.charged("unresolved")[0].because == "hours.open"
    story = tell("- dial: {line: support, closed: b}", scenes={"b": "- Well.\n- end: not_done"})
    assert play(story, at_night).lines[-1] == "Well."


def test_waiting_until_it_opens_helps() -> None:
    story = tell(
        "- dial: {line: support, closed: b}",
        scenes={"b": "- later: 20h\n- dial: support\n- end: done"},
    )
    played = play(story, company(hours__open="08:00-09:00"))
    assert played.ending == "done"
    assert played.counts.contacts == 2


def test_a_scene_says_what_time_it_is() -> None:
    story = tell("- go: b", scenes={"b": "at: '23:30'\nsteps:\n  - dial: support\n  - end: done"})
    assert play(story, company(hours__open="08:00-20:00")).ending == "shut"
    assert play(story, company(hours__open="23:00-24:00")).ending == "done"


def test_the_hours_are_the_same_whether_or_not_anything_counts_the_days() -> None:
    # In between the clocks change in New York and not in UTC.
    call = "- later: 3d\n- choose: [{text: Ring}]\n- dial: support\n"
    ask = "- request: {what: refund, granted: [Yes.], refused: [No.]}"
    for hours in ("07:00-07:30", "08:00-08:30"):
        under = company(hours__open=hours, hours__zone="America/New_York")
        ended = {
            play(tell(s, starts="2026-03-07 12:15 UTC"), under).ending for s in (call, call + ask)
        }
        assert len(ended) == 1


def test_a_contact_is_another_one_at_the_second_dialling() -> None:
    assert play(tell("- dial: support\n- hang_up\n- dial: support")).counts.contacts == 2


def test_from_abroad_the_ringing_is_paid_for_too() -> None:
    story = tell("- dial: {line: support, answers: nadia}", you={"calling_from": "abroad"})
    costs: dict[str, Any] = {"abroad__minute_charge": 6.0}
    assert play(story, company(abroad__toll_free=False, **costs)).paid() == pytest.approx(0.8)
    assert play(story, company(abroad__toll_free=True, **costs)).paid() == 0
    at_home = tell("- dial: {line: support, answers: nadia}")
    assert play(at_home, company(abroad__toll_free=False, **costs)).paid() == 0


def test_putting_the_phone_down_ends_the_call() -> None:
    story = tell("- dial: support\n- hang_up\n- choose: [{text: Sit}]")
    assert [o.id for o in play(story).asks[0].options] == ["sit"]
