"""Something to be typed exactly: a label, a field, and where it stands."""

from __future__ import annotations

from typing import Self

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from holdgame.tui.widgets.key_row import Key, KeyRow, press

LONGEST = 200
KEYS = (
    Key("enter", "say it", press("enter")),
    Key("F3", "it is on your papers", "screen.papers"),
)


class TypedFact(Vertical):
    """A field for digits or words.

    Args:
        label: What is asked for: `account number`.
    """

    DEFAULT_CSS = """
    TypedFact { height: auto; }
    TypedFact Horizontal { height: 1; }
    TypedFact #label { width: auto; color: $quiet; }
    TypedFact Input { border: none; height: 1; padding: 0 1; background: $surface; width: 1fr;
        color: $you; margin-left: 2; }
    TypedFact Input:focus { border: none; background-tint: $foreground 0%; }
    TypedFact KeyRow { padding: 1 0 0 0; }
    """

    class Entered(Message):
        """Something was typed and sent."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """As it was typed."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(self._label, id="label", markup=False)
            yield Input(max_length=LONGEST, compact=True, select_on_focus=False)
        yield KeyRow(KEYS)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The keys are its field's."""
        self.query_one(Input).focus(scroll_visible)
        return self

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Entered(event.value.strip()))
