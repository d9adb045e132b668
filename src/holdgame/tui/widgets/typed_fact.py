"""Something to be typed exactly: a label, a field, and where it stands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

LONGEST = 200


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
    TypedFact #hint { color: $quiet; height: 1; margin-top: 1; }
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
        yield Static("enter say it      F3 it is on your papers", id="hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Entered(event.value.strip()))
