"""Those who go ahead and those who are overtaken: published figures, an independent sum, laws."""

from __future__ import annotations

import math
import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from holdgame.company.queueing import OfferedWait, erlang_a, erlang_c, ordinary_wait, vip_wait
from holdgame.company.queueing.overtaken import FOREVER
from tests.company.queues import Queue, average, corners, is_sound, means_the_area, queues, spread
from tests.examples import examples

vip_shares = st.sampled_from([0.001, 0.05, 0.1, 0.3]) | st.floats(1e-3, 0.9)
small = queues(most_agents=40, longest_patience=1800)
patient = st.tuples(st.integers(1, 5000), st.floats(0.01, 0.99))  # agents, load; nobody hangs up


def level_by_level(queue: Queue, share: float) -> float:
    """E[V] of an ordinary caller, seconds: for each number ahead, the mean time until one fewer.

    From k ahead one leaves at the rate d(k) = n / s + k / patience, and VIPs come at the rate b:
    m(k) = (1 + b m(k + 1)) / d(k). Weighed by the chain of all callers, which is Erlang A's.
    """
    calls, agents, handle, patience = queue
    comes, vips = calls / 3600, share * calls / 3600
    goes = [agents / handle + k / patience for k in range(6000)]
    until_fewer = [1 / (goes[-1] - min(vips, goes[-1] / 2))]
    for go in reversed(goes[:-1]):
        until_fewer.append((1 + vips * until_fewer[-1]) / go)
    until_fewer.reverse()
    likely, whole, clears, mean = 1.0, 0.0, 0.0, 0.0
    for ahead in range(5900):
        clears += until_fewer[ahead]
        whole += likely
        mean += likely * clears
        likely *= comes / goes[ahead + 1]
        if likely < 1e-18 * whole:
            break
    return erlang_a(*queue).p_wait * mean / whole


# Published figures


def test_vips_wait_a_tenth_of_what_the_others_wait() -> None:
    """M/M/10 at a load of 0.9, calls of 480 seconds, a tenth of them VIPs (Cobham 1954)."""
    queue = (67.5, 10, 480, None, 0.1)
    assert vip_wait(*queue).mean == pytest.approx(35.3, abs=0.05)
    assert ordinary_wait(*queue).mean == pytest.approx(352.7, abs=0.05)


@given(patient, vip_shares)
def test_without_hang_ups_the_means_are_cobham_s(queue: tuple[int, float], share: float) -> None:
    agents, load = queue
    calls = load * agents * 12
    first = erlang_c(calls, agents, 300).p_wait * 300 / agents
    vip, other = (of(calls, agents, 300, None, share) for of in (vip_wait, ordinary_wait))
    assert vip.mean == pytest.approx(first / (1 - load * share))
    assert other.mean == pytest.approx(first / (1 - load * share) / (1 - load), rel=1e-5)
    assert vip.actual_mean == vip.mean
    assert other.actual_mean == other.mean


# Two classes are one class


@given(small)
def test_where_nobody_goes_ahead_it_is_erlang_a(queue: Queue) -> None:
    assert ordinary_wait(*queue, 0) == erlang_a(*queue)
    assert vip_wait(*queue, 0).p_wait == erlang_a(*queue).p_wait


@given(patient)
def test_where_nobody_goes_ahead_or_hangs_up_it_is_erlang_c(queue: tuple[int, float]) -> None:
    agents, load = queue
    calls = load * agents * 12
    assert ordinary_wait(calls, agents, 300, None, 0) == erlang_c(calls, agents, 300)


@given(small)
@settings(max_examples=examples(30), deadline=None)
def test_the_chain_of_a_queue_with_hardly_a_vip_is_erlang_a(queue: Queue) -> None:
    """The chain knows nothing of the integrals of Erlang A, and comes to the same law."""
    alone, chain = erlang_a(*queue), ordinary_wait(*queue, 1e-9)
    assume(not chain.fluid and alone.p_wait > 1e-9)
    assert chain.mean == pytest.approx(alone.mean, rel=1e-6)
    for t in spread(alone):
        assert chain.survival(t) == pytest.approx(alone.survival(t), rel=1e-5, abs=1e-9)
        assert chain.within(t) == pytest.approx(alone.within(t), abs=1e-6)


@given(small, vip_shares)
@settings(max_examples=examples(30), deadline=None)
def test_all_waits_together_are_those_of_a_queue_without_vips(queue: Queue, share: float) -> None:
    """Conservation: what VIPs are spared the others wait."""
    everybody, vip = erlang_a(*queue), vip_wait(*queue, share)
    other = ordinary_wait(*queue, share)
    for figure in ("p_wait", "abandoned", "actual_mean", "occupancy"):
        together = share * getattr(vip, figure) + (1 - share) * getattr(other, figure)
        assert together == pytest.approx(getattr(everybody, figure), rel=1e-9, abs=1e-12)


