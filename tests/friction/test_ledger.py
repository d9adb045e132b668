"""Each thing that happens to the customer is booked once, to the policy that made it so."""

from __future__ import annotations

import pytest

from holdgame.engine.moments import Charge, ChargeKind
from holdgame.friction.ledger import Ledger
from holdgame.friction.waiting import Flags
from holdgame.friction.weights import Weights

WEIGHTS = Weights.load()
CATALOGUE = ("staffing.billing", "hold.information", "refund.days", "replacement.days")
DAY = 86_400


def book(*charges: Charge | tuple[float, Charge]) -> Ledger:
    """A ledger of charges, a minute apart unless they say when."""
    timed = [c if not isinstance(c, Charge) else (60.0 * i, c) for i, c in enumerate(charges)]
    return Ledger.of(timed, WEIGHTS, CATALOGUE)


def test_an_empty_journey_weighs_nothing() -> None:
    ledger = book()
    assert ledger.total == 0
    assert ledger.by_policy() == ledger.by_kind() == ledger.by_owner(str.upper) == {}


@pytest.mark.parametrize(
    ("kind", "milli"),
    [("doing", 1000), ("listening", 1000), ("waiting", 1000), ("off_phone", 100), ("elapsed", 0)],
)
def test_a_minute_of_each_kind(kind: ChargeKind, milli: int) -> None:
    assert book(Charge(kind, "menu", seconds=60)).total == milli


@pytest.mark.parametrize(
    ("kind", "effort"),
    [
        ("transfer", 3),
        ("retelling", 2),
        ("second_check", 2),
        ("false_reject", 3),
        ("refused", 5),
        ("broken_promise", 6),
        ("channel_switch", 3),
        ("machine", 3),
        ("another_contact", 6),
        ("still_unresolved", 24),
        ("unresolved", 30),
    ],
)
def test_an_incident_weighs_the_same_however_long_it_takes(kind: ChargeKind, effort: int) -> None:
    ledger = book(Charge(kind, "transfer.kind", seconds=500))
    assert ledger.by_policy() == {"transfer.kind": 1000 * effort}


@pytest.mark.parametrize("kind", ["paid", "refunded", "goods"])
def test_money_is_not_effort(kind: ChargeKind) -> None:
    ledger = book(Charge(kind, "abroad.minute_charge", amount=40))
    assert ledger.total == 0
    assert ledger.entries[0].shares == ()
    assert ledger.by_policy() == {}


def test_a_wait_is_booked_to_those_who_made_it_and_those_who_made_it_worse() -> None:
    flags: Flags = (("uninformed", "hold.information"), ("anxious", "abroad.minute_charge"))
    ledger = book(Charge("waiting", "staffing.billing", seconds=600, flags=flags))
    assert ledger.by_policy() == {
        "staffing.billing": 10_000,
        "hold.information": 3_600,
        "abroad.minute_charge": 2_100,
    }
    assert ledger.by_kind() == {"waiting": 15_700}


def test_flags_make_nothing_heavier_but_waiting() -> None:
    charge = Charge("listening", "menu", seconds=60, flags=(("unexplained", "hold.information"),))
    assert book(charge).by_policy() == {"menu": 1000}


def test_a_day_without_the_thing_weighs_half_a_minute_and_half_a_day_half_of_that() -> None:
    assert book(Charge("without", "refund.days", seconds=1.5 * DAY)).total == 750


def test_days_without_stop_weighing_at_a_limit() -> None:
    assert book(Charge("without", "refund.days", seconds=90 * DAY)).total == 10_000


def test_each_time_without_weighs_by_itself_whatever_came_before() -> None:
    refund = Charge("without", "refund.days", seconds=30 * DAY)
    goods = Charge("without", "replacement.days", seconds=16 * DAY)
    booked = {"refund.days": 10_000, "replacement.days": 8_000}
    assert book(refund, goods).by_policy() == book(goods, refund).by_policy() == booked


def test_never_resolved_weighs_the_same_with_another_contact_and_without() -> None:
    at_once = book(Charge("unresolved", "refund.evidence"))
    twice = book(
        Charge("another_contact", "authority.frontline"),
        Charge("still_unresolved", "refund.evidence"),
    )
    assert at_once.total == twice.total == 30_000
    assert twice.by_policy() == {"authority.frontline": 6_000, "refund.evidence": 24_000}
    assert at_once.outcome == twice.outcome == "unresolved"


def test_it_does_so_whatever_another_contact_weighs() -> None:
    heavier = WEIGHTS.changed({"another_contact": 12})
    charges = [(0.0, Charge("another_contact")), (1.0, Charge("still_unresolved"))]
    assert Ledger.of(charges, heavier, ()).total == 30_000


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("doing", "resolved_first"),
        ("another_contact", "resolved_later"),
        ("unresolved", "unresolved"),
        ("still_unresolved", "unresolved"),
    ],
)
def test_the_ledger_knows_how_it_ended(kind: ChargeKind, outcome: str) -> None:
    assert book(Charge(kind, seconds=60)).outcome == outcome


def test_what_nobody_made_is_nobodys_and_no_owner_is_asked_for() -> None:
    ledger = book(Charge("listening", seconds=60), Charge("refused", "refund.window_days"))

    def owner_of(policy: str) -> str:
        return {"refund.window_days": "Finance"}[policy]

    assert ledger.by_owner(owner_of) == {"none": 1000, "Finance": 5000}


def test_a_charge_without_a_touchpoint_is_booked_where_its_kind_belongs() -> None:
    ledger = book(
        Charge("waiting", "staffing.billing", seconds=60),
        Charge("waiting", "staffing.shop", seconds=60, touchpoint="shop"),
    )
    assert ledger.by_touchpoint() == {"hold": 1000, "shop": 1000}


def test_burdens_are_those_of_the_kinds() -> None:
    ledger = book(
        Charge("listening", "menu", seconds=60),
        Charge("doing", "menu", seconds=120),
        Charge("refused", "refund.evidence"),
    )
    assert ledger.by_burden() == {"learning": 1000, "compliance": 2000, "psychological": 5000}


def test_entries_stand_in_order_of_time_with_the_charge_they_came_from() -> None:
    late, early = Charge("transfer", "transfer.kind"), Charge("doing", "menu", seconds=6)
    ledger = book((90.0, late), (30.0, early))
    assert [(e.at, e.kind, e.milli) for e in ledger.entries] == [
        (30.0, "doing", 100),
        (90.0, "transfer", 3000),
    ]
    assert ledger.entries[0].charge is early


def test_the_same_charge_made_twice_is_booked_twice() -> None:
    again = Charge("retelling", "transfer.context_carried")
    assert book(again, again).total == 4000


def test_a_kind_that_nobody_knows_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="sulking"):
        book(Charge("sulking"))  # type: ignore[arg-type]
