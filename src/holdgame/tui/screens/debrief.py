"""The debrief: page one fits the screen and asks for one commitment; the rest is a key away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.text import LABEL, Page, head, pages
from holdgame.play.notes import Commitment, OnTheBox
from holdgame.play.sitting import Sitting
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.widgets.commitment import CommitmentSheet
from holdgame.tui.widgets.debrief_page import WIDTH, DebriefPage
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.page_one import AROUND, PageOne
from holdgame.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from holdgame.debrief.causes.causes import Causes
    from holdgame.tui.app import HoldgameApp
    from holdgame.tui.working_out import WorkingOut

Correct = Callable[[], Coroutine[None, None, None]]
WRITTEN = "Written down."
WORKING = "What one change would buy is being worked out …"
WORKED_OUT = "Worked out: what changes would buy."
NO_NUMBERS = "Of this story there are no exact numbers."
ABOUT = "What happened, and what made it so. Nothing here is sent anywhere."
MORE = (
    ("home", "page one"),
    ("page up, page down", "more of a long page; or the arrows"),
)


async def open_debrief(app: HoldgameApp, sitting: Sitting) -> None:
    """Show the debrief of a sitting that has ended; returns when it is closed."""

    def correct() -> Coroutine[None, None, None]:
        from holdgame.tui.correcting import correct_assumptions

        return correct_assumptions(app, sitting)

    kept = sitting.path is not None and app.setup.own is not None
    today = app.setup.today()
    await app.push_screen_wait(DebriefScreen(sitting, today, correct if kept else None, app.causes))


class DebriefScreen(Screen[None]):
    """What happened, and what made it so, page by page.

    Args:
        sitting: A sitting that has ended.
        today: The date under page one.
        correct: Lets the player correct what is assumed; None where the company's file is gone.
        causes: What the analysis says, as soon as it is known; None: never.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DebriefScreen { align-horizontal: center; }
    DebriefScreen #paper { width: 80; height: 1fr; }
    DebriefScreen .head { height: 2; color: $quiet; }
    DebriefScreen ContentSwitcher { height: 1fr; }
    DebriefScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS = [
        Binding("right,space", "turn(1)", "next page", tooltip="the next page", id="debrief.next"),
        Binding(
            "left,b", "turn(-1)", "page before", tooltip="the page before", id="debrief.before"
        ),
        Binding(
            "enter,w", "commit", "write", tooltip="page one: your commitment", id="debrief.commit"
        ),
        Binding(
            "a", "assumptions", "assumed", tooltip="correct what is assumed", id="debrief.assumed"
        ),
        Binding(
            "y", "print(True)", "yes", tooltip="the label: print it on the box", id="debrief.yes"
        ),
        Binding("n", "print(False)", "no", tooltip="the label: do not", id="debrief.no"),
        Binding("f", "what_if", "what if", tooltip="move the rules yourself", id="debrief.what_if"),
        Binding("question_mark,f1", "help", "help", tooltip="this page", id="debrief.help"),
        Binding("q,escape", "dismiss(None)", "close", tooltip="close", id="debrief.close"),
    ]

    def __init__(
        self,
        sitting: Sitting,
        today: date,
        correct: Correct | None = None,
        causes: WorkingOut[Causes] | None = None,
    ) -> None:
        super().__init__()
        self._working_out = causes
        self._causes = causes.known(sitting.world) if causes else None
        self._correct = correct
        self._sitting = sitting
        self._today = today
        self._at = 0
        self._draft = sitting.last(Commitment) or Commitment()
        self._look_back()

    def compose(self) -> ComposeResult:
        with Vertical(id="paper"):
            yield Static(self._head(), classes="head", markup=False)
            with ContentSwitcher(initial="page-0"):
                yield PageOne(self._debrief, id="page-0")
                for number, page in enumerate(self._pages[1:], 1):
                    with VerticalScroll(id=f"page-{number}"):
                        yield DebriefPage(page.lines)
            yield KeyRow(self._keys(), id="row")
        yield TooSmall()

    def on_mount(self) -> None:
        if self._working_out is not None and self._working_out.does and self._causes is None:
            self._row.remark(WORKING)
            self.run_worker(self._with_causes(self._working_out), group="causes")

    async def _with_causes(self, working_out: WorkingOut[Causes]) -> None:
        """Page one and a page of its own, as soon as the analysis is there."""
        self._causes = await working_out.of(self._sitting.world)
        if self._causes is None:
            self._row.remark(NO_NUMBERS)
            return
        self._look_back()
        last = len(self._pages) - 1
        page = VerticalScroll(DebriefPage(self._pages[last].lines), id=f"page-{last}")
        await self.query_one(ContentSwitcher).add_content(page)
        self._show_again()
        self._row.remark(WORKED_OUT)

    def _look_back(self) -> None:
        self._debrief = Debrief.of(self._sitting, today=self._today, causes=self._causes)
        self._pages: list[Page] = pages(self._debrief, WIDTH)

    # -- turning pages ----------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        self._show(min(max(self._at + by, 0), len(self._pages) - 1))

    def key_home(self) -> None:
        self._show(0)

    def on_key(self, event: events.Key) -> None:
        """Digits go to their page."""
        digit = event.character or ""
        if digit.isdecimal():
            number = int(digit) - 1
            if 0 <= number < len(self._pages):
                event.stop()
                self._show(number)

    def _show(self, number: int) -> None:
        self._at = number
        self.query_one(ContentSwitcher).current = f"page-{number}"
        self.query_one(".head", Static).update(self._head())
        self._row.show(self._keys())
        self._row.remark("")
        if number:
            self.query_one(f"#page-{number}", VerticalScroll).focus()
        else:
            self.set_focus(None)

    def _head(self) -> str:
        return "\n".join(head(self._pages[self._at], self._at + 1, len(self._pages), WIDTH))

    def _keys(self) -> list[Key]:
        if self._at:
            keys = [Key("←", "back", "screen.turn(-1)")]
            if len(self._pages[self._at].lines) > self.app.size.height - AROUND:
                keys.append(Key("↑ ↓", "more"))
        else:
            written = self._debrief.commitment is not None
            keys = [Key("enter", "change it" if written else "write it", "screen.commit")]
        if self._pages[self._at].title == LABEL:
            keys += [Key("y", "yes", "screen.print(True)"), Key("n", "no", "screen.print(False)")]
        if self._at + 1 < len(self._pages):
            following = self._pages[self._at + 1].title.lower()
            named = "next page" if self._causes is not None and not self._at else following
            keys.append(Key("→", named, "screen.turn(1)"))
        if self._causes is not None:
            keys.append(Key("f", "what if", "screen.what_if"))
        if self._correct is not None:
            assumed = self._debrief.origins["assumed"]
            keys.append(Key("a", f"{assumed} assumed", "screen.assumptions"))
        return [*keys, Key("q", "close", "screen.dismiss(None)"), Key("?", "help", "screen.help")]

    @property
    def _row(self) -> KeyRow:
        return self.query_one("#row", KeyRow)

    def action_help(self) -> None:
        pages = (f"1 to {len(self._pages)}", "that page")
        self.app.push_screen(HelpScreen(ABOUT, (pages, *MORE), self.BINDINGS))

    # -- what if ----------------------------------------------------------------------------------

    def action_what_if(self) -> None:
        if self._causes is None:
            return
        from holdgame.tui.screens.what_if import WhatIfScreen

        title, wording = self._pages[0].title, self._debrief.wording
        self.app.push_screen(WhatIfScreen(title, self._causes, self._sitting.journey, wording))

    # -- what is assumed ------------------------------------------------------------------------

    def action_assumptions(self) -> None:
        if self._correct is not None:
            self.run_worker(self._correct(), exclusive=True)

    # -- the commitment -----------------------------------------------------------------------

    def action_commit(self) -> None:
        if not self._at and not self.query(CommitmentSheet):
            self.mount(CommitmentSheet(self._draft))

    def on_commitment_sheet_closed(self, event: CommitmentSheet.Closed) -> None:
        self._draft = event.said
        if event.written:
            self._note(event.said)

    # -- the label ----------------------------------------------------------------------------

    def action_print(self, yes: bool) -> None:
        """Would you print this on the box? Asked on the label's page only."""
        if self._pages[self._at].title == LABEL:
            self._note(OnTheBox(yes))

    def _note(self, said: Commitment | OnTheBox) -> None:
        """Write down what was said, and show it."""
        self._sitting.note(said)
        self._look_back()
        self._show_again()
        self._row.remark(WRITTEN)

    def _show_again(self) -> None:
        """All pages as they are now."""
        self.query_one(PageOne).show(self._debrief)
        for page, shown in zip(self._pages[1:], self.query(DebriefPage), strict=True):
            shown.show(page.lines)
        self.query_one(".head", Static).update(self._head())
        self._row.show(self._keys())
