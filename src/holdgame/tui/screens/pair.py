"""Two plays of one story side by side; each one's debrief is a key away."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdgame.debrief.twice import Pair, pair_head, side_by_side
from holdgame.tui.widgets.debrief_page import WIDTH, DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.too_small import TooSmall

FIRST, SECOND = "first", "second"


class PairScreen(Screen[str | None]):
    """Dismissed with which debrief is wanted, or None to close.

    Args:
        pair: The two plays.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PairScreen { align-horizontal: center; }
    PairScreen > Vertical { width: 80; height: 1fr; }
    PairScreen .head { height: 2; color: $quiet; }
    PairScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; padding-top: 1; }
    PairScreen KeyRow { height: 2; padding: 1 2 0 2; width: 80; }
    """
    BINDINGS = [
        Binding("1", "dismiss('first')", "the first debrief", id="pair.first"),
        Binding("2", "dismiss('second')", "the second debrief", id="pair.second"),
        Binding("q,escape", "dismiss(None)", "close", id="pair.close"),
    ]

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self._pair = pair

    def compose(self) -> ComposeResult:
        first, second = self._pair.first.company_name, self._pair.second.company_name
        with Vertical():
            yield Static("\n".join(pair_head(self._pair, WIDTH)), classes="head", markup=False)
            with VerticalScroll():
                yield DebriefPage(side_by_side(self._pair, WIDTH))
            yield KeyRow(
                [
                    Key("1", first, "screen.dismiss('first')"),
                    Key("2", second, "screen.dismiss('second')"),
                    Key("q", "close", "screen.dismiss(None)"),
                ]
            )
        yield TooSmall()
