"""as recorded: the luck of a play is that of a customer in the company's own records.

What they waited is waited, in order; as often as they were passed on, whoever picks up passes the
player on. All else, and all that comes after, is this play's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from holdgame.engine.journey import Befell, Event
from holdgame.engine.moments import Chance, Moment, Wait
from holdgame.engine.steps.hold import MISROUTED, NOT_THEIRS, THEIRS
from holdgame.engine.world import World
from holdgame.play import questions as q
from holdgame.play.notes import Recorded


def recorded_wait(recorded: Recorded, events: Sequence[Event]) -> float | None:
    """Seconds of the hold that now begins; None when theirs are used up."""
    earlier = sum(isinstance(event.moment, Wait) for event in events)
    return recorded.waits[earlier] if earlier < len(recorded.waits) else None


def recorded_luck(recorded: Recorded, moment: Moment, events: Sequence[Event]) -> Befell | None:
    """Whether whoever picked up passes the player on; None where it is about something else."""
    if not isinstance(moment, Chance) or all(o.id != NOT_THEIRS for o in moment.outcomes):
        return None
    earlier = sum(event.answer == Befell(NOT_THEIRS) for event in events)
    return Befell(NOT_THEIRS if earlier < recorded.transfers else THEIRS)


def told(recorded: Recorded, world: World) -> str:
    """What the player is told before such a play."""
    month = f" in {recorded.month}" if recorded.month else ""
    sentence = q.RECORDED.format(month=month)
    if not recorded.transfers:
        return sentence
    if world.number(MISROUTED) > 0:
        return f"{sentence} {q.PASSED_ON.format(times=_times(recorded.transfers))}"
    return f"{sentence} {q.NOT_PASSED_ON.format(times=_times(recorded.transfers))}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
