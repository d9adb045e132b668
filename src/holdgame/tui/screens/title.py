"""The title: a name, one line, enter. Imports nothing but Textual: it is the first frame."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

WORDS = """\
h o l d g a m e


Ring your own company, as one of its customers."""
PLAY = "Read, choose and hold, for ten minutes to half an hour; then look back."
KEPT = """\
What you type and choose here stays on this computer.
`holdgame forget` erases it."""
KEYS = "Press enter to begin, q to leave"


class TitleScreen(Screen[None]):
    """What it is, and a key to press."""

    DEFAULT_CSS = """
    TitleScreen { align: center middle; }
    TitleScreen Static { width: 100%; text-align: center; }
    TitleScreen #play { color: $quiet; margin-top: 1; }
    TitleScreen #kept { color: $quiet; margin-top: 2; }
    TitleScreen #keys { color: $you; margin-top: 3; }
    """
    BINDINGS = [
        Binding("enter,space", "begin", "begin", id="title.begin"),
        Binding("q", "app.quit", "quit", id="title.quit"),
    ]

    class Begun(Message):
        """The player wants to play."""

    def __init__(self, *, first_run: bool) -> None:
        super().__init__()
        self._first_run = first_run

    def compose(self) -> ComposeResult:
        yield Static(WORDS, markup=False)
        yield Static(PLAY, id="play", markup=False)
        if self._first_run:
            yield Static(KEPT, id="kept", markup=False)
        yield Static(KEYS, id="keys", markup=False)

    def on_click(self) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        self.post_message(self.Begun())
