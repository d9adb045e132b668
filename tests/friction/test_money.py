"""Three purses: the customer's, the company's, and what may leave with the customer."""

from __future__ import annotations

import pytest

from holdgame.engine.moments import Charge
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Purse, Range, Terms, live_contacts
from holdgame.friction.weights import Weights

WEIGHTS = Weights.load()
CALL = Charge("doing", did="contact")


def book(*charges: Charge) -> Ledger:
    return Ledger.of([(float(i), c) for i, c in enumerate(charges)], WEIGHTS, ())


def talk(seconds: float) -> Charge:
    return Charge("listening", seconds=seconds, did="speech", agent=True)


def test_an_hour_of_waiting_costs_the_wage_and_an_active_hour_half_of_it() -> None:
    for kind, worth in (("waiting", 24), ("listening", 12), ("doing", 12), ("off_phone", 0)):
        ledger = book(Charge(kind, seconds=3600))  # type: ignore[arg-type]
        assert Purse.of(ledger, Terms(wage=24)).customer == pytest.approx(worth)


def test_call_charges_and_postage_come_out_of_the_customers_purse_alone() -> None:
    purse = Purse.of(book(Charge("paid", amount=7.5), Charge("paid", amount=2)), Terms())
    assert (purse.customer, purse.company) == (9.5, 0)


def test_agents_cost_their_rate_where_there_is_one() -> None:
    ledger = book(CALL, talk(900), Charge("listening", seconds=900), CALL, talk(900))
    assert Purse.of(ledger, Terms(agent_rate=40)).company == pytest.approx(20)


def test_without_a_rate_each_live_contact_costs_the_published_figure() -> None:
    ledger = book(CALL, talk(900), CALL, talk(900), talk(60))
    assert Purse.of(ledger, Terms()).company == pytest.approx(2 * 8.01)
    assert Purse.of(ledger, Terms(dollar=0.9)).company == pytest.approx(2 * 8.01 * 0.9)


def test_an_agent_who_costs_nothing_is_a_rate_too() -> None:
    assert Purse.of(book(CALL, talk(900)), Terms(agent_rate=0)).company == 0


def test_a_call_that_reached_nobody_was_no_live_contact() -> None:
    gave_up = Charge("waiting", "staffing.billing", seconds=900, did="hold")
    assert live_contacts(book(CALL, gave_up, CALL, talk(60), talk(60)).entries) == 1


def test_a_letter_is_a_live_contact_though_nobody_is_on_the_line() -> None:
    letter = Charge("doing", seconds=180, did="telling", touchpoint="channels")
    assert live_contacts(book(CALL, letter, CALL).entries) == 1


def test_somebody_met_without_a_call_is_a_live_contact() -> None:
    assert live_contacts(book(talk(60)).entries) == 1


def test_refunds_and_goods_come_out_of_the_companys_purse() -> None:
    ledger = book(Charge("refunded", amount=186.4), Charge("goods", amount=30))
    purse = Purse.of(ledger, Terms(wage=24))
    assert purse.customer == 0
    assert purse.company == pytest.approx(216.4)


@pytest.mark.parametrize(
    ("ending", "at_risk"),
    [
        ((), Range(0, 0)),
        ((Charge("another_contact"),), Range(4.8, 9.6)),
        ((Charge("unresolved"),), Range(24, 48)),
    ],
)
def test_what_is_at_risk_is_the_defection_over_that_of_first_contact(
    ending: tuple[Charge, ...], at_risk: Range
) -> None:
    found = Purse.of(book(*ending), Terms(customer_value=600, margin=0.4)).at_risk
    assert found is not None
    assert (found.low, found.high) == pytest.approx((at_risk.low, at_risk.high))


@pytest.mark.parametrize("terms", [Terms(), Terms(customer_value=600), Terms(margin=0.4)])
def test_nothing_is_said_about_risk_where_a_customers_value_is_not_known(terms: Terms) -> None:
    assert Purse.of(book(Charge("unresolved")), terms).at_risk is None
