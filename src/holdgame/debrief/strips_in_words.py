"""strips_in_words: where head and heart differ most, told in a sentence or two."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.pieces import feeling
from holdgame.debrief.shares import share
from holdgame.debrief.strips import Strips
from holdgame.debrief.wording import Wording

NOT_SAID: Final = "nobody said how it felt"


def apart_in_words(strips: Strips, wording: Wording, *, brief: bool = False) -> str:
    """When they differ most, which of the two was ahead, and how they are set side by side."""
    said, most = wording.strips, strips.most_apart
    if most is None:
        return said["too_few"].format(are=_there_are(len(strips.answers)))
    key = "head_ahead" if most.apart > 0 else "heart_ahead" if most.apart else "nowhere"
    told = said[key].format(
        clock=f"{most.clock:%H:%M}",
        minutes=words.minutes(most.minute),
        share=share(Decimal(most.effort), Decimal(strips.answers[-1].effort)),
        felt=feeling(most.felt),
    )
    return told if brief else f"{told} {said['how']}"


def _there_are(count: int) -> str:
    """`are none`, `is one`, `are two`."""
    return {0: "are none", 1: "is one"}.get(count, f"are {words.number(count)}")


def axis_in_words(strips: Strips, wording: Wording) -> str:
    """What the axis of time is made of."""
    return wording.strips["axis"].format(minutes=words.minutes(strips.minutes))
