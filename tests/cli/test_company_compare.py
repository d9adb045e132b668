"""company compare: what differs, and who is the kinder."""

import json

import pytest

from tests.cli.companies import ACME


@pytest.fixture
def changed(tmp_path):
    """A company, and the same after some of its rules were changed."""
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    before.write_text(ACME + "rates: {USD: 2}\n")
    text = ACME.replace("frontline: 20", "frontline: 200").replace("levels: 3", "levels: 4")
    after.write_text(text.replace("currency: EUR", "currency: USD") + "rates: {EUR: 0.5}\n")
    return before, after


def test_only_what_differs_is_shown_and_the_kinder_is_marked(holdgame, changed):
    said = holdgame("company", "compare", *changed).out
    rows = {line[:32].strip(): line[32:] for line in said.splitlines()}
    assert rows["what an agent may give"].split("+") == ["  20 EUR                ", " 200 USD"]
    assert rows["menus before a person"].startswith("+ 3")
    assert "what a manager may give" in rows  # another currency is another amount
    assert "opening hours" not in said
    assert max(map(len, said.splitlines())) <= 80


def test_amounts_are_compared_by_what_they_are_worth(holdgame, changed):
    """100 EUR are 200 USD there: what a supervisor may give is the more in euros."""
    found = json.loads(holdgame("company", "compare", *changed, "--json").out)
    kinder = {d["policy"]: d["kinder"] for d in found["differences"]}
    assert kinder["authority.supervisor"] == "first"
    assert kinder["authority.frontline"] == "second"
    assert kinder["menu"] == "first"


def test_without_a_rate_nobody_says_which_amount_is_the_kinder(holdgame, changed):
    before, after = changed
    for file in changed:
        file.write_text(file.read_text().partition("rates:")[0])
    found = json.loads(holdgame("company", "compare", before, after, "--json").out)
    kinder = {d["policy"]: d["kinder"] for d in found["differences"]}
    assert kinder["authority.frontline"] == "unknown"
    assert kinder["menu"] == "first"


def test_the_shoe_shop_is_the_kinder_wherever_that_can_be_said(holdgame):
    said = holdgame("company", "compare", "meridian", "larkspur").out
    assert "Meridian Mobile in none and Larkspur" in said
    found = json.loads(holdgame("company", "compare", "meridian", "larkspur", "--json").out)
    assert {d["kinder"] for d in found["differences"]} == {"second", "unknown"}
    wait = next(d for d in found["differences"] if d["policy"] == "staffing.support")
    assert (wait["first"], wait["second"]) == ("36 min wait", "9 s wait")
    apart = next(d for d in found["differences"] if d["policy"] == "staffing.orders")
    assert (apart["first"], apart["kinder"]) == ("no such queue", "unknown")


def test_two_of_the_same_do_not_differ(holdgame):
    ran = holdgame("company", "compare", "larkspur", "larkspur")
    assert ran.out == "The two have the same rules.\n"
    assert json.loads(holdgame("company", "compare", "larkspur", "larkspur", "--json").out)[
        "differences"
    ] == []  # fmt: skip
