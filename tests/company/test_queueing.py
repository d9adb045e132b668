"""The offered wait: published figures, an independent chain, and laws over the whole range."""

from __future__ import annotations

import math
import pickle
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from holdgame.company.queueing import OfferedWait, erlang_a, erlang_c, measured
from tests.company.queues import (
    Queue,
    average,
    corners,
    is_sound,
    means_the_area,
    queues,
    shares,
)
from tests.examples import examples


def chain(calls: float, agents: int, handle: float, patience: float) -> tuple[float, float]:
    """P(V > 0) and the share who hang up, from the birth and death chain of M/M/n+M."""
    arrivals, likely, everyone, delayed, waiting, here = calls / 3600, 1.0, 1.0, 0.0, 0.0, 0
    while here < agents or likely > 1e-17 * everyone:
        here += 1
        held = max(here - agents, 0)
        likely *= arrivals / (min(here, agents) / handle + held / patience)
        everyone += likely
        if here >= agents:
            delayed += likely
            waiting += likely * held
        if everyone > 1e200:  # only proportions matter
            likely, everyone = likely / 1e200, everyone / 1e200
            delayed, waiting = delayed / 1e200, waiting / 1e200
    return delayed / everyone, waiting / everyone / patience / arrivals


# Published figures


def test_erlang_c_of_360_calls_in_half_an_hour() -> None:
    wait = erlang_c(720, 55, 240)
    assert wait.p_wait == pytest.approx(0.2387, abs=5e-5)
    assert wait.mean == wait.actual_mean == pytest.approx(8.184, abs=5e-4)
    assert wait.within(15) == pytest.approx(0.8459, abs=5e-5)
    assert wait.occupancy == pytest.approx(48 / 55)
    assert wait.abandoned == 0
    assert wait.patience is None


def test_erlang_a_of_48_calls_a_minute() -> None:
    wait = erlang_a(48 * 60, 50, 60, 120)
    assert wait.abandoned == pytest.approx(0.03091, abs=5e-6)
    assert wait.actual_mean == pytest.approx(3.7095, abs=5e-5)
    assert wait.p_wait == pytest.approx(0.46777, abs=5e-6)
    assert wait.quantile(0.9) == pytest.approx(13.148, abs=5e-4)


@pytest.mark.parametrize(
    ("agents", "p_wait", "abandoned", "actual_mean", "median", "ninetieth"),
    [
        (6, 0.769701, 0.302740, 108.987, 126.03, 377.97),
        (9, 0.384432, 0.096955, 34.904, 0, 161.94),
    ],
)
def test_erlang_a_of_a_call_a_minute(
    agents: int,
    p_wait: float,
    abandoned: float,
    actual_mean: float,
    median: float,
    ninetieth: float,
) -> None:
    wait = erlang_a(60, agents, 480, 360)
    assert wait.p_wait == pytest.approx(p_wait, abs=1e-6)
    assert wait.abandoned == pytest.approx(abandoned, abs=1e-6)
    assert wait.actual_mean == pytest.approx(actual_mean, abs=1e-3)
    assert wait.quantile(0.5) == pytest.approx(median, abs=5e-3)
    assert wait.quantile(0.9) == pytest.approx(ninetieth, abs=5e-3)


# Laws of Erlang A


