"""A large clock that counts up, and what is going on beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits

from holdgame.tui.widgets.fixed_text import FixedText


class Stopwatch(Horizontal):
    """Shows seconds given to it; it has no clock of its own."""

    DEFAULT_CSS = """
    Stopwatch { height: 3; padding: 0 4; }
    Stopwatch Digits { width: 26; text-style: bold; }
    Stopwatch Vertical { width: 1fr; height: 3; padding-top: 1; }
    Stopwatch #stage { text-style: bold; color: $company; height: 1; }
    Stopwatch #below { color: $quiet; height: 1; }
    Stopwatch.-standing Digits { color: $quiet; text-style: none; }
    """

    def compose(self) -> ComposeResult:
        yield Digits("0:00")
        with Vertical():
            yield FixedText(id="stage")
            yield FixedText(id="below")

    def show(self, total: str, stage: str, below: str, *, runs: bool) -> None:
        """What the clock shows, what is going on, and a line below; `runs`: whether it counts."""
        digits = self.query_one(Digits)
        if digits.value != total:
            digits.update(total)
        self.query_one("#stage", FixedText).show(Content(stage))
        self.query_one("#below", FixedText).show(Content(below))
        self.set_class(not runs, "-standing")
