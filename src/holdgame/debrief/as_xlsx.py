"""as_xlsx: the tables of a debrief as a workbook, a sheet each. XlsxWriter is loaded for it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, Final

from holdgame.debrief.columns import printed
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.sheets import Cell, Sheet, sheets_of

_MADE: Final = datetime(2000, 1, 1)  # a workbook says when it was made: the same for the same play
_WIDEST: Final = 60
_NO_FORMULAS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class NoXlsx(ImportError):
    """XlsxWriter is not installed."""


def as_xlsx(debrief: Debrief) -> bytes:
    """The workbook. No cell is a formula. Raises `NoXlsx` without the library."""
    try:
        from xlsxwriter import Workbook
    except ImportError as problem:
        raise NoXlsx from problem
    made = BytesIO()
    with Workbook(made, _NO_FORMULAS) as book:
        book.set_properties({"title": printed(debrief.title), "created": _MADE})
        heading = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets_of(debrief):
            _write(book.add_worksheet(sheet.name), sheet, heading)
    return made.getvalue()


def _write(page: Any, sheet: Sheet, heading: Any) -> None:
    """A sheet with its headings fixed, each column as wide as what stands in it."""
    page.freeze_panes(1, 1)
    for column, name in enumerate(sheet.columns):
        longest = max((len(str(row[column])) for row in sheet.rows), default=0)
        page.set_column(column, column, min(max(longest, len(name)) + 2, _WIDEST))
        page.write_string(0, column, name, heading)
        for number, row in enumerate(sheet.rows, 1):
            _put(page, number, column, row[column])


def _put(page: Any, row: int, column: int, cell: Cell) -> None:
    match cell:
        case None | "":
            return
        case bool():
            page.write_boolean(row, column, cell)
        case int() | float():
            page.write_number(row, column, cell)
        case str():
            page.write_string(row, column, printed(cell))