@given(queues(most_agents=300))
@settings(max_examples=examples(50), deadline=None)
def test_waits_and_hang_ups_are_those_of_the_chain(queue: Queue) -> None:
    wait = erlang_a(*queue)
    p_wait, abandoned = chain(*queue)
    assert wait.p_wait == pytest.approx(p_wait, rel=1e-9, abs=1e-14)
    assert wait.abandoned == pytest.approx(abandoned, rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("queue", corners)
def test_the_corners_of_the_range_are_sound(queue: Queue) -> None:
    is_sound(erlang_a(*queue))
    means_the_area(erlang_a(*queue))


@given(queues())
def test_any_queue_is_sound(queue: Queue) -> None:
    is_sound(erlang_a(*queue))


@given(queues(), shares)
@example((447.1210823550221, 8, 64.41208240127735, 1895.4572902442183), 1e-12)
def test_quantile_and_survival_are_each_others_inverse(queue: Queue, p: float) -> None:
    wait = erlang_a(*queue)
    t = wait.quantile(p)
    if p <= 1 - wait.p_wait:
        assert t == 0
    else:
        assert wait.survival(t) == pytest.approx(1 - p, rel=1e-10, abs=1e-13)


@given(queues(), st.floats(0.001, 0.999))
def test_the_quantile_of_a_share_is_the_time_it_came_from(queue: Queue, above: float) -> None:
    wait = erlang_a(*queue)
    if wait.p_wait < 1e-6:
        return  # 1 - survival then has too few digits left to say which time it was
    t = wait.tail.quantile(above, 1 - above)
    assert wait.quantile(1 - wait.survival(t)) == pytest.approx(t, rel=1e-5)


@given(queues(), shares, shares)
@example((3600.0, 10, 30.0, 2456.0), 0.0, 5e-324)
def test_more_luck_is_a_longer_wait(queue: Queue, u: float, v: float) -> None:
    wait = erlang_a(*queue)
    short, long = wait.draw(min(u, v)), wait.draw(max(u, v))
    assert 0 <= short <= long * (1 + 1e-9) + 1e-9


@given(queues(most_agents=500))
@settings(max_examples=examples(25), deadline=None)
def test_the_share_who_hang_up_is_the_wait_felt_over_patience(queue: Queue) -> None:
    """theta * E[W] = P(Ab), with E[W] integrated from the law: P(W > t) = P(V > t) P(R > t)."""
    wait = erlang_a(*queue)
    patience = queue[3]
    until = min(wait.tail.quantile(1e-8, 1 - 1e-8), 40 * patience)
    felt = average(wait, until, 1 / patience)
    assert wait.actual_mean == pytest.approx(wait.abandoned * patience)
    assert felt / patience == pytest.approx(wait.abandoned, rel=1e-4, abs=1e-12)


@given(queues(most_agents=500))
@settings(max_examples=examples(25), deadline=None)
def test_answers_within_a_time_are_those_of_the_law(queue: Queue) -> None:
    """Within T: P(V = 0) plus the density of V times P(R > t) to T, here by parts."""
    wait = erlang_a(*queue)
    leaves = 1 / queue[3]
    for t in (wait.tail.mean / 2, wait.tail.mean * 1.5):
        held = leaves * average(wait, t, leaves)
        expected = 1 - wait.survival(t) * math.exp(-leaves * t) - held
        assert wait.within(t) == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert wait.within(math.inf) == 1 - wait.abandoned
    assert wait.within(40 * wait.tail.mean) == pytest.approx(1 - wait.abandoned, abs=1e-12)


@pytest.mark.parametrize(
    "wait",
    [
        erlang_a(60, 6, 480, 360),
        erlang_a(60, 9, 480, 360),
        erlang_a(900, 50, 480, 120),
        erlang_a(3, 1, 480, 10),
        erlang_c(720, 55, 240),
        measured(90, p_wait=0.6, patience_seconds=240),
    ],
)
def test_draws_have_the_mean_of_the_law(wait: OfferedWait) -> None:
    draws = [wait.draw((i + 0.5) / 5000) for i in range(5000)]
    assert sum(draws) / 5000 == pytest.approx(wait.mean, rel=2e-3)


@given(st.integers(1, 300), st.floats(0.01, 0.97))
def test_very_patient_callers_wait_as_in_erlang_c(agents: int, occupancy: float) -> None:
    calls = agents * occupancy * 3600 / 300
    patient, endless = erlang_a(calls, agents, 300, 1e12), erlang_c(calls, agents, 300)
    assert patient.p_wait == pytest.approx(endless.p_wait, rel=1e-5)
    assert patient.mean == pytest.approx(endless.mean, rel=1e-5)
    for t in (1.0, 60.0, 600.0):
        assert patient.survival(t) == pytest.approx(endless.survival(t), rel=1e-4, abs=1e-12)
        assert patient.within(t) == pytest.approx(endless.within(t), abs=1e-5)


def test_a_flood_is_held_back_by_hang_ups_alone() -> None:
    """The fluid limit: with twice the load, half hang up, at patience * log 2."""
    wait = erlang_a(2 * 5000 * 10, 5000, 360, 600)
    assert wait.abandoned == pytest.approx(0.5, abs=1e-3)
    assert wait.quantile(0.5) == pytest.approx(600 * math.log(2), rel=1e-3)
    assert wait.occupancy == pytest.approx(1)


# Erlang C, a measured wait, nobody calling


@given(st.integers(1, 5000), st.floats(0.01, 0.999), shares)
def test_erlang_c_is_a_law(agents: int, occupancy: float, p: float) -> None:
    wait = erlang_c(agents * occupancy * 12, agents, 300)
    assert 0 <= wait.p_wait <= 1
    t = wait.quantile(p)
    if t > 0:
        assert wait.survival(t) == pytest.approx(1 - p, rel=1e-9)
        assert wait.within(t) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize("agents", [47, 48])
def test_too_few_agents_and_no_hang_ups_is_refused(agents: int) -> None:
    with pytest.raises(ValueError, match=f"keep 48 agents busy, and there are {agents}"):
        erlang_c(720, agents, 240)


@settings(deadline=None)
@given(st.floats(0.1, 1e4), st.floats(0.01, 1), st.floats(1, 1e4))
def test_a_measured_wait_has_the_mean_it_was_given(
    mean: float, p_wait: float, patience: float
) -> None:
    wait = measured(mean, p_wait, patience)
    assert wait.survival(0) == pytest.approx(p_wait)
    assert average(wait, 40 * mean / p_wait, 0) == pytest.approx(mean, rel=1e-4)
    assert wait.actual_mean == pytest.approx(wait.abandoned * patience)
    assert wait.within(1e9) == pytest.approx(1 - wait.abandoned)
    assert wait.occupancy is None
    assert measured(mean, p_wait).abandoned == 0
    assert measured(mean).quantile(0.5) == pytest.approx(mean * math.log(2))


@pytest.mark.parametrize(
    "wait", [erlang_a(0, 3, 300, 60), erlang_c(0, 3, 300), measured(0), measured(0, 0.5, 60)]
)
def test_where_nobody_waits_every_wait_is_nothing(wait: OfferedWait) -> None:
    assert wait.p_wait == wait.mean == wait.abandoned == wait.actual_mean == 0
    assert wait.survival(0) == wait.draw(0.999) == 0
    assert wait.within(0) == wait.within(60) == 1


# A value, and one that refuses nonsense


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        (erlang_a(60, 6, 480, 360), erlang_a(60.0, 6, 480.0, 360), erlang_a(60, 7, 480, 360)),
        (erlang_c(720, 55, 240), erlang_c(720.0, 55, 240), erlang_c(720, 56, 240)),
        (measured(90, 0.5), measured(90.0, 0.5), measured(90)),
    ],
)
def test_a_law_is_a_value(one: OfferedWait, same: OfferedWait, other: OfferedWait) -> None:
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert pickle.loads(pickle.dumps(one)) == one


