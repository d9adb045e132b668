"""A sentence or two in the middle of the dark, until the player goes on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from holdgame.tui.screens.confirm import ConfirmScreen
from holdgame.tui.widgets.key_row import Key, KeyRow

LEAVE = "Leave now?"
KEYS = (Key("enter", "go on", "screen.dismiss(None)"), Key("q", "quit", "screen.quit"))


class NoticeScreen(Screen[None]):
    """Dismissed when it has been read.

    Args:
        heading: What comes.
        text: What to know of it.
        left: What whoever leaves here is told, before and afterwards.
    """

    DEFAULT_CSS = """
    NoticeScreen Vertical { height: 1fr; align: center middle; }
    NoticeScreen Static { width: auto; max-width: 64; }
    NoticeScreen #heading { text-style: bold; margin-bottom: 1; }
    """
    BINDINGS = [
        Binding("enter,space", "dismiss(None)", "go on", id="notice.on"),
        Binding("q", "quit", "quit", id="notice.quit"),
    ]

    def __init__(self, heading: str, text: str, left: str) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._left = left

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._heading, id="heading", markup=False)
            yield Static(self._text, markup=False)
        yield KeyRow(KEYS)

    def leaving(self) -> str:
        """What is not over is told in the terminal."""
        return self._left

    def action_quit(self) -> None:
        self.app.push_screen(ConfirmScreen(f"{self._left}\n\n{LEAVE}".strip()), self._leave)

    async def _leave(self, yes: bool | None) -> None:
        if yes:
            await self.app.action_quit()
