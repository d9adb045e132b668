"""Text beside a label: the lines of a paragraph hang under its first."""

from __future__ import annotations

from textual.content import Content


def hanging(label: Content, text: Content, indent: int, width: int) -> list[Content]:
    """The lines of `text`, wrapped to what `indent` leaves of `width`, `label` before the first."""
    lines = text.wrap(max(8, width - indent)) or [Content("")]
    blank = Content(" " * indent)
    first = label + Content(" " * max(0, indent - label.cell_length)) if indent else label
    return [first + lines[0], *(blank + line for line in lines[1:])]
