"""A numbered list to choose from: by its number, by arrows and enter, or by a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from holdgame.tui.widgets.hanging import hanging

INDENT = 5
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One option. `detail` stands under it; `closed` says why it cannot be taken."""

    id: str
    text: str
    detail: str = ""
    closed: str = ""


class Options(Widget, can_focus=True):
    """Rows with numbers from 1 to 9. Answers once, until it asks again.

    Args:
        rows: What can be chosen.
        at: The row under the cursor; nowhere, so that an enter pressed a moment too long
            chooses nothing.
    """

    DEFAULT_CSS = """
    Options { width: 1fr; height: auto; }
    """
    BINDINGS = [
        Binding("up,k", "move(-1)", "up", id="options.up", show=False),
        Binding("down,j", "move(1)", "down", id="options.down", show=False),
        Binding("enter", "take", "choose", id="options.take", show=False),
    ]
    at: reactive[int] = reactive(NOWHERE)

    class Taken(Message):
        """An option was chosen."""

        def __init__(self, options: Options, id: str) -> None:
            super().__init__()
            self.options = options
            self.id = id
            """The id of the row."""

        @property
        def control(self) -> Options:
            return self.options

    class Refused(Message):
        """An option was chosen that cannot be taken."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why
            """As its row says."""

    def __init__(self, rows: Sequence[Row], at: int = NOWHERE, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = tuple(rows)
        self.set_reactive(Options.at, at)
        self._answered = False

    def ask_again(self) -> None:
        """Nothing is chosen any more, and something can be."""
        self.at = NOWHERE
        self._answered = False

    @property
    def digits(self) -> str:
        """The keys that answer at once: `1-4`."""
        return "1" if len(self.rows) == 1 else f"1-{min(len(self.rows), 9)}"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(line for _, line in self._lines(self.content_size.width))

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character.isascii() and event.character.isdigit():
            index = int(event.character) - 1
            if 0 <= index < len(self.rows):
                event.stop()
                self._take(index)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        owners = [owner for owner, _ in self._lines(self.content_size.width)]
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(owners):
            self._take(owners[offset.y])

    def action_move(self, step: int) -> None:
        if self.at == NOWHERE:
            self.at = 0 if step > 0 else len(self.rows) - 1
        else:
            self.at = (self.at + step) % len(self.rows)

    def action_take(self) -> None:
        """Enter without a cursor puts it on the first row: nothing is chosen by accident."""
        if self.at == NOWHERE:
            self.at = 0
        else:
            self._take(self.at)

    def _take(self, index: int) -> None:
        if self.rows[index].closed:
            self.at = index
            self.post_message(self.Refused(self.rows[index].closed))
        elif not self._answered:  # a second key may come before the answer has taken the list away
            self._answered = True
            # the cursor stays: to paint it would put off what the answer brings by a frame
            self.post_message(self.Taken(self, self.rows[index].id))

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        lines: list[tuple[int, Content]] = []
        for index, row in enumerate(self.rows):
            here = index == self.at
            number = str(index + 1) if index < 9 else " "
            style = "$quiet" if row.closed else ("bold $you" if here else "")
            mark = f"› {number}" if here else f"  {number}"
            label = Content.styled(mark, "bold $you" if here else "$quiet")
            text = Content.styled(row.text, style)
            under = row.closed or row.detail
            lines += ((index, line) for line in hanging(label, text, INDENT, width))
            if under:
                quiet = Content.styled(under, "italic $quiet" if row.closed else "$quiet")
                lines += ((index, line) for line in hanging(Content(""), quiet, INDENT, width))
        return lines
