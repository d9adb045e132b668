"""The debrief: page one fits the screen and asks for one commitment; the rest is a key away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input, Static

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.page_one import above_the_commitment, last_line
from holdgame.debrief.text import Page, head, pages
from holdgame.play.notes import Commitment
from holdgame.play.sitting import Sitting
from holdgame.tui.widgets.commitment import CommitmentRow
from holdgame.tui.widgets.debrief_page import DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp

WIDTH = 78  # of 80: a scrollbar, and a margin like the one on the left
AROUND = 6  # lines around page one: two of head, the commitment, the last line, two of keys
MOST = 21  # lines of page one that are worth spreading out to
WRITTEN = "Written down."


async def open_debrief(app: HoldgameApp, sitting: Sitting) -> None:
    """Show the debrief of a sitting that has ended; returns when it is closed."""
    await app.push_screen_wait(DebriefScreen(sitting, app.setup.today()))


class DebriefScreen(Screen[None]):
    """What happened, and what made it so, page by page.

    Args:
        sitting: A sitting that has ended.
        today: The date under page one.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DebriefScreen { align-horizontal: center; }
    DebriefScreen > Vertical { width: 80; height: 1fr; }
    DebriefScreen .head { height: 2; color: $quiet; }
    DebriefScreen ContentSwitcher { height: 1fr; }
    DebriefScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    DebriefScreen #page-0 { height: auto; }
    DebriefScreen #last { color: $quiet; }
    DebriefScreen KeyRow { height: 2; padding: 1 2 0 2; width: 80; }
    """
    BINDINGS = [
        Binding("right,space,n", "turn(1)", "next page", id="debrief.next"),
        Binding("left,b", "turn(-1)", "page before", id="debrief.before"),
        Binding("enter,w", "commit", "write your commitment", id="debrief.commit"),
        Binding("escape", "away", "out of the field, or close", id="debrief.away", priority=True),
        Binding("q", "dismiss(None)", "close", id="debrief.close"),
    ]

    def __init__(self, sitting: Sitting, today: date) -> None:
        super().__init__()
        self._sitting = sitting
        self._debrief = Debrief.of(sitting, today=today)
        self._pages: list[Page] = pages(self._debrief, WIDTH)
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._head(), classes="head", markup=False)
            with ContentSwitcher(initial="page-0"):
                with Vertical(id="page-0"):
                    room = min(MOST, self.app.size.height - AROUND)
                    lines = above_the_commitment(self._debrief, WIDTH, room)
                    yield DebriefPage(lines, lead=_lead(lines))
                    yield CommitmentRow(self._sitting.last(Commitment))
                    yield DebriefPage([last_line(self._debrief, WIDTH)], id="last")
                for number, page in enumerate(self._pages[1:], 1):
                    with VerticalScroll(id=f"page-{number}"):
                        yield DebriefPage(page.lines)
            yield KeyRow(self._keys())
        yield TooSmall()

    # -- turning pages ----------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        self._show(min(max(self._at + by, 0), len(self._pages) - 1))

    def key_home(self) -> None:
        self._show(0)

    def on_key(self, event: events.Key) -> None:
        """Digits go to their page; in a field they are typed."""
        digit = event.character or ""
        if digit.isdecimal() and not isinstance(self.focused, Input):
            number = int(digit) - 1
            if 0 <= number < len(self._pages):
                event.stop()
                self._show(number)

    def _show(self, number: int) -> None:
        self._at = number
        self.query_one(ContentSwitcher).current = f"page-{number}"
        self.query_one(".head", Static).update(self._head())
        self.query_one(KeyRow).show(self._keys())
        if number:
            self.query_one(f"#page-{number}", VerticalScroll).focus()
        else:
            self.set_focus(None)

    def _head(self) -> str:
        return "\n".join(head(self._pages[self._at], self._at + 1, len(self._pages), WIDTH))

    def _keys(self) -> list[Key]:
        turn = (
            [Key("→", self._pages[self._at + 1].title.lower(), "screen.turn(1)")]
            if (self._at + 1 < len(self._pages))
            else []
        )
        back = [Key("←", "back", "screen.turn(-1)")] if self._at else []
        write = [] if self._at else [Key("enter", "write it", "screen.commit")]
        return [*write, *back, *turn, Key("q", "close", "screen.dismiss(None)")]

    # -- the commitment -----------------------------------------------------------------------

    def action_commit(self) -> None:
        if not self._at:
            self.query_one(CommitmentRow).begin()
            self._remark("enter: next field   esc: leave it")

    def action_away(self) -> None:
        """Out of a field first; then out of the debrief."""
        if self.focused is not None and not self._at:
            self.set_focus(None)
            self._remark("")
        else:
            self.dismiss(None)

    @on(CommitmentRow.Written)
    def _written(self, event: CommitmentRow.Written) -> None:
        self._sitting.note(event.commitment)
        self.set_focus(None)
        self._remark(WRITTEN)

    def _remark(self, text: str) -> None:
        self.query_one(KeyRow).remark(text)


def _lead(lines: list[str]) -> int:
    """How many lines the first sentences take: up to the first empty line or the table."""
    for number, line in enumerate(lines):
        if not line.strip() or line.startswith("   "):
            return number
    return 0
