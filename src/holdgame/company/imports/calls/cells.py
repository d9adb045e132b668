"""cells: the text of a table, piece by piece, cut into columns.

Most exports put nothing in quotes, or everything. Such a piece is cut at once, in C, which takes
half the time of `csv.reader`. From the first piece on that is neither, `csv.reader` reads.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, TextIO

from holdgame.company.imports.calls.records import Reading

Columns = Sequence[Sequence[str]]

_FIRST: Final = 1 << 19  # characters: some thousand rows, by which a table is judged
_AT_ONCE: Final = 1 << 14  # characters after that: few enough to stay in the processor's cache
_ROWS: Final = 512  # the same, of `csv.reader`


def columns_of(text: TextIO, delimiter: str, width: int, reading: Reading) -> Iterator[Columns]:
    """Cells by column, each column as long as the others; blank lines are left out, short ones
    filled up. Counts the rows."""
    for piece in _pieces(text):
        columns = cut(piece, delimiter, width)
        if columns is None:
            rest = chain(io.StringIO(piece, newline=""), text)
            found = _read(csv.reader(rest, delimiter=delimiter), width, reading)
        else:
            found = iter((columns,))
        for columns in found:
            if columns and columns[0]:
                reading.rows += len(columns[0])
                yield columns


def cut(piece: str, delimiter: str, width: int) -> Columns | None:
    """Whole lines as columns; None where only a reader of CSV can tell."""
    if "\r" in piece:
        piece = piece.replace("\r\n", "\n").replace("\r", "\n")
    quotes = piece.count('"')
    if not quotes:
        whole = _cut(piece[:-1], delimiter, "\n", width)
        return whole or _filled((row.split(delimiter) for row in piece.split("\n") if row), width)
    # A row that falls into `width` cells between quotes has two quotes a cell or more. So if there
    # are no more than that, no cell has one within.
    if quotes == 2 * width * piece.count("\n") and piece[0] == piece[-2] == '"':
        return _cut(piece[1:-2], f'"{delimiter}"', '"\n"', width)
    return None


def _cut(piece: str, between: str, end: str, width: int) -> Columns | None:
    """Rows without the last one's end, as columns; None if one has more or fewer cells.

    Each end becomes a cell, so that every row is as long as it should be exactly if these stand in
    every place where they should.
    """
    cells = piece.replace(end, f"{between}{end}{between}").split(between)
    rows, last = divmod(len(cells), width + 1)
    if last != width or cells[width :: width + 1].count(end) != rows:
        return None
    return [cells[column :: width + 1] for column in range(width)]


def _pieces(text: TextIO) -> Iterator[str]:
    """The text in pieces that end where a line does."""
    size = _FIRST
    while piece := text.read(size):
        piece += text.readline()
        yield piece if piece.endswith(("\n", "\r")) else piece + "\n"
        size = _AT_ONCE


def _read(rows: Iterator[list[str]], width: int, reading: Reading) -> Iterator[Columns]:
    while True:
        batch: list[list[str]] = []
        try:
            batch.extend(islice(rows, _ROWS))  # keeps the rows before an error
            if not batch:
                return
        except csv.Error:
            reading.rows += 1
            reading.skip("rows that are not CSV")
        yield _filled((row for row in batch if row), width)


def _filled(rows: Iterator[list[str]], width: int) -> Columns:
    return list(zip(*((row + [""] * width)[:width] for row in rows), strict=True))
