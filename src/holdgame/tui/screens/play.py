"""The call: status, table, keys. Layout and bindings; what happens is the storyteller's."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from holdgame.play.sitting import Sitting
from holdgame.tui import call, play_keys
from holdgame.tui.holding import Frame
from holdgame.tui.screens.confirm import ConfirmScreen
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.screens.papers import PapersScreen
from holdgame.tui.setup import Setup
from holdgame.tui.storyteller import Storyteller
from holdgame.tui.widgets.feel_sheet import FeelSheet
from holdgame.tui.widgets.hold_view import HoldView
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.keypad import KEYS, Keypad
from holdgame.tui.widgets.options import Options
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.table import Table
from holdgame.tui.widgets.too_small import TooSmall

KEPT = "Your call is kept: holdgame play --resume"
LOSE_IT = "Hang up? The place in the queue is lost."
LEAVE_IT = "Hang up?"
REMARK_STAYS = 2.5  # seconds
ABOUT = "Nothing you do here can be wrong. There is no way back: a call is a call."
MORE = (
    ("space, enter", "the next line"),
    ("1 to 9", "choose; or arrows and enter, or the mouse"),
    ("0 to 9, *, #", "the keys of the phone, in a menu"),
    ("F4", "words to borrow, where you tell it"),
    ("page up, page down", "read what was said before"),
)


class PlayScreen(Screen[OSError | None]):
    """Dismissed when the story has ended, or with the reason why it cannot be written down.

    Args:
        sitting: The sitting to play.
        setup: The clock and how often to draw.
        still: Whether nothing should move.
    """

    AUTO_FOCUS = ""  # the keys belong to what is asked, and to nothing else
    BINDINGS = play_keys.BINDINGS

    def __init__(self, sitting: Sitting, setup: Setup, *, still: bool) -> None:
        super().__init__()
        self.sitting = sitting
        self._setup = setup
        self._table = Table(sitting, ticks=setup.ticks, still=still)
        self._confirm: ConfirmScreen | None = None
        self._asked_in: HoldView | None = None
        self._noted = ""
        self._noted_until = 0.0

    def compose(self) -> ComposeResult:
        yield StatusLine()
        yield self._table
        yield KeyRow()
        yield FeelSheet()
        yield TooSmall()

    def on_mount(self) -> None:
        self._show()
        self.run_worker(self._play(), name="story", exclusive=True)

    async def _play(self) -> None:
        try:
            await Storyteller(self.sitting, self._table, self._setup.clock).play()
        except OSError as problem:
            self.dismiss(problem)
        else:
            self.dismiss(None)

    def leaving(self) -> str:
        """Write down how far a hold has come; what else there is, is on disk."""
        self._keep_hold()
        self.sitting.close()
        return KEPT if self.sitting.path is not None else ""

    # -- what is shown around the table -----------------------------------------------------------

    def on_table_turned(self) -> None:
        """Whoever picks up answers the question whether to hang up."""
        confirm, stands = self._confirm, self._asked_in is self._table.view
        if confirm is not None and confirm.is_current and not stands:
            confirm.dismiss(False)
        self._show()

    def on_hold_view_drawn(self, event: HoldView.Drawn) -> None:
        self._show(event.frame)
        if self._table.view is not None and self._table.view.hold.is_to_be_kept():
            self._keep_hold()

    def on_key(self, event: events.Key) -> None:
        """A key of the phone cuts a greeting short, as it would on a telephone."""
        if self._table.reciting and event.character in KEYS:
            self._table.next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.query_one(FeelSheet).keep_focus(event.widget)
        self._show()

    def on_click(self) -> None:
        self._table.next()

    def _show(self, frame: Frame | None = None) -> None:
        view = self._table.view
        if frame is None and view is not None:
            frame = view.frame()
        here, there = call.status(self.sitting.journey, frame)
        self.query_one(StatusLine).show(here, there)
        first = self._first_key()
        moves = None if view is None or first is not None else not view.still
        keys = play_keys.row(
            first,
            typing=isinstance(self._asking, Input | TextArea),
            may_hang_up=self._table.may_hang_up,
            moves=moves,
        )
        row = self.query_one(KeyRow)
        row.show(keys)
        row.remark(self._noted if self._setup.clock() < self._noted_until else "")

    @property
    def _asking(self) -> Widget | None:
        """What asks on the call, though a sheet above it may have the keys for now."""
        sheet = self.query_one(FeelSheet)
        return sheet.back_to if sheet.is_open else self.focused

    def _first_key(self) -> Key | None:
        """That of what is asked; none while one types, and on a hold that asks nothing."""
        match self._asking:
            case Options() as options:
                return Key(options.digits, "choose")
            case Keypad():
                return Key("0-9 * #", "press; enter: nothing" if self._table.may_wait else "press")
        return Key("space", "next line", "screen.next") if self._table.may_go_on else None

    # -- what the keys do -------------------------------------------------------------------------

    def action_next(self) -> None:
        self._table.next()

    def action_scroll(self, pages: int) -> None:
        self._table.scroll_back(pages)

    def action_feel(self) -> None:
        self.query_one(FeelSheet).open()

    def action_papers(self) -> None:
        self.app.push_screen(PapersScreen(self.sitting.world.story.facts.values()))

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(ABOUT, MORE, play_keys.BINDINGS))

    def action_still(self) -> None:
        if self._table.view is not None:
            self._table.view.turn_still()
            self._show()

    def action_hang_up(self) -> None:
        if self._table.may_hang_up:
            self._asked_in = self._table.view
            self._confirm = ConfirmScreen(LEAVE_IT if self._asked_in is None else LOSE_IT)
            self.app.push_screen(self._confirm, self._hang_up)

    def _hang_up(self, yes: bool | None) -> None:
        self._confirm = None
        if yes:
            self._table.hang_up()

    def on_feel_sheet_felt(self, event: FeelSheet.Felt) -> None:
        view = self._table.view
        self.sitting.feel(event.value, view.hold.waited if view is not None else 0.0)
        self._remark(f"noted: {event.value}")

    def on_options_refused(self, event: Options.Refused) -> None:
        self._remark(event.why)

    def _remark(self, text: str) -> None:
        self._noted = text
        self._noted_until = self._setup.clock() + REMARK_STAYS
        self._show()
        self.set_timer(REMARK_STAYS, self._show)

    def _keep_hold(self) -> None:
        view = self._table.view
        if view is not None:
            self.sitting.hold_left_at(view.hold.waited)