@given(patient, vip_shares)
def test_without_hang_ups_the_mean_wait_is_conserved(
    queue: tuple[int, float], share: float
) -> None:
    agents, load = queue
    calls = load * agents * 12
    vip, other = (of(calls, agents, 300, None, share) for of in (vip_wait, ordinary_wait))
    together = share * vip.mean + (1 - share) * other.mean
    assert together == pytest.approx(erlang_c(calls, agents, 300).mean, rel=1e-5)


@given(small, vip_shares)
@settings(max_examples=examples(30), deadline=None)
def test_hang_ups_of_the_chain_are_those_that_conservation_leaves(
    queue: Queue, share: float
) -> None:
    """`abandoned` comes from Erlang A, the law of V from the chain: they must tell the same."""
    wait = ordinary_wait(*queue, share)
    assume(not wait.fluid and wait.p_wait > 1e-9 and wait.mean < 1e4)
    patience = queue[3]
    in_the_end = 1 - wait.p_wait + wait.p_wait * wait.tail.answered_by(60 * patience)
    assert 1 - in_the_end == pytest.approx(wait.abandoned, rel=1e-5, abs=1e-9)


@given(small, vip_shares)
@settings(max_examples=examples(30), deadline=None)
def test_the_mean_is_that_of_the_levels(queue: Queue, share: float) -> None:
    wait = ordinary_wait(*queue, share)
    assume(not wait.fluid and wait.mean < 1e5)
    assert wait.mean == pytest.approx(level_by_level(queue, share), rel=1e-6, abs=1e-12)


# Laws


@given(small, vip_shares)
@settings(max_examples=examples(40), deadline=None)
def test_vips_never_wait_longer_than_the_others(queue: Queue, share: float) -> None:
    alone, vip, other = erlang_a(*queue), vip_wait(*queue, share), ordinary_wait(*queue, share)
    for t in spread(alone) if alone.p_wait > 1e-12 else []:
        assert vip.survival(t) <= alone.survival(t) + 1e-9
        assert alone.survival(t) <= other.survival(t) + 1e-9


@given(patient, vip_shares)
def test_without_hang_ups_vips_never_wait_longer(queue: tuple[int, float], share: float) -> None:
    agents, load = queue
    vip, other = (
        of(load * agents * 12, agents, 300, None, share) for of in (vip_wait, ordinary_wait)
    )
    for t in (0.0, 1.0, 10.0, 300.0, 3000.0):
        assert vip.survival(t) <= other.survival(t) + 1e-12


@given(small, vip_shares)
@settings(max_examples=examples(40), deadline=None)
def test_both_laws_are_sound(queue: Queue, share: float) -> None:
    for wait in (vip_wait(*queue, share), ordinary_wait(*queue, share)):
        if wait.p_wait > 1e-12:
            is_sound(wait)


@given(patient, vip_shares)
@settings(max_examples=examples(40), deadline=None)
def test_both_laws_are_sound_without_hang_ups(queue: tuple[int, float], share: float) -> None:
    agents, load = queue
    for of in (vip_wait, ordinary_wait):
        wait = of(load * agents * 12, agents, 300, None, share)
        if wait.p_wait > 1e-12:
            is_sound(wait)
            assert wait.within(60) == pytest.approx(1 - wait.survival(60), abs=1e-9)


@given(small, vip_shares, st.floats(1e-6, 1 - 1e-6))
@settings(max_examples=examples(60), deadline=None)
def test_quantile_and_survival_are_each_others_inverse(
    queue: Queue, share: float, above: float
) -> None:
    wait = ordinary_wait(*queue, share)
    assume(wait.p_wait > 0)
    t = wait.tail.quantile(above, 1 - above)
    assert wait.tail.survival(t) == pytest.approx(above, rel=1e-8)


@given(patient, vip_shares, st.floats(1e-9, 1 - 1e-9))
@settings(max_examples=examples(60), deadline=None)
def test_quantile_and_survival_are_inverse_without_hang_ups(
    queue: tuple[int, float], share: float, above: float
) -> None:
    agents, load = queue
    wait = ordinary_wait(load * agents * 12, agents, 300, None, share)
    assume(wait.p_wait > 0)
    t = wait.tail.quantile(above, 1 - above)
    assert wait.tail.survival(t) == pytest.approx(above, rel=1e-9)


@pytest.mark.parametrize("share", [0.1, 0.5])
@pytest.mark.parametrize("patience", [60, 360, 4200, None])
@pytest.mark.parametrize("calls", [60, 72, 96])
def test_the_mean_is_the_area_under_the_law(
    calls: float, patience: float | None, share: float
) -> None:
    if patience is not None or calls < 75:
        means_the_area(ordinary_wait(calls, 10, 480, patience, share))


