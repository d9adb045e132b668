"""One commitment in the player's own words, written on a sheet: “If …, I will … by …”."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from holdgame.play.notes import Commitment
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.own_words import OwnWords
from holdgame.tui.widgets.sheet import Sheet

LONGEST = 280  # letters a field: five lines, which have room for all of it
FIELDS = (("when", "If", "what happens"), ("will", "I will", "do what"), ("by", "by", "when"))
LEAVE = Key("esc", "leave it unwritten", press("escape"))


class CommitmentSheet(Sheet):
    """Three fields, each growing with what is written, so that nothing scrolls out of sight.

    Enter goes on to the next, then writes it down.

    Args:
        said: What stands in the fields at first.
    """

    DEFAULT_CSS = """
    CommitmentSheet > * { max-width: 76; }
    CommitmentSheet Horizontal { height: auto; }
    CommitmentSheet .lead { width: 8; color: $quiet; }
    CommitmentSheet OwnWords { max-height: 5; }
    CommitmentSheet OwnWords, CommitmentSheet OwnWords .text-area--cursor-line {
        background: $panel; }
    """
    BINDINGS = [Binding("escape", "leave", "leave it", id="commitment.leave", show=False)]

    class Closed(Message):
        """The sheet is gone. `written`: whether what was said is to be kept."""

        def __init__(self, said: Commitment, *, written: bool) -> None:
            super().__init__()
            self.said = said
            self.written = written

    def __init__(self, said: Commitment) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        for id, lead, example in FIELDS:
            with Horizontal():
                yield Static(lead, classes="lead", markup=False)
                yield OwnWords(getattr(self._said, id), id=id, longest=LONGEST, placeholder=example)
        yield KeyRow()

    def on_mount(self) -> None:
        """The cursor goes into the first field that is empty."""
        fields = list(self.query(OwnWords))
        next((f for f in fields if not f.said), fields[0]).focus()

    def action_leave(self) -> None:
        self._close(written=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        does = "write it down" if event.widget is self.query(OwnWords).last() else "next"
        self.query_one(KeyRow).show([Key("enter", does, press("enter")), LEAVE])

    @on(OwnWords.Said)
    def _go_on(self, event: OwnWords.Said) -> None:
        event.stop()
        fields = list(self.query(OwnWords))
        following = fields[fields.index(event.field) + 1 :]
        if following:
            following[0].focus()
        else:
            self._close(written=True)

    def _close(self, *, written: bool) -> None:
        if not self.display:
            return  # a key pressed twice
        self.display = False
        said = Commitment(*(field.said for field in self.query(OwnWords)))
        self.post_message(self.Closed(said, written=written and said != Commitment()))
        self.remove()
