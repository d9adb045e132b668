"""markup: elements of HTML and SVG, with all text in them escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from holdgame.debrief.columns import printed

_VOID: Final = frozenset({"meta", "br"})
Value = str | int | float | None


class Html(str):
    """Markup, put into other markup as it is. Every other text is escaped."""

    __slots__ = ()


def text(said: str) -> Html:
    """Text as markup, without what would steer the page or be no HTML."""
    if isinstance(said, Html):
        return said
    return Html(escape(printed(said)))


def el(name: str, /, *inside: str, **attributes: Value) -> Html:
    """An element. `class_` and `for_` are `class` and `for`, `stroke_width` is `stroke-width`;
    an attribute that is None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Texts and markup one after another."""
    return Html(between.join(text(part) for part in parts))


def _value(value: str | int | float) -> str:
    """Numbers to two decimals, without what is nothing: the same on every machine."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return text(str(value))
