"""A few lines to write in, in one's own words."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea


class OwnWords(TextArea):
    """Wraps what is written, so that all of it stays in sight; enter says it.

    Args:
        text: What is written already.
        longest: How many letters there may be.
        placeholder: What stands there while nothing is written.
    """

    DEFAULT_CSS = """
    OwnWords { height: auto; max-height: 3; width: 1fr; padding: 0 1; background: $surface;
        color: $you; scrollbar-size-vertical: 1; }
    OwnWords:focus { background-tint: $foreground 0%; }
    OwnWords .text-area--cursor-line { background: $surface; }
    OwnWords .text-area--placeholder { color: $quiet; }
    """

    class Said(Message):
        """Enter was pressed."""

        def __init__(self, field: OwnWords) -> None:
            super().__init__()
            self.field = field
            self.text = field.said
            """As it was written, on one line; may be empty."""

        @property
        def control(self) -> OwnWords:
            return self.field

    def __init__(
        self, text: str = "", *, longest: int, placeholder: str = "", id: str | None = None
    ) -> None:
        super().__init__(text, compact=True, placeholder=placeholder, id=id)
        self._longest = longest

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    @property
    def said(self) -> str:
        """What is written, on one line."""
        return " ".join(self.text.split())

    def on_key(self, event: events.Key) -> None:
        """No binding: with priority it would overtake the letters typed just before it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Said(self))

    def on_text_area_changed(self) -> None:
        if len(self.text) > self._longest:
            self.text = self.text[: self._longest]
            self.move_cursor(self.document.end)
