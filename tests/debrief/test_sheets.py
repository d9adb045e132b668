"""The tables for spreadsheets: they add up, and no cell becomes a formula."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import pairwise
from xml.etree.ElementTree import fromstring as parse
from zipfile import ZipFile

import pytest

from holdgame.debrief.as_csv import as_csv
from holdgame.debrief.as_xlsx import as_xlsx
from holdgame.debrief.causes.causes import causes_of
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.sheets import opens_as_formula, sheets_of
from holdgame.debrief.wording import Wording
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from tests.analysis.test_attribution import OWNED
from tests.builders import company, tell
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


# -- what changes would buy -----------------------------------------------------------------------

CALL = tell(
    "- dial: support\n- hold: support\n- transfer: billing\n"
    "- request: {what: refund, amount: 250, granted: [{end: done}], refused: [{end: not_done}]}"
)
UNKIND = company(OWNED, waits={"support": 900}, transfer__dropped=0.2)


@functools.cache
def with_changes() -> Debrief:
    """A play of a small story, with what changes would buy."""
    world = World(CALL, UNKIND)
    causes = causes_of(world, Weights.load(), Wording.load())
    assert causes is not None
    return Debrief.of(rehearse(world, 1), causes=causes)


def opened(book: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a sheet of a workbook, as a program that opens it has them."""
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with ZipFile(BytesIO(book)) as file:
        names = [
            s.get("name") for s in parse(file.read("xl/workbook.xml")).iterfind(".//x:sheet", space)
        ]
        page = parse(file.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml"))
        shared = parse(file.read("xl/sharedStrings.xml"))
    texts = ["".join(item.itertext()) for item in shared.iterfind("x:si", space)]
    rows = []
    for row in page.iterfind(".//x:row", space):
        cells = {}
        for cell in row.iterfind("x:c", space):
            value = cell.findtext("x:v", "", space)
            column = str(cell.get("r")).rstrip("0123456789")
            cells[column] = texts[int(value)] if cell.get("t") == "s" else value
        rows.append(cells)
    head, *others = rows
    return [{name: row.get(column, "") for column, name in head.items()} for row in others]


def test_each_change_is_in_the_workbook_with_whose_it_is_and_its_step() -> None:
    debrief = with_changes()
    assert debrief.causes is not None
    rows = opened(as_xlsx(debrief), "changes")
    assert [row["policy"] for row in rows] == [c.bar.policy for c in debrief.causes.changes]
    row = next(row for row in rows if row["policy"] == "authority.frontline")
    assert row["rule"] == "what an agent may give"
    assert (row["owner"], row["bonus"]) == ("Finance", "working capital")
    assert (row["here"], row["changed_to"]) == ("100 USD", "2,000 USD")
    best = debrief.causes.best
    assert best is not None
    assert best.bar.policy == row["policy"]
    assert float(row["saves"]) == float(row["takes_off_as_a_step"]) == round(best.bar.saves, 3)
    steps = opened(as_xlsx(debrief), "steps")
    taken = [
        round(float(was["effort_minutes"]) - float(now["effort_minutes"]), 3)
        for was, now in pairwise(steps)
    ]
    by_step = {row["policy"]: row["takes_off_as_a_step"] for row in rows}
    assert len(steps) > 3
    for step, off in zip(steps[1:-1], taken[:-1], strict=True):
        assert float(by_step[step["then"]]) == pytest.approx(off, abs=0.0011)
    alone = by_step.keys() - {step["then"] for step in steps}
    assert alone
    assert {by_step[policy] for policy in alone} == {""}


def test_the_csv_has_the_same_changes() -> None:
    debrief = with_changes()
    told = [row for row in rows(debrief) if row["table"] == "changes"]
    same = opened(as_xlsx(debrief), "changes")
    assert [row["policy"] for row in told] == [row["policy"] for row in same]
    for one, other in zip(told, same, strict=True):
        for column in ("rule", "owner", "bonus", "here", "changed_to"):
            assert one[column] == other[column]
        assert float(one["saves"]) == float(other["saves"])
    assert {row["table"] for row in rows(replace(debrief, causes=None))} == {"timeline", "rules"}
