"""The transcript: all that was said, the last line always in sight until one scrolls back."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll

from holdgame.tui.script import Entry
from holdgame.tui.widgets.spoken_line import SpokenLine

MOST_LINES = 300


class Transcript(VerticalScroll, can_focus=False):
    """Paragraphs, oldest first."""

    DEFAULT_CSS = """
    Transcript { height: 1fr; padding: 0; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def on_mount(self) -> None:
        self.anchor()

    def say(self, *entries: Entry) -> None:
        """Add paragraphs at the end; the oldest go when there are very many."""
        self.mount_all(SpokenLine(entry) for entry in entries)
        self._forget()
        self.anchor()

    def fill(self, entries: Iterable[Entry]) -> None:
        """What was said before the play was left."""
        self.say(*list(entries)[-MOST_LINES:])

    def _forget(self) -> None:
        extra = len(self.children) - MOST_LINES
        for line in list(self.children)[: max(0, extra)]:
            line.remove()
