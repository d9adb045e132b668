"""The tables for spreadsheets: they add up, and no cell becomes a formula."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from holdgame.debrief.as_csv import as_csv
from holdgame.debrief.as_xlsx import as_xlsx
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.sheets import opens_as_formula, sheets_of
from tests.debrief.looked_back import PLAYS, looked_back

HOSTILE = ('=HYPERLINK("x")', "+1", "-1+cmd", "@SUM(A1)", "  =1", "\t=1", "\r=1", "＝1")


def rows(debrief: Debrief) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(debrief), newline="")))


def hostile(text: str) -> Debrief:
    """A play in which what a person wrote begins like a formula."""
    debrief = looked_back()
    first = replace(debrief.timeline[0], what=text)
    return replace(debrief, title=text, timeline=(first, *debrief.timeline[1:]))


@pytest.mark.parametrize("play", PLAYS, ids=str)
def test_each_table_of_the_csv_adds_up_to_the_effort(play: tuple[str, str, int]) -> None:
    debrief = looked_back(*play)
    for table in ("timeline", "rules"):
        efforts = [Decimal(r["effort_minutes"]) for r in rows(debrief) if r["table"] == table]
        assert sum(efforts) == Decimal(debrief.score.effort).scaleb(-3)


def test_the_csv_is_plain() -> None:
    text = as_csv(looked_back())
    assert text.endswith("\r\n")
    first = rows(looked_back())[1]
    assert first["clock"] == "2026-03-10T23:10:00+02:00"
    assert re.fullmatch(r"\d+(\.\d+)?", first["effort_minutes"])
    assert as_csv(looked_back()) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_csv_becomes_a_formula(text: str) -> None:
    for row in rows(hostile(text)):
        assert not [cell for cell in row.values() if opens_as_formula(cell)]


def test_a_number_below_nothing_is_a_number() -> None:
    assert opens_as_formula("-5")
    debrief = looked_back()
    rule = replace(debrief.rules[0], effort=-5_000)
    made = rows(replace(debrief, rules=(rule, *debrief.rules[1:])))
    assert "-5" in [row["effort_minutes"] for row in made]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(text: str) -> None:
    with ZipFile(BytesIO(as_xlsx(hostile(text)))) as book:
        for name in book.namelist():
            assert not re.search(rb"<f[ >]|<hyperlink", book.read(name)), name


def test_the_workbook_has_a_sheet_for_each_table_and_the_same_bytes() -> None:
    debrief = looked_back()
    assert as_xlsx(debrief) == as_xlsx(debrief)
    with ZipFile(BytesIO(as_xlsx(debrief))) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == [sheet.name for sheet in sheets_of(debrief)]


@pytest.mark.parametrize("play", PLAYS, ids=str)
def test_every_row_has_a_cell_for_each_column(play: tuple[str, str, int]) -> None:
    for sheet in sheets_of(looked_back(*play)):
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}, sheet.name
        assert len(set(sheet.columns)) == len(sheet.columns)
