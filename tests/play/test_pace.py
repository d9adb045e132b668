"""The pace of a hold, by clocks that are only said."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.play.pace import BRISK, HONEST, INSTANT, HoldClock, Pace, parse_pace


@pytest.mark.parametrize(
    ("text", "pace"),
    [("honest", HONEST), ("brisk", BRISK), ("instant", INSTANT), ("10", Pace("10", 10.0)),
     ("0.5", Pace("0.5", 0.5)), ("1e3", Pace("1000", 1000.0))],
)  # fmt: skip
def test_a_pace_is_a_name_or_a_number(text: str, pace: Pace) -> None:
    assert parse_pace(text) == pace
    assert parse_pace(pace.name) == pace


@pytest.mark.parametrize("text", ["", "fast", "0", "-1", "nan", "inf", "1e9", "ten"])
def test_anything_else_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="a pace is honest, brisk, instant or a number"):
        parse_pace(text)


def test_a_clock_runs_by_its_factor() -> None:
    clock = HoldClock(100.0, 10.0, waited=5.0)
    assert clock.waited(100.0) == 5.0
    assert clock.waited(103.0) == 35.0
    assert clock.real_until(103.0, 135.0) == pytest.approx(10.0)


@given(st.lists(st.floats(0, 2), max_size=200), st.sampled_from([1.0, 10.0, 60.0]))
def test_however_often_it_is_looked_at_it_does_not_drift(steps: list[float], factor: float) -> None:
    watched, alone = HoldClock(0.0, factor), HoldClock(0.0, factor)
    now = 0.0
    for step in steps:
        now += step
        watched.waited(now)
        watched.real_until(now, 600)
    assert watched.waited(now) == alone.waited(now) == now * factor


def test_another_speed_keeps_what_was_waited() -> None:
    clock = HoldClock(0.0, 1.0)
    clock.set_factor(60.0, 10.0)
    assert clock.waited(60.0) == 60.0
    assert clock.waited(70.0) == 160.0
    clock.set_factor(70.0, 0)
    assert clock.waited(1000.0) == 160.0
    assert clock.real_until(1000.0, 200.0) == math.inf
    clock.set_factor(1000.0, 1.0)
    assert clock.waited(1040.0) == 200.0


def test_a_clock_that_is_set_back_waits_no_less() -> None:
    clock = HoldClock(100.0, 1.0, waited=30.0)
    assert clock.waited(90.0) == 30.0


def test_at_once_is_at_once() -> None:
    clock = HoldClock(0.0, INSTANT.factor)
    assert clock.waited(0.0) == math.inf
    assert clock.real_until(0.0, 99_999) == 0.0
    assert INSTANT.instant
    assert not BRISK.instant


def test_what_was_waited_for_long_enough_takes_no_more_time() -> None:
    assert HoldClock(0.0, 1.0).real_until(50.0, 40.0) == 0.0
