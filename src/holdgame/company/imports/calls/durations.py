"""durations: how long something took, as exports write it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

# What may stand at the end of a column's name, or as `unit:` in a map, and its seconds.
UNITS: Final = {
    "ms": 0.001, "msec": 0.001, "millis": 0.001, "milliseconds": 0.001,
    "s": 1.0, "sec": 1.0, "secs": 1.0, "second": 1.0, "seconds": 1.0,
    "min": 60.0, "mins": 60.0, "minute": 60.0, "minutes": 60.0,
    "h": 3600.0, "hrs": 3600.0, "hour": 3600.0, "hours": 3600.0,
}  # fmt: skip
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,5}):(\d{2}(?:[.,]\d+)?)")
_WORDS: Final = re.compile(
    r"(?:(\d{1,3})\s*h[a-z]*)?\s*(?:(\d{1,5})\s*m(?:in[a-z]*)?)?\s*(?:(\d{1,7}(?:\.\d+)?)\s*s[a-z]*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Duration:
    """How one column writes durations: the seconds of its unit, and what a comma in it is.

    Whatever the unit, `3:20` and `0:03:20` are minutes and seconds, and `3m 20s` says its own.
    """

    unit: float = 1.0
    decimal_comma: bool = False

    def read(self, text: str) -> float | None:
        """Seconds, or None where no duration is written."""
        text = text.strip()
        try:
            seconds = float(self._plain(text)) * self.unit
        except ValueError:
            return _spelled(text)
        return seconds if 0 <= seconds < math.inf else None

    def _plain(self, text: str) -> str:
        return text.replace(",", "." if self.decimal_comma else "")


def _spelled(text: str) -> float | None:
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        seconds = float(clock[3].replace(",", "."))
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + seconds
    words = _WORDS.fullmatch(text)
    if words is None or not any(words.groups()):
        return None
    hours, minutes, rest = words.groups("0")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)
