"""The pace of a hold: real seconds against the customer's.

Pure: whoever uses it says what time it is. Waited time is worked out from when each stretch of
a speed began, so redraws and slow ticks cannot make it drift.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

ASK_AFTER = 60.0  # real seconds at 1:1 before brisk asks
FASTER = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast recordings and holds run. Speech waits for the reader at every pace.

    `factor` is customer seconds a real second. A pace that `asks` runs 1:1 until the player,
    asked once after a minute of the first hold, chooses ten times faster.
    """

    name: str
    factor: float
    asks: bool = False

    @property
    def instant(self) -> bool:
        return math.isinf(self.factor)


HONEST = Pace("honest", 1.0)
BRISK = Pace("brisk", FASTER, asks=True)
INSTANT = Pace("instant", math.inf)


def parse_pace(text: str) -> Pace:
    """`honest`, `brisk`, `instant` or a number such as `10`. Raises ValueError with a sentence."""
    named = {p.name: p for p in (HONEST, BRISK, INSTANT)}
    if text in named:
        return named[text]
    try:
        factor = float(text)
    except ValueError:
        factor = math.nan
    if not (0.1 <= factor <= 100_000):
        raise ValueError(
            f"a pace is honest, brisk, instant or a number from 0.1 to 100000, not {text!r}"
        )
    return Pace(f"{factor:g}", factor)


class HoldClock:
    """Customer seconds waited in one hold, by a clock that the caller reads (seconds)."""

    def __init__(self, now: float, factor: float, waited: float = 0.0) -> None:
        self._since = now
        self._before = waited
        self.factor = factor

    def waited(self, now: float) -> float:
        """Customer seconds waited so far."""
        if math.isinf(self.factor):
            return math.inf
        return self._before + max(0.0, now - self._since) * self.factor

    def set_factor(self, now: float, factor: float) -> None:
        """From here on at another speed; what was waited stays waited. 0 stands still."""
        self._before, self._since, self.factor = self.waited(now), now, factor

    def real_until(self, now: float, seconds: float) -> float:
        """Real seconds from now until so many customer seconds will have been waited."""
        if math.isinf(self.factor):
            return 0.0
        if self.factor <= 0:
            return math.inf
        return max(0.0, (seconds - self.waited(now)) / self.factor)
