"""call_csv: call reports with a line for each call and a first line that names the columns.

What is in a file is told by its columns' names and its own times; `cells` cuts it up, and
`call_table` makes calls of it.
"""

from __future__ import annotations

import csv
import statistics
from collections.abc import Iterator
from itertools import islice
from typing import Final, TextIO

from holdgame.company.imports.calls.call_table import Table, joined
from holdgame.company.imports.calls.cells import Columns, columns_of
from holdgame.company.imports.calls.clock import Written, guess
from holdgame.company.imports.calls.columns import (
    MOST_SHOWN,
    NOTHING_TOLD,
    ColumnMap,
    Layout,
    layout,
)
from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import Calls, Reading, RecordsProblem

FORMAT: Final = "CSV"
_DELIMITERS: Final = ",;\t|"
_PREAMBLE: Final = 20  # rows that may stand above the names of the columns
_TWO_WAYS: Final = (
    "When calls came is not told, or in a way that can be read as day and month or as month and"
    " day: say which in a map, `time: {column: …, written: day-first}` or `month-first`. Waits"
    " count all the same."
)


def recognises(sample: str) -> bool:
    """Whether this begins like a table: a line with two fields or more."""
    return any(d in line for line in _first_lines(sample) for d in _DELIMITERS)


def read(file: RecordFile, reading: Reading, told: ColumnMap = NOTHING_TOLD) -> Iterator[Calls]:
    """The calls of a report, in the order of its rows.

    Raises:
        RecordsProblem: its columns are not those of a call report.
    """
    delimiter = _delimiter(file.sample)
    with file.text() as text:
        found, width = _header(text, delimiter, told)
        table: Table | None = None
        for columns in columns_of(text, delimiter, width, reading):
            if table is None:
                written = _written(found, columns, file, told)
                if written is None and "time" in found.at:
                    reading.say(_TWO_WAYS)
                comma = delimiter != ","  # which is what decimals are written with where it is free
                table = Table(found, written, columns, reading, decimal_comma=comma)
            calls = table.calls(columns)
            if calls is not None:
                yield calls
    if table is not None:
        table.say_what_was_left()
    if found.unused:
        reading.say(f"Columns that nothing was taken from: {', '.join(found.unused[:MOST_SHOWN])}.")


def _delimiter(sample: str) -> str:
    """The sign that stands most often in most of the first lines."""
    lines = _first_lines(sample)
    return max(_DELIMITERS, key=lambda sign: statistics.median(line.count(sign) for line in lines))


def _first_lines(sample: str) -> list[str]:
    return [line for line in sample.splitlines()[:_PREAMBLE] if line.strip()]


def _header(text: TextIO, delimiter: str, told: ColumnMap) -> tuple[Layout, int]:
    """The row that names the columns, which may stand under a title; and how many there are.

    Reads no further than that row.
    """
    problem: RecordsProblem | None = None
    widest = 0  # cells of the row that is told about: a title has one
    rows = csv.reader(iter(text.readline, ""), delimiter=delimiter)
    try:
        for row in islice(rows, _PREAMBLE):
            names = [name.strip() for name in row]
            try:
                return layout(names, told), len(names)
            except RecordsProblem as found:
                if len(names) > widest:
                    problem, widest = found, len(names)
    except csv.Error:
        pass
    raise problem or RecordsProblem("This is no table: no line names its columns.")


def _written(found: Layout, columns: Columns, file: RecordFile, told: ColumnMap) -> Written | None:
    """How the times are written: as told, else as they show, for which all may have to be read."""
    if "time" not in found.at:
        return None
    return (
        found.written or guess(joined(columns, found.at["time"])) or guess(_all_times(file, told))
    )


def _all_times(file: RecordFile, told: ColumnMap) -> Iterator[str]:
    delimiter = _delimiter(file.sample)
    with file.text() as text:
        found, width = _header(text, delimiter, told)
        for columns in columns_of(text, delimiter, width, Reading()):
            yield from joined(columns, found.at["time"])
