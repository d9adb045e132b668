"""The rule that said no has a line of its own on page one, wherever its effort was felt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdgame.debrief.as_json import as_dict
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.text import pages
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.weights import Weights
from tests.debrief.plays import EACH_SHIPPED, play, shipped, world_of
from tests.examples import examples

WEIGHTS = Weights.load()
ASKED = """
- dial: support
- {who}: Hello.
- request:
    what: refund
    amount: 60
    age: {age}d
    granted: [{{end: done}}]
    {escalated}
    refused: [{{{who}: "No."}}]
"""
PASSED_UP = 'escalated: [{ada: "Somebody else may."}]'


def no_line(world: object) -> str:
    """The line of page one that says where the no came from; empty: there is none."""
    lines = pages(Debrief.of(play(world), WEIGHTS))[0].lines  # type: ignore[arg-type]
    said = [line for line in lines if line.startswith(("  Said no", "  In the way"))]
    assert len(said) <= 1
    assert all(cells(line) <= 80 for line in said)
    return " ".join("".join(said).split())


def asked(age: int = 0, escalated: str = "", who: str = "ada") -> str:
    return ASKED.format(age=age, escalated=escalated, who=who)


def test_a_refusal_names_its_rule_its_value_and_whose_it_is(tmp_path: Path) -> None:
    assert no_line(world_of(tmp_path, asked(age=400))) == (
        "Said no: time to ask for money back, 30 days Finance · working capital"
    )


def test_where_nobody_refused_the_limit_of_whoever_could_not_decide_is_named(
    tmp_path: Path,
) -> None:
    assert no_line(world_of(tmp_path, asked(escalated=PASSED_UP))).startswith(
        "In the way: what an agent may give, 50 USD Finance · working capital"
    )


def test_of_several_rules_the_one_that_refused_last_is_named_first(tmp_path: Path) -> None:
    steps = asked(age=400) + "- dial: support\n" + asked()
    debrief = Debrief.of(play(world_of(tmp_path, steps)), WEIGHTS)
    assert debrief.said_no is not None
    assert [rule.policy for rule in debrief.said_no.rules] == [
        *("authority.frontline", "refund.window_days"),
    ]
    assert no_line(world_of(tmp_path, steps)) == (
        "Said no: what an agent may give, 50 USD; time to ask for money back, 30 days"
    )
    narrow = [line for line in pages(debrief, 70)[0].lines if line.startswith("  Said no")]
    assert narrow == ["  Said no: what an agent may give; time to ask for money back"]


def test_a_yes_needs_no_such_line(tmp_path: Path) -> None:
    world = world_of(tmp_path, asked(), policies="  authority.frontline: 500")
    assert no_line(world) == ""
    assert as_dict(Debrief.of(play(world), WEIGHTS))["said_no"] is None


def test_a_refusal_outweighs_those_who_could_not_decide(tmp_path: Path) -> None:
    steps = asked(escalated=PASSED_UP) + "- transfer: {to: grace}\n" + asked(who="grace")
    policies = "  authority.frontline: 0\n  authority.supervisor: 10\n  transfer.dropped: 0"
    said = no_line(world_of(tmp_path, steps, policies=policies))
    assert said.startswith("Said no: what a supervisor may give, 10 USD")
    assert "an agent" not in said


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_every_refusal_in_the_ledger_is_named_on_page_one(company: str) -> None:
    refused = 0
    for seed in range(examples(150)):
        journey = rehearse(shipped(company), seed)
        debrief = Debrief.of(journey, WEIGHTS)
        text = "\n".join(pages(debrief)[0].lines)
        for _, charge in journey.charges():
            if charge.kind == "refused":
                refused += 1
                name = debrief.wording.rule(charge.because, journey.world.company)
                assert f"Said no: {name}, 150 USD" in text
                assert re.search(r"150 USD +Finance · working capital", text)
                assert as_dict(debrief)["said_no"]["outright"] is True
    assert refused or company != "meridian"
