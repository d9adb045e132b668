"""The bottom line: which keys do what now, and a remark, such as why something cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

GAP, NARROW = "   ", "  "


class Key(NamedTuple):
    """A key, what it does in a word or two, and the action a click on it runs."""

    key: str
    does: str
    action: str = ""


def press(key: str) -> str:
    """The action of a key that means what the widget with the focus makes of it."""
    return f"app.simulate_key('{key}')"


class KeyRow(Widget):
    """Keys on the left, a remark on the right, or above them where both have no room.

    Of fixed size: other keys lay nothing out.

    Args:
        keys: What it shows at first.
    """

    DEFAULT_CSS = """
    KeyRow { width: 1fr; height: 2; padding: 1 2 0 2; color: $quiet; }
    KeyRow.-above { padding: 0 2; }
    """

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._remark = ""

    def show(self, keys: Sequence[Key]) -> None:
        """Other keys."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self._place()

    def remark(self, text: str) -> None:
        """Another remark, or none."""
        if text != self._remark:
            self._remark = text
            self._place()

    def on_resize(self) -> None:
        self._place()

    def render(self) -> Content:
        keys = Content(self._gap).join(
            Content.assemble((key.key, "$foreground"), " ", key.does) for key in self._keys
        )
        if self._above:
            return Content(self._remark + "\n") + keys
        room = self.content_size.width - self._length(self._gap)
        return keys + Content(f"{self._remark:>{max(room, 0)}}" if self._remark else "")

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y != int(self._above):
            return
        start = 0
        for key in self._keys:
            end = start + _width(key)
            if start <= offset.x < end and key.action:
                await self.run_action(key.action)
            start = end + len(self._gap)

    @property
    def _gap(self) -> str:
        return GAP if self._length(GAP) <= self.content_size.width else NARROW

    @property
    def _above(self) -> bool:
        both = self._length(self._gap) + len(GAP) + len(self._remark)
        return bool(self._remark) and both > self.content_size.width

    def _length(self, gap: str) -> int:
        return sum(map(_width, self._keys)) + len(gap) * (len(self._keys) - 1)

    def _place(self) -> None:
        self.set_class(self._above, "-above")
        self.refresh()


def _width(key: Key) -> int:
    return len(key.key) + 1 + len(key.does)
