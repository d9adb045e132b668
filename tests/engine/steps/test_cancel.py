"""The exit door."""

from __future__ import annotations

import pytest

from holdgame.engine.timing import CANCEL_STEP
from tests.builders import company, play, tell

STEP = "- cancel: {left: [Gone.], stayed: [Still here.]}"


@pytest.mark.parametrize("steps", [1, 4])
def test_each_step_on_the_way_out_takes_its_time(steps: int) -> None:
    played = play(tell(STEP), company(cancel__steps=steps))
    assert played.lines == ["Gone."]
    assert played.seconds("doing", "cancel.steps") == steps * CANCEL_STEP


def test_each_offer_to_stay_must_be_declined() -> None:
    under = company(cancel__retention_offers=2)
    played = play(tell(STEP), under, choices=["leave", "leave"])
    assert played.lines == ["Gone."]
    assert played.seconds("listening", "cancel.retention_offers") == 2 * CANCEL_STEP
    assert play(tell(STEP), under, choices=["leave", "stay"]).lines == ["Still here."]


def test_whoever_stays_is_spared_the_steps() -> None:
    played = play(tell(STEP), company(cancel__retention_offers=1), choices=["stay"])
    assert not played.charged("doing", "cancel.steps")


def test_one_can_hang_up_on_an_offer_having_heard_it() -> None:
    story = tell("- dial: {line: support, answers: nadia}\n" + STEP)
    played = play(story, company(cancel__retention_offers=1), choices=["hang-up"])
    assert played.charged("unresolved")[0].because == "cancel.retention_offers"
    assert played.seconds("listening", "cancel.retention_offers") == CANCEL_STEP


def test_from_abroad_the_way_out_is_paid_by_the_minute() -> None:
    steps = "- dial: {line: support, answers: nadia}\n" + STEP
    story = tell(steps, you={"calling_from": "abroad"})
    played = play(story, company(abroad__toll_free=False, abroad__minute_charge=6, cancel__steps=2))
    assert played.paid() == pytest.approx((8 + 2 * CANCEL_STEP) * 0.1)
