"""The offered wait: worked examples, and laws."""

from __future__ import annotations

import random
import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.calls.survival import Spread, Waits, answered, offered
from holdgame.company.queueing import erlang_a

seconds = st.integers(0, 600).map(float)
some = st.lists(seconds, min_size=1, max_size=60)


def waits(ended: list[float], cut: list[float]) -> Waits:
    return Waits(answered=Counter(ended), hung_up=Counter(cut))


def law(found: Spread | None) -> Spread:
    assert found is not None
    return found


def test_four_callers_by_hand() -> None:
    # 10 answered of four waiting: 3/4 go on. 20 hung up. 30 answered of two: 3/8 go on. 40: none.
    found = law(offered(waits([10, 30, 40], [20])))
    assert found.mean == pytest.approx(10 + 20 * 3 / 4 + 10 * 3 / 8)
    assert (found.p50, found.p90, found.unfinished) == (30, 40, 0)


def test_the_textbook_example() -> None:
    """Weeks in remission on 6-mercaptopurine, + still in it (Freireich et al. 1963, in every book
    on survival): median 23, nine in ten not known, mean up to week 35 23.29."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = law(offered(waits([float(w) for w in ended], [float(w) for w in still])))
    assert found.p50 == 23
    assert found.p90 is None
    assert found.mean == pytest.approx(23.29, abs=0.005)
    assert found.unfinished == pytest.approx(0.4482, abs=0.00005)
    assert found.longest == 35


def test_leaving_out_who_hung_up_makes_waits_look_short() -> None:
    found = waits([10, 20, 30], [25, 25, 25])
    assert law(offered(found)).mean > law(answered(found)).mean


def test_moving_on_cuts_a_wait_like_hanging_up_and_is_no_hang_up() -> None:
    moved = Waits(answered={10.0: 1, 40.0: 1}, moved_on={20.0: 2})
    hung_up = Waits(answered={10.0: 1, 40.0: 1}, hung_up={20.0: 2})
    assert offered(moved) == offered(hung_up)
    assert moved.abandoned == 0


def test_nobody_answered_says_nothing_of_the_wait() -> None:
    assert offered(waits([], [30])) is None
    assert answered(waits([], [30])) is None
    assert Waits().abandoned == Waits().mean == 0


@given(some)
def test_without_hang_ups_it_is_what_was_seen(seen: list[float]) -> None:
    found = law(offered(waits(seen, [])))
    assert found == answered(waits(seen, []))
    assert found.mean == pytest.approx(statistics.fmean(seen))
    ordered = sorted(seen)
    assert found.p50 == ordered[(len(seen) + 1) // 2 - 1]
    assert found.longest == ordered[-1]


@given(some, st.lists(seconds, max_size=60))
def test_hang_ups_only_ever_lengthen_a_wait(ended: list[float], cut: list[float]) -> None:
    found = waits(ended, cut)
    theirs, all_of_it = law(answered(found)), law(offered(found))
    assert all_of_it.longest >= theirs.longest
    assert 0 <= all_of_it.unfinished <= 1
    assert all_of_it.p50 is None or all_of_it.p90 is None or all_of_it.p50 <= all_of_it.p90
    assert all_of_it.mean <= all_of_it.longest
    assert found.waited == pytest.approx(sum(ended) + sum(cut))


@pytest.mark.parametrize("agents", [5, 6, 9])
def test_the_offered_wait_of_a_queue_comes_out_of_its_cut_records(agents: int) -> None:
    dice, truth = random.Random(agents), erlang_a(60, agents, 480, 360)
    ended: list[float] = []
    cut: list[float] = []
    for _ in range(20_000):
        wait, patience = truth.draw(dice.random()), dice.expovariate(1 / 360)
        (ended if wait <= patience else cut).append(round(min(wait, patience)))
    found = waits(ended, cut)
    theirs, all_of_it = law(answered(found)), law(offered(found))
    assert all_of_it.mean == pytest.approx(truth.mean, rel=0.05)
    assert all_of_it.p90 == pytest.approx(truth.quantile(0.9), rel=0.05)
    assert found.abandoned == pytest.approx(truth.abandoned, abs=0.01)
    assert found.mean == pytest.approx(truth.actual_mean, rel=0.05)
    assert all_of_it.mean > theirs.mean
