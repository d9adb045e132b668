"""play --bot: the contract of its JSON, and that a seed means the same everywhere."""

import json
from decimal import Decimal

import pytest

KEYS = [
    "story", "company", "seed", "ending", "resolved", "minutes", "days", "effort_minutes",
    "friction", "money", "by_policy", "by_owner", "by_touchpoint", "counts",
]  # fmt: skip
GROUPINGS = ("by_policy", "by_owner", "by_touchpoint")


@pytest.fixture(params=[("meridian", 7), ("larkspur", 3), ("saltmarsh", 2)], ids=str)
def played(request, holdgame):
    """What a rehearsal printed: its text, and read as decimals."""
    company, seed = request.param
    ran = holdgame("play", "--bot", "--json", "--company", company, "--seed", seed)
    assert ran.code == 0, ran.err
    assert ran.err == ""
    return json.loads(ran.out, parse_float=Decimal)


def test_the_json_has_every_key_of_the_contract(played):
    assert list(played) == KEYS
    assert played["story"] == "refund-abroad"
    assert isinstance(played["resolved"], bool)
    assert {"waiting", "listening", "doing"} <= set(played["minutes"])
    assert {"customer", "company", "at_risk"} <= set(played["money"])
    assert {"low", "high"} <= set(played["money"]["at_risk"])
    assert {"transfers", "tellings", "holds", "keys", "contacts"} <= set(played["counts"])


def test_every_grouping_sums_to_the_effort_exactly(played):
    for grouping in GROUPINGS:
        assert "none" in played[grouping]
        assert sum(played[grouping].values()) == played["effort_minutes"]


def test_the_dial_is_from_0_to_100(played):
    assert 0 <= played["friction"] <= 100


def test_the_same_seed_gives_the_same_bytes_in_every_process(shell):
    runs = {
        shell("play", "--bot", "--json", "--seed", "7", PYTHONHASHSEED=hashes).out
        for hashes in ("0", "1", "42")
    }
    assert len(runs) == 1
    assert runs.pop().startswith("{")


def test_other_seeds_give_other_journeys(holdgame):
    said = {holdgame("play", "--bot", "--json", "--seed", seed).out for seed in range(4)}
    assert len(said) == 4


def test_without_a_seed_the_drawn_one_can_be_played_again(holdgame):
    first = json.loads(holdgame("play", "--bot", "--json").out)
    again = json.loads(holdgame("play", "--bot", "--json", "--seed", first["seed"]).out)
    assert again == first


def test_as_text_it_tells_the_seed_and_the_debrief(holdgame):
    ran = holdgame("play", "--bot", "--seed", 7)
    assert ran.code == 0
    assert "seed 7" in ran.out
    assert "effort" in ran.out


def test_a_rehearsal_keeps_nothing(holdgame, data):
    holdgame("play", "--bot", "--json", "--seed", 7)
    assert not data.exists()


def test_two_companies_give_two_results_with_the_same_luck(holdgame):
    ran = holdgame("play", "--bot", "--json", "--company", "meridian", "--then", "larkspur",
                   "--seed", 7)  # fmt: skip
    first, second = json.loads(ran.out)
    assert (first["company"], second["company"]) == ("meridian", "larkspur")
    assert first["seed"] == second["seed"] == 7


def test_a_second_company_nobody_has_is_a_sentence(holdgame):
    ran = holdgame("play", "--bot", "--then", "larkspurr")
    assert ran.code == 1
    assert "larkspur" in ran.err
