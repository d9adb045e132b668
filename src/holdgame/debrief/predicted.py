"""predicted: what was predicted beside what it was, as rows of page one."""

from __future__ import annotations

from typing import Final

from holdgame.debrief import words
from holdgame.debrief.bias import shown
from holdgame.debrief.columns import bar, left, right, wrap
from holdgame.debrief.debrief import Compared, Debrief

_MORE, _LESS = "+", "-"
_BAR: Final = 16


def predicted_rows(debrief: Debrief, width: int) -> list[str]:
    """A row for each prediction; without any, what it was on one line."""
    if not debrief.compared:
        facts, counts = debrief.facts, debrief.score.counts
        told = f"told {words.times(counts.tellings)}" if counts.tellings else "never told"
        transfers = words.counted(counts.transfers, "transfer")
        end = "resolved" if debrief.ending.resolved else "not resolved"
        hold = f"{words.tidy(facts.on_hold):g} min on hold"
        return wrap(f"{hold} · {transfers} · {told} · {end}.", width)
    head = "  " + left("", 14) + right("you thought", 13) + right("it was", 11)
    return [head, *(_row(row, width) for row in debrief.compared)]


def _row(row: Compared, width: int) -> str:
    predicted, actual = shown(row, row.predicted), shown(row, row.actual)
    start = "  " + left("  " + row.what, 14) + right(predicted, 13) + right(actual, 11)
    if row.unit == "yes":
        return start
    return f"{start}    {_two_tone(row)}".rstrip()[:width]


def _two_tone(row: Compared) -> str:
    """What was thought as a bar; what came on top as `+`, what did not come as `-`."""
    whole = max(row.predicted, row.actual)
    both = bar(min(row.predicted, row.actual), whole, _BAR)
    sign = _MORE if row.actual > row.predicted else _LESS
    rest = max(0, _BAR - len(both)) if row.predicted != row.actual else 0
    return f"{both}{sign * rest} {_difference(row)}"


def _difference(row: Compared) -> str:
    """`+43 min`: by how much it was more or less, of the amounts as shown."""
    by = row.off
    if not by:
        return "as you thought"
    unit = " min" if row.unit == "min" else ""
    return f"{'+' if by > 0 else '−'}{abs(by):g}{unit}"
