"""journey_figure: the journey map: how each phase felt, how much effort it was, and what it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.markup import Html
from holdgame.debrief.html.svg import (
    LETTER,
    Point,
    box,
    curve,
    dot,
    drawing,
    label,
    level,
    upright,
)  # fmt: skip
from holdgame.debrief.html.table import Column, numbers_in, table, words_in
from holdgame.debrief.journey_map import Stretch
from holdgame.engine.steps.feel import SCALE

TITLE: Final = "The journey, phase by phase"
_GUTTER: Final = 0.05  # of the width, for the numbers of the scale
_LEVEL: Final = 22  # pixels between two feelings
_TOP: Final = 2 * LETTER
_TALL: Final = 56  # pixels of the tallest effort
_NAMES: Final = 9  # phases whose names have room below
NOTE: Final = (
    "Above, what was felt, from 1 (fine) to 5; below, the effort-minutes of each phase. A broken "
    "line: days or hours were cut out there."
)


def journey_figure(debrief: Debrief) -> Chart:
    """The map of a play. Every phase has the same width; the numbers are those of the table."""
    stretches = debrief.journey_map
    curve_foot = _TOP + 4 * _LEVEL
    foot = curve_foot + 3 * LETTER + _TALL
    parts = [*_curve(stretches), *_efforts(stretches, foot), *_gaps(stretches, foot)]
    below = foot + LETTER + 6
    if len(stretches) <= _NAMES:
        parts += [
            label(_across(n, 0.5, stretches), below + LETTER, s.phase, "wide", "middle")
            for n, s in enumerate(stretches)
        ]
        below += LETTER + 4
    about = f"{TITLE}. {'; '.join(_read(n, s) for n, s in enumerate(stretches, 1))}."
    drawn = drawing(about, below, *parts)
    return Chart(TITLE, drawn, _table(debrief), NOTE, open=True)


def _read(number: int, stretch: Stretch) -> str:
    felt = f", felt {', '.join(map(str, stretch.felt))}" if stretch.felt else ""
    return f"{number} {stretch.phase}: {stretch.shown} effort-minutes{felt}"


def _across(number: int, within: float, stretches: tuple[Stretch, ...]) -> float:
    """How far across a place within a stretch is."""
    return _GUTTER + (1 - _GUTTER) * (number + within) / len(stretches)


def _curve(stretches: tuple[Stretch, ...]) -> Iterator[Html]:
    for key, word in SCALE:
        y = _height(int(key))
        yield level(y, "grid", _GUTTER)
        yield label(0, y + 4, key)
        if key in ("1", "5"):
            yield label(_GUTTER, y - 5, word, "faint")
    points: list[Point] = [
        (_across(number, (at + 0.5) / len(stretch.felt), stretches), _height(value))
        for number, stretch in enumerate(stretches)
        for at, value in enumerate(stretch.felt)
    ]
    yield curve(points, _TOP + 4 * _LEVEL + 6, "heart")
    for x, y in points:
        yield dot(x, y, "heart")


def _height(felt: int) -> float:
    return _TOP + (5 - felt) * _LEVEL


def _efforts(stretches: tuple[Stretch, ...], foot: float) -> Iterator[Html]:
    most = max((float(stretch.shown) for stretch in stretches), default=0.0) or 1.0
    width = 0.7 * (1 - _GUTTER) / len(stretches)
    yield level(foot, "axis", _GUTTER)
    for number, stretch in enumerate(stretches):
        tall = _TALL * float(stretch.shown) / most
        x = _across(number, 0.5, stretches)
        yield box(x - width / 2, foot - tall, width, tall, "bar")
        if stretch.shown and (len(stretches) <= _NAMES or tall > _TALL / 8):
            yield label(x, foot - tall - 4, str(stretch.shown), "small", "middle")
    yield from _numbers(stretches, foot)


def _numbers(stretches: tuple[Stretch, ...], foot: float) -> Iterator[Html]:
    for number in range(len(stretches)):
        x = _across(number, 0.5, stretches)
        yield label(x, foot + LETTER + 2, str(number + 1), "strong", "middle")


def _gaps(stretches: tuple[Stretch, ...], foot: float) -> Iterator[Html]:
    for number, stretch in enumerate(stretches):
        if stretch.passed >= 3600:
            yield upright(_across(number, 1.0, stretches), _TOP, foot, "gap")


def _table(debrief: Debrief) -> Html:
    columns = (
        Column("phase"),
        *words_in("where", "what happened"),
        *numbers_in("minutes", "effort"),
        *numbers_in("felt"),
    )
    minutes = sum(stretch.minutes for stretch in debrief.journey_map)
    total = ("in all", "", "", f"{minutes}", str(debrief.shown.total), "")
    return table(TITLE, columns, _rows(debrief), total=total)


def _rows(debrief: Debrief) -> Iterator[tuple[str, ...]]:
    """Of each phase what was decided in it, then each touchpoint."""
    names, channel = debrief.wording.touchpoints, ""
    for number, stretch in enumerate(debrief.journey_map, 1):
        by = debrief.wording.channels.get(stretch.channel, "")
        new = by if by != channel else ""
        name = f"{number} {', '.join(part for part in (stretch.phase, new) if part)}"
        felt, channel = ", ".join(map(str, stretch.felt)), by
        if stretch.did or not stretch.touches:
            yield name, "", "; ".join(stretch.did), "", "", felt
            name = felt = ""
        for touch in stretch.touches:
            place = names.get(touch.touchpoint, touch.touchpoint)
            what = "; ".join(touch.what)
            yield name, place, what, str(touch.minutes), str(touch.shown), felt
            name = felt = ""
