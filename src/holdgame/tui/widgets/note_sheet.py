"""A note in one's own words, on a sheet over the bottom of the screen."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.own_words import OwnWords
from holdgame.tui.widgets.sheet import Sheet


class NoteSheet(Sheet):
    """Enter puts it down.

    Args:
        asked: What stands above the field.
        longest: How many letters there may be.
    """

    DEFAULT_CSS = """
    NoteSheet OwnWords { margin-top: 1; background: $panel; }
    NoteSheet OwnWords .text-area--cursor-line { background: $panel; }
    """
    BINDINGS = [Binding("escape", "leave", "leave it", id="note.leave", show=False)]

    class Written(Message):
        """The sheet is gone; something was written."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """On one line; never empty."""

    def __init__(self, asked: str, longest: int) -> None:
        super().__init__()
        self._asked = asked
        self._longest = longest

    def compose(self) -> ComposeResult:
        yield Static(self._asked, markup=False)
        yield OwnWords(longest=self._longest)
        yield KeyRow([Key("enter", "put it down", press("enter")), Key("esc", "leave it", "leave")])

    def on_mount(self) -> None:
        self.query_one(OwnWords).focus()

    def action_leave(self) -> None:
        self.remove()

    @on(OwnWords.Said)
    def _written(self, event: OwnWords.Said) -> None:
        event.stop()
        if event.text:
            self.post_message(self.Written(event.text))
        self.remove()
