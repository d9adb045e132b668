"""Two plays of one story side by side; each one's debrief is a key away.

What the analysis says of the two companies comes to it when it is worked out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdgame.debrief.twice import Pair, pair_head, side_by_side
from holdgame.tui.widgets.debrief_page import WIDTH, DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between

FIRST, SECOND = "first", "second"
WORKING = "What parts the two companies is being worked out …"
NO_NUMBERS = "Of this story there are no exact numbers under both."
Wait = Callable[[], Awaitable["Between | None"]]


class PairScreen(Screen[str | None]):
    """Dismissed with which debrief is wanted, or None to close.

    Args:
        pair: The two plays.
        between: Waits for what the analysis says of the two companies; None: it is not asked.
    """

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

    def __init__(self, pair: Pair, between: Wait | None = None) -> None:
        super().__init__()
        self._pair, self._between = pair, between

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
                    Key("↑ ↓", "more"),
                    Key("q", "close", "screen.dismiss(None)"),
                ]
            )
        yield TooSmall()

    def on_mount(self) -> None:
        if self._between is not None:
            self.run_worker(self._with_between(self._between), group="between")

    async def _with_between(self, between: Wait) -> None:
        row = self.query_one(KeyRow)
        row.remark(WORKING)
        found = await between()
        if found is None:
            row.remark(NO_NUMBERS)
            return
        self._pair = replace(self._pair, between=found)
        self.query_one(DebriefPage).show(side_by_side(self._pair, WIDTH))
        row.remark("")
