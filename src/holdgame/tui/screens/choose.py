"""Choosing one of a few: whose rules, which story."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.too_small import TooSmall

KEYS = (
    Key("↑ ↓", "move"),
    Key("enter", "choose", press("enter")),
    Key("esc", "back", "screen.dismiss(None)"),
    Key("q", "quit", "app.quit"),
)


class ChooseScreen(Screen[str | None]):
    """Dismissed with the id, or None for back.

    Args:
        heading: The question.
        rows: What there is.
        at: The row under the cursor at first.
    """

    DEFAULT_CSS = """
    ChooseScreen VerticalScroll { padding: 3 8; height: 1fr; }
    ChooseScreen Options { margin-top: 2; max-width: 84; }
    """
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", id="choose.back"),
        Binding("q", "app.quit", "quit", id="choose.quit"),
    ]

    def __init__(self, heading: str, rows: Sequence[Row], at: int = 0) -> None:
        super().__init__()
        self._heading = heading
        self._rows = tuple(rows)
        self._at = at

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(self._heading, markup=False)
            options = Options(self._rows, self._at)
            yield options
        yield KeyRow([Key(options.digits, "choose"), *KEYS])
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(Options).focus()

    def on_options_taken(self, event: Options.Taken) -> None:
        self.dismiss(event.id)
