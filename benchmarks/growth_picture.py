"""Time against states, as a picture on two logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Solved:
    """A story that was solved: best of some rounds, from nothing."""

    scenes: int
    flags: int
    states: int
    seconds: float

    @property
    def a_state(self) -> float:
        """Microseconds."""
        return 1e6 * self.seconds / self.states


_WIDTH, _HEIGHT, _EDGE = 640, 420, 64
_STYLE = """\
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .axis { stroke: #999; fill: none }
  .line { stroke: #999; stroke-dasharray: 4 4; fill: none }
  .none { stroke: #1f5fa8; fill: #1f5fa8 }
  .two { stroke: #b8501a; fill: #b8501a }
  polyline { fill: none !important; stroke-width: 2 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } }
"""


def picture(solved: list[Solved]) -> str:
    """Time against states, as SVG."""
    low, high = _decades(s.states for s in solved)
    fast, slow = _decades(s.seconds for s in solved)

    def across(states: float) -> float:
        share = (math.log10(states) - low) / (high - low)
        return _EDGE + share * (_WIDTH - 2 * _EDGE)

    def up(taken: float) -> float:
        share = (math.log10(taken) - fast) / (slow - fast)
        return _HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<title>Time to solve a story, against its states</title>",
        f"<style>\n{_STYLE}</style>",
        f'<path class="axis" d="M{_EDGE} {_EDGE}V{_HEIGHT - _EDGE}H{_WIDTH - _EDGE}"/>',
    ]
    for power in range(low, high + 1):
        parts.append(_label(across(10**power), _HEIGHT - _EDGE + 20, f"{10**power:,}"))
    for power in range(fast, slow + 1):
        parts.append(_label(_EDGE - 8, up(10**power) + 4, f"{10.0**power:g} s", "end"))
    parts.append(_label(_WIDTH / 2, _HEIGHT - 16, "states"))
    most = max(solved, key=lambda s: s.states)
    a_state = most.seconds / most.states
    first = max(10.0**low, 10.0**fast / a_state)
    begin = f"{across(first):.1f} {up(first * a_state):.1f}"
    end = f"{across(most.states):.1f} {up(most.seconds):.1f}"
    parts.append(f'<path class="line" d="M{begin}L{end}"/>')
    for kind, flags in zip(("none", "two"), sorted({s.flags for s in solved}), strict=True):
        points = [(across(s.states), up(s.seconds), s) for s in solved if s.flags == flags]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        parts.append(f'<polyline class="{kind}" points="{path}"/>')
        for x, y, s in points:
            said = f"{s.scenes:,} scenes: {s.states:,} states, {s.seconds:.2f} s"
            at = f'cx="{x:.1f}" cy="{y:.1f}" r="4"'
            parts.append(f'<circle class="{kind}" {at}><title>{said}</title></circle>')
        x, y, _ = points[-1]
        parts.append(_label(x - 8, y - 12, f"{flags or 'no'} flags", "end"))
    return "\n".join([*parts, "</svg>", ""])


def _decades(values: Iterable[float]) -> tuple[int, int]:
    """The powers of ten around some values."""
    found = list(values)
    return math.floor(math.log10(min(found))), math.ceil(math.log10(max(found)))


def _label(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'