def test_answers_within_a_time_are_those_of_the_law() -> None:
    wait = ordinary_wait(108, 9, 480, 4200, 0.1)
    for t in (20.0, 600.0, 2400.0, 6000.0, 60_000.0):
        held = average(wait, t, 1 / 4200) / 4200
        expected = 1 - wait.survival(t) * math.exp(-t / 4200) - held
        assert wait.within(t) == pytest.approx(expected, abs=1e-6)
    assert wait.within(math.inf) == 1 - wait.abandoned


@pytest.mark.parametrize(
    "wait",
    [
        ordinary_wait(108, 9, 480, 4200, 0.05),
        ordinary_wait(60, 9, 480, 360, 0.3),
        ordinary_wait(67.5, 10, 480, None, 0.1),
        ordinary_wait(4500, 200, 480, 7200, 0.1),
    ],
)
def test_draws_have_the_mean_of_the_law(wait: OfferedWait) -> None:
    draws = [wait.draw((i + 0.5) / 2000) for i in range(2000)]
    assert sum(draws) / 2000 == pytest.approx(wait.mean, rel=5e-3)
    assert sorted(draws) == draws


# The whole range, and its edges


@pytest.mark.parametrize("share", [0.01, 0.1, 0.9])
@pytest.mark.parametrize("queue", corners)
def test_the_corners_of_the_range_are_sound(queue: Queue, share: float) -> None:
    for wait in (vip_wait(*queue, share), ordinary_wait(*queue, share)):
        if wait.p_wait > 1e-12:
            is_sound(wait)


@given(queues(), vip_shares)
@settings(max_examples=examples(25), deadline=None)
def test_any_queue_is_sound(queue: Queue, share: float) -> None:
    wait = ordinary_wait(*queue, share)
    if wait.p_wait > 1e-12:
        is_sound(wait)
    assert wait.survival(0) == pytest.approx(wait.p_wait)


def test_a_long_queue_is_a_fluid_and_says_so() -> None:
    assert ordinary_wait(4500, 200, 480, 7200, 0.1).fluid
    assert not ordinary_wait(4500, 200, 480, 1800, 0.1).fluid  # a load of 3, half an hour
    assert not ordinary_wait(36_000, 5000, 480, 360, 0.1).fluid


@pytest.mark.parametrize("share", [0.05, 0.1, 0.3])
def test_where_the_chain_ends_the_fluid_is_near(share: float) -> None:
    """Medians within two in a hundred, a little below and a little above the longest chain."""
    patience = 7200.0
    chain = ordinary_wait(1500, 100, 480, 4200, share)
    fluid = ordinary_wait(4500, 300, 480, 4200, share)  # three times the queue, the same law
    assert (chain.fluid, fluid.fluid) == (False, True)
    assert patience > fluid.mean
    for of in (lambda w: w.mean, lambda w: w.quantile(0.5)):
        assert of(fluid) == pytest.approx(of(chain), rel=0.005)
    assert fluid.quantile(0.9) == pytest.approx(chain.quantile(0.9), rel=0.1)


def test_whoever_is_starved_waits_for_ever_and_no_longer() -> None:
    """VIPs alone are twice what the people can answer."""
    wait = ordinary_wait(450, 20, 480, 3600, 0.8)
    assert wait.mean == pytest.approx(FOREVER, rel=1e-3)
    assert wait.within(86_400) == 1 - wait.abandoned == pytest.approx(0, abs=1e-6)
    is_sound(wait)


@pytest.mark.parametrize("patience", [360, None])
def test_where_nobody_calls_nobody_waits(patience: float | None) -> None:
    for of in (vip_wait, ordinary_wait):
        wait = of(0, 3, 300, patience, 0.1)
        assert wait.p_wait == wait.mean == wait.abandoned == wait.draw(0.999) == 0


# A value, and one that refuses nonsense


@pytest.mark.parametrize(
    ("calls", "patience"), [(60, 360), (67.5, None), (9000, 7200)], ids=["chain", "sum", "fluid"]
)
def test_a_law_is_a_value(calls: float, patience: float | None) -> None:
    agents = 10 if calls < 100 else 400
    one, same, other = (ordinary_wait(calls, agents, 480, patience, s) for s in (0.1, 0.1, 0.2))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert pickle.loads(pickle.dumps(one)) == one


@pytest.mark.parametrize("share", [-0.1, 0.95, 1.0, math.nan])
@pytest.mark.parametrize("of", [vip_wait, ordinary_wait])
def test_a_share_of_nonsense_is_refused(of, share: float) -> None:
    with pytest.raises(ValueError, match="share of callers who go ahead"):
        of(60, 6, 480, 360, share)


@pytest.mark.parametrize("of", [vip_wait, ordinary_wait])
def test_too_few_people_and_no_hang_ups_is_refused(of) -> None:
    with pytest.raises(ValueError, match="grows for ever"):
        of(80, 10, 480, None, 0.1)
