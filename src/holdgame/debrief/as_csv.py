"""as_csv: timeline, ledger by policy and single changes, as one file of comma-separated values.

The first column says of which table a row is, `timeline`, `rules` or `changes`; the columns of the
others are empty then. Text that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from io import StringIO

from holdgame.debrief.columns import printed
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.sheets import (
    Cell,
    changes_sheets,
    opens_as_formula,
    rules_sheet,
    timeline_sheet,
)

TABLE = "table"


def as_csv(debrief: Debrief) -> str:
    """The file, as UTF-8 is written of it: lines end as RFC 4180 has it."""
    sheets = (timeline_sheet(debrief), rules_sheet(debrief), *changes_sheets(debrief)[:1])
    columns = list(dict.fromkeys((TABLE, *(c for sheet in sheets for c in sheet.columns))))
    made = StringIO()
    writer = csv.DictWriter(made, columns, restval="")
    writer.writeheader()
    for sheet in sheets:
        for row in sheet.rows:
            cells = dict(zip(sheet.columns, map(_cell, row), strict=True))
            writer.writerow({TABLE: sheet.name, **cells})
    return made.getvalue()


def _cell(cell: Cell) -> str:
    """Numbers plain, yes and no in words, nothing for nothing."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case int() | float():
            return f"{cell:.3f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
    said = printed(cell)
    return f"'{said}" if opens_as_formula(said) else said
