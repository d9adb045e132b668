"""company tree, as it is typed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest


def test_a_company_that_ships_is_drawn_by_its_name(holdgame):
    lines = holdgame("company", "tree", "meridian").out.splitlines()
    assert lines[0] == "Meridian Mobile, support"
    assert lines[2].startswith("├─ 1 new plans and offers → queue sales  7 s, 1 key")


def test_a_line_that_is_not_there_is_a_sentence(holdgame):
    ran = holdgame("company", "tree", "meridian", "--line", "suport")
    assert ran.code == 1
    assert ran.err == "holdgame: Meridian Mobile has no line `suport`. Did you mean `support`?\n"


def test_a_picture_is_written(holdgame, tmp_path):
    picture = tmp_path / "tree.svg"
    assert holdgame("company", "tree", "meridian", "--svg", picture).code == 0
    root = ElementTree.parse(picture).getroot()
    assert root.get("aria-label") == "Meridian Mobile, support"
    again = tmp_path / "again.svg"
    holdgame("company", "tree", "meridian", "--svg", again)
    assert again.read_bytes() == picture.read_bytes()


@pytest.mark.parametrize("content", ["holdgame_company: 1\n", "", "<html></html>", "A list: <svg"])
def test_no_file_but_a_picture_is_ever_replaced(holdgame, tmp_path, content):
    """`--svg acme.yaml` is a slip that would cost somebody their company file."""
    own = tmp_path / "acme.yaml"
    own.write_text(content, encoding="utf-8")
    ran = holdgame("company", "tree", "meridian", "--svg", own)
    assert ran.code == 1
    assert ran.err == (
        f"holdgame: {own} is there already and is no SVG: it was left as it is. "
        "Name another file.\n"
    )
    assert own.read_text(encoding="utf-8") == content


def test_an_older_picture_is_replaced(holdgame, tmp_path):
    picture = tmp_path / "tree.svg"
    picture.write_text('\ufeff<?xml version="1.0"?>\n<svg width="5"/>', encoding="utf-8")
    assert holdgame("company", "tree", "meridian", "--svg", picture).code == 0
    assert "Meridian Mobile, support" in picture.read_text(encoding="utf-8")


def test_no_folder_is_made_for_a_picture(holdgame, tmp_path):
    ran = holdgame("company", "tree", "meridian", "--svg", tmp_path / "new" / "tree.svg")
    assert ran.code == 1
    assert f"There is no folder {tmp_path / 'new'}." in ran.err
    assert not (tmp_path / "new").exists()
    ran = holdgame("company", "tree", "meridian", "--svg", tmp_path)
    assert (ran.code, ran.said_nothing_of_python) == (1, True)
