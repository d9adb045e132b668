"""company show: every rule, how it is known, whose it is; what the queues make of it."""

import json

import pytest

from holdgame.company.catalogue import Catalogue
from tests.cli.companies import ACME, BAD


@pytest.fixture
def acme(tmp_path):
    file = tmp_path / "acme.yaml"
    file.write_text(ACME)
    return file


def test_each_rule_has_its_value_how_it_is_known_whose_it_is_and_for_whom(holdgame, acme):
    said = holdgame("company", "show", acme).out
    rule = said[said.index("authority.supervisor") :].splitlines()[:2]
    assert "100 EUR" in rule[0]
    assert rule[0].endswith("stated, Finance")
    assert "what a supervisor may give · Finance · working capital" in rule[1]
    assert rule[1].endswith("for the company")
    assumed = said[said.index("bot.resolves") :].splitlines()[:3]
    assert assumed[0].endswith("assumed, published")
    assert assumed[2].strip() == "Gartner 2019: 9 % fully resolve in self-service"


def test_it_stands_by_touchpoint_and_in_80_columns(holdgame, acme):
    lines = holdgame("company", "show", acme).out.splitlines()
    assert lines.index("The menu") < lines.index("On hold") < lines.index("The yes or no")
    assert max(map(len, lines)) <= 80


def test_the_queues_say_how_long_one_waits_and_what_looks_odd(holdgame, acme):
    said = holdgame("company", "show", acme).out
    row = next(line for line in said.splitlines() if line.startswith("  service"))
    assert " ".join(row.split()) == "service – – 6 min 40 min 2.8 min* 9.2 min 9%"
    assert "With so many calls and people the mean wait would be about" in said
    assert "Finance: working capital, to protect cash" in said


def test_as_json_it_holds_every_policy_once(holdgame, acme):
    found = json.loads(holdgame("company", "show", acme, "--json").out)
    policies = [rule["policy"] for rule in found["rules"]]
    known = set(Catalogue.load()) - {"staffing"} | {"staffing.service", "staffing.billing"}
    assert set(policies) == known
    assert len(policies) == len(known)
    by_id = {rule["policy"]: rule for rule in found["rules"]}
    assert by_id["authority.frontline"]["raw"] == 20
    assert by_id["staffing.service"]["from"] == "measured"
    assert by_id["staffing.service"]["by"] == "call report, March"
    assert sum(found["origins"].values()) == len(policies)
    queue = found["queues"][0]
    assert queue["queue"] == "service"
    assert queue["offered"]["mean_s"] == pytest.approx(240)
    assert queue["offered"]["p50_s"] < queue["offered"]["p90_s"]
    assert queue["abandoned"] == pytest.approx(0.1, abs=0.01)
    assert set(queue["assumed"]) == {"handle"}


def test_without_a_name_it_is_ones_own_company_else_the_one_that_ships(holdgame, data):
    assert holdgame("company", "show").out.startswith("Meridian Mobile")
    own = data / "companies" / "acme.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(ACME)
    assert holdgame("company", "show").out.startswith("Acme Broadband")


def test_a_company_with_mistakes_is_not_shown_and_they_are_told(holdgame, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text(BAD)
    ran = holdgame("company", "show", file)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no policy `refund.day`." in ran.err
