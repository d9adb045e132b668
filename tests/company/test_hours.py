"""Opening hours, in minutes after midnight on the company's clock."""

from __future__ import annotations

import pytest

from holdgame.company.hours import Hours, read_hours


def test_a_pair_of_times_is_read() -> None:
    assert read_hours("08:00-20:00") == Hours(480, 1200)
    assert read_hours("9:30 - 17:00") == Hours(570, 1020)
    assert read_hours("06:00-24:00") == Hours(360, 1440)


@pytest.mark.parametrize("text", ["", "8-20", "25:00-26:00", "08:00-24:30", "08:00-08:00", "never"])
def test_what_is_no_pair_of_times_is_not(text: str) -> None:
    assert read_hours(text) is None


def test_a_closed_line_says_how_long_until_it_opens() -> None:
    hours = Hours(480, 1200)
    assert hours.open_at(480)
    assert not hours.open_at(1200)
    assert hours.minutes_until_open(600) == 0
    assert hours.minutes_until_open(1200) == 720
    assert hours.minutes_until_open(420) == 60


def test_a_line_may_be_open_past_midnight() -> None:
    hours = read_hours("20:00-02:00")
    assert hours is not None
    assert hours.open_at(60)
    assert hours.minutes_until_open(180) == 1020


def test_always_is_always() -> None:
    hours = read_hours("always")
    assert hours is not None
    assert all(hours.open_at(minute) for minute in range(1440))
