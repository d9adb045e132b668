"""What is wrong with a file, in full, for the person who can mend it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import ScrollableContainer
from textual.screen import Screen
from textual.widgets import Static

from holdgame.tui.widgets.key_row import Key, KeyRow


class ProblemScreen(Screen[None]):
    """Says that it cannot be played, and why; lines keep their columns.

    Args:
        heading: One sentence.
        text: The reasons.
    """

    DEFAULT_CSS = """
    ProblemScreen { padding: 1 0; }
    ProblemScreen #heading { padding: 0 3 1 3; }
    ProblemScreen ScrollableContainer { height: 1fr; padding: 0 3; scrollbar-size: 1 1; }
    ProblemScreen #text { width: auto; color: $foreground; }
    """
    BINDINGS = [
        Binding("escape,enter,space", "dismiss(None)", "back", id="problem.back"),
        Binding("q", "app.quit", "quit", id="problem.quit"),
    ]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading = heading
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(self._heading, id="heading", markup=False)
        with ScrollableContainer():
            yield Static(self._text, id="text", markup=False)
        yield KeyRow(
            [
                Key("enter", "back", "screen.dismiss(None)"),
                Key("↑ ↓", "scroll"),
                Key("q", "quit", "app.quit"),
            ]
        )
