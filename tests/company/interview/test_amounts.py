"""Figures as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.interview import amounts
from holdgame.company.interview.amounts import said


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("20", 20), ("20 min", 20), ("about 20 minutes", 20), ("~20", 20), ("8,5 min", 8.5),
        ("1:30", 1.5), ("90 s", 1.5), ("half an hour", 30), ("a quarter of an hour", 15),
        ("three quarters of an hour", 45), ("an hour and a half", 90), ("2h30", 150),
        ("two and a half hours", 150), ("twenty-five minutes", 25), ("a couple of minutes", 2),
        ("5-10 minutes", 7.5), ("between 5 and 10", 7.5), ("none", 0), ("1.5 hours", 90),
    ],
)  # fmt: skip
def test_a_length_of_time(typed: str, minutes: float) -> None:
    assert amounts.seconds(said(typed)) == minutes * 60


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("12", 0.12), ("12%", 0.12), ("12 %", 0.12), ("0.12", 0.12), ("0.5%", 0.005), ("1", 0.01),
        ("ten percent", 0.1), ("one in ten", 0.1), ("1/10", 0.1), ("12 of 100", 0.12),
        ("3 out of 20", 0.15), ("half", 0.5), ("a quarter", 0.25), ("nobody", 0), ("all", 1),
        ("10-20%", 0.15),
    ],
)  # fmt: skip
def test_a_share(typed: str, share: float) -> None:
    assert amounts.share(said(typed)) == pytest.approx(share)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("200", 200), ("$200", 200), ("200 USD", 200), ("€ 50", 50), ("1,000", 1000), ("2k", 2000),
        ("1.000", 1000), ("12.50", 12.5), ("12,50", 12.5), ("nothing", 0), ("two hundred", 200),
        ("fifty dollars", 50),
    ],
)  # fmt: skip
def test_an_amount_of_money(typed: str, amount: float) -> None:
    assert amounts.money(said(typed), "USD") == amount


@pytest.mark.parametrize(
    ("typed", "number"),
    [("2", 2), ("two", 2), ("2 checks", 2), ("12 people at lunch", 12), ("a dozen", 12)],
)
def test_a_count(typed: str, number: float) -> None:
    assert amounts.count(said(typed)) == number


@pytest.mark.parametrize("typed", ["lots", "-5", "2 3", "5 bananas 3", "%", "", "1 in", "§"])
def test_what_is_no_figure_is_none(typed: str) -> None:
    text = said(typed)
    assert amounts.seconds(text) is None
    assert amounts.share(text) is None
    assert amounts.money(text) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1, "1 second"), (45, "45 seconds"), (143, "2 min 23 s"),
     (480, "8 minutes"), (5400, "90 minutes"), (14_400, "4 hours")],
)  # fmt: skip
def test_a_length_of_time_is_told_to_the_second(seconds: float, words: str) -> None:
    assert amounts.spoken(seconds) == words


@given(st.integers(0, 14_400))
def test_a_length_of_time_that_is_told_is_read_back(seconds: int) -> None:
    assert amounts.seconds(said(amounts.spoken(seconds))) == seconds


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_a_reader(typed: str) -> None:
    for read in (amounts.seconds, amounts.share, amounts.money, amounts.count):
        assert (read(said(typed)) or 0) >= 0


@given(st.integers(0, 100_000))
def test_a_whole_number_is_itself_with_or_without_its_commas(number: int) -> None:
    assert amounts.number(str(number)) == amounts.number(f"{number:,}") == number
