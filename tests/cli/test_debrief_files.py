"""debrief --html, --csv, --xlsx, --letter: files that are written over only when asked."""

import csv
import json
import sys

import pytest

from tests.cli.player import Player, journeys


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A play that was played to its end."""
    data = tmp_path_factory.mktemp("played")
    Player("--data-dir", str(data), "play", "--plain", "--pace", "instant", "--seed", "4", seed=4)
    return journeys(data)[0]


FORMS = {"--html": "play.html", "--csv": "play.csv", "--xlsx": "play.xlsx"}


@pytest.mark.parametrize(("option", "name"), FORMS.items())
def test_a_file_is_written_and_said(holdgame, finished, tmp_path, option, name):
    out = tmp_path / name
    ran = holdgame("debrief", "--quick", finished, option, out)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(f": {out}\n")
    assert out.stat().st_size


def test_several_at_once(holdgame, finished, tmp_path):
    pairs = [part for option, name in FORMS.items() for part in (option, tmp_path / name)]
    assert holdgame("debrief", "--quick", finished, *pairs).code == 0
    assert {path.name for path in tmp_path.iterdir()} == set(FORMS.values())


@pytest.mark.parametrize(("option", "name"), FORMS.items())
def test_the_same_play_makes_the_same_bytes(holdgame, finished, tmp_path, option, name):
    first, second = tmp_path / f"1{name}", tmp_path / f"2{name}"
    holdgame("debrief", "--quick", finished, option, first)
    holdgame("debrief", "--quick", finished, option, second)
    assert first.read_bytes() == second.read_bytes()


def test_nothing_is_written_over_unless_asked(holdgame, finished, tmp_path):
    there, other = tmp_path / "play.html", tmp_path / "play.csv"
    there.write_text("mine")
    ran = holdgame("debrief", "--quick", finished, "--csv", other, "--html", there)
    assert ran.code == 1
    assert "is there already. Write over it with --force." in ran.err
    assert there.read_text() == "mine"
    assert not other.exists()
    assert holdgame("debrief", "--quick", finished, "--html", there, "--force").code == 0
    assert there.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_that_is_not_there_is_a_sentence(holdgame, finished, tmp_path):
    ran = holdgame("debrief", "--quick", finished, "--html", tmp_path / "none" / "play.html")
    assert ran.code == 1
    assert "There is no folder" in ran.err
    assert ran.said_nothing_of_python


@pytest.mark.parametrize(
    "options",
    [["--board"], ["--html", "same", "--csv", "same"]],
)
def test_options_that_do_not_go_together_are_a_sentence(holdgame, finished, options):
    ran = holdgame("debrief", "--quick", finished, *options)
    assert ran.code == 2
    assert ran.err.startswith("holdgame: --")


def test_files_are_of_one_play(holdgame, finished, tmp_path):
    ran = holdgame("debrief", "--quick", finished, finished, "--csv", tmp_path / "play.csv")
    assert ran.code == 2
    assert "of one play" in ran.err


def test_the_board_is_another_page(holdgame, finished, tmp_path):
    whole, board = tmp_path / "whole.html", tmp_path / "board.html"
    holdgame("debrief", "--quick", finished, "--html", whole)
    assert holdgame("debrief", "--quick", finished, "--html", board, "--board").code == 0
    assert board.stat().st_size < whole.stat().st_size


def test_the_csv_has_the_timeline_and_the_ledger(holdgame, finished, tmp_path):
    out = tmp_path / "play.csv"
    holdgame("debrief", "--quick", finished, "--csv", out)
    effort = json.loads(holdgame("debrief", "--quick", finished, "--json").out)["score"][
        "effort_minutes"
    ]
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for table in ("timeline", "rules"):
        efforts = [float(row["effort_minutes"]) for row in rows if row["table"] == table]
        assert sum(efforts) == pytest.approx(effort)


def test_without_the_library_a_workbook_is_a_sentence(holdgame, finished, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    out, other = tmp_path / "play.xlsx", tmp_path / "play.csv"
    ran = holdgame("debrief", "--quick", finished, "--xlsx", out, "--csv", other)
    assert ran.code == 1
    assert "pip install 'holdgame[xlsx]'" in ran.err
    assert not out.exists()
    assert not other.exists()


@pytest.mark.parametrize("to", ["executives", "people", "customer"])
def test_a_letter_is_printed(holdgame, finished, to):
    ran = holdgame("debrief", "--quick", finished, "--letter", to)
    assert ran.code == 0
    assert "Dear " in ran.out
    assert "The number to ring: ____" in ran.out


def test_what_a_player_wrote_is_text_in_every_file(holdgame, finished, tmp_path):
    evil = "=cmd()<script>\x1b[2J\u202e"
    note = {"note": "commitment", "when": evil, "will": evil, "by": evil}
    file = tmp_path / "hostile.journey"
    head, _, rest = finished.read_text().partition("\n")
    odd = json.dumps({**json.loads(head), "started": "no day"})
    file.write_text(f"{odd}\n{rest}{json.dumps(note)}\n")
    ran = holdgame(
        "debrief", "--quick", file, "--html", tmp_path / "x.html", "--letter", "customer"
    )
    assert ran.code == 0
    for text in (ran.out, (tmp_path / "x.html").read_text(encoding="utf-8")):
        assert not set(text) & {"\x1b", "\u202e"}
    assert "<script" not in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_help_has_examples(holdgame):
    ran = holdgame("debrief", "--help")
    assert ran.code == 0
    for part in ("--html play.html", "--board", "--csv", "--xlsx", "--letter people", "--force"):
        assert part in ran.out


def test_what_is_written_and_printed_together_is_one_debrief(
    holdgame, finished, tmp_path, monkeypatch
):
    from holdgame.debrief.debrief import Debrief

    made = []
    of = Debrief.of

    def counted(*given, **more):
        made.append(of(*given, **more))
        return made[-1]

    monkeypatch.setattr(Debrief, "of", counted)
    page = tmp_path / "play.html"
    alone = tmp_path / "alone.html"
    ran = holdgame("debrief", "--quick", finished, "--html", page, "--letter", "people", "--text")
    assert (ran.code, len(made)) == (0, 1)
    assert "Dear people who answer," in ran.out
    assert "1 of 8" in ran.out
    holdgame("debrief", "--quick", finished, "--html", alone)
    assert page.read_bytes() == alone.read_bytes()
