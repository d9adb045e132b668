"""One question, yes or no."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static

from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.sheet import Sheet

KEYS = (
    Key("y", "yes", "screen.answer(True)"),
    Key("n", "no", "screen.answer(False)"),
)


class ConfirmScreen(ModalScreen[bool]):
    """Asks once. Anything but yes means no.

    Args:
        text: The question.
    """

    BINDINGS = [
        Binding("y", "answer(True)", "yes", id="confirm.yes"),
        Binding("n,escape,enter", "answer(False)", "no", id="confirm.no"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Sheet():
            yield Static(self._text, markup=False)
            yield KeyRow(KEYS)

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
