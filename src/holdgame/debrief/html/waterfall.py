"""waterfall: from one amount to another, change by change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.markup import Html
from holdgame.debrief.html.svg import LETTER, box, drawing, label
from holdgame.debrief.html.table import NUMBER, Column, table

_ROW: Final = 34
_BAR: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One change: less than nothing takes off. `shown` stands beside it."""

    name: str
    change: float
    shown: str


def waterfall(
    title: str,
    start: tuple[str, float, str],
    steps: Sequence[Step],
    end: tuple[str, float, str],
    *,
    unit: str = "",
    note: str = "",
) -> Chart:
    """A chart from `start` to `end`, each a name, an amount and how it is shown.

    The steps are drawn from where the one before ended; they are the caller's to add up.
    """
    placed = list(_placed(start, steps, end))
    low = min(0.0, *(min(a, b) for _, a, b, _, _ in placed))
    whole = (max(max(a, b) for _, a, b, _, _ in placed) - low) or 1.0
    parts: list[Html] = []
    for number, (name, a, b, shown, kind) in enumerate(placed):
        top = number * _ROW
        left, right = (min(a, b) - low) / whole, (max(a, b) - low) / whole
        parts += [
            label(0, top + LETTER, name),
            label(1, top + LETTER, shown, NUMBER, "end"),
            box(left, top + LETTER + 6, right - left, _BAR, kind),
        ]
    said = "; ".join(f"{name} {shown}" for name, _, _, shown, _ in placed)
    columns = (Column("what"), Column(unit or "amount", number=True))
    rows = [(name, shown) for name, _, _, shown, _ in placed[:-1]]
    made = table(title, columns, rows, total=(end[0], end[2]))
    return Chart(
        title, drawing(f"{title}: {said}", len(placed) * _ROW, *parts), made, note, repeats=True
    )


def _placed(
    start: tuple[str, float, str], steps: Sequence[Step], end: tuple[str, float, str]
) -> Iterator[tuple[str, float, float, str, str]]:
    """Each bar: its name, from where to where, how it is shown, and its kind."""
    name, at, shown = start
    yield name, 0.0, at, shown, "bar whole"
    for step in steps:
        kind = "bar less" if step.change < 0 else "bar"
        yield step.name, at, at + step.change, step.shown, kind
        at += step.change
    name, amount, shown = end
    yield name, 0.0, amount, shown, "bar whole"
