"""Queues of every kind for the tests of waits, and areas under their laws."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from holdgame.company.queueing import OfferedWait

Queue = tuple[float, int, float, float]
"""calls an hour, agents, handle seconds, patience seconds"""


@st.composite
def queues(draw: st.DrawFn, most_agents: int = 5000, longest_patience: float = 7200) -> Queue:
    """Any queue the module promises to be sound for."""
    agents = draw(st.integers(1, 30) | st.integers(1, most_agents))
    load = draw(st.floats(0.01, 3) | st.floats(0.95, 1.05) | st.just(1.0)) * agents
    handle = draw(st.floats(30, 3600))
    return load * 3600 / handle, agents, handle, draw(st.floats(10, longest_patience))


shares = st.floats(0, 1, exclude_max=True)

corners = [
    (60 * load * agents, agents, 60.0, patience)
    for load in (0.01, 1.0, 3.0)
    for agents in (1, 5000)
    for patience in (10.0, 7200.0)
]


def spread(wait: OfferedWait) -> list[float]:
    """Times, in seconds, where the law is neither all nor nothing."""
    tail = [wait.tail.quantile(above, 1 - above) for above in (0.999, 0.9, 0.5, 0.1, 1e-3)]
    return [0.0, *tail, 2 * tail[-1] + 1, 1e5]


def average(wait: OfferedWait, until: float, leaves: float, slices: int = 2000) -> float:
    """Integral of P(V > t) exp(-leaves * t) to `until`, by Simpson's rule, in seconds."""
    step = until / slices
    return sum(
        (1 if i in (0, slices) else 4 if i % 2 else 2)
        * wait.survival(max(i * step, 0.0))
        * math.exp(-leaves * i * step)
        for i in range(slices + 1)
    ) * (step / 3)


def is_sound(wait: OfferedWait) -> None:
    """Every figure is finite and in its range; survival falls, answers rise, and both agree."""
    assert 0 <= wait.p_wait <= 1
    assert 0 <= wait.abandoned <= wait.p_wait
    assert 0 <= wait.actual_mean <= wait.mean * (1 + 1e-9) < math.inf
    assert wait.occupancy is not None
    assert 0 <= wait.occupancy <= 1
    times = sorted(spread(wait))
    times += [early + (late - early) * 1e-6 for early, late in pairwise(times)]
    for early, late in pairwise(sorted(times)):
        assert wait.survival(early) >= wait.survival(late) - 1e-12
        assert wait.within(early) <= wait.within(late) + 1e-12
    for t in times:
        assert 0 <= wait.survival(t) <= wait.p_wait * (1 + 1e-12)
        assert 1 - wait.p_wait - 1e-15 <= wait.within(t) <= 1 - wait.survival(t) + 1e-9


def means_the_area(wait: OfferedWait, rel: float = 1e-4) -> None:
    """The mean is the area under the survival, by a rule of its own."""
    area = average(wait, wait.tail.quantile(1e-8, 1 - 1e-8), 0)
    assert wait.mean == pytest.approx(area, rel=rel)
