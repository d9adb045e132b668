"""A scale from 0 to 10: digits or arrows mark, enter answers; a click does both.

Unlike the digits of a list a digit here may be half a number, so none of them answers at once.
"""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

HIGHEST = 10
_CELL = 5
WIDTH = _CELL * (HIGHEST + 1)
UNMARKED = f"a number from 0 to {HIGHEST}, then enter"
MARKED = "enter to answer {}"


class Scale(Widget, can_focus=True):
    """Eleven numbers in a row with a word at either end.

    Args:
        low: What 0 means.
        high: What 10 means.
    """

    DEFAULT_CSS = f"""
    Scale {{ width: {WIDTH}; height: 5; }}
    """
    BINDINGS = [
        Binding("left", "move(-1)", "less", id="scale.less", show=False),
        Binding("right", "move(1)", "more", id="scale.more", show=False),
        Binding("enter", "give", "answer", id="scale.give", show=False),
    ]
    at: reactive[int | None] = reactive(None)

    class Given(Message):
        """A number was given."""

        def __init__(self, scale: Scale, value: int) -> None:
            super().__init__()
            self.scale = scale
            self.value = value
            """From 0 to 10."""

        @property
        def control(self) -> Scale:
            return self.scale

    def __init__(self, low: str, high: str) -> None:
        super().__init__()
        self._low, self._high = low, high
        self._typed = ""

    def render(self) -> Content:
        numbers = []
        for number in range(HIGHEST + 1):
            here = number == self.at
            style = "bold $you" if here else "$quiet"
            numbers.append(Content.styled(f"{f'›{number}' if here else number:>3}  ", style))
        gap = max(2, WIDTH - 4 - len(self._low) - len(self._high))
        ends = Content.styled("  " + self._low + " " * gap + self._high, "$quiet")
        hint = UNMARKED if self.at is None else MARKED.format(self.at)
        lines = Content("").join(numbers), ends, Content.styled("  " + hint, "$quiet")
        return Content("\n\n").join(lines)

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            both = self._typed + event.character
            self._typed = both if both == str(HIGHEST) else event.character
            self.at = int(self._typed)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and offset.y == 0:
            self.at = min(offset.x // _CELL, HIGHEST)
            self.action_give()

    def action_move(self, step: int) -> None:
        self._typed = ""
        self.at = 5 if self.at is None else min(max(self.at + step, 0), HIGHEST)

    def action_give(self) -> None:
        if self.at is not None:
            self.post_message(self.Given(self, self.at))
