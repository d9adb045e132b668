"""Whether a time in a dialplan is one at which somebody is there, or one at which nobody is."""

from __future__ import annotations

import re

from holdgame.company.imports.flows.asterisk.arguments import arguments

_OPEN = re.compile(r"open|day(?!s? ?off)|business|office|work", re.IGNORECASE)
_CLOSED = re.compile(
    r"clos|night|holiday|feiertag|after|weekend|voicemail|lunch|off.?hours|nobody", re.IGNORECASE
)
_RANGE = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_WEEKEND = frozenset(("sat-sun", "sun-sat", "sat", "sun", "sat&sun", "sun&sat"))
_EVERY = ("*", "")


def opens(times: str, target: str) -> bool:
    """Whether `GotoIfTime(times?target)` leads to what is played in opening hours.

    The name of the target says so best. Without that, a day of the year is a holiday, a range over
    midnight is the night, a weekend is a weekend, and anything else the day.
    """
    if _CLOSED.search(target):
        return False
    if _OPEN.search(target):
        return True
    hours, weekdays, days, months = [*arguments(times), "*", "*", "*"][:4]
    if days not in _EVERY or months not in _EVERY:
        return False
    if match := _RANGE.match(hours):
        start, end = (60 * int(match[n]) + int(match[n + 1]) for n in (1, 3))
        return start < end
    return weekdays.lower() not in _WEEKEND
