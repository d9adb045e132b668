"""Whole amounts cut into whole parts lose nothing, kept or shown."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from holdgame.friction.rounding import (
    for_display,
    in_equal_parts,
    in_proportion,
    shares_for_display,
)


def test_the_largest_remainder_gets_what_is_left() -> None:
    assert in_proportion(10, [1, 1, 4]) == [2, 2, 6]
    assert in_proportion(10, [2, 2, 16]) == [1, 1, 8]
    assert in_proportion(10, [14, 25, 61]) == [1, 3, 6]
    assert in_proportion(100, [1, 1, 1]) == [34, 33, 33]
    assert in_proportion(7, [0, 3]) == [0, 7]


def test_a_tie_is_cut_equally_and_the_first_takes_the_remainder() -> None:
    assert in_equal_parts(1001, 2) == [501, 500]
    assert in_equal_parts(1001, 3) == [335, 333, 333]


def test_three_thirds_are_shown_as_what_they_make() -> None:
    shown = shares_for_display({"a": 3333, "b": 3333, "c": 3334}, 0)
    assert shown == {"a": 3, "b": 3, "c": 4}
    assert [str(value) for value in shares_for_display({"a": 1250, "b": 750}, 1).values()] == [
        "1.3",
        "0.7",
    ]


def test_amounts_are_shown_rounded_half_up() -> None:
    assert [str(for_display(milli, 0)) for milli in (40_499, 40_500, 41_500)] == ["40", "41", "42"]
    assert str(for_display(1, 3)) == "0.001"
    assert str(for_display(0, 1)) == "0.0"


def test_nothing_is_shown_as_nothing() -> None:
    assert shares_for_display({}, 1) == {}
    assert shares_for_display({"a": 0}, 1) == {"a": 0}


def test_a_negative_bar_takes_from_the_total() -> None:
    shown = shares_for_display({"up": 1600, "down": -400}, 0)
    assert sum(shown.values()) == for_display(1200, 0) == 1


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**7), min_size=1).filter(any))
def test_parts_in_proportion_add_up_and_none_is_off_by_one(whole: int, weights: list[int]) -> None:
    parts = in_proportion(whole, weights)
    assert sum(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - whole * weight) < sum(weights)


@given(st.integers(0, 10**9), st.integers(1, 50))
def test_equal_parts_add_up(whole: int, count: int) -> None:
    parts = in_equal_parts(whole, count)
    assert sum(parts) == whole
    assert len(set(parts[1:])) <= 1
    assert 0 <= parts[0] - min(parts) < count


@given(st.dictionaries(st.text(max_size=3), st.integers(-(10**7), 10**7)), st.integers(0, 3))
def test_what_is_shown_adds_up_to_the_total_shown(amounts: dict[str, int], decimals: int) -> None:
    shown = shares_for_display(amounts, decimals)
    assert sum(shown.values()) == for_display(sum(amounts.values()), decimals)
    assert list(shown) == list(amounts)
    for key, value in shown.items():
        assert abs(value - Decimal(amounts[key]) / 1000) < Decimal(1).scaleb(-decimals)
        assert -value.as_tuple().exponent == decimals  # type: ignore[operator]
