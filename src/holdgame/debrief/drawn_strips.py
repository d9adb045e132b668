"""drawn_strips: curves and strips drawn in the cells of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdgame.debrief.columns import cells

LEVELS = "▁▂▃▄▅▆█"  # without what bars are drawn with, which a screen picks out
POINT = "●"


def heights(parts: Iterable[float]) -> str:
    """One cell for each part of a whole, 0 to 1, as high as the part; nothing is a low line."""
    return "".join(LEVELS[min(int(part * len(LEVELS)), len(LEVELS) - 1)] for part in parts)


def placed(labels: Iterable[tuple[int, str]], width: int) -> str:
    """Labels on one line, each from its column on; one that has no room is left out."""
    line = ""
    for column, label in labels:
        column = min(column, width - cells(label))
        if column >= 0 and (not line or column > cells(line)):
            line += " " * (column - cells(line)) + label
    return line


def dots(points: Sequence[tuple[int, int]], level: int, width: int) -> str:
    """The points of one level, each (column, level), as dots on one line."""
    here = {min(column, width - 1) for column, at in points if at == level}
    return "".join(POINT if column in here else " " for column in range(width)).rstrip()
