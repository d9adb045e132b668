"""One page of the debrief: its lines as they are, with the bars and headings picked out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

WIDTH = 78  # of 80: a scrollbar, and a margin like the one on the left
_BARS = re.compile(r"▇+")
_OVER = re.compile(r"[+-]{2,}")


class DebriefPage(Static):
    """Lines that already fit the page's width.

    Args:
        lines: The lines, none wider than the page.
    """

    DEFAULT_CSS = f"""
    DebriefPage {{ width: {WIDTH}; height: auto; }}
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(drawn(lines), markup=False)

    def show(self, lines: Sequence[str]) -> None:
        """Other lines."""
        self.update(drawn(lines))


def drawn(lines: Sequence[str], lead: int = 0) -> Content:
    """The lines as content: the lead bright, bars in the company's colour, the surplus in yours.

    `lead` is how many lines, from the first, say what happened.
    """
    styled: list[Content] = []
    for number, line in enumerate(lines):
        content = Content(line)
        if number < lead:
            content = content.stylize("bold")
        for match in _BARS.finditer(line):
            content = content.stylize("$company", *match.span())
        for match in _OVER.finditer(line):
            content = content.stylize("$you", *match.span())
        styled.append(content)
    return Content("\n").join(styled)
