"""The end of an interview: what was known, what it is like to ring, and where the file is."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdgame.company.interview.wait import Felt
from holdgame.company.interview.wait_words import doubt, understood
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall
from holdgame.tui.widgets.wait_preview import WaitPreview

PLAY, CHANGE, LATER = "play", "change", "later"
ROWS = (
    Row(PLAY, "Play under these rules"),
    Row(CHANGE, "Change an answer"),
    Row(LATER, "Not now"),
)
PRIVATE = "This line is yours alone; it stands in no file."
MORE = "The other {} come after the play."


class MadeScreen(Screen[str]):
    """Dismissed with what comes next: `play`, `change` or `later`.

    Args:
        name: The company's.
        known: The private line.
        more: How many questions have not been asked yet.
        felt: What whoever rings goes through.
        file: Where the company file is.
    """

    DEFAULT_CSS = """
    MadeScreen VerticalScroll { padding: 1 8 0 8; height: 1fr; }
    MadeScreen VerticalScroll > * { max-width: 84; }
    MadeScreen #known { color: $you; }
    MadeScreen .quiet { color: $quiet; }
    MadeScreen WaitPreview, MadeScreen .part, MadeScreen Options { margin-top: 1; }
    """
    BINDINGS = [Binding("escape", f"dismiss('{LATER}')", "not now", id="made.later")]

    def __init__(self, name: str, known: str, more: int, felt: Felt, file: Path) -> None:
        super().__init__()
        self._company, self._known, self._more = name, known, more
        self._felt, self._file = felt, file

    def compose(self) -> ComposeResult:
        doubts = doubt(self._felt.worked, self._felt.told)
        yield StatusLine()
        with VerticalScroll(can_focus=False):
            yield Static(self._known, id="known", markup=False)
            yield Static(PRIVATE, classes="quiet", markup=False)
            if self._more:
                yield Static(MORE.format(self._more), classes="quiet", markup=False)
            yield WaitPreview()
            if another_wait := understood(self._felt):
                yield Static(another_wait, markup=False)
            if doubts:
                yield Static(doubts, classes="part", markup=False)
            yield Static(f"Written to {self._file}", classes="quiet part", markup=False)
            yield Options(ROWS, 0, id="next")
        yield KeyRow(
            (
                Key("1-3", "choose"),
                Key("↑ ↓", "move"),
                Key("esc", "not now", "screen.dismiss('later')"),
            )
        )
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(self._company, "")
        self.query_one(WaitPreview).show(self._felt)
        self.query_one(Options).focus()

    def on_options_taken(self, event: Options.Taken) -> None:
        self.dismiss(event.id)
