"""One page to be read, longer than the screen if need be."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdgame.tui.widgets.debrief_page import DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.too_small import TooSmall


class PageScreen(Screen[None]):
    """Dismissed when it is closed.

    Args:
        head: The two lines above.
        lines: The page; none wider than a debrief's.
    """

    DEFAULT_CSS = """
    PageScreen { align-horizontal: center; }
    PageScreen > Vertical { width: 80; height: 1fr; }
    PageScreen .head { height: 2; color: $quiet; }
    PageScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; padding-top: 1; }
    PageScreen KeyRow { height: 2; padding: 1 2 0 2; width: 80; }
    """
    BINDINGS = [Binding("q,escape", "dismiss(None)", "close", id="page.close")]

    def __init__(self, head: Sequence[str], lines: Sequence[str]) -> None:
        super().__init__()
        self._head = head
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("\n".join(self._head), classes="head", markup=False)
            with VerticalScroll():
                yield DebriefPage(self._lines)
            yield KeyRow([Key("↑ ↓", "more"), Key("q", "close", "screen.dismiss(None)")])
        yield TooSmall()
