"""One commitment in the player's own words: “If …, I will … by …”, on one line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from holdgame.play.notes import Commitment

MOST = 400  # letters a field


class CommitmentRow(Horizontal):
    """Three fields and the words between them. Enter goes on to the next, then writes it down.

    Args:
        said: What was committed to before, or None.
    """

    DEFAULT_CSS = """
    CommitmentRow { height: 1; width: 78; padding: 0 0 0 2; }
    CommitmentRow Static { width: auto; height: 1; }
    CommitmentRow Input, CommitmentRow Input:focus {
        border: none; height: 1; padding: 0; background: $surface; color: $you; }
    CommitmentRow #when { width: 3fr; }
    CommitmentRow #will { width: 4fr; }
    CommitmentRow #by { width: 11; }
    """

    class Written(Message):
        """The commitment was written down."""

        def __init__(self, commitment: Commitment) -> None:
            super().__init__()
            self.commitment = commitment

    def __init__(self, said: Commitment | None) -> None:
        super().__init__()
        self._said = said or Commitment()

    def compose(self) -> ComposeResult:
        said = self._said
        yield Static("If ", markup=False)
        yield Input(said.when, id="when", max_length=MOST, placeholder="what happens")
        yield Static(", I will ", markup=False)
        yield Input(said.will, id="will", max_length=MOST, placeholder="do what")
        yield Static(" by ", markup=False)
        yield Input(said.by, id="by", max_length=MOST, placeholder="when")

    def begin(self) -> None:
        """Put the cursor into the first field that is empty."""
        fields = list(self.query(Input))
        next((f for f in fields if not f.value.strip()), fields[0]).focus()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        fields = list(self.query(Input))
        place = fields.index(event.input)
        if place + 1 < len(fields):
            fields[place + 1].focus()
            return
        when, will, by = (field.value.strip() for field in fields)
        if when or will:
            self.post_message(self.Written(Commitment(when, will, by)))
