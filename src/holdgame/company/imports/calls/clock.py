"""clock: times as people and systems write them, as seconds on the clock they were written by.

Three ways are told apart: ISO 8601; day, month and year in either order; seconds or milliseconds
since 1970. An offset such as `+02:00` is left aside: the hours of a day are what is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Final, Literal, TypeVar

Written = Literal["iso", "day-first", "month-first", "epoch"]
WRITTEN: Final[tuple[Written, ...]] = ("iso", "day-first", "month-first", "epoch")

DAY: Final = 86_400
_EPOCH_DAY: Final = datetime(1970, 1, 1).toordinal()
_YEARS: Final = range(1990, 2101)
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DATE: Final = re.compile(r"(\d{1,4})\s*[./ -]\s*(\d{1,2}|[A-Za-z]{3,9})\.?\s*[./ -]\s*(\d{2,4}),?")
_TIME: Final = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?"
    r"\s*(?:z|utc|gmt|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_TO_THE_MINUTE: Final = itemgetter(slice(16))
_UTC: Final = ("Z", "z", "+00:00", "+0000", "UTC")
_ENOUGH: Final = 50  # times that leave no doubt, by which the others are read
_MOST_REMEMBERED: Final = 100_000

Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """What texts mean, each worked out once; forgets them all when there are too many.

    Records say the same few thousand things a million times over. `puzzled` is true from the first
    text on that means nothing (None): to look for None in every column would cost as much again.
    """

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read
        self.puzzled = False

    def __missing__(self, text: str) -> Value:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        value = self[text] = self._read(text)
        self.puzzled = self.puzzled or value is None
        return value


class Clock:
    """Reads columns of times that are all written one way.

    To the second if `exact`; else ISO times to the minute, which is all that a million rows are
    asked for, in half the time.
    """

    def __init__(self, written: Written, *, exact: bool = False) -> None:
        self.written = written
        self._exact = exact
        self._minutes = Remembered(_minute)
        self._days = Remembered(lambda text: _day(text, month_first=written == "month-first"))
        self._times = Remembered(_time_of_day)

    def read(self, texts: Sequence[str]) -> list[int | None]:
        """Seconds since 1970 on the clock of the text; None for what is no time."""
        try:
            return self._fast(texts)
        except ValueError:
            return [self._one(text) for text in texts]

    def _fast(self, texts: Sequence[str]) -> list[int | None]:
        match self.written:
            case "iso" if self._exact:
                return [wall_seconds(datetime.fromisoformat(text)) for text in texts]
            case "iso":
                return list(map(self._minutes.__getitem__, map(_TO_THE_MINUTE, texts)))
            case "epoch":
                return [since_1970(float(text)) for text in texts]
        days, times = self._days, self._times
        return [days[day] + times[time] for day, _, time in [text.partition(" ") for text in texts]]

    def _one(self, text: str) -> int | None:
        text = text.strip()
        try:
            if self.written == "iso":
                return wall_seconds(datetime.fromisoformat(text))
            if self.written == "epoch":
                return since_1970(float(text))
            date = _DATE.match(text)
            if date is None:
                return None
            return self._days[date[0]] + self._times[text[date.end() :].strip()]
        except ValueError:
            return None


def wall_seconds(moment: datetime) -> int:
    """Seconds since 1970 of what a clock on the wall showed. Raises ValueError out of range."""
    if moment.year not in _YEARS:
        raise ValueError("no year in which anybody was on hold")
    day = moment.toordinal() - _EPOCH_DAY
    return day * DAY + moment.hour * 3600 + moment.minute * 60 + moment.second


def since_1970(number: float) -> int:
    """Seconds, of seconds or milliseconds since 1970. Raises ValueError out of range."""
    seconds = number / 1000 if number > 1e11 else number
    if not 631_152_000 <= seconds < 4_102_444_800:  # the years of `_YEARS`
        raise ValueError("no time at which anybody was on hold")
    return int(seconds)


def is_utc(text: str) -> bool:
    """Whether a written time says that it is UTC."""
    return text.rstrip().endswith(_UTC)


def guess(texts: Iterable[str]) -> Written | None:
    """How times are written, as most of the first that leave no doubt; None when none does.

    `03/04/2026` may be the third of April or the fourth of March. One day after the twelfth
    settles it, and dots do: nobody writes months first with dots.
    """
    told = (way for way in (_tells(text.strip()) for text in texts) if way is not None)
    counts = Counter[Written](islice(told, _ENOUGH))
    return max(counts, key=counts.__getitem__, default=None)


def _tells(text: str) -> Written | None:
    try:
        wall_seconds(datetime.fromisoformat(text))
        return "iso"
    except ValueError:
        pass
    try:
        since_1970(float(text))
        return "epoch"
    except ValueError:
        pass
    date = _DATE.match(text)
    if date is None:
        return None
    first, second = date[1], date[2]
    if len(first) == 4 or not second.isdigit() or "." in date[0] or int(first) > 12:
        return "day-first"
    return "month-first" if int(second) > 12 else None


def _minute(text: str) -> int:
    """The minute of an ISO time, `2026-03-03T09:15`. Raises ValueError."""
    return wall_seconds(datetime.fromisoformat(text))


def _day(text: str, *, month_first: bool) -> int:
    """Seconds since 1970 at the beginning of a day. Raises ValueError."""
    date = _DATE.fullmatch(text)
    if date is None:
        raise ValueError("no date")
    first, second, third = date.groups()
    if not second.isdigit():
        day, month, year = int(first), _MONTHS.get(second[:3].lower(), 0), int(third)
    elif len(first) == 4:
        day, month, year = int(third), int(second), int(first)
    elif month_first:
        day, month, year = int(second), int(first), int(third)
    else:
        day, month, year = int(first), int(second), int(third)
    return wall_seconds(datetime(year + 2000 if year < 100 else year, month, day))


def _time_of_day(text: str) -> int:
    """Seconds since midnight; none told is midnight. Raises ValueError."""
    if not text:
        return 0
    time = _TIME.fullmatch(text.strip())
    if time is None:
        raise ValueError("no time of day")
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if time[4]:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + (12 if time[4] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("no time of day")
    return hour * 3600 + minute * 60 + second
