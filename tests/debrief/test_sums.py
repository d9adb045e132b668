"""Everything adds up: the result and the debrief as JSON, the timeline, the lists on a page."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from holdgame.debrief.as_json import as_dict
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.result import NotOver, result
from holdgame.debrief.scoring import score_of
from holdgame.debrief.text import pages
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.weights import Weights
from tests.debrief.plays import EACH_SHIPPED, shipped

WEIGHTS, WORDING = Weights.load(), Wording.load()
GROUPINGS = ("by_policy", "by_owner", "by_touchpoint")


def exactly(made: object) -> dict[str, object]:
    """Through JSON and back, numbers as the decimals that were written."""
    read: dict[str, object] = json.loads(json.dumps(made), parse_float=Decimal, parse_int=Decimal)
    return read


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_each_grouping_of_a_result_adds_up_to_the_effort_as_written(company: str) -> None:
    for seed in range(60):
        journey = rehearse(shipped(company), seed)
        made = exactly(result(journey))
        for name in GROUPINGS:
            sums = made[name]
            assert isinstance(sums, dict)
            assert "none" in sums
            assert sum(sums.values()) == made["effort_minutes"], (seed, name)
            assert all(-v.as_tuple().exponent <= 3 for v in sums.values())


def test_a_result_has_the_keys_that_other_programs_read() -> None:
    journey = rehearse(shipped("meridian"), 27)
    _, score = score_of(journey, WEIGHTS)
    made = result(journey, score)
    assert list(made) == [
        *("story", "company", "seed", "ending", "resolved", "minutes", "days", "effort_minutes"),
        *("friction", "money", *GROUPINGS, "counts"),
    ]
    assert (made["story"], made["company"], made["seed"]) == ("refund-abroad", "meridian", 27)
    assert (made["ending"], made["resolved"]) == ("refused", False)
    assert set(made["minutes"]) == {"waiting", "listening", "doing"}
    assert set(made["counts"]) == {"transfers", "tellings", "holds", "keys", "contacts"}
    assert set(made["money"]) == {"customer", "company", "at_risk"}
    assert set(made["money"]["at_risk"]) == {"low", "high"}


def test_a_play_without_an_ending_has_no_result() -> None:
    with pytest.raises(NotOver, match="no ending yet"):
        result(Journey(shipped("meridian"), 1))


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_the_debrief_as_json_adds_up_every_way(company: str) -> None:
    for seed in range(30):
        made = exactly(as_dict(Debrief.of(rehearse(shipped(company), seed), WEIGHTS)))
        score, rules, bonuses = made["score"], made["rules"], made["bonuses"]
        assert isinstance(score, dict)
        assert isinstance(rules, list)
        assert isinstance(bonuses, list)
        effort = score["effort_minutes"]
        nobody = score["by_policy"]["none"]
        assert sum(rule["effort_minutes"] for rule in rules) + nobody == effort
        assert sum(bonus["effort_minutes"] for bonus in bonuses) == effort
        timeline = made["timeline"]
        assert isinstance(timeline, list)
        assert sum(h["effort_minutes"] for h in timeline) == effort
        for name in ("by_policy", "by_owner", "by_touchpoint", "by_kind", "by_burden"):
            assert sum(score[name].values()) == effort


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_every_list_on_the_pages_adds_up_to_the_total_below_it(company: str) -> None:
    for seed in range(30):
        debrief = Debrief.of(rehearse(shipped(company), seed), WEIGHTS, wording=WORDING)
        rows: list[Decimal] = []
        totals = 0
        for line in pages(debrief)[2].lines:
            row = re.match(r"^    \S.*? (\d+\.\d) +[<>]?\d+ %", line)
            total = re.match(r"^    in all +(\d+\.\d)$", line)
            if row:
                rows.append(Decimal(row[1]))
            elif total:
                assert sum(rows) == Decimal(total[1]), (seed, line)
                rows, totals = [], totals + 1
        assert totals == 6
