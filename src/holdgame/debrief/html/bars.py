"""bars: amounts side by side, lying down; what is less than nothing goes to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.markup import Html
from holdgame.debrief.html.svg import LETTER, box, drawing, label, upright
from holdgame.debrief.html.table import NUMBER, Column, table

_ROW: Final = 34
_BAR: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length is `value`, beside it stands `shown`."""

    name: str
    value: float
    shown: str


def bars(
    title: str,
    rows: Sequence[Bar],
    *,
    whole: float = 0.0,
    unit: str = "",
    note: str = "",
    total: str = "",
    table_of: Html | None = None,
) -> Chart:
    """A chart of bars: as long as their part of the `whole` where there is one, else the longest
    takes the whole width.

    Its table has their names and amounts, unless another is given.
    """
    values = [row.value for row in rows]
    low, high = min(0.0, *values, 0.0), max(0.0, *values, whole)
    span = (high - low) or 1.0
    zero = abs(low) / span
    parts: list[Html] = []
    for number, row in enumerate(rows):
        top = number * _ROW
        width = abs(row.value) / span
        start, kind = (zero - width, "bar less") if row.value < 0 else (zero, "bar")
        parts += [
            label(0, top + LETTER, row.name),
            label(1, top + LETTER, row.shown, NUMBER, "end"),
        ]
        if whole:
            parts.append(box(0, top + LETTER + 6, 1, _BAR, "track"))
        parts.append(box(start, top + LETTER + 6, width, _BAR, kind))
    height = max(len(rows) * _ROW, 1)
    if low < 0:
        parts.append(upright(zero, 0, height, "zero"))
    said = "; ".join(f"{row.name} {row.shown}" for row in rows)
    drawn = drawing(f"{title}: {said}", height, *parts)
    if table_of is not None:
        return Chart(title, drawn, table_of, note)
    columns = (Column("what"), Column(unit or "amount", number=True))
    foot = ("in all", total) if total else ()
    made = table(title, columns, ((row.name, row.shown) for row in rows), total=foot)
    return Chart(title, drawn, made, note, repeats=True)
