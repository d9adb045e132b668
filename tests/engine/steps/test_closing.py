"""“Is there anything else?”, and the line that goes dead before the answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import company, play, tell

CALL = "- dial: {line: support, answers: nadia}\n- closing\n- Goodbye."
ASKS: dict[str, Any] = {"script__closing_question": True}


def test_the_question_is_asked_where_the_script_says_so() -> None:
    assert play(tell(CALL)).lines == ["Goodbye."]
    played = play(tell(CALL), company(**ASKS))
    assert played.lines == ["Nadia: Is there anything else that I can do?", "Goodbye."]
    assert played.seconds("listening", "script.closing_question") == 8 / 2.5


@pytest.mark.parametrize(("target", "share"), [(6, 0.25), (4, 0.5), (8, 0), (0, 0)])
def test_a_target_cuts_what_it_leaves_out_of_a_call(target: int, share: float) -> None:
    played = play(tell(CALL), company(targets__handle_minutes=target))
    odds = [o.odds for c in played.chances for o in c.outcomes if o.id == "cut"]
    assert odds == ([pytest.approx(share)] if share else [])


def test_a_call_that_is_cut_stops_in_the_middle_of_a_word() -> None:
    played = play(tell(CALL), company(targets__handle_minutes=4), luck=["cut"])
    (line,) = played.lines
    assert line.endswith("—")
    assert "Nadia: Is there anything else that I can do?".startswith(line[:-1])
    assert played.ending == "cut_off"
    assert played.charged("unresolved")[0].because == "targets.handle_minutes"


def test_a_call_that_is_not_cut_goes_on() -> None:
    under = company(targets__handle_minutes=4, **ASKS)
    assert play(tell(CALL), under, luck=["asked"]).ending == "done"


def test_off_the_line_nothing_can_be_cut() -> None:
    assert not play(tell("- closing"), company(targets__handle_minutes=1)).chances


def test_a_cut_may_throw_to_a_place_of_its_own() -> None:
    story = tell(
        CALL.replace("closing", "closing: {dropped: b}"), scenes={"b": "- B.\n- end: done"}
    )
    assert play(story, company(targets__handle_minutes=4), luck=["cut"]).lines[-1] == "B."
