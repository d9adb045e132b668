"""strips_figure: what the head knows and what the heart said, on one axis of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.markup import Html
from holdgame.debrief.html.svg import (
    LETTER,
    anchored,
    curve,
    dot,
    drawing,
    label,
    level,
    upright,
)  # fmt: skip
from holdgame.debrief.html.table import Column, numbers_in, table
from holdgame.debrief.strips import Strips
from holdgame.debrief.strips_in_words import NOT_SAID, apart_in_words, axis_in_words
from holdgame.friction.rounding import for_display

TITLE: Final = "What the head knows, and what the heart said"
_TALL: Final = 72  # pixels of the head
_LEVEL: Final = 15  # pixels between two feelings
_HEAD_TOP: Final = 3 * LETTER + 4
_HEAD_FOOT: Final = _HEAD_TOP + _TALL
_HEART_TOP: Final = _HEAD_FOOT + 2 * LETTER + 6
_HEART_FOOT: Final = _HEART_TOP + 4 * _LEVEL + 8


def strips_figure(debrief: Debrief, *, brief: bool = False) -> Chart:
    """Both strips. Where they differ most is marked; `brief` leaves out how that is worked out."""
    strips = debrief.strips
    parts = [*_head(debrief), *_heart(strips), *_axis(strips)]
    told = apart_in_words(strips, debrief.wording, brief=brief)
    cut = words.listed([words.length(gap.seconds) for gap in strips.gaps])
    note = told if brief else f"{told} {axis_in_words(strips, debrief.wording)}"
    if cut and not brief:
        note = f"{note} At the broken lines: {cut}."
    drawn = drawing(f"{TITLE}. {told}", _HEART_FOOT + LETTER + 8, *parts)
    return Chart(TITLE, drawn, _table(debrief), note)


def _across(minute: float, strips: Strips) -> float:
    return minute / strips.minutes if strips.minutes else 0.0


def _head(debrief: Debrief) -> Iterator[Html]:
    strips = debrief.strips
    whole = strips.effort[-1][1] or 1
    corners = [
        (_across(minute, strips), _HEAD_FOOT - _TALL * effort / whole)
        for minute, effort in strips.effort
    ]
    total = f"{debrief.wording.strips['head']}, of {debrief.shown.total} effort-minutes"
    yield curve(corners, _HEAD_FOOT, "head", filled=True)
    yield level(_HEAD_FOOT, "axis")
    yield label(0, _HEAD_TOP - 8, total, "faint")


def _heart(strips: Strips) -> Iterator[Html]:
    points = [
        (_across(answer.minute, strips), _HEART_TOP + (5 - answer.felt) * _LEVEL)
        for answer in strips.answers
    ]
    most = strips.most_apart
    if most is not None and most.apart:
        x = _across(most.minute, strips)
        yield upright(x, LETTER + 4, _HEART_FOOT, "mark")
        yield label(x, LETTER, "most apart", "strong", anchored(x))
    yield label(0, _HEART_TOP - 8, "it felt, 1 (fine) to 5", "faint")
    yield curve(points, _HEART_FOOT, "heart")
    if not points:
        yield label(0, _HEART_FOOT - _LEVEL, NOT_SAID)
    for answer, (x, y) in zip(strips.answers, points, strict=True):
        yield dot(x, y, "heart", 8)
        yield label(x, y + 4, str(answer.felt), "on", "middle")


def _axis(strips: Strips) -> Iterator[Html]:
    yield level(_HEART_FOOT, "axis")
    for gap in strips.gaps:
        yield upright(_across(gap.minute, strips), _HEAD_TOP, _HEART_FOOT, "gap")
    for quarter in range(5):
        x = quarter / 4
        unit = " min" if quarter == 4 else ""
        shown = f"{words.tidy(strips.minutes * x):g}{unit}"
        yield label(x, _HEART_FOOT + LETTER + 3, shown, "small", anchored(x))


def _table(debrief: Debrief) -> Html:
    strips = debrief.strips
    columns = (Column("at"), *numbers_in("minutes in", "effort so far", "head", "felt", "heart"))
    rows: list[tuple[str, ...]] = [
        (
            f"{answer.clock:%H:%M}",
            f"{answer.minute:.1f}",
            str(for_display(answer.effort, 1)),
            f"{answer.head:.2f}",
            str(answer.felt),
            f"{answer.heart:.2f}",
        )
        for answer in strips.answers
    ] or [(NOT_SAID, *[""] * 5)]
    total = ("at the end", f"{strips.minutes:.1f}", str(debrief.shown.total), "", "", "")
    return table(TITLE, columns, rows, total=total)
