"""The real call: a clock, what happened, and a key for each thing that can happen next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from holdgame.debrief.call_card import clock
from holdgame.play.calling import LONGEST_NOTE, Calling
from holdgame.play.real_call import ENDINGS, ONLY_ON_A_LINE, Mark
from holdgame.tui.real_call_words import key_of, logged, stage_words
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.widgets.call_keys import CallKey, CallKeys
from holdgame.tui.widgets.call_log import CallLog
from holdgame.tui.widgets.feel_sheet import FeelSheet
from holdgame.tui.widgets.note_sheet import NoteSheet
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.stopwatch import Stopwatch
from holdgame.tui.widgets.too_small import TooSmall

KEPT = "Your call is kept. Go on with: holdgame call --resume"
STAYS_HERE = """\
What you press and write stays on this computer.
`holdgame forget` erases it."""
OVER = "Over, and {called}?"
ONCE_MORE = "{key} once more; or ⌫: it goes on."
NOTE = "A note. It stays in the file of this call, and is on no card."
ABOUT = "Press a key when it happens. The clock goes on, and nothing you press can be wrong."
MORE = (("enter", "it rings"),)
ROWS: Final[tuple[tuple[Mark, ...], ...]] = (
    ("ring", "menu", "hold", "person", "identity"),
    ("transfer", "again", "promise", "broken", "cut"),
    ("resolved", "unresolved"),
)
_TOLD: Final[dict[Mark, str]] = {
    "menu": "a menu, or another one",
    "hold": "on hold",
    "person": "a person has answered",
    "identity": "you prove who you are; then p again",
    "transfer": "you are passed on, and on hold again",
    "again": "you tell it again",
    "promise": "they promise to ring back, or to do something",
    "broken": "a promise was not kept",
    "cut": "the line goes dead",
    "resolved": "it is over, and resolved; once more, to be sure",
    "unresolved": "it is over, and not resolved; once more",
}


class RealCallScreen(Screen[OSError | None]):
    """Dismissed when it is over, or with the reason why it cannot be written down.

    Args:
        calling: The call.
        ticks: How often a second the clock is drawn.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    RealCallScreen Stopwatch { margin-top: 1; }
    RealCallScreen CallLog { margin-top: 1; }
    RealCallScreen.-high Stopwatch { margin-top: 3; }
    RealCallScreen.-high CallLog { margin-top: 2; }
    RealCallScreen CallKeys { margin: 1 0; }
    RealCallScreen.-short CallKeys { margin: 1 0 0 0; }
    """
    BINDINGS = [
        Binding("enter", "mark('ring')", "it rings", id="call.ring", show=False),
        *(
            Binding(key_of(mark, shop=False)[0], f"mark('{mark}')", tooltip=told, id=f"call.{mark}")
            for mark, told in _TOLD.items()
        ),
        Binding("f,f2", "feel", "how it feels", id="call.feel", tooltip="say how it feels, 1 to 5"),
        Binding("space", "note", "note", id="call.note", tooltip="write a note"),
        Binding("backspace", "undo", "take back", id="call.undo", tooltip="take back the last"),
        Binding("question_mark,f1", "help", "help", id="call.help", tooltip="this page"),
        Binding("q", "app.quit", "quit", id="call.quit", tooltip="leave; your call is kept"),
    ]

    def __init__(self, calling: Calling, *, ticks: float) -> None:
        super().__init__()
        self._calling = calling
        self._ticks = ticks
        self._ending: Mark | None = None  # the key that ends it once it is pressed again

    def compose(self) -> ComposeResult:
        yield StatusLine()
        yield Stopwatch()
        yield CallLog(STAYS_HERE)
        yield CallKeys(self._keys())
        yield FeelSheet()
        yield TooSmall()

    def on_mount(self) -> None:
        self._show()
        self.set_interval(1 / self._ticks, self._tick)

    def leaving(self) -> str:
        """Write down how long it has been; what else there is, is on disk."""
        self._calling.leave()
        return KEPT if self._calling.path is not None else ""

    # -- what is shown ----------------------------------------------------------------------------

    def _tick(self) -> None:
        calling = self._calling
        now = calling.now_going_on
        stage, todo = stage_words(calling.stage, shop=calling.shop)
        below = todo if now is None else f"for {clock(now.seconds)}"
        if self._ending is not None:
            key, called = key_of(self._ending, shop=calling.shop)
            stage, below = OVER.format(called=called), ONCE_MORE.format(key=key)
        self.query_one(Stopwatch).show(clock(calling.at), stage, below, runs=now is not None)

    def _show(self) -> None:
        calling = self._calling
        when = "" if calling.began is None else _date(calling.began)
        self.query_one(StatusLine).show(calling.company.name, when)
        lines = [(clock(e.at), logged(e, shop=calling.shop)) for e in calling.entries]
        self.query_one(CallLog).show(lines)
        self.query_one(CallKeys).show(self._keys())
        self._tick()

    def _keys(self) -> Sequence[Sequence[CallKey]]:
        begun = bool(self._calling.entries)
        nowhere = ONLY_ON_A_LINE if self._calling.shop else frozenset[Mark]()
        return [
            *([self._key(mark) for mark in row if mark not in nowhere] for row in ROWS),
            [
                CallKey("f", "how it feels", "screen.feel", begun),
                CallKey("space", "a note", "screen.note", begun),
                CallKey("⌫", "take back", "screen.undo", begun),
                CallKey("?", "help", "screen.help", True),
                CallKey("q", "leave", "app.quit", True),
            ],
        ]

    def _key(self, mark: Mark) -> CallKey:
        key, called = key_of(mark, shop=self._calling.shop)
        return CallKey(key, called, f"screen.mark('{mark}')", mark in self._calling.open)

    # -- what the keys do -------------------------------------------------------------------------

    def action_mark(self, mark: Mark) -> None:
        """What ends the call is asked: the clock of a call cannot be wound back for long."""
        if mark in ENDINGS & self._calling.open and mark != self._ending:
            self._ending = mark
            self._tick()
        else:
            self._put_down(lambda: self._calling.press(mark))

    def action_undo(self) -> None:
        """A key that has ended nothing yet is all that there is to take back."""
        if self._ending is None:
            self._put_down(self._calling.undo)
        else:
            self._goes_on()

    def _goes_on(self) -> None:
        self._ending = None
        self._tick()

    def action_feel(self) -> None:
        self._goes_on()
        if self._calling.entries:
            self.query_one(FeelSheet).open()

    def action_note(self) -> None:
        self._goes_on()
        if self._calling.entries and not self.query(NoteSheet):
            self.mount(NoteSheet(NOTE, LONGEST_NOTE))

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(ABOUT, MORE, self.BINDINGS))

    def on_feel_sheet_felt(self, event: FeelSheet.Felt) -> None:
        self._put_down(lambda: self._calling.feel(event.value))

    def on_note_sheet_written(self, event: NoteSheet.Written) -> None:
        self._put_down(lambda: self._calling.note(event.text))

    def _put_down(self, entry: Callable[[], object]) -> None:
        """On disk first; a disk that takes nothing more ends it."""
        if not self.is_current:
            return  # a key too many: the questions are there
        self._ending = None
        try:
            entry()
        except OSError as problem:
            self.dismiss(problem)
        else:
            if self._calling.ended:
                self.dismiss(None)
            else:
                self._show()


def _date(began: datetime) -> str:
    return f"{began:%a} {began.day} {began:%B %Y, %H:%M}"
