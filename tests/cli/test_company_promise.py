"""company promise: the honest label, to put on a box."""

import json

import pytest

from tests.cli.companies import ACME


@pytest.mark.parametrize("company", ["meridian", "larkspur", "saltmarsh"])
def test_it_is_a_box_sixty_cells_wide_with_five_sentences(holdgame, company):
    lines = holdgame("company", "promise", company).out.splitlines()
    assert {len(line) for line in lines} == {60}
    assert (lines[0][0], lines[-1][-1]) == ("┏", "┛")
    assert sum(line.startswith("┠") for line in lines) == 4
    assert "By the company's own figures." in lines[-2]


def test_plain_it_is_a_sentence_a_line_with_nothing_drawn(holdgame):
    lines = holdgame("company", "promise", "meridian", "--plain").out.splitlines()
    assert lines[0] == "Meridian Mobile. What our rules promise:"
    assert "You wait about 36 minutes for a person. We do not say for how long." in lines
    assert len(lines) == 7
    assert not any(c in "".join(lines) for c in "┃━─")


def test_what_nobody_has_said_is_marked(holdgame, tmp_path):
    file = tmp_path / "acme.yaml"
    file.write_text(ACME)
    said = holdgame("company", "promise", file, "--plain").out.splitlines()
    assert said[1] == "You wait about 20 minutes for a person."
    assert said[-2].endswith("*")
    assert said[-1].endswith("* assumed: nobody has said how it is here.")


def test_as_json_each_sentence_has_the_rules_that_it_rests_on(holdgame):
    found = json.loads(holdgame("company", "promise", "--json").out)
    assert found["company"] == "meridian"
    fails = next(s for s in found["sentences"] if s["text"].startswith("If it fails"))
    assert fails["rules"] == ["authority.frontline", "authority.manager"]
    assert not fails["assumed"]


def test_it_is_one_or_the_other(holdgame):
    assert holdgame("company", "promise", "--plain", "--json").code == 2
