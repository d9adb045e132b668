"""Something takes a second: what it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class WorkingScreen(Screen[None]):
    """One sentence, until whoever opened it takes it away.

    Args:
        text: What is being done.
    """

    DEFAULT_CSS = """
    WorkingScreen { align: center middle; }
    WorkingScreen Static { width: auto; max-width: 60; color: $quiet; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(self._text, markup=False)
