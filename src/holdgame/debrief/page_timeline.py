"""page_timeline: what happened when, on the customer's clock, with effort and feelings."""

from __future__ import annotations

from holdgame.debrief.columns import bar, left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.timeline import Happening

_BAR = 8


def timeline_page(debrief: Debrief, width: int) -> list[str]:
    """A row for each happening; a line where another day begins."""
    most = max((happening.effort for happening in debrief.timeline), default=0)
    what = width - 2 - 7 - 9 - 7 - 7 - 1 - _BAR
    head = f"{left('time', 7)}{left('phase', 9)}{left('what happened', what)}"
    lines = ["  " + head + right("took", 7) + right("effort", 7), ""]
    day = 0
    for happening in debrief.timeline:
        passed = (happening.clock.date() - debrief.timeline[0].clock.date()).days
        if passed != day:
            day = passed
            lines += ["", f"  day {day + 1}"]
        start = f"{happening.clock:%H:%M}".ljust(7) + left(happening.phase, 8) + " "
        number = right(str(happening.shown) if happening.effort else "", 7)
        row = start + left(happening.what, what - 1) + " " + right(took(happening), 7) + number
        lines.append(f"  {row} {bar(happening.effort, most, _BAR)}".rstrip())
    total = str(debrief.shown.total)
    lines += ["", "  " + left("in all, effort-minutes", 16 + what) + right(total, 14)]
    if debrief.ending.text:
        lines += ["", *wrap(debrief.ending.text, width)]
    return lines


def took(happening: Happening) -> str:
    """`32:45`, `11 h`, `2 d`: what the clock moved."""
    seconds = round(happening.seconds)
    if seconds >= 2 * 86_400:
        return f"{seconds / 86_400:.3g} d"
    if seconds >= 3 * 3600:
        return f"{seconds / 3600:.3g} h"
    return f"{seconds // 60}:{seconds % 60:02}" if seconds else ""
