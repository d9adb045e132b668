"""One paragraph of the transcript: who speaks in the left column, what they say beside it."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from holdgame.tui.script import Entry
from holdgame.tui.widgets.hanging import hanging

INDENT = 11


class SpokenLine(Widget):
    """A line said, or a stage direction. The voices differ by label and place, not only colour.

    Args:
        entry: What is said and by whom.
    """

    DEFAULT_CSS = """
    SpokenLine { width: 1fr; height: auto; margin-top: 1; }
    SpokenLine.-follows { margin-top: 0; }
    SpokenLine.-machine { color: $company; }
    SpokenLine.-you { color: $you; }
    SpokenLine.-narration { color: $foreground 88%; }
    SpokenLine.-quiet { color: $quiet; }
    """

    def __init__(self, entry: Entry, *, id: str | None = None) -> None:
        super().__init__(id=id, classes=f"-{entry.voice}")
        self.set_class(entry.follows, "-follows")
        self._entry = entry

    @property
    def entry(self) -> Entry:
        return self._entry

    def say(self, entry: Entry) -> None:
        """Another line in the same place; the widget keeps its size."""
        if entry != self._entry:
            self._entry = entry
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        entry = self._entry
        indent = 0 if entry.voice == "narration" or not (entry.label or entry.follows) else INDENT
        label = "" if entry.follows else entry.label
        style = "bold" if entry.voice == "machine" else ""
        return hanging(Content.styled(label, style), Content(entry.text), indent, width)
