"""call_list: the real calls that are kept, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from holdgame.debrief.call_card import clock
from holdgame.debrief.columns import left, right
from holdgame.play.call_result import CallResult

_HEAD: Final = ("when", "line", "took", "waited", "dashboard", "ratio", "resolved", "file")


def call_rows(found: Sequence[tuple[Path, CallResult]]) -> Iterator[str]:
    """A heading and a row for each; nothing where there is none."""
    if not found:
        return
    yield _row(_HEAD)
    for path, result in found:
        yield _row(
            (
                f"{result.began:%Y-%m-%d %H:%M}",
                result.company.name,
                clock(result.total),
                clock(result.on_hold),
                "–" if result.dashboard is None else clock(result.dashboard),
                "–" if result.ratio is None else f"{result.ratio:.1f}",
                "yes" if result.resolved else "no",
                path.name,
            )
        )


def _row(cells: Sequence[str]) -> str:
    when, line, took, waited, dashboard, ratio, resolved, file = cells
    numbers = right(took, 9) + right(waited, 9) + right(dashboard, 11) + right(ratio, 7)
    return f"{left(when, 17)}{left(line, 20)}{numbers}  {left(resolved, 8)}  {file}"
