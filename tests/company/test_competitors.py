"""Competitors: a name that leads to nobody is said, for a debrief would pass it over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import list_companies
from holdgame.company.competitors import odd_competitors

COMPANY = "holdgame_company: 1\nid: acme\nname: Acme Broadband\ncurrency: EUR\n"


def told(folder: Path, competitors: str, catalogue: Catalogue) -> list[tuple[int, int, str, str]]:
    """Line, column, sentence and mend of all that is odd."""
    file = folder / "acme.yaml"
    file.write_text(f"{COMPANY}competitors: {competitors}\n", encoding="utf-8")
    found = odd_competitors(file, catalogue, folder)
    assert all(d.severity == "warning" for d in found)
    return [(d.place.line, d.place.column, d.sentence, d.mend) for d in found]


@pytest.mark.parametrize("named", ["[]", "meridian", "[Meridian Mobile, larkspur]"])
def test_there_is_nothing_to_say_of_companies_that_are_here(
    named: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    assert told(tmp_path, named, catalogue) == []


def test_one_may_be_a_company_of_one_s_own_or_a_file(tmp_path: Path, catalogue: Catalogue) -> None:
    theirs = tmp_path / "theirs.yaml"
    theirs.write_text(COMPANY.replace("acme", "theirs"), encoding="utf-8")
    assert told(tmp_path, f'[theirs, "{theirs}"]', catalogue) == []


@pytest.mark.parametrize(
    ("named", "sentence", "mend"),
    [("meridain", "There is no company `meridain`.", "Did you mean `meridian`?"),
     ("zzz", "There is no company `zzz`.", "There is: "),
     ("no.yaml", "There is no file `no.yaml`.", ""),
     ("broken", "The competitor `broken` cannot be read.", "`holdgame company check broken` says")],
)  # fmt: skip
def test_a_name_that_leads_to_nobody_is_told_with_its_place_and_a_mend(
    named: str, sentence: str, mend: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "broken.yaml").write_text("holdgame_company: 1\nid: broken\n", encoding="utf-8")
    ((line, column, said, how),) = told(tmp_path, f"[larkspur, {named}]", catalogue)
    assert (line, column) == (5, 25)
    assert said == f"{sentence} The debrief leaves it out."
    assert how.startswith(mend)


@pytest.mark.parametrize("named", ["acme", "Acme Broadband", "ACME"])
def test_a_company_that_names_itself_is_told_so(
    named: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    ((_, _, said, mend),) = told(tmp_path, named, catalogue)
    assert said == "A company is no competitor of its own. The debrief leaves it out."
    assert mend == "Take it off the list."


def test_nor_is_it_one_by_the_name_of_its_file(tmp_path: Path, catalogue: Catalogue) -> None:
    ((_, _, said, _),) = told(tmp_path, f'["{tmp_path / "acme.yaml"}"]', catalogue)
    assert said.startswith("A company is no competitor of its own.")


def test_what_else_is_wrong_with_the_file_others_say(tmp_path: Path, catalogue: Catalogue) -> None:
    assert told(tmp_path, "{a: b}", catalogue) == []
    (tmp_path / "list.yaml").write_text("- a\n", encoding="utf-8")
    assert odd_competitors(tmp_path / "list.yaml", catalogue) == []


def test_those_that_ship_name_companies_that_ship(catalogue: Catalogue) -> None:
    for listed in list_companies():
        assert odd_competitors(listed.path, catalogue) == []
