"""company explain: all that is known of one policy, and what it is here."""

import json

import pytest

from holdgame.company.catalogue import Catalogue


def test_it_says_what_is_asked_what_is_usual_and_best_what_it_does_and_what_it_is_here(holdgame):
    said = " ".join(holdgame("company", "explain", "hold.information").out.split())
    for part in (
        "While customers hold, what are they told?",
        "none, position or time",
        "usual none (our judgement)",
        "best known time (Antonides et al. 2002",
        "kinder costs A forecast that has to be right",
        "does A minute on hold counts most when nothing is told",
        "here nothing",
        "known stated, Operations",
        "whose Operations · cost per call",
        "up front “When you wait, we do not say for how long.”",
    ):
        assert part in said


@pytest.mark.parametrize("company", ["meridian", "larkspur", "saltmarsh"])
@pytest.mark.parametrize("policy", [*Catalogue.load(), "staffing.support"])
def test_every_policy_is_explained_within_80_columns(holdgame, policy, company):
    ran = holdgame("company", "explain", policy, "--company", company)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert not {"", "–"} & {line.split(maxsplit=1)[-1].strip() for line in lines if line.strip()}
    assert any(line.startswith("  does ") for line in lines)


def test_as_json_it_has_both_the_catalogue_and_the_company(holdgame):
    ran = holdgame("company", "explain", "authority.frontline", "--company", "larkspur", "--json")
    found = json.loads(ran.out)
    assert found["best"]["provenance"] == "published"
    assert found["levels"] == [0, 50, 200, 500, 2000]
    assert found["here"]["value"] == "500 USD"
    assert found["here"]["says"] == "The person who answers may put right up to 500 USD."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hold.informtion", "Did you mean `hold.information`?"),
        ("authority", "is the beginning of 3 policies: authority.frontline"),
        ("staffing.nowhere", "There is no policy `staffing.nowhere`"),
        ("xyz", "There is no policy `xyz`. All of them: holdgame company explain"),
    ],
)
def test_a_slip_brings_the_nearest_name(holdgame, typed, said):
    ran = holdgame("company", "explain", typed)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


def test_without_a_policy_all_of_them_are_listed(holdgame):
    lines = holdgame("company", "explain", "--company", "larkspur").out.splitlines()
    listed = [line.split(maxsplit=1) for line in lines]
    assert {"hold.information", "authority.frontline"} <= {id for id, _ in listed}
    assert max(map(len, lines)) <= 80
    found = json.loads(holdgame("company", "explain", "--company", "larkspur", "--json").out)
    assert [policy["policy"] for policy in found] == [id for id, _ in listed]
