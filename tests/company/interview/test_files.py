"""An interview on disk."""

from __future__ import annotations

from pathlib import Path

from holdgame.company.companies import list_companies
from holdgame.company.interview import files
from holdgame.company.interview.answers import Answer, Answers
from holdgame.company.interview.correction import Correction
from tests.company.interview.said import INTERVIEW

ACME = Answers("Acme", "uk-mobile", "EUR").with_answer("wait", Answer(480))


def test_what_was_said_is_kept_and_taken_up(tmp_path: Path) -> None:
    draft = tmp_path / "data" / "interview.yaml"
    assert files.kept(draft, INTERVIEW) is None
    files.keep(draft, ACME, INTERVIEW)
    assert files.kept(draft, INTERVIEW) == ACME


def test_a_draft_that_is_broken_is_none(tmp_path: Path) -> None:
    draft = tmp_path / "interview.yaml"
    draft.write_text("wait: [")
    assert files.kept(draft, INTERVIEW) is None


def test_a_company_is_written_under_a_name_of_its_own(tmp_path: Path) -> None:
    first = files.write_company(tmp_path, ACME, INTERVIEW)
    second = files.write_company(tmp_path, ACME, INTERVIEW)
    assert (first.name, second.name) == ("acme.yaml", "acme-2.yaml")
    assert [c.id for c in list_companies(tmp_path) if not c.shipped] == ["acme-2", "acme"]


def test_it_hides_no_company_that_ships(tmp_path: Path) -> None:
    made = files.write_company(tmp_path, Answers("Meridian"), INTERVIEW)
    assert made.name == "meridian-2.yaml"
    assert {"meridian", "meridian-2"} <= {company.id for company in list_companies(tmp_path)}


def test_written_over_it_keeps_its_id(tmp_path: Path) -> None:
    path = files.write_company(tmp_path, ACME, INTERVIEW)
    files.write_over(path, ACME.with_answer("hung_up", Answer(0.1)), INTERVIEW)
    (listed,) = (c for c in list_companies(tmp_path) if not c.shipped)
    assert listed.id == "acme"
    assert "patience: 4800s" in path.read_text(encoding="utf-8")


def test_a_correction_is_put_into_a_file(tmp_path: Path) -> None:
    path = files.write_company(tmp_path, ACME, INTERVIEW)
    correction = Correction("bot.first", INTERVIEW.settling("bot.first"), Answer(False), "IT")
    files.correct_file(path, correction, INTERVIEW.catalogue)
    text = path.read_text(encoding="utf-8")
    assert "  bot.first:\n    value: false\n    from: stated\n    by: IT\n" in text
    assert "# How long do customers wait on hold, on average? 8 minutes." in text


def test_a_company_that_ships_is_saved_as_ones_own(tmp_path: Path) -> None:
    text = "holdgame_company: 1\nid: meridian\nname: Meridian\ncurrency: USD\n"
    path = files.save_as_own(tmp_path, text, "Meridian, corrected")
    assert path.name == "meridian-corrected.yaml"
    assert "id: meridian-corrected\n" in path.read_text(encoding="utf-8")
