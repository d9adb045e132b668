"""For whom the rules were made: only what somebody said counts as said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.made_for import UNSAID, made_for_in_words
from holdgame.debrief.text import pages
from holdgame.friction.weights import Weights
from tests.debrief.plays import SHIPPED, play, shipped, world_of

WEIGHTS = Weights.load()
CALL = "- dial: support\n- hold\n- ada: Hello.\n- verify: [number]"


def made_for(folder: Path, policies: str) -> Debrief:
    return Debrief.of(play(world_of(folder, CALL, policies=policies)), WEIGHTS)


def test_a_value_that_was_stated_says_nothing_of_whom_it_was_made_for(tmp_path: Path) -> None:
    debrief = made_for(tmp_path, "  hold.information: none\n  identity.checks: 1")
    assert set(debrief.made_for) == {UNSAID, "none"}
    assert "Nobody here has said" in "\n".join(pages(debrief)[2].lines)


def test_what_was_said_is_added_up(tmp_path: Path) -> None:
    policies = (
        "  hold.information: {value: none, made_for: us}\n"
        "  identity.checks: {value: 1, made_for: law}"
    )
    debrief = made_for(tmp_path, policies)
    by_policy = debrief.shown.by_policy
    assert debrief.made_for["us"] == by_policy["hold.information"]
    assert debrief.made_for["law"] == by_policy["identity.checks"]
    told = made_for_in_words(debrief.made_for, debrief.shown.total, debrief.wording)
    assert told.endswith("% of the effort came from rules you said were made for us.")


def test_it_adds_up_to_the_whole() -> None:
    for company in SHIPPED:
        for seed in range(10):
            debrief = Debrief.of(play(shipped(company), seed), WEIGHTS)
            assert sum(debrief.made_for.values(), Decimal(0)) == debrief.shown.total
