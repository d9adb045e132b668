"""A queue in which some go ahead of the others: VIPs and ordinary callers.

VIPs are a share of all calls. Whoever is on the phone is not cut off; the next free agent takes
the VIP who has waited longest, else the ordinary caller who has. Both kinds take as long to serve
and are as patient, so how many wait, how many hang up and how busy the agents are is as if nobody
went ahead: only who waits how long is not.

Sources:
    Cobham, A. (1954), Operations Research 2: the mean waits without hang-ups.
    Davis, R. H. (1966), Operations Research 14: their law, for several agents.
    Zeltyn, S. & Mandelbaum, A. (2005), Queueing Systems 51: Erlang A.
"""

from __future__ import annotations

import math
from dataclasses import replace

from holdgame.company.queueing.erlang import erlang_a, erlang_c
from holdgame.company.queueing.exponential import Exponential, ExponentialMixture
from holdgame.company.queueing.impatient import Impatient
from holdgame.company.queueing.offered_wait import OfferedWait, Tail
from holdgame.company.queueing.overtaken import overtaken
from holdgame.company.queueing.quantities import offered_load, vips


def vip_wait(
    calls_per_hour: float,
    agents: int,
    handle_seconds: float,
    patience_seconds: float | None,
    vip_share: float,
) -> OfferedWait:
    """The offered wait of a VIP.

    While all agents are busy VIPs queue as if the others did not exist, so the law of V among
    those who wait is that of a queue with their calls alone; the others matter only to P(V > 0).
    Arguments and errors are those of `ordinary_wait`.
    """
    everybody = _everybody(calls_per_hour, agents, handle_seconds, patience_seconds)
    ahead = vips(vip_share) * offered_load(calls_per_hour, agents, handle_seconds)
    if everybody.p_wait == 0:
        return everybody
    if patience_seconds is None or ahead == 0:
        exponential = Exponential(handle_seconds / (agents - ahead), patience_seconds)
        gone = 1 - exponential.answered_by(math.inf)
        return _of(everybody, exponential, everybody.p_wait * gone)
    shape = agents * patience_seconds / handle_seconds
    alone = Impatient.of(patience_seconds, shape, ahead * patience_seconds / handle_seconds)
    return _of(everybody, alone, everybody.p_wait * alone.hang_up)


def ordinary_wait(
    calls_per_hour: float,
    agents: int,
    handle_seconds: float,
    patience_seconds: float | None,
    vip_share: float,
) -> OfferedWait:
    """The offered wait of a caller whom VIPs may overtake; Erlang A or C if there are none.

    Exact but where callers hang up and more than two thousand may be waiting, as for 200 agents at
    a load of 3 and a patience of half an hour: there the law is the fluid limit, and `fluid` says
    so. P(V > 0), the share who hang up, E[W] and the occupancy are exact in any case. If the VIPs
    alone could keep all agents busy the others are hardly ever answered; means of more than a
    year are then not told apart. Takes 5 ms for 50 agents in the day's rush, 50 ms at a load of
    1.6 and a patience of 70 minutes, half a second where the chain is longest: keep the result.

    Args:
        calls_per_hour: arrivals of both kinds, answered or not; 0 or more.
        agents: people on the phones at that hour; 1 or more.
        handle_seconds: mean time an agent spends on a call of either kind.
        patience_seconds: mean time a caller of either kind would wait; None when nobody hangs up.
        vip_share: share of the calls that go ahead, from 0 to 0.9.

    Raises:
        ValueError: a quantity is not a number of its kind, or nobody hangs up and the queue would
            grow for ever.
    """
    everybody = _everybody(calls_per_hour, agents, handle_seconds, patience_seconds)
    load = offered_load(calls_per_hour, agents, handle_seconds) / agents
    if vips(vip_share) == 0 or everybody.p_wait == 0:
        return everybody
    if patience_seconds is None:
        return _of(everybody, _delayed(load, vip_share, handle_seconds / agents), 0.0)
    vip = vip_wait(calls_per_hour, agents, handle_seconds, patience_seconds, vip_share)
    # Hang-ups of both kinds together are those of Erlang A.
    others = (everybody.abandoned - vip_share * vip.abandoned) / (1 - vip_share)
    abandoned = min(others, everybody.p_wait)
    assert isinstance(everybody.tail, Impatient)
    tail, fluid = overtaken(everybody.tail, everybody.tail.offered * vip_share)
    return replace(_of(everybody, tail, abandoned), fluid=fluid)


def _everybody(
    calls_per_hour: float, agents: int, handle_seconds: float, patience_seconds: float | None
) -> OfferedWait:
    """The wait if nobody went ahead."""
    if patience_seconds is None:
        return erlang_c(calls_per_hour, agents, handle_seconds)
    return erlang_a(calls_per_hour, agents, handle_seconds, patience_seconds)


def _of(everybody: OfferedWait, tail: Tail, abandoned: float) -> OfferedWait:
    """The law of one kind of caller, from that of all and the waits of those who wait."""
    mean = everybody.p_wait * tail.mean
    felt = mean if everybody.patience is None else abandoned * everybody.patience
    return replace(everybody, mean=mean, abandoned=abandoned, actual_mean=felt, tail=tail)


def _delayed(load: float, share: float, interval: float) -> ExponentialMixture:
    """The waits of ordinary callers if nobody hangs up, given that all agents are busy.

    Those who were waiting, a geometric number, and the VIPs who come meanwhile are a busy period
    of one fast server. Its transform (Davis 1966) has a cut, and a pole if load > share; each of
    their points is an exponential with a positive weight. With b = load * share, the VIPs per
    answer, and r = sqrt(load / share), the cut has the rates 1 + b - 2 sqrt(b) cos(a), a from 0 to
    pi, with the density 2 (1 - load) / pi * sin(a)² / (1 - 2 r cos(a) + r²), and the pole
    (1 - load)(1 - share), all in answers. The trapezoidal rule over a is good to rounding, for
    what it adds up is periodic. Where load is next to share the pole is next to the slowest point
    of the cut, at a = 0, and what the rule leaves out belongs to either: good to a few millionths.

    Args:
        load: calls over calls that can be answered, less than 1.
        share: of them, VIPs; more than 0.
        interval: mean time between two answers while all are busy, seconds.
    """
    b, r = load * share, math.sqrt(load / share)
    points = 16 + int(80 / -math.log(b) + 20 / (0.04 + abs(math.log(load / share))))
    weights, rates = [], []
    for i in range(1, points):
        angle = math.pi * i / points
        rate = 1 + b - 2 * math.sqrt(b) * math.cos(angle)
        apart = 1 - 2 * r * math.cos(angle) + r * r
        weights.append(2 * (1 - load) / points * math.sin(angle) ** 2 / apart / rate)
        rates.append(rate)
    weights.append(max(1 - sum(weights), 0.0))
    rates.append((1 - load) * (1 - share) if load > share else (1 - math.sqrt(b)) ** 2)
    return ExponentialMixture(tuple(weights), tuple(interval / rate for rate in rates))
