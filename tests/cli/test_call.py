"""call: what it says without a terminal, and what it prints of the calls that are kept."""

import json

import pytest

from holdgame.play.real_call import Answers
from tests.play.calls import EASY, ORDEAL, Clock, calling_in, made

SAID = Answers("refund", 3, 288.0, "nothing", True)


@pytest.fixture
def kept(data):
    """A call that was made, and one that is under way."""
    call = made(data / "calls", ORDEAL, SAID)
    clock = Clock(seconds=9_000.0)
    under_way = calling_in(data / "calls", clock)
    under_way.press("ring")
    under_way.leave()
    return call.path, under_way.path


def test_without_a_terminal_it_says_so_and_begins_nothing(shell, data):
    ran = shell("call")
    assert (ran.code, ran.out) == (2, "")
    assert "not a terminal" in ran.err
    assert "holdgame call --card" in ran.err
    assert not data.exists()


def test_the_card_of_the_newest_call_that_is_over_is_printed(holdgame, kept):
    ran = holdgame("call", "--card")
    assert ran.code == 0
    assert "THE REAL CALL" in ran.out
    assert "4.5 times as long" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 78


def test_or_that_of_a_file_by_its_path_or_its_name(holdgame, kept):
    over, _ = kept
    assert holdgame("call", "--card", over).out == holdgame("call", "--card", over.name).out


def test_as_a_page_it_goes_into_a_file(holdgame, kept, tmp_path):
    page = tmp_path / "card.html"
    ran = holdgame("call", "--card", "--html", page)
    assert str(page) in ran.out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_in_a_folder_that_is_not_there_is_told_and_nothing_is_made(holdgame, kept, tmp_path):
    folder = tmp_path / "nowhere"
    ran = holdgame("call", "--card", "--html", folder / "card.html")
    assert (ran.code, ran.out) == (1, "")
    assert f"There is no folder {folder}." in ran.err
    assert not folder.exists()


def test_as_json_it_is_measured_once(holdgame, kept):
    found = json.loads(holdgame("call", "--card", "--json").out)
    assert (found["from"], found["n"], found["dashboard_s"]) == ("measured", 1, 288.0)


def test_the_list_has_what_is_over_a_line_each(holdgame, kept, data):
    made(data / "calls", EASY)
    lines = holdgame("call", "--list").out.splitlines()
    assert len(lines) == 3
    assert lines[0].split()[:3] == ["when", "line", "took"]
    row = next(line for line in lines if "4.5" in line)
    assert row.split()[5:9] == ["21:40", "4:48", "4.5", "no"]
    listed = json.loads(holdgame("call", "--list", "--json").out)
    assert {call["ratio"] for call in listed} == {0.0, 4.514}
    assert all(call["file"].endswith(".call") for call in listed)


def test_a_call_under_way_has_no_card_yet(holdgame, kept):
    _, under_way = kept
    ran = holdgame("call", "--card", under_way)
    assert (ran.code, ran.out) == (1, "")
    assert "holdgame call --resume" in ran.err


@pytest.mark.parametrize("how", [["--card"], ["--list"]])
def test_where_none_is_kept_it_says_how_to_make_one(holdgame, how):
    assert "Make one: holdgame call" in holdgame("call", *how).err


def test_a_file_that_is_no_call_is_a_sentence(holdgame, tmp_path):
    file = tmp_path / "x.call"
    file.write_text("no")
    ran = holdgame("call", "--card", file)
    assert ran.code == 1
    assert "is not a call" in ran.err
    assert ran.said_nothing_of_python
    assert holdgame("call", "--card", tmp_path / "nowhere.call").code == 1


@pytest.mark.parametrize(
    "options", [["--json"], ["--html", "x"], ["--resume", "--shop"], ["--resume", "--company", "x"]]
)
def test_options_that_do_not_go_together_are_usage(holdgame, options):
    assert holdgame("call", *options).code == 2


def test_forget_takes_calls_and_cards_too(shell, kept, data):
    over, under_way = kept
    card = over.with_suffix(".html")
    card.write_text("x")
    ran = shell("forget", "--yes")
    assert "2 real calls in" in ran.out
    assert [path for path in (over, under_way, card) if path.exists()] == []
