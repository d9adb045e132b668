"""company tree, as it is typed."""

from __future__ import annotations

from xml.etree import ElementTree


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
