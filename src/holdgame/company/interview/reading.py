"""reading: what a typed answer means, told in a sentence where it means nothing; and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from holdgame.company.hours import read_hours
from holdgame.company.interview import amounts
from holdgame.company.interview.question import Question, example_of
from holdgame.company.policy import NONE, Policy, PolicyValue

LONGEST: Final = 80  # letters of an answer
_NOT_KNOWN = frozenset(
    {"", "?", "-", "unknown", "not known", "don't know", "i don't know", "do not know"}
    | {"i do not know", "dont know", "no idea", "not sure", "nobody knows", "dunno", "idk", "n/a"}
)
_YES = frozenset({"yes", "y", "true", "always"})
_NO = frozenset({"no", "n", "false", "never"})
_NO_LIMIT = frozenset({"no limit", "unlimited", "without limit", "any amount", "whatever it takes"})
_WRITTEN = re.compile(r"\d\d:\d\d-\d\d:\d\d")
_TIME_OF_DAY = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am?|pm?|a\.m|p\.m|h|o'clock)?")
_SEVERAL = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer was read as. No value: nobody knows, or `problem` says what is wrong."""

    value: PolicyValue | None = None
    problem: str = ""


def read(question: Question, typed: str, currency: str = "") -> Reading:
    """A typed answer, read forgivingly. Shares are 0 to 1, times in the policy's own unit."""
    text = amounts.said(typed.replace("’", "'"))
    if text in _NOT_KNOWN:
        return Reading()
    if len(text) > LONGEST:
        return Reading(problem="Shorter, please.")
    row = question.row
    if row.may_be_none and text in ("none", "no", "no limit", "never", "nothing"):
        return Reading(NONE)
    match row.kind:
        case "flag":
            return _picked(text in _YES or (False if text in _NO else None), "Yes or no, please.")
        case "choice":
            return _picked(_choice(question, text), f"One of: {_words(question)}.")
        case "hours":
            return _picked(_hours(text), "Two times of day, such as 8-20; or always.")
        case "zone":
            return _picked(_zone(typed), "The name of a time zone, such as Europe/Kyiv.")
        case "list":
            names = tuple(dict.fromkeys(filter(None, _SEVERAL.split(text))))
            return Reading(() if names == ("none",) else names)
    return _figure(question, text, currency)


def written(question: Question, value: PolicyValue) -> str:
    """A value as `read` reads it back."""
    row = question.row
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case tuple():
            return ", ".join(value) or "none"
        case _ if value == NONE and row.may_be_none:
            return "none"
    figure = f"{100 * value if row.kind == 'share' else value:.10g}"
    units = {"share": "%", "seconds": " s", "minutes": " minutes", "days": " days"}
    return figure + (" hours" if row.unit == "hours" else units.get(row.kind, ""))


def _picked(value: PolicyValue | None, problem: str) -> Reading:
    return Reading(problem=problem) if value is None else Reading(value)


def _words(question: Question) -> str:
    return "; ".join(words for _, words in question.picks)


def _choice(question: Question, text: str) -> PolicyValue | None:
    """A choice by its name, its number or its words, which may be cut short."""
    for number, (value, words) in enumerate(question.picks, 1):
        name = str(value).replace("_", " ")
        if text in (str(value), name, str(number)) or words.startswith(text):
            return value
    return None


def _figure(question: Question, text: str, currency: str) -> Reading:
    """A number in the row's own unit, within its bounds."""
    row = question.row
    if row.kind == "money" and text in _NO_LIMIT and row.high is not None:
        return Reading(int(row.high))
    value = _amount(row, text, currency)
    if value is None:
        return Reading(problem=_wanted(row, currency))
    if row.whole and value != int(value):
        return Reading(problem="A whole number, please.")
    if row.high is not None and value > row.high:
        most = question.shown(row.high, currency)
        return Reading(problem=f"That is too much: at most {most}, please.")
    if row.low is not None and value < row.low:
        least = f"{row.low:g}" if row.kind == "number" else question.shown(row.low, currency)
        return Reading(problem=f"That is too little: at least {least}, please.")
    return Reading(int(value) if value == int(value) else value)


def _amount(row: Policy, text: str, currency: str) -> float | None:
    match row.kind:
        case "share":
            value = amounts.share(text)
        case "money":
            value = amounts.money(text, currency)
        case "days":
            value = _in(amounts.seconds(text, amounts.DAY), amounts.DAY)
        case "minutes":
            value = _in(amounts.seconds(text, amounts.MINUTE), amounts.MINUTE)
        case "seconds":
            value = amounts.seconds(text, amounts.MINUTE if row.unit == "minutes" else 1.0)
        case _ if row.unit == "hours":
            value = _in(amounts.seconds(text, amounts.HOUR), amounts.HOUR)
        case _:
            value = amounts.count(text)
    return None if value is None else round(value, 2 if row.kind == "money" else 6)


def _in(seconds: float | None, unit: float) -> float | None:
    return None if seconds is None else seconds / unit


def _wanted(row: Policy, currency: str) -> str:
    """What kind of figure is asked for."""
    match row.kind:
        case "share":
            return "A share, such as 12 or 12%, please."
        case "money":
            return f"An amount of {currency or 'money'}, please; 0 for nothing."
    if row.kind in ("days", "minutes", "seconds") or row.unit == "hours":
        return f"A length of time, such as {example_of(row)}, please."
    return "A number, please."


def _hours(text: str) -> str | None:
    """`8-20`, `9 to 5`, `8am-8pm`, `24/7`, as opening hours are written: `08:00-20:00`."""
    if text in ("always", "24/7", "24 hours", "all day", "day and night", "24h", "0-24"):
        return "always"
    if _WRITTEN.fullmatch(text):
        return text if read_hours(text) is not None else None
    ends = re.split(r"\s*(?:-|–|to|until|till)\s*", text)
    minutes = [minute for end in ends if (minute := _minute(end)) is not None]
    if len(ends) != 2 or len(minutes) != 2:
        return None
    opens, closes = minutes
    if closes <= opens < closes + 720 <= 1440 and not re.search("[ap]", text):
        closes += 720  # nine to five
    hours = f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"
    return hours if read_hours(hours) is not None else None


def _minute(text: str) -> int | None:
    """The minute of the day that `8`, `8:30` or `8pm` is."""
    match = _TIME_OF_DAY.fullmatch(text)
    if match is None:
        return None
    hour, half = int(match[1]), (match[3] or "")[:1]
    if half in ("a", "p"):
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(match[2] or 0)


def _zone(typed: str) -> str | None:
    try:
        return ZoneInfo(typed.strip()).key
    except (KeyError, ValueError, OSError):  # unknown, no name at all, or a folder
        return None
