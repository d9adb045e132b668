"""A list of which any number can be ticked: by a digit, by space, or by a click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from holdgame.tui.widgets.options import Row


class Ticks(Widget, can_focus=True):
    """Rows with numbers from 1 to 9; enter says that it is all.

    Args:
        rows: What can be ticked. One that is `closed` cannot.
    """

    DEFAULT_CSS = """
    Ticks { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS = [
        Binding("up,k", "move(-1)", "up", id="ticks.up", show=False),
        Binding("down,j", "move(1)", "down", id="ticks.down", show=False),
        Binding("space,x", "turn", "tick", id="ticks.turn", show=False),
        Binding("enter", "take", "done", id="ticks.take", show=False),
    ]
    at: reactive[int] = reactive(0)
    ticked: reactive[frozenset[str]] = reactive(frozenset())

    class Taken(Message):
        """These are all."""

        def __init__(self, ids: tuple[str, ...]) -> None:
            super().__init__()
            self.ids = ids
            """The ids of the ticked rows, in their order."""

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = tuple(rows)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the ticked rows, in their order."""
        return tuple(row.id for row in self.rows if row.id in self.ticked)

    def show(self, rows: Sequence[Row], ticked: Iterable[str] = ()) -> None:
        """Other rows, some of them ticked."""
        self.rows = tuple(rows)
        self.ticked = frozenset(ticked)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows)

    def render(self) -> Content:
        return Content("\n").join(self._line(index, row) for index, row in enumerate(self.rows))

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            self._turn(int(event.character) - 1)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None:
            self._turn(offset.y)

    def action_move(self, step: int) -> None:
        self.at = (self.at + step) % max(len(self.rows), 1)

    def action_turn(self) -> None:
        self._turn(self.at)

    def action_take(self) -> None:
        self.post_message(self.Taken(self.ids))

    def _turn(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            self.at = index
            if not self.rows[index].closed:
                self.ticked = self.ticked ^ {self.rows[index].id}

    def _line(self, index: int, row: Row) -> Content:
        here = index == self.at and self.has_focus
        number = str(index + 1) if index < 9 else " "
        mark = Content.styled(
            f"{'›' if here else ' '} {number} ", "bold $you" if here else "$quiet"
        )
        if row.closed:
            return mark + Content.styled(f" ·  {row.text}  ({row.closed})", "$quiet")
        ticked = row.id in self.ticked
        return mark + Content.assemble(
            (" ✓  " if ticked else " ·  ", "$you"), (row.text, "$you" if ticked else "")
        )
