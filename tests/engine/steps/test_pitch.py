"""What the agent must try to sell."""

from __future__ import annotations

import pytest

from tests.builders import company, play, tell

CALL = "- dial: {line: support, answers: nadia}\n- pitch: "
ASKED = (
    CALL
    + "{offer: Buy the {{ company.name }} plan today, accepted: [Yes.], declined: [No.]}\n- On."
)
ASKED = ASKED.replace(
    "offer: Buy the {{ company.name }} plan today", "offer: 'Buy {{ company.name }} now'"
)
SELLS = company(script__upsell=True)


def test_nothing_is_sold_where_the_script_does_not_say_so() -> None:
    played = play(tell(ASKED))
    assert played.lines == ["On."]
    assert not played.asks


@pytest.mark.parametrize(("answer", "line"), [("accepted", "Yes."), ("declined", "No.")])
def test_the_offer_is_read_and_answered(answer: str, line: str) -> None:
    played = play(tell(ASKED), SELLS, choices=[answer])
    assert played.lines == ["Nadia: Buy Plain now", line, "On."]
    (heard,) = [c for c in played.charges if c.did == "pitch"]
    assert (heard.because, heard.seconds) == ("script.upsell", 3 / 2.5)


def test_an_offer_without_an_answer_is_only_heard() -> None:
    played = play(tell(CALL + "Buy it\n- On."), SELLS)
    assert played.lines == ["Nadia: Buy it", "On."]
    assert not played.asks


def test_one_can_hang_up_on_a_pitch() -> None:
    played = play(tell(ASKED), SELLS, choices=["hang-up"])
    assert played.charged("unresolved")[0].because == "script.upsell"
