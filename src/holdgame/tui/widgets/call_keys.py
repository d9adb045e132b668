"""The keys of a real call, in columns: those that can be pressed now are bright."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class CallKey(NamedTuple):
    """A key, what it is called, the action of a click on it, and whether it can be pressed now."""

    key: str
    called: str
    action: str
    open: bool


class CallKeys(Widget):
    """Rows of keys, each in a column of its own, so that none moves while one looks for it.

    Args:
        rows: The keys, row by row.
    """

    COLUMN = 15
    DEFAULT_CSS = """
    CallKeys { height: auto; padding: 0 1 0 4; color: $quiet; }
    """

    def __init__(self, rows: Sequence[Sequence[CallKey]]) -> None:
        super().__init__()
        self._rows = rows

    def show(self, rows: Sequence[Sequence[CallKey]]) -> None:
        """The same keys, others of them open."""
        if rows != self._rows:
            self._rows = rows
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows)

    def render(self) -> Content:
        return Content("\n").join(
            Content("").join(self._drawn(key) for key in row) for row in self._rows
        )

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._rows):
            return
        row, column = self._rows[offset.y], offset.x // self.COLUMN
        if column < len(row) and row[column].open:
            await self.run_action(row[column].action)

    def _drawn(self, key: CallKey) -> Content:
        name = Content.styled(key.key, "bold $foreground" if key.open else "$quiet 60%")
        called = Content.styled(f" {key.called}", "$foreground 85%" if key.open else "$quiet 60%")
        drawn = name + called
        return drawn + Content(" " * max(1, self.COLUMN - drawn.cell_length))
