"""The bottom line: which keys do what now, and a remark, such as what the call has cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

GAP = "   "


class Key(NamedTuple):
    """A key, what it does in a word or two, and the action a click on it runs."""

    key: str
    does: str
    action: str = ""


def press(key: str) -> str:
    """The action of a key that means what the widget with the focus makes of it."""
    return f"app.simulate_key('{key}')"


class KeyRow(Widget):
    """Keys on the left, a remark on the right. Of fixed size: a change lays nothing out.

    Args:
        keys: What it shows at first.
    """

    DEFAULT_CSS = """
    KeyRow { width: 1fr; height: 2; padding: 1 2 0 2; color: $quiet; }
    """

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._remark = ""

    def show(self, keys: Sequence[Key]) -> None:
        """Other keys."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.refresh()

    def remark(self, text: str) -> None:
        """Another remark, or none."""
        if text != self._remark:
            self._remark = text
            self.refresh()

    def render(self) -> Content:
        keys = _drawn(self._keys)
        gap = self.content_size.width - keys.cell_length - len(self._remark)
        return keys + Content(" " * max(gap, len(GAP)) + self._remark if self._remark else "")

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 0
        for key in self._keys:
            end = start + len(key.key) + 1 + len(key.does)
            if start <= offset.x < end and key.action:
                await self.run_action(key.action)
            start = end + len(GAP)


def _drawn(keys: Sequence[Key]) -> Content:
    drawn = (Content.assemble((k.key, "$foreground"), " ", k.does) for k in keys)
    return Content(GAP).join(drawn)