def test_before_the_call_and_for_ever() -> None:
    wait = erlang_a(60, 6, 480, 360)
    assert (wait.survival(-1), wait.within(-1), wait.survival(math.inf)) == (1, 0, 0)


@pytest.mark.parametrize("p", [-0.1, 1.0, math.nan])
def test_a_share_outside_its_range_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match="a share of callers must be"):
        erlang_a(60, 6, 480, 360).quantile(p)


@pytest.mark.parametrize(
    ("arguments", "quantity"),
    [
        ((-1, 6, 480, 360), "calls an hour"),
        ((math.nan, 6, 480, 360), "calls an hour"),
        ((60, 0, 480, 360), "agents"),
        ((60, 6.5, 480, 360), "agents"),
        ((60, True, 480, 360), "agents"),
        ((60, 6, 0, 360), "handle time"),
        ((60, 6, math.inf, 360), "handle time"),
        ((60, 6, 480, 0), "patience"),
        ((60, 6, 480, math.inf), "patience"),
    ],
)
def test_a_queue_of_nonsense_is_refused(
    arguments: tuple[float, int, float, float], quantity: str
) -> None:
    with pytest.raises(ValueError, match=quantity):
        erlang_a(*arguments)


@pytest.mark.parametrize(
    ("arguments", "quantity"),
    [
        ((-1.0, 1.0, None), "mean wait"),
        ((60.0, 1.5, None), "share of callers who wait"),
        ((60.0, 0.0, None), "nobody waits"),
        ((60.0, 1.0, 0.0), "patience"),
    ],
)
def test_a_measurement_of_nonsense_is_refused(
    arguments: tuple[float, float, float | None], quantity: str
) -> None:
    with pytest.raises(ValueError, match=quantity):
        measured(*arguments)


def test_a_hold_needs_no_heavy_import() -> None:
    asks = "import sys, holdgame.company.queueing; print({'numpy', 'scipy'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
