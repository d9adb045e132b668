"""A text in a place of fixed size: another text in it lays nothing out again."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class FixedText(Static):
    """Shows plain text, and repaints only when it is another one.

    Args:
        text: What it shows at first.
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, markup=False)
        self._shown: str | Content = text

    def show(self, text: str | Content) -> None:
        """Another text of about the same size."""
        if text != self._shown:
            self._shown = text
            self.update(text, layout=False)
