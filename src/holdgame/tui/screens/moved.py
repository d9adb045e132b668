"""What one corrected value moved; it can be kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdgame.debrief.moved import Moved
from holdgame.debrief.page_moved import moved_lines
from holdgame.tui.widgets.debrief_page import WIDTH, DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall

HERE = "Corrected"
KEEP, ANOTHER, BACK = "keep", "another", "back"


class MovedScreen(Screen[str]):
    """Dismissed with what comes next: `keep`, `another` or `back`.

    Args:
        name: The rule.
        values: Its value as it was assumed, and as it is.
        moved: What that moved.
        keeps: What keeping it means: `Keep it in northwind.yaml`. Empty: it cannot be kept.
    """

    DEFAULT_CSS = """
    MovedScreen { align-horizontal: center; }
    MovedScreen VerticalScroll { width: 80; height: 1fr; padding: 1 0; }
    MovedScreen #values { padding: 0 2 1 2; }
    MovedScreen Options { padding: 1 0 0 2; }
    """
    BINDINGS = [
        Binding("escape,q", f"dismiss('{BACK}')", "back to the page", id="moved.back"),
    ]

    def __init__(self, name: str, values: tuple[str, str], moved: Moved, keeps: str) -> None:
        super().__init__()
        self._rule = name
        self._values = values
        self._moved = moved
        keep = [Row(KEEP, keeps)] if keeps else []
        self._rows = (*keep, Row(ANOTHER, "Correct another"), Row(BACK, "Back to the page"))

    def compose(self) -> ComposeResult:
        was, now = self._values
        yield StatusLine()
        with VerticalScroll(can_focus=False):
            yield Static(f"It was assumed: {was}. It is: {now}.", id="values", markup=False)
            yield DebriefPage(moved_lines(self._moved, WIDTH))
            options = Options(self._rows, 0)
            yield options
        digits, move = Key(options.digits, "choose"), Key("↑ ↓", "move")
        yield KeyRow([digits, move, Key("esc", "back to the page", f"screen.dismiss('{BACK}')")])
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(HERE, self._rule)
        self.query_one(Options).focus()

    def on_options_taken(self, event: Options.Taken) -> None:
        self.dismiss(event.id)
