"""The card of a real call: what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from holdgame.tui.widgets.debrief_page import DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.too_small import TooSmall

AROUND = 3  # lines of the screen that are not the card's


class CallCardScreen(Screen[None]):
    """Dismissed when it has been read.

    Args:
        lines: The card.
        kept: Where the page to print is.
    """

    DEFAULT_CSS = """
    CallCardScreen { align-horizontal: center; }
    CallCardScreen #paper { width: 80; height: 1fr; padding-top: 1; }
    CallCardScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS = [Binding("q,escape,enter", "dismiss(None)", "close", id="card.close")]

    def __init__(self, lines: Sequence[str], kept: str) -> None:
        super().__init__()
        self._lines = lines
        self._kept = kept

    def compose(self) -> ComposeResult:
        with Vertical(id="paper"):
            with VerticalScroll():
                yield DebriefPage(self._lines)
            row = KeyRow(self._keys())
            row.remark(self._kept)
            yield row
        yield TooSmall()

    def _keys(self) -> list[Key]:
        keys = [Key("q", "close", "screen.dismiss(None)")]
        if len(self._lines) > self.app.size.height - AROUND:
            keys.append(Key("↑ ↓", "more"))
        return keys
