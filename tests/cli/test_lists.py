"""stories, companies, where: what there is, and where."""

import json
import os
import re
from pathlib import Path

import pytest

HOSTILE = """\
holdgame: 1
id: "hos\\e]0;owned\\atile"
title: "[red]Stop[/red] \\e[2Jgone \\u202etxt.exe\\x9b1m"
start: a
scenes: {a: [{end: over}]}
endings: {over: {resolved: true, title: Over}}
"""


@pytest.mark.parametrize(
    ("command", "shipped"), [("stories", "refund-abroad"), ("companies", "meridian")]
)
def test_a_list_has_one_a_line_with_the_id_first(holdgame, command, shipped):
    ran = holdgame(command)
    assert ran.code == 0
    assert shipped in [line.partition(" ")[0] for line in ran.out.splitlines()]


def test_stories_as_json_say_what_they_are_about(holdgame):
    listed = {story["id"]: story for story in json.loads(holdgame("stories", "--json").out)}
    refund = listed["refund-abroad"]
    assert list(refund) == ["id", "title", "blurb", "minutes", "path", "at_table"]
    assert Path(refund["path"]).is_file()
    assert refund["minutes"] > 0


def test_stories_say_what_they_are_about_and_how_long_they_take_at_the_table(holdgame):
    out = holdgame("stories", "--company", "meridian").out
    assert re.search(r"^refund-abroad  The refund  \d+ min \(\d+ to \d+\)$", out, re.MULTILINE)
    assert "You paid for a month of a service" in out
    assert "100 rehearsal customers play it under Meridian Mobile, at the pace brisk" in " ".join(
        out.split()
    )
    assert max(map(len, out.splitlines())) <= 80


def test_who_waits_less_is_sooner_through_and_second_for_second_is_longest(holdgame):
    def median(*arguments):
        listed = json.loads(holdgame("stories", "--json", *arguments).out)
        refund = next(story["at_table"] for story in listed if story["id"] == "refund-abroad")
        assert refund["p10"] <= refund["median"] <= refund["p90"]
        return refund["median"]

    brisk = median("--company", "meridian")
    assert median("--company", "larkspur") < brisk
    assert median("--company", "meridian", "--pace", "honest") > brisk


def test_companies_as_json_say_whose_they_are(holdgame, data):
    own = data / "companies" / "ours.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("holdgame_company: 1\nid: ours\nname: Ours\n")
    listed = {c["id"]: c for c in json.loads(holdgame("companies", "--json").out)}
    assert next(iter(listed)) == "ours"
    assert list(listed["ours"]) == ["id", "name", "path", "shipped"]
    assert not listed["ours"]["shipped"]
    assert listed["meridian"]["shipped"]


def test_a_story_of_ones_own_is_listed_before_those_that_ship(holdgame, data):
    own = data / "stories" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("holdgame: 1\nid: mine\ntitle: Mine\n")
    ran = holdgame("stories")
    assert ran.out.splitlines()[0].split() == ["mine", "Mine"]  # unplayable: no minutes
    assert ran.said_nothing_of_python


@pytest.mark.parametrize("arguments", [["stories"], ["stories", "--json"]])
def test_no_title_can_steer_the_terminal(holdgame, data, arguments):
    own = data / "stories" / "hostile.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(HOSTILE)
    ran = holdgame(*arguments)
    assert ran.code == 0
    assert all(c.isprintable() or c == "\n" for c in ran.out)
    assert "hostile" in ran.out  # by its file's name: its own words cannot be trusted


def test_a_file_that_is_no_story_is_passed_over(holdgame, data):
    folder = data / "stories"
    folder.mkdir(parents=True)
    (folder / "binary.yaml").write_bytes(b"\x00\x01\xff")
    (folder / "broken.yaml").write_text("a: [")
    ran = holdgame("stories")
    assert ran.code == 0
    assert "refund-abroad" in ran.out


def test_where_names_every_folder_and_makes_none(holdgame, data):
    ran = holdgame("where")
    assert ran.code == 0
    for folder in ("journeys", "calls", "companies", "stories", "log"):
        assert str(data / folder) in ran.out
    assert ran.out.count("not there yet") == 5
    assert not data.exists()


def test_the_data_folder_may_be_named_before_or_after_the_command(shell, data):
    assert str(data) in shell("where").out
    elsewhere = data.with_name("elsewhere")
    assert str(elsewhere) in shell("where", "--data-dir", elsewhere).out


def test_of_several_own_companies_the_one_written_last_is_meant_and_it_is_said(holdgame, data):
    folder = data / "companies"
    folder.mkdir(parents=True)
    for age, name in ((10, "Zenith"), (99, "Acme")):
        path = folder / f"{name.lower()}.yaml"
        path.write_text(f"holdgame_company: 1\nid: {name.lower()}\nname: {name}\ncurrency: USD\n")
        os.utime(path, (1_800_000_000 - age, 1_800_000_000 - age))
    ran = holdgame("company", "explain", "hold.information")
    assert "this is Zenith, the newest of your 2 companies. Another: --company NAME" in ran.err
    assert "Zenith" in ran.out
    assert holdgame("company", "explain", "hold.information", "--company", "acme").err == ""
    (folder / "acme.yaml").unlink()
    assert holdgame("company", "explain", "hold.information").err == ""
