"""svg: the parts that drawings are made of.

A drawing is as wide as the page allows, and no letter in it grows or shrinks: across, places are
percents of the width; down, they are pixels. Curves are drawn in a frame of their own, which is
stretched; their lines are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from holdgame.debrief.html.markup import Html, Value, el

Point = tuple[float, float]
"""percent across, pixels down"""
LETTER: Final = 13  # pixels that a line of text in a drawing takes


def drawing(about: str, height: float, *parts: str) -> Html:
    """A drawing; `about` is read out in its place."""
    return el(
        "svg",
        *parts,
        class_="drawing",
        role="img",
        aria_label=about,
        width="100%",
        height=float(height),
    )


def percent(part: float) -> str:
    """A part of the width, 0 to 1, as SVG takes it."""
    return f"{100 * part:.2f}".rstrip("0").rstrip(".") + "%"


def box(x: float, y: float, width: float, height: float, class_: str) -> Html:
    """A rectangle; `x` and `width` are parts of the whole width."""
    return el(
        "rect",
        x=percent(x),
        y=float(y),
        width=percent(max(width, 0.0)),
        height=float(height),
        class_=class_,
    )


def upright(x: float, top: float, bottom: float, class_: str) -> Html:
    """A line straight down."""
    at = percent(x)
    return el("line", x1=at, y1=float(top), x2=at, y2=float(bottom), class_=class_)


def level(y: float, class_: str, start: float = 0.0, end: float = 1.0) -> Html:
    """A line straight across."""
    return el("line", x1=percent(start), y1=float(y), x2=percent(end), y2=float(y), class_=class_)


def dot(x: float, y: float, class_: str, size: float = 4.5) -> Html:
    """A dot, round however wide the drawing is."""
    return el("circle", cx=percent(x), cy=float(y), r=float(size), class_=class_)


def label(x: float, y: float, said: str, class_: str = "", anchor: str = "start") -> Html:
    """Text; `y` is its foot."""
    at: Value = None if anchor == "start" else anchor
    return el("text", said, x=percent(x), y=float(y), class_=class_ or None, text_anchor=at)


def anchored(x: float) -> str:
    """How a label below a mark is set, so that it stays within the drawing."""
    return "start" if x < 0.12 else "end" if x > 0.88 else "middle"


def curve(points: Iterable[Point], height: float, class_: str, *, filled: bool = False) -> Html:
    """A line through points, each a part of the width and pixels down; or the area below it.
    Nothing where there are none."""
    corners = [f"{1000 * x:.1f},{y:.1f}" for x, y in points]
    if not corners:
        return Html()
    if filled:
        first, last = corners[0].split(",")[0], corners[-1].split(",")[0]
        corners = [f"{first},{height:.1f}", *corners, f"{last},{height:.1f}"]
    shape = el("polygon" if filled else "polyline", points=" ".join(corners), class_=class_)
    return el(
        "svg",
        shape,
        width="100%",
        height=float(height),
        viewBox=f"0 0 1000 {height:g}",
        preserveAspectRatio="none",
    )
