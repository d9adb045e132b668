"""Back from what was measured: people, calls and patience that would make it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.queueing import erlang_a
from holdgame.company.queueing.fitting import arrivals_for, effective_agents, patience_of
from tests.examples import examples

handles, patiences = st.floats(60, 1800), st.floats(60, 7200)


@given(st.integers(2, 300), st.floats(0.6, 2.5), handles, patiences)
@settings(max_examples=examples(40), deadline=None)
def test_the_people_who_make_a_wait_are_found_from_it(
    agents: int, load: float, handle: float, patience: float
) -> None:
    calls = load * agents * 3600 / handle
    wait = erlang_a(calls, agents, handle, patience).actual_mean
    if wait > 1e-6:
        assert effective_agents(calls, handle, patience, wait) == pytest.approx(agents, rel=1e-6)


@given(st.floats(1, 340))
@settings(deadline=None)
def test_a_longer_wait_is_fewer_people(wait: float) -> None:
    fewer, more = (effective_agents(60, 480, 360, w) for w in (wait * 1.01, wait))
    assert fewer <= more


def test_a_part_of_a_person_is_there_for_part_of_the_time() -> None:
    """Between two numbers of people the wait is that of hours with one and hours with the other."""
    seven, eight = (erlang_a(60, n, 480, 360).actual_mean for n in (7, 8))
    people = effective_agents(60, 480, 360, 0.7 * seven + 0.3 * eight)
    assert people == pytest.approx(7.3)


@pytest.mark.parametrize(("wait", "people"), [(350, 1), (1e6, 1), (0, 5000)])
def test_a_wait_that_no_number_of_people_makes_gives_the_nearest_end(
    wait: float, people: float
) -> None:
    assert effective_agents(60, 480, 360, wait) == people


@given(st.integers(1, 300), handles, st.floats(5, 1500), st.floats(0.02, 0.6))
@settings(max_examples=examples(40), deadline=None)
def test_a_wait_and_a_share_who_hang_up_give_the_calls(
    agents: int, handle: float, wait: float, hung_up: float
) -> None:
    """Patience is the wait over the share; then the calls that fit the one fit the other."""
    patience = wait / hung_up
    found = arrivals_for(agents, handle, patience, wait)
    law = erlang_a(found.calls_per_hour, agents, handle, patience)
    assert found.misfit == pytest.approx(law.actual_mean - wait)
    if abs(found.misfit) < 1e-6 * wait:
        assert law.abandoned == pytest.approx(hung_up, rel=1e-5)
    else:
        load = found.calls_per_hour * handle / 3600 / agents
        assert load == pytest.approx(3) or load == pytest.approx(0.01)


def test_more_than_two_in_three_who_hang_up_cannot_be_and_the_misfit_says_so() -> None:
    found = arrivals_for(10, 480, 600, 550)
    assert found.calls_per_hour == pytest.approx(225)  # three times what ten people can answer
    assert found.misfit == pytest.approx(-150, abs=1)


def test_patience_is_found_from_the_share_who_hang_up() -> None:
    assert patience_of(60, 6, 480, 0.30274) == pytest.approx(360, rel=0.01)
