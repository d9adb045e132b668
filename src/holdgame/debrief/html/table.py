"""table: rows under headings, numbers set right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.debrief.html.markup import Html, el, joined

NUMBER: Final = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and whether numbers stand below it."""

    heading: str
    number: bool = False


def words_in(*headings: str) -> tuple[Column, ...]:
    """Columns of words."""
    return tuple(Column(heading) for heading in headings)


def numbers_in(*headings: str) -> tuple[Column, ...]:
    """Columns of numbers."""
    return tuple(Column(heading, number=True) for heading in headings)


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    total: Sequence[str] = (),
) -> Html:
    """A table. The first cell of a row names it; `total` is the row below all of them."""
    head = el("tr", *(_head(column) for column in columns))
    body = [_row(columns, row) for row in rows]
    foot = [el("tfoot", _row(columns, total))] if total else []
    return el(
        "table",
        el("caption", caption),
        el("thead", head),
        el("tbody", *body),
        *foot,
    )


def wide(name: str, made: Html) -> Html:
    """A table that may be moved sideways where the page is narrow, with a finger or with keys."""
    return el("div", made, class_="scroll", tabindex=0, role="group", aria_label=name)


def _head(column: Column) -> Html:
    return el("th", column.heading, scope="col", class_=NUMBER if column.number else None)


def _row(columns: Sequence[Column], row: Sequence[str]) -> Html:
    first, *others = row
    cells = [
        el("td", cell, class_=NUMBER if column.number else None)
        for column, cell in zip(columns[1:], others, strict=True)
    ]
    return el("tr", el("th", first, scope="row"), joined(cells))
