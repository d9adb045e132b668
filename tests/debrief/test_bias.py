"""Predicted against actual, with its sign; it is never a score of empathy."""

from __future__ import annotations

import pytest

from holdgame.debrief.bias import bias_in_words, summed_up
from holdgame.debrief.debrief import Compared
from holdgame.debrief.wording import Wording

WORDING = Wording.load()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (Compared("on hold", 10, 33.2, "min"),
         "you said 10 min, it was 33 min: 23 too few (30 % of what it was)"),
        (Compared("transfers", 3, 1, ""),
         "you said 3, it was 1: 2 too many (300 % of what it was)"),
        (Compared("transfers", 2, 0, ""), "you said 2, it was 0: 2 too many"),
        (Compared("times told", 2, 2, ""), "you said 2, and so it was"),
        (Compared("on hold", 0, 0.02, "min"), "you said 0 min, and so it was"),
        (Compared("resolved", 1, 0, "yes"), "you said it would be resolved, and it was not"),
        (Compared("resolved", 0, 0, "yes"), "you said it would not be resolved, and so it was"),
    ],
)  # fmt: skip
def test_it_is_told_in_words(row: Compared, told: str) -> None:
    assert bias_in_words(row, WORDING) == told


def test_it_is_summed_up_by_its_sign() -> None:
    rows = [
        Compared("on hold", 10, 33, "min"),
        Compared("transfers", 3, 1, ""),
        Compared("times told", 2, 2, ""),
        Compared("resolved", 1, 0, "yes"),
    ]
    told = "Of three counts you said too few once, too many once, and were right once."
    assert summed_up(rows, WORDING) == told
    assert summed_up(rows[3:], WORDING) == ""


def test_nobody_is_told_how_much_they_feel() -> None:
    assert not [line for line in WORDING.bias.values() if "empathy" in line]
    assert "does not say how much anybody feels" in WORDING.bias["what_it_is"]
