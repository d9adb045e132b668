"""Time that passes off the phone, and what was promised for it."""

from __future__ import annotations

import pytest

from tests.builders import company, play, tell

PROMISE = """
- dial: {line: support, answers: nadia}
- promise: {what: a call, within: 2d, kept: [They ring.], broken: [Nobody rings.]}
- choose: [{text: Sit}]
"""
UNHEARD = "- promise: {what: a call, within: 2d, kept: [], broken: [{end: not_done}]}"


@pytest.mark.parametrize(
    ("said", "seconds"), [("45m", 2700), ("6h", 21_600), ("3d", 259_200), ("1w", 604_800)]
)
def test_time_passes_by_the_calendar_and_is_nobodys_minute(said: str, seconds: float) -> None:
    played = play(tell(f"- later: {said}"))
    assert played.seconds("elapsed") == seconds == played.journey.now
    assert played.ledger.total == 0


def test_days_without_the_thing_are_said() -> None:
    played = play(tell("- later: {for: 3d, without: true}"))
    assert played.seconds("without") == 3 * 86_400


def test_later_the_call_is_over() -> None:
    story = tell("- dial: support\n- later: 1h\n- choose: [{text: Sit}]")
    assert [o.id for o in play(story).asks[0].options] == ["sit"]


def test_a_promise_is_kept_as_often_as_the_company_keeps_them() -> None:
    played = play(tell(PROMISE), company(followup__kept=0.25))
    assert {o.id: o.odds for o in played.chances[0].outcomes} == {"kept": 0.25, "broken": 0.75}


@pytest.mark.parametrize(("luck", "line"), [("kept", "They ring."), ("broken", "Nobody rings.")])
def test_the_time_that_was_promised_passes_either_way(luck: str, line: str) -> None:
    played = play(tell(PROMISE), company(followup__kept=0.5), luck=[luck])
    assert played.lines[-1] == line
    assert played.seconds("elapsed") == 2 * 86_400
    assert len(played.charged("broken_promise", "followup.kept")) == (luck == "broken")


def test_what_is_promised_for_soon_is_waited_for_on_the_line() -> None:
    for within, ids in (("2d", ["sit"]), ("10m", ["sit", "hang-up"])):
        story = tell(PROMISE.replace("2d", within))
        assert [o.id for o in play(story, luck=["kept"]).asks[0].options] == ids


def test_a_broken_promise_is_what_the_end_is_booked_to() -> None:
    played = play(tell(UNHEARD), company(followup__kept=0.5), luck=["broken"])
    assert played.charged("unresolved")[0].because == "followup.kept"


def test_as_many_days_as_a_policy_says() -> None:
    story = tell("- later: {days: company.replacement.days + 1, without: true}")
    played = play(story, company(replacement__days=9))
    assert played.seconds("without") == 10 * 86_400
    assert "(10 days later)" in played.lines


def test_days_that_are_none_break_the_story_off_with_a_sentence() -> None:
    played = play(tell("- later: {days: 0 - 3}"))
    assert "Days are a number from 0, not -3." in played.end.broken


def test_that_time_passed_is_said_where_it_passes() -> None:
    played = play(tell("- You wait.\n- later: 17h\n- You wake up."))
    assert played.lines == ["You wait.", "(17 hours later)", "You wake up."]
