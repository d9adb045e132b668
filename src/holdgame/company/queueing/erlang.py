"""Queues in which all callers are alike: Erlang A, with hang-ups, and Erlang C, without.

Sources:
    Erlang, A. K. (1917): the loss formula (Erlang B) and the delay formula (Erlang C).
    Palm, C. (1957): callers with exponential patience, now called Erlang A.
    Zeltyn, S. & Mandelbaum, A. (2005), Queueing Systems 51: the offered wait in M/M/n+G.
"""

from __future__ import annotations

import math
import sys

from holdgame.company.queueing.exponential import Exponential
from holdgame.company.queueing.impatient import Impatient
from holdgame.company.queueing.offered_wait import OfferedWait
from holdgame.company.queueing.quantities import SECONDS_PER_HOUR, offered_load, positive


def erlang_a(
    calls_per_hour: float, agents: int, handle_seconds: float, patience_seconds: float
) -> OfferedWait:
    """The offered wait when callers hang up: Erlang A, that is M/M/n+M (Palm 1957).

    Formulas of Zeltyn & Mandelbaum (2005): with J the integral of the unscaled density and
    B = ErlangB(n - 1), P(V > 0) = lam * J * B / (1 + lam * J * B); the share who hang up is
    patience's distribution function averaged over V; E[W] = that share * mean patience.
    Sound, to about twelve digits, for 1 to 5,000 agents, a load of 0.01 to 3 times their number,
    and a patience of 10 seconds to 2 hours. Time grows with the agents: 0.1 microseconds each.

    Args:
        calls_per_hour: arrivals, answered or not; 0 or more.
        agents: people on the phones at that hour; 1 or more.
        handle_seconds: mean time an agent spends on a call, talk and wrap-up.
        patience_seconds: mean time a caller would wait before hanging up.

    Raises:
        ValueError: a quantity is not a number of its kind.
    """
    load = offered_load(calls_per_hour, agents, handle_seconds)
    positive("the mean patience", patience_seconds)
    shape = agents * patience_seconds / handle_seconds
    offered = calls_per_hour / SECONDS_PER_HOUR * patience_seconds
    if offered == 0:
        return OfferedWait(0.0, 0.0, 0.0, 0.0, 0.0, patience_seconds, Exponential(0.0))
    tail = Impatient.of(patience_seconds, shape, offered)
    # The odds against having to wait, 1 / (lam * J * B), as a logarithm: J can pass exp(700).
    all_busy = max(_erlang_b(load, agents - 1), sys.float_info.min)
    against = -math.log(all_busy) - math.log(offered) - tail.log_mass
    p_wait = 1 / (1 + math.exp(against)) if against < 700 else 0.0
    abandoned = p_wait * tail.hang_up
    return OfferedWait(
        p_wait=p_wait,
        mean=p_wait * tail.mean,
        abandoned=abandoned,
        actual_mean=abandoned * patience_seconds,
        occupancy=min(load * (1 - abandoned) / agents, 1.0),
        patience=patience_seconds,
        tail=tail,
    )


def erlang_c(calls_per_hour: float, agents: int, handle_seconds: float) -> OfferedWait:
    """The offered wait when nobody hangs up: Erlang C, that is M/M/n (Erlang 1917).

    Args:
        calls_per_hour: arrivals; 0 or more.
        agents: people on the phones; more than the calls keep busy.
        handle_seconds: mean time an agent spends on a call.

    Raises:
        ValueError: a quantity is not a number of its kind, or the queue would grow for ever.
    """
    load = offered_load(calls_per_hour, agents, handle_seconds)
    if load >= agents:
        raise ValueError(
            f"{calls_per_hour:g} calls an hour of {handle_seconds:g} seconds keep {load:.6g} agents"
            f" busy, and there are {agents}: if nobody hangs up, the queue grows for ever"
        )
    busy = _erlang_b(load, agents)
    p_wait = agents * busy / (agents - load * (1 - busy))
    tail = Exponential(handle_seconds / (agents - load))
    mean = p_wait * tail.mean
    return OfferedWait(p_wait, mean, 0.0, mean, load / agents, None, tail)


def _erlang_b(load: float, agents: int) -> float:
    """Share of calls lost when nobody can wait, load in agents kept busy (Erlang 1917)."""
    blocked = 1.0
    for busy in range(1, agents + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked
