"""opening: on which days and at what hours somebody was answered, and what hours that makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import compress
from typing import Final
from zoneinfo import ZoneInfo

from holdgame.company.imports.calls.clock import DAY
from holdgame.company.imports.calls.records import Calls

QUARTER: Final = 900  # seconds
QUARTERS: Final = DAY // QUARTER
_ENOUGH_DAYS: Final = 5
_ENOUGH_CALLS: Final = 200
# Rarer than this, in calls (of the busiest quarter of an hour) or in days (of all), is no opening:
# an agent who stayed, a clock that was wrong.
_RARE: Final = 0.02
_RARE_DAYS: Final = 0.1
# Where more calls than this share tell no time, the others are not all, and may be misread too.
_FEW_UNTOLD: Final = 0.05
_SHORTEST_NIGHT: Final = 4  # quarters of an hour; a line that rests for less is always open


class Opening:
    """Counts answered calls by quarter of an hour; grows with the days there are."""

    def __init__(self) -> None:
        self._answered: Counter[int] = Counter()  # by quarters of an hour since 1970
        self.calls = 0
        self.without_time = 0
        self._first: int | None = None
        self._last: int | None = None

    def add(self, calls: Calls, answered: Sequence[bool]) -> None:
        """Count some calls by when they came; `answered` says which of them were."""
        self.calls += len(calls.starts)
        self.without_time += calls.starts.count(None)
        starts = [start for start in set(calls.starts) if start is not None]
        if not starts:
            return
        for start, count in Counter(compress(calls.starts, answered)).items():
            if start is not None:
                self._answered[start // QUARTER] += count
        first, last = min(starts), max(starts)
        self._first = first if self._first is None else min(self._first, first)
        self._last = last if self._last is None else max(self._last, last)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day; None where no time is told."""
        if self._first is None or self._last is None:
            return None
        return _moment(self._first).date(), _moment(self._last).date()

    @property
    def noon(self) -> int:
        """Noon of the day in the middle of the period, in seconds since 1970; 0 where none is."""
        middle = ((self._first or 0) + (self._last or 0)) // 2
        return middle // DAY * DAY + DAY // 2

    @property
    def told(self) -> bool:
        """Whether calls tell when they came, all but a few of them."""
        return self._first is not None and self.without_time <= _FEW_UNTOLD * self.calls

    @property
    def dates_only(self) -> bool:
        """Whether all calls seem to have come at midnight, as they do where no time is told."""
        return bool(self._answered) and not any(q % QUARTERS for q in self._answered)

    def days(self, hour: int) -> int:
        """On how many days somebody was answered in that hour of the day."""
        return len({q // QUARTERS for q in self._answered if q // 4 % 24 == hour})

    def hours(self, zone: ZoneInfo | None = None) -> str | None:
        """`08:00-20:00` or `always`, every day alike; None where too little is known.

        `zone` is whose clock to tell them on, if the records are on UTC.
        """
        days = {quarter // QUARTERS for quarter in self._answered}
        enough = len(days) >= _ENOUGH_DAYS and self._answered.total() >= _ENOUGH_CALLS
        if not enough or self.dates_only:
            return None
        calls: Counter[int] = Counter()
        on_days: Counter[int] = Counter()
        for quarter, count in self._answered.items():
            of_day = on_zone(quarter * QUARTER, zone) // QUARTER % QUARTERS
            calls[of_day] += count
            on_days[of_day] += 1
        few_calls = _RARE * max(calls.values())
        few_days = max(_RARE_DAYS * len(days), 1)
        busy = sorted(q for q in calls if calls[q] > few_calls and on_days[q] > few_days)
        if not busy:
            return None
        # The longest gap is the night. Behind it the line opens, before it the line closes.
        gaps = [
            (later - earlier - 1, earlier + 1, later % QUARTERS)
            for earlier, later in zip(busy, [*busy[1:], busy[0] + QUARTERS], strict=True)
        ]
        night, closes, opens = max(gaps)
        if night < _SHORTEST_NIGHT:
            return "always"
        return f"{clock(opens * QUARTER)}-{clock((closes - 1) % QUARTERS * QUARTER + QUARTER)}"


def clock(seconds: int) -> str:
    """`08:15`, of seconds after midnight; a day's end is `24:00`."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def on_zone(seconds: int, zone: ZoneInfo | None) -> int:
    """Seconds on the clock of a zone, of seconds on UTC."""
    if zone is None:
        return seconds
    offset = datetime.fromtimestamp(seconds, zone).utcoffset()
    return seconds + (int(offset.total_seconds()) if offset else 0)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
