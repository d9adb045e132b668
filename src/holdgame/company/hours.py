"""Opening hours: `08:00-20:00` or `always`, in minutes after midnight on the company's clock."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY = 1440
_PAIR = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-4]):([0-5]\d)\Z")


@dataclass(frozen=True, slots=True)
class Hours:
    """Every day alike. `opens` > `closes` is a line that is open past midnight."""

    opens: int
    closes: int

    def open_at(self, minute: float) -> bool:
        """Whether the line is open at a minute of the day, 0 to 1440."""
        if self.opens < self.closes:
            return self.opens <= minute < self.closes
        return minute >= self.opens or minute < self.closes

    def minutes_until_open(self, minute: float) -> float:
        """Minutes until somebody answers; 0 when the line is open."""
        return 0.0 if self.open_at(minute) else (self.opens - minute) % _DAY


def read_hours(text: str) -> Hours | None:
    """`08:00-20:00` or `always`; None when it is neither."""
    if text == "always":
        return Hours(0, _DAY)
    match = _PAIR.match(text)
    if match is None:
        return None
    opens, closes = (int(match[i]) * 60 + int(match[i + 1]) for i in (1, 3))
    return None if opens == closes or max(opens, closes) > _DAY else Hours(opens, closes)
