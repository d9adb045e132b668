"""Laws of the score: whatever happens, it is booked once, and every way to add it up agrees."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from holdgame.engine.moments import NOBODY, Charge
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Terms
from holdgame.friction.rounding import for_display, shares_for_display
from holdgame.friction.score import Score
from holdgame.friction.weights import FLAGS, KINDS, Weights

WEIGHTS = Weights.load()
POLICIES = ("staffing.billing", "hold.information", "vip.bypass", "menu", "refund.days")
Timed = tuple[float, Charge]

policies = st.sampled_from([*POLICIES, "a.story.of.its.own", NOBODY])
charges = st.builds(
    Charge,
    kind=st.sampled_from(KINDS),
    because=policies,
    seconds=st.floats(0, 1e6),
    touchpoint=st.sampled_from(["", "", "shop", "call"]),
    did=st.sampled_from(["", "hold", "telling", "contact", "key"]),
    flags=st.lists(st.tuples(st.sampled_from(FLAGS), policies), max_size=5).map(tuple),
    amount=st.floats(0, 1e4),
    keys=st.integers(0, 16),
    agent=st.booleans(),
)
moments = st.integers(0, 6).map(float)  # few, so that many charges come at the same time
journeys = st.lists(st.tuples(moments, charges), max_size=40)


def book(journey: list[Timed], weights: Weights = WEIGHTS) -> Ledger:
    return Ledger.of(journey, weights, POLICIES)


def owner_of(policy: str) -> str:
    return policy.partition(".")[0]


@given(journeys, st.floats(0.5, 2))
def test_every_effort_minute_is_booked_exactly_once(journey: list[Timed], factor: float) -> None:
    judged = {name: factor * WEIGHTS[name] for name in WEIGHTS.named("judgement")}
    for weights in (WEIGHTS, WEIGHTS.changed(judged)):
        ledger = book(journey, weights)
        assert (
            ledger.total
            == sum(ledger.by_policy().values())
            == sum(ledger.by_owner(owner_of).values())
            == sum(ledger.by_touchpoint().values())
            == sum(ledger.by_kind().values())
            == sum(ledger.by_burden().values())
        )
        for entry in ledger.entries:
            assert entry.milli == sum(milli for _, milli in entry.shares)


@given(journeys)
def test_a_charge_is_booked_to_nobody_but_the_policies_it_names(journey: list[Timed]) -> None:
    for entry in book(journey).entries:
        named = {entry.charge.because, *(policy for _, policy in entry.charge.flags)}
        assert {policy for policy, _ in entry.shares} <= named


@given(journeys.flatmap(lambda j: st.tuples(st.just(j), st.permutations(j))))
def test_the_order_of_charges_changes_no_total(both: tuple[list[Timed], list[Timed]]) -> None:
    one, other = (book(journey) for journey in both)
    assert one.total == other.total
    assert one.by_kind() == other.by_kind()
    assert one.by_burden() == other.by_burden()


@given(journeys.flatmap(lambda j: st.tuples(st.just(j), st.permutations(j))))
def test_only_the_limit_of_days_without_can_tell_the_order_of_charges_at_the_same_time(
    both: tuple[list[Timed], list[Timed]],
) -> None:
    one, other = (
        book([(at, charge) for at, charge in journey if charge.kind != "without"])
        for journey in both
    )
    assert one.by_policy() == other.by_policy()
    assert one.by_touchpoint() == other.by_touchpoint()
    assert one.outcome == other.outcome


@given(journeys)
def test_days_without_are_bounded_over_the_whole_journey(journey: list[Timed]) -> None:
    assert book(journey).by_kind().get("without", 0) <= 10_000


@given(journeys)
def test_time_only_adds(journey: list[Timed]) -> None:
    ordered = sorted(journey, key=itemgetter(0))
    ends = [len(list(group)) for _, group in groupby(ordered, key=itemgetter(0))]
    totals, length = [0], 0
    for more in ends:
        length += more
        totals.append(book(ordered[:length]).total)
    assert totals == sorted(totals)


@given(journeys)
def test_the_figures_of_the_json_add_up_as_decimals(journey: list[Timed]) -> None:
    terms = Terms(wage=24, customer_value=600, margin=0.4)
    score = Score.of(book(journey), terms, owner_of)
    said = json.loads(json.dumps(score.as_dict()))
    whole = Decimal(str(said["effort_minutes"]))
    for grouping in ("by_policy", "by_owner", "by_touchpoint", "by_kind", "by_burden"):
        values = [Decimal(str(value)) for value in said[grouping].values()]
        assert sum(values, Decimal(0)) == whole
        assert all(value == round(value, 3) for value in values)
        assert values == sorted(values, reverse=True)
    assert whole * 1000 == score.effort
    for amount in (said["money"]["customer"], said["money"]["company"]):
        assert Decimal(str(amount)) == round(Decimal(str(amount)), 2)


@given(journeys, st.integers(0, 3))
def test_a_page_of_rounded_shares_adds_up_to_its_headline(
    journey: list[Timed], decimals: int
) -> None:
    ledger = book(journey)
    shown = shares_for_display(ledger.by_policy(), decimals)
    assert sum(shown.values()) == for_display(ledger.total, decimals)
