"""Questions beside the story: what is asked, and what a typed answer means. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from holdgame.play.scales import DEGREE, Ends

Answer = str | int | float | bool | None
MOST, MOST_MINUTES = 999, 9_999  # a slip of the finger is larger; what is meant never is
_CLOCK = re.compile(r"(?P<minutes>\d+)\s*:\s*(?P<seconds>[0-5]\d)\Z")
_WORDED = re.compile(
    r"(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minute|minutes))?\s*"
    r"(?:(?P<seconds>\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|second|seconds))?\Z"
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `brief` is how it reads once it has been answered.

    A `pick` is one of `picks`; a `scale` is 0 to 10 between the two `ends`; a `count` is a whole
    number and a `duration` minutes, perhaps with seconds.
    """

    id: str
    text: str
    brief: str
    kind: Literal["pick", "yes_no", "scale", "count", "duration"]
    picks: tuple[str, ...] = ()
    ends: Ends = DEGREE
    unit: str = ""


def parse_count(typed: str) -> int | None:
    """A whole number, or None."""
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() else None


def parse_minutes(typed: str) -> float | None:
    """`12`, `12:30`, `12.5`, `12 min 30 s`, `90 s`, as minutes; None when it is none of these."""
    typed = typed.strip().casefold()
    if not typed or len(typed) > 30:
        return None
    if clock := _CLOCK.match(typed):
        return int(clock["minutes"]) + int(clock["seconds"]) / 60
    if re.fullmatch(r"\d+(?:[.,]\d+)?", typed):
        return _number(typed)
    worded = _WORDED.match(typed)
    if worded is None or worded.lastgroup is None:
        return None
    return _number(worded["minutes"]) + _number(worded["seconds"]) / 60


def shown(question: Question, answer: Answer) -> str:
    """An answer as the page shows it; a dash when it was skipped."""
    match answer:
        case None:
            return "–"
        case bool():
            return "yes" if answer else "no"
        case float() if question.kind == "duration":
            minutes, seconds = divmod(round(answer * 60), 60)
            return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"
        case _ if question.unit:
            return f"{answer} {question.unit.removesuffix('s') if answer == 1 else question.unit}"
        case _:
            return str(answer)


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0
