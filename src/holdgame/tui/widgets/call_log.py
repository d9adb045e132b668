"""What was put down on a call, the newest at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from holdgame.debrief.columns import clip

_AT = 9  # cells for the minute and second


class CallLog(Widget):
    """As many of the last lines as there is room for. Of fixed size: a new one lays nothing out.

    Args:
        empty: What stands there before the first.
    """

    DEFAULT_CSS = """
    CallLog { height: 1fr; padding: 0 4; }
    """

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._lines: Sequence[tuple[str, str]] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Other lines, each with its time."""
        self._lines = tuple(lines)
        self.refresh()

    def render(self) -> Content:
        if not self._lines:
            return Content.styled(self._empty, "$quiet")
        width, height = self.content_size
        shown = self._lines[-height:] if height else ()
        drawn = [self._drawn(at, text, width) for at, text in shown]
        if drawn:
            drawn[-1] = drawn[-1].stylize("bold")
        return Content("\n").join(drawn)

    def _drawn(self, at: str, text: str, width: int) -> Content:
        return Content.assemble((f"{at:>{_AT - 2}}  ", "$quiet"), clip(text, width - _AT))
