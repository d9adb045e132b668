"""Draws from many distributions at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.analysis.alias import Alias
from tests.examples import examples

# Odds against each other, from even to a million to one.
ODDS = st.lists(st.sampled_from([1e-6, 0.01, 0.3, 1.0, 2.0, 50.0]), min_size=1, max_size=9)


class Evenly:
    """Dice that fall on every part of the range alike, in order."""

    def random(self, size: int, dtype: type) -> np.ndarray:
        return ((np.arange(size) + 0.5) / size).astype(dtype)


@given(st.lists(ODDS, min_size=1, max_size=4))
@settings(max_examples=examples(40), deadline=None)
def test_each_thing_comes_as_often_as_its_odds_say(distributions: list[list[float]]) -> None:
    """Dice that fall evenly leave no chance: a share is off by its boxes' two edges at most."""
    first = np.cumsum([0] + [len(odds) for odds in distributions])
    alias = Alias(np.concatenate(distributions), first[:-1])
    throws = 20_000
    for number, odds in enumerate(distributions):
        drawn = alias.draw(np.full(throws, number, np.int32), Evenly())  # type: ignore[arg-type]
        came = np.bincount(drawn - first[number], minlength=len(odds)) / throws
        assert came == pytest.approx(np.array(odds) / sum(odds), abs=2 * len(odds) / throws)


def test_a_thing_without_a_chance_is_never_drawn() -> None:
    alias = Alias(np.array([0.0, 3.0, 1.0]), np.array([0]))
    drawn = alias.draw(np.zeros(50_000, np.int32), np.random.Generator(np.random.SFC64(5)))
    assert set(drawn.tolist()) == {1, 2}


def test_the_greatest_draw_stays_inside_its_distribution() -> None:
    """Just below 1, times any number of boxes, is the last box and not the one after it."""

    class Highest:
        def random(self, size: int, dtype: type) -> np.ndarray:
            return np.full(size, 1 - 2.0**-24, dtype)

    for boxes in (1, 2, 3, 4, 5, 1023, 1024, 1025, 70_001):
        alias = Alias(np.ones(boxes + 1), np.array([0, boxes]))
        drawn = alias.draw(np.zeros(1, np.int32), Highest())  # type: ignore[arg-type]
        assert drawn.tolist() == [boxes - 1]
