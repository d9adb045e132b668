"""A journey in figures: minutes, effort, money, and who made how much of it."""

from __future__ import annotations

import json
import math

import pytest

from holdgame.engine.moments import Charge
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Terms
from holdgame.friction.score import Score, friction_index
from holdgame.friction.waiting import Flags
from holdgame.friction.weights import Weights

WEIGHTS = Weights.load()
OWNERS = {"staffing.billing": "Operations", "hold.information": "Operations"}
UNINFORMED: Flags = (("uninformed", "hold.information"),)


def score(*charges: Charge, weights: Weights = WEIGHTS) -> Score:
    ledger = Ledger.of([(float(i), c) for i, c in enumerate(charges)], weights, tuple(OWNERS))
    terms = Terms(wage=24, customer_value=600, margin=0.4)
    return Score.of(ledger, terms, lambda policy: OWNERS.get(policy, "Finance"))


REFUND = (
    Charge("doing", did="contact"),
    Charge("doing", "menu", seconds=1.63, did="key", keys=1),
    Charge("waiting", "staffing.billing", seconds=600, did="hold", flags=UNINFORMED),
    Charge("doing", seconds=30, did="telling", agent=True),
    Charge("listening", seconds=45, did="speech", agent=True),
    Charge("refused", "authority.frontline"),
    Charge("off_phone", "callback.offered", seconds=1200),
    Charge("elapsed", "refund.days", seconds=3 * 86_400),
    Charge("without", "refund.days", seconds=2 * 86_400),
    Charge("unresolved", "authority.frontline"),
)


@pytest.mark.parametrize(
    ("effort", "index"),
    [(1, 3.3), (5, 15.4), (10, 28.3), (20, 48.7), (30, 63.2), (45, 77.7), (60, 86.5), (90, 95.0)],
)
def test_the_dial_reads_what_the_design_says(effort: float, index: float) -> None:
    assert round(friction_index(effort, tau=30), 1) == index
    assert score(Charge("doing", seconds=60 * effort)).index == pytest.approx(index, abs=0.05)


def test_the_dial_saturates() -> None:
    assert friction_index(0, tau=30) == 0
    assert round(friction_index(100, tau=30), 1) == 96.4
    assert friction_index(1e9, tau=30) == 100


def test_the_dial_turns_with_the_weights_it_was_given() -> None:
    quick = WEIGHTS.changed({"tau": 15})
    assert score(Charge("doing", seconds=900), weights=quick).index == pytest.approx(
        100 * (1 - math.exp(-1))
    )


def test_minutes_are_of_the_customers_life_and_days_are_not_among_them() -> None:
    found = score(*REFUND)
    assert found.minutes.waiting == 10
    assert found.minutes.listening == 0.75
    assert found.minutes.doing == pytest.approx(31.63 / 60)
    assert found.minutes.total == pytest.approx(11.277, abs=1e-3)
    assert (found.days, found.days_without) == (3, 2)


def test_waiting_off_the_phone_is_effort_but_no_minutes() -> None:
    found = score(Charge("off_phone", "callback.offered", seconds=1200))
    assert found.minutes.total == 0
    assert found.effort_minutes == 2


def test_a_whole_journey_in_json() -> None:
    assert score(*REFUND).as_dict() == {
        "minutes": {"waiting": 10.0, "listening": 0.75, "doing": 0.527},
        "days": 3.0,
        "days_without": 2.0,
        "effort_minutes": 52.877,
        "index": 82.8,
        "money": {
            "customer": 4.26,
            "company": 8.01,
            "at_risk": {"low": 24.0, "high": 48.0},
        },
        "by_policy": {
            "authority.frontline": 35.0,
            "staffing.billing": 10.0,
            "hold.information": 3.6,
            "callback.offered": 2.0,
            "none": 1.25,
            "refund.days": 1.0,
            "menu": 0.027,
        },
        "by_owner": {"Finance": 38.027, "Operations": 13.6, "none": 1.25},
        "by_touchpoint": {
            "decision": 35.0,
            "hold": 13.6,
            "callback": 2.0,
            "agent": 1.277,
            "delivery": 1.0,
        },
        "by_kind": {
            "unresolved": 30.0,
            "waiting": 13.6,
            "refused": 5.0,
            "off_phone": 2.0,
            "without": 1.0,
            "listening": 0.75,
            "doing": 0.527,
        },
        "by_burden": {"psychological": 36.0, "compliance": 16.127, "learning": 0.75},
        "counts": {"transfers": 0, "tellings": 1, "holds": 1, "keys": 1, "contacts": 1},
    }


def test_the_three_purses_are_never_added() -> None:
    assert set(score(*REFUND).as_dict()["money"]) == {"customer", "company", "at_risk"}


def test_an_empty_journey_has_a_score_too() -> None:
    found = score()
    assert found.effort == found.index == found.minutes.total == 0
    assert json.loads(json.dumps(found.as_dict()))["by_policy"] == {}
