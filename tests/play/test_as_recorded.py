"""Playing what one of the company's own customers went through."""

from __future__ import annotations

from typing import Any

from holdgame.engine.journey import Journey, Served
from holdgame.engine.moments import Ended, Wait
from holdgame.engine.world import World
from holdgame.play.notes import Recorded
from holdgame.play.pace import parse_pace
from holdgame.play.sitting import Sitting
from tests.builders import company, tell

HOLD = "- dial: support\n- hold: billing\n"


def played(recorded: Recorded, steps: str = HOLD, **policies: Any) -> tuple[Sitting, list[float]]:
    world = World(tell(steps), company(waits={"billing": 60}, **policies))
    sitting = Sitting(Journey(world, 7), parse_pace("instant"))
    sitting.play_as_recorded(recorded)
    waits = []
    while not isinstance(sitting.moment, Ended):
        if isinstance(sitting.moment, Wait):
            waits.append(sitting.hold_begins())
            sitting.answer(Served())
        else:
            sitting.answer()
    return sitting, waits


def transfers(sitting: Sitting) -> int:
    return sum(charge.kind == "transfer" for _, charge in sitting.journey.charges())


def test_one_is_passed_on_as_often_as_they_were_and_waits_what_they_waited() -> None:
    recorded = Recorded("p90", "March", (410.0, 95.0, 30.0), transfers=2)
    sitting, waits = played(recorded, transfer__misrouted=0.1)
    assert waits == [410.0, 95.0, 30.0]
    assert transfers(sitting) == 2
    assert "passed on twice, and so are you" in sitting.told


def test_who_was_not_passed_on_is_not_passed_on_here() -> None:
    recorded = Recorded("median", "", (40.0,), transfers=0)
    sitting, waits = played(recorded, transfer__misrouted=0.89)
    assert (waits, transfers(sitting)) == ([40.0], 0)
    assert "passed on" not in sitting.told


def test_a_company_that_says_nobody_is_passed_on_is_believed_and_it_is_said() -> None:
    sitting, waits = played(Recorded("p90", "", (40.0, 50.0), transfers=1), transfer__misrouted=0)
    assert (waits, transfers(sitting)) == ([40.0], 0)
    assert "transfer.misrouted: 0" in sitting.told


def test_other_luck_is_left_alone() -> None:
    recorded = Recorded("p90", "", (40.0,), transfers=3)
    lost, _ = played(recorded, transfer__misrouted=0.2, transfer__dropped=0.5)
    assert 1 <= transfers(lost) <= 3  # lost on the way, or passed on as often as they were
