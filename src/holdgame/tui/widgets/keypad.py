"""The keypad of a telephone, drawn: keys are typed or clicked."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from holdgame.engine.moments import PRESS_NOTHING

ROWS = ("123", "456", "789", "*0#")
KEYS = frozenset("".join(ROWS))
_CELL = 6  # columns a key takes, its left border included
WIDTH = 3 * _CELL + 1


class Keypad(Widget, can_focus=True):
    """Twelve keys. In a low terminal it is drawn without borders."""

    DEFAULT_CSS = f"""
    Keypad {{ width: {WIDTH}; height: auto; color: $quiet; }}
    """

    class Pressed(Message):
        """A key of the phone was pressed."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key
            """One of 0 to 9, `*` and `#`; `nothing` for none, until the menu gives up."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pressed = ""

    @property
    def low(self) -> bool:
        return self.app.size.height < 24

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(ROWS) if self.low else 2 * len(ROWS) + 1

    def render(self) -> Content:
        drawn = [self._keys(row) for row in ROWS]
        if self.low:
            return Content("\n").join(drawn)
        bars = ["─" * (_CELL - 1)] * 3
        lines = [Content("┌" + "┬".join(bars) + "┐")]
        for row in drawn:
            lines += [row, Content("├" + "┼".join(bars) + "┤")]
        lines[-1] = Content("└" + "┴".join(bars) + "┘")
        return Content("\n").join(lines)

    def on_key(self, event: events.Key) -> None:
        if event.character in KEYS:
            event.stop()
            self._press(event.character)
        elif event.key == "enter":
            event.stop()
            self.post_message(self.Pressed(PRESS_NOTHING))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = offset.y if self.low else (offset.y - 1) // 2
        column = min(offset.x // _CELL, 2)
        if 0 <= row < len(ROWS) and (self.low or offset.y % 2):
            self._press(ROWS[row][column])

    def show_pressed(self, key: str) -> None:
        """The key lights up for a moment."""
        self._pressed = key
        self.refresh()
        self.set_timer(0.2, self._let_go)

    def _press(self, key: str) -> None:
        self.show_pressed(key)
        self.post_message(self.Pressed(key))

    def _let_go(self) -> None:
        self._pressed = ""
        self.refresh()

    def _keys(self, row: str) -> Content:
        bar = "" if self.low else "│"
        cells: list[Content] = []
        for key in row:
            style = "bold reverse $you" if key == self._pressed else "bold $foreground"
            cells.append(Content.assemble(bar, "  ", (key, style), "  " if bar else "   "))
        return Content("").join(cells) + Content(bar)
