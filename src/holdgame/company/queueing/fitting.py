"""From what was measured back to what would make it: people, calls, patience.

All by Erlang A. The wait that records show is the mean over all callers, those who hung up among
them: `actual_mean`. It is the same whether some go ahead or not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from holdgame.company.queueing.erlang import erlang_a
from holdgame.company.queueing.quantities import SECONDS_PER_HOUR

MOST_AGENTS = 5000
HEAVIEST = 3.0  # calls over people; beyond it the queue formulas are out of their range
_LIGHTEST = 0.01
_SHORTEST, _LONGEST = 5.0, 86_400.0  # patience, seconds


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Calls that explain a measured wait, as far as they can."""

    calls_per_hour: float
    misfit: float  # seconds by which the model's mean wait is longer than the measured one


def patience_of(calls: float, agents: int, handle: float, hung_up: float) -> float:
    """The mean patience in seconds at which Erlang A loses this share of callers.

    Found by halving between five seconds and a day; the nearer end where no patience fits.
    """
    low, high = math.log(_SHORTEST), math.log(_LONGEST)
    for _ in range(40):
        middle = (low + high) / 2
        lost = erlang_a(calls, agents, handle, math.exp(middle)).abandoned
        low, high = (middle, high) if lost > hung_up else (low, middle)
    return round(math.exp((low + high) / 2), 1)


def effective_agents(calls: float, handle: float, patience: float, wait: float) -> float:
    """The number of people who would make callers wait so long: those on the roster less breaks.

    Between two whole numbers the mean wait is taken to fall in a straight line: 7.3 agents are
    eight in three hours of ten, and seven in the others.

    Args:
        calls: calls an hour, answered or not; more than 0.
        handle: mean time a call takes, seconds.
        patience: mean time a caller would wait, seconds.
        wait: measured mean wait of all callers, seconds.

    Returns:
        From 1 to 5,000: the nearer end where no number fits.
    """

    def waits(agents: int) -> float:
        return erlang_a(calls, agents, handle, patience).actual_mean

    few, many = 1, MOST_AGENTS
    if waits(few) <= wait:
        return float(few)
    if waits(many) >= wait:
        return float(many)
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if waits(middle) > wait else (few, middle)
    longer, shorter = waits(few), waits(many)
    return few + (longer - wait) / (longer - shorter)


def arrivals_for(agents: int, handle: float, patience: float, wait: float) -> Arrivals:
    """The calls an hour that make so many people keep callers waiting so long.

    With patience = wait / share who hang up, the model then loses that share too: in Erlang A the
    share is E[W] / patience. No load within the model's range (0.01 to 3) makes more than two in
    three hang up, or fewer than hardly anybody; then the nearer end is taken, and misses.

    Args:
        agents: people on the phones, 1 to 5,000.
        handle: mean time a call takes, seconds.
        patience: mean time a caller would wait, seconds.
        wait: measured mean wait of all callers, seconds.
    """

    def calls_at(log_load: float) -> float:
        return math.exp(log_load) * agents * SECONDS_PER_HOUR / handle

    low, high = math.log(_LIGHTEST), math.log(HEAVIEST)
    for _ in range(50):
        middle = (low + high) / 2
        waits = erlang_a(calls_at(middle), agents, handle, patience).actual_mean
        low, high = (middle, high) if waits < wait else (low, middle)
    calls = calls_at((low + high) / 2)
    return Arrivals(calls, erlang_a(calls, agents, handle, patience).actual_mean - wait)
