"""The top line: where and when on the left, the company and the call's length on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from holdgame.tui.widgets.fixed_text import FixedText


class StatusLine(Horizontal):
    """Two texts and a rule under them."""

    DEFAULT_CSS = """
    StatusLine { height: 2; padding: 0 2; border-bottom: solid $rule; color: $quiet; }
    StatusLine FixedText { height: 1; }
    StatusLine #here { width: 1fr; }
    StatusLine #there { width: 2fr; text-align: right; }
    """

    def compose(self) -> ComposeResult:
        yield FixedText(id="here")
        yield FixedText(id="there")

    def show(self, here: str, there: str) -> None:
        """Both ends of the line."""
        self.query_one("#here", FixedText).show(here)
        self.query_one("#there", FixedText).show(there)
