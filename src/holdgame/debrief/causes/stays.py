"""stays: the same call at a competitor's, and with whom customers stay."""

from __future__ import annotations

import shlex
from typing import Final

from holdgame.debrief.causes.causes import CUSTOMERS, Causes, Stay
from holdgame.debrief.columns import left, right, wrap

HEADING: Final = "The same call at a competitor's"
COLUMNS: Final = ("effort-minutes", "helped", f"of {CUSTOMERS} stay")
HOW: Final = (
    "The typical customer, with each company's queues as they are. Of those who mean to leave half "
    "do, or all (page 5); whichever it is holds for both, so {more}. Who means to leave is what "
    "other companies' customers said, and no forecast of yours."
)
_CELLS: Final = tuple(len(column) + 2 for column in COLUMNS)


def compared(causes: Causes) -> bool:
    """Whether there is a competitor to compare with."""
    return len(causes.stays) > 1


def stays_lines(causes: Causes, width: int) -> list[str]:
    """A heading, a row for each of the two, and how to read them; nothing without a competitor."""
    if not compared(causes):
        return []
    room = width - 4 - sum(_CELLS)
    lines = ["", *wrap(HEADING, width), "", f"    {left('', room)}{_figures(COLUMNS)}"]
    for name, *figures in stays_rows(causes):
        lines.append(f"    {left(name, room)}{_figures(figures)}")
    return [*lines, "", *wrap(f"{stays_in_words(causes)} {which_rules(causes)}", width)]


def stays_rows(causes: Causes) -> list[tuple[str, ...]]:
    """By company its name, the effort, the share helped, and how many stay."""
    return [
        (s.name, f"{s.effort:.1f}", f"{100 * s.resolved:.0f} %", "{} to {}".format(*_stay(s)))
        for s in causes.stays
    ]


def stays_in_words(causes: Causes) -> str:
    """How to read the two ranges: that they move together, and whose customers said so."""
    return HOW.format(more=_more(*causes.stays))


def which_rules(causes: Causes) -> str:
    """How to find out which rules make the difference."""
    called = shlex.quote(causes.stays[-1].called)
    return f"Which rules make the difference: `holdgame attribute STORY --against {called}`."


def _more(here: Stay, there: Stay) -> str:
    """How many more stay with whom, at either end of the range: as the rows have it."""
    ends = sorted(b - a for a, b in zip(_stay(here), _stay(there), strict=True))
    low, high = (-ends[1], -ends[0]) if ends[1] <= 0 else (ends[0], ends[1])
    if not high:
        return "as many stay with either"
    number = f"{low} to {high}" if low < high else f"{high}"
    return f"{number} more of a hundred stay {f'at {there.name}' if ends[1] > 0 else 'with you'}"


def _stay(of: Stay) -> tuple[int, int]:
    return round(of.least), round(of.most)


def _figures(texts: tuple[str, ...] | list[str]) -> str:
    return "".join(right(text, room) for text, room in zip(texts, _CELLS, strict=True))
