"""chart: a drawing with its title, what it shows, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.table import wide


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure. `table` says in words and numbers all that is drawn; where it is not `open`, it
    is a click away. One that only `repeats` what stands beside the bars is not printed."""

    title: str
    drawing: Html
    table: Html
    note: str = ""
    open: bool = False
    repeats: bool = False

    def html(self) -> Html:
        """The figure as markup."""
        note = [el("p", self.note, class_="note")] if self.note else []
        table = wide(self.title, self.table)
        if not self.open:
            summary = el("summary", "The same as a table")
            table = el("details", summary, table, class_="repeats" if self.repeats else None)
        return el("figure", el("figcaption", self.title), self.drawing, *note, table)
