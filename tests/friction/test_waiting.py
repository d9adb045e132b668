"""A minute in a queue weighs more the less is known and the less fair it looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.engine.moments import Flag
from holdgame.friction.waiting import CatalogueOrder, Flags, WaitWeight
from holdgame.friction.weights import FLAGS, Weights

WEIGHTS = Weights.load()
ORDER = CatalogueOrder(["hold.information", "staffing.billing", "hold.music", "vip.bypass"])


def wait(*flags: tuple[Flag, str], weights: Weights = WEIGHTS) -> WaitWeight:
    return WaitWeight.of("staffing.billing", flags, weights, ORDER)


def shares(seconds: float, *flags: tuple[Flag, str], weights: Weights = WEIGHTS) -> dict[str, int]:
    return dict(wait(*flags, weights=weights).cut(seconds)[1])


@pytest.mark.parametrize(
    ("flags", "rate"),
    [
        ((), 1.00),
        (("position_only",), 1.18),
        (("uninformed",), 1.36),
        (("estimate_broken",), 1.36),
        (("unexplained",), 1.21),
        (("unfair",), 1.21),
        (("anxious",), 1.21),
        (("uninformed", "unfair"), 1.57),
        (("uninformed", "unfair", "anxious"), 1.78),
        (("uninformed", "unfair", "anxious", "unexplained"), 1.99),
    ],
)
def test_a_minute_weighs_what_the_design_says(flags: tuple[Flag, ...], rate: float) -> None:
    weight = wait(*((flag, "hold.information") for flag in flags))
    assert weight.rate == pytest.approx(rate)
    assert weight.cut(60)[0] == round(1000 * rate)


def test_the_wait_is_booked_to_staffing_and_each_flag_to_its_own_policy() -> None:
    booked = shares(60, ("uninformed", "hold.information"), ("unfair", "vip.bypass"))
    assert booked == {"staffing.billing": 1000, "hold.information": 360, "vip.bypass": 210}


def test_one_policy_that_makes_a_wait_and_makes_it_worse_has_one_share() -> None:
    assert shares(60, ("anxious", "staffing.billing")) == {"staffing.billing": 1210}


def test_of_two_words_about_the_same_thing_the_heavier_counts() -> None:
    booked = shares(60, ("position_only", "hold.music"), ("estimate_broken", "hold.information"))
    assert booked == {"staffing.billing": 1000, "hold.information": 360}


def test_a_tie_is_shared_and_the_first_in_the_catalogue_takes_the_remainder() -> None:
    tie: Flags = (("unfair", "vip.bypass"), ("unfair", "hold.information"))
    assert shares(60, *tie) == {
        "staffing.billing": 1000,
        "hold.information": 105,
        "vip.bypass": 105,
    }
    assert shares(6, *tie) == {"staffing.billing": 100, "hold.information": 11, "vip.bypass": 10}


def test_the_same_flag_raised_twice_by_one_policy_counts_once() -> None:
    assert shares(60, ("unfair", "vip.bypass"), ("unfair", "vip.bypass"))["vip.bypass"] == 210


def test_past_the_limit_what_the_flags_add_shrinks_in_proportion() -> None:
    heavy = WEIGHTS.changed({"uninformed": 1.5, "unfair": 0.5})
    flags: Flags = (("uninformed", "hold.information"), ("unfair", "vip.bypass"))
    assert wait(*flags, weights=heavy).rate == 2.00
    booked = shares(60, *flags, weights=heavy)
    assert booked == {"staffing.billing": 1000, "hold.information": 750, "vip.bypass": 250}


def test_a_base_at_the_limit_leaves_nothing_to_the_flags() -> None:
    heavy = WEIGHTS.changed({"waiting": 3})
    assert shares(60, ("unfair", "vip.bypass"), weights=heavy) == {"staffing.billing": 2000}


def test_no_time_weighs_nothing() -> None:
    assert wait(("unfair", "vip.bypass")).cut(0) == (0, ())


policies = st.sampled_from(["hold.information", "vip.bypass", "zebra", "ant", "staffing.billing"])
raised = st.lists(st.tuples(st.sampled_from(FLAGS), policies), max_size=8).map(tuple)


@given(st.floats(0, 1e6), raised, st.floats(0, 4))
def test_the_parts_of_a_stretch_add_up_to_it_and_no_wait_weighs_over_double(
    seconds: float, flags: Flags, heavier: float
) -> None:
    for weights in (WEIGHTS, WEIGHTS.changed({flag: heavier * WEIGHTS[flag] for flag in FLAGS})):
        weight = wait(*flags, weights=weights)
        milli, parts = weight.cut(seconds)
        assert sum(part for _, part in parts) == milli
        assert all(part > 0 for _, part in parts)
        assert 1 <= weight.rate <= 2 + 1e-5
        assert abs(milli - seconds * weight.rate / 0.06) <= 0.5 + 1e-6


@given(st.floats(0, 1e5), raised.flatmap(lambda r: st.tuples(st.just(r), st.permutations(r))))
def test_the_order_in_which_flags_are_raised_means_nothing(
    seconds: float, both: tuple[Flags, list[tuple[Flag, str]]]
) -> None:
    one, other = both
    assert shares(seconds, *one) == shares(seconds, *other)
