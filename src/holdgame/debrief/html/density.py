"""density: how often each amount comes about, as a strip, with a mark where one of them lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.markup import Html
from holdgame.debrief.html.svg import LETTER, anchored, box, drawing, label, level, upright
from holdgame.debrief.html.table import Column, table

_TALL: Final = 64


@dataclass(frozen=True, slots=True)
class Bin:
    """How large a `share` of all lies between two amounts."""

    low: float
    high: float
    share: float


@dataclass(frozen=True, slots=True)
class Mark:
    """An amount to be marked, and what stands above it."""

    at: float
    name: str


def density(title: str, bins: Sequence[Bin], mark: Mark, *, unit: str, note: str = "") -> Chart:
    """A chart of bins that lie side by side, lowest first, with one mark.

    Each is as tall as its share for its width. A mark outside of all bins stands at the end.
    """
    low, high = bins[0].low, bins[-1].high
    span = (high - low) or 1.0
    heights = [bin.share / ((bin.high - bin.low) or span) for bin in bins]
    most = max(heights) or 1.0
    top, foot = LETTER + 6, LETTER + 6 + _TALL
    at = min(max((mark.at - low) / span, 0.0), 1.0)
    parts: list[Html] = []
    for bin, height in zip(bins, heights, strict=True):
        tall = _TALL * height / most
        x = (bin.low - low) / span
        parts.append(box(x, foot - tall, (bin.high - bin.low) / span, tall, "bin"))
    parts += [
        level(foot, "axis"),
        upright(at, top - 2, foot, "mark"),
        label(at, LETTER, mark.name, "strong", anchored(at)),
        label(0, foot + LETTER + 3, f"{low:g}"),
        label(1, foot + LETTER + 3, f"{high:g} {unit}", "", "end"),
    ]
    columns = (Column(f"{unit} from"), Column("to", number=True), Column("of all", number=True))
    rows = [(f"{b.low:g}", f"{b.high:g}", f"{b.share:.1%}") for b in bins]
    said = f"{title}: from {low:g} to {high:g} {unit}; {mark.name} at {mark.at:g}"
    foot_row = (mark.name, f"{mark.at:g}", "")
    drawn = drawing(said, foot + LETTER + 8, *parts)
    return Chart(title, drawn, table(title, columns, rows, total=foot_row), note)
