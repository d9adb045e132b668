"""Cutting a table up: what is cut at once is what csv.reader would have read."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.calls.cells import Columns, columns_of, cut
from holdgame.company.imports.calls.records import Reading

cell = st.text(st.characters(exclude_characters=',"\r\n', exclude_categories=["Cs"]), max_size=6)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(cell, min_size=width, max_size=width).filter(lambda row: any(row)),
        min_size=1,
        max_size=8,
    )
)


def by_rows(columns: Columns | None) -> list[tuple[str, ...]]:
    assert columns is not None
    return list(zip(*columns, strict=True))


@given(tables, st.sampled_from(["\n", "\r\n"]))
def test_without_quotes_it_is_what_csv_reader_reads(rows: list[list[str]], end: str) -> None:
    text = "".join(",".join(row) + end for row in rows)
    theirs = list(csv.reader(io.StringIO(text, newline="")))
    assert by_rows(cut(text, ",", len(rows[0]))) == [tuple(row) for row in theirs]


@given(tables, st.sampled_from(["\n", "\r\n"]))
def test_with_everything_in_quotes_it_is_too(rows: list[list[str]], end: str) -> None:
    rows = [[cell.replace('"', "'") + "," for cell in row] for row in rows]
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(rows)
    assert by_rows(cut(written.getvalue(), ",", len(rows[0]))) == [tuple(row) for row in rows]


@pytest.mark.parametrize("text", ['"a",b\n', '"a""b","c"\n', '"a\n","b"\n', 'a,"b"\n"c","d"\n'])
def test_what_only_a_reader_of_csv_can_tell_is_left_to_it(text: str) -> None:
    assert cut(text, ",", 2) is None


@given(st.lists(st.lists(st.text(max_size=6).map(lambda t: t.replace("\x00", "")), min_size=3,
                         max_size=3).filter(any), min_size=1, max_size=8))  # fmt: skip
def test_with_quotes_here_and_there_nothing_is_lost(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    text = written.getvalue().encode("utf-8", "replace").decode()
    theirs = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    ours = columns_of(io.StringIO(text, newline=""), ",", 3, Reading())
    assert [row for columns in ours for row in by_rows(columns)] == [
        tuple((row + [""] * 3)[:3]) for row in theirs
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc,d\n", [("a", "b"), ("c", "d")]),
        ("a,b\n\nc,d\n", [("a", "b"), ("c", "d")]),
        (
            "a\nc,d,e\n",
            [("a", ""), ("c", "d")],
        ),  # as many cells as there should be, in wrong places
        ("a,b\rc,d\r", [("a", "b"), ("c", "d")]),
    ],
)
def test_rows_of_another_length_are_filled_up_or_cut(
    text: str, rows: list[tuple[str, ...]]
) -> None:
    assert by_rows(cut(text, ",", 2)) == rows


def test_a_table_larger_than_a_piece_is_whole() -> None:
    rows = [(str(n), "x" * (n % 90)) for n in range(30_000)]
    reading = Reading()
    text = "".join(f"{a},{b}\n" for a, b in rows)
    found = columns_of(io.StringIO(text, newline=""), ",", 2, reading)
    assert [row for columns in found for row in by_rows(columns)] == rows
    assert reading.rows == len(rows)


def test_from_the_first_quote_on_nothing_is_lost() -> None:
    rows = [(str(n), "a,\nb" if n == 20_000 else "c") for n in range(30_000)]
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    found = columns_of(io.StringIO(written.getvalue(), newline=""), ",", 2, Reading())
    assert [row for columns in found for row in by_rows(columns)] == rows
