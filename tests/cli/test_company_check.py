"""company check: every mistake at once, each with its place and a mend."""

import json

import pytest

from tests.cli.companies import ACME, BAD


@pytest.fixture
def files(tmp_path):
    for name, text in (("acme", ACME), ("bad", BAD)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def test_every_mistake_is_told_at_once_with_its_line_and_a_mend(holdgame, files):
    ran = holdgame("company", "check", files / "bad.yaml")
    assert ran.code == 1
    assert ran.err == ""
    for place in ("4:11: error", "6:12: warning", "8:3: error", "9:15: error"):
        assert f"bad.yaml:{place}" in ran.out
    assert "Did you mean `refund.days`?" in ran.out
    assert ran.out.splitlines()[-1].endswith("bad.yaml: 3 mistakes, 1 thing looks odd.")


def test_a_company_that_can_be_played_under_is_fine_whatever_looks_odd(holdgame, files):
    ran = holdgame("company", "check", files / "acme.yaml", "larkspur")
    assert ran.code == 0
    assert "nothing wrong, 1 thing looks odd." in ran.out
    assert ran.out.splitlines()[-1] == "larkspur: nothing wrong."


def test_of_several_files_all_are_checked_and_one_bad_one_is_enough(holdgame, files):
    ran = holdgame("company", "check", files / "bad.yaml", files / "acme.yaml", files / "no.yaml")
    assert ran.code == 1
    assert "nothing wrong" in ran.out
    assert "There is no file" in ran.out
    assert ran.said_nothing_of_python


def test_as_json_each_has_its_place(holdgame, files):
    ran = holdgame("company", "check", files / "bad.yaml", "meridian", "--json")
    assert ran.code == 1
    bad, fine = json.loads(ran.out)
    assert (bad["playable"], fine["playable"]) == (False, True)
    assert fine["diagnostics"] == []
    first = bad["diagnostics"][0]
    assert list(first) == ["severity", "code", "line", "column", "sentence", "mend"]
    assert (first["code"], first["line"], first["column"]) == ("HG051", 4, 11)


def test_a_competitor_that_is_nobody_is_told_in_its_place_among_the_rest(holdgame, files):
    text = BAD.replace("euros", "EUR").split("policies:")[0]
    (files / "acme.yaml").write_text(f"{text}competitors: [meridain, larkspur]\n")
    ran = holdgame("company", "check", files / "acme.yaml")
    assert ran.code == 0
    assert ran.out.index("6:12: warning HG058: The queue `billing`") < ran.out.index(
        "7:15: warning HG058: There is no company `meridain`. The debrief leaves it out."
    )
    assert "Did you mean `meridian`?" in ran.out
    assert ran.out.splitlines()[-1].endswith("acme.yaml: nothing wrong, 2 things look odd.")


def test_no_mistake_can_steer_the_terminal(holdgame, files):
    (files / "bad.yaml").write_text(BAD + '"\\e[2Jx": 1\n')
    ran = holdgame("company", "check", files / "bad.yaml")
    assert all(c.isprintable() or c == "\n" for c in ran.out)


def test_a_company_of_ones_own_may_be_named_though_it_is_broken(holdgame, data):
    own = data / "companies" / "broken.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("holdgame_company: [")
    assert holdgame("company", "check", "broken").code == 1
