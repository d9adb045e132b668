"""A question that comes up during a hold, with its two answers."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from holdgame.tui.widgets.options import Options, Row


class Offered(Vertical):
    """Asks, and goes when it is answered. The hold goes on meanwhile.

    Args:
        about: What the answer is about: `speed` or `call back`.
        text: The question.
        rows: Its answers.
    """

    DEFAULT_CSS = """
    Offered { height: auto; }
    Offered Static { margin-bottom: 1; }
    """

    class Answered(Message):
        """One of the answers was given."""

        def __init__(self, about: str, id: str) -> None:
            super().__init__()
            self.about = about
            """What was asked about."""
            self.id = id
            """The id of the answer."""

    def __init__(self, about: str, text: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self.about = about
        self._text = text
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        yield Static(self._text, markup=False)
        yield Options(self._rows)

    def on_mount(self) -> None:
        self.query_one(Options).focus()

    def on_options_taken(self, event: Options.Taken) -> None:
        event.stop()
        self.post_message(self.Answered(self.about, event.id))
        self.remove()
