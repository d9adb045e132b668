"""A sentence or two in the middle of the dark, until the player goes on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from holdgame.tui.widgets.key_row import Key, KeyRow


class NoticeScreen(Screen[None]):
    """Dismissed when it has been read.

    Args:
        heading: What comes.
        text: What to know of it.
    """

    DEFAULT_CSS = """
    NoticeScreen Vertical { height: 1fr; align: center middle; }
    NoticeScreen Static { width: auto; max-width: 64; }
    NoticeScreen #heading { text-style: bold; margin-bottom: 1; }
    """
    BINDINGS = [
        Binding("enter,space", "dismiss(None)", "go on", id="notice.on"),
        Binding("q", "app.quit", "quit", id="notice.quit"),
    ]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading = heading
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._heading, id="heading", markup=False)
            yield Static(self._text, markup=False)
        yield KeyRow([Key("enter", "go on", "screen.dismiss(None)"), Key("q", "quit", "app.quit")])
