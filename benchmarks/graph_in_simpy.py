"""The same journey graph as a simulation in simpy: each customer a process, all time a timeout.

It is given all that our analysis has worked out: the states, the odds, what each way costs.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Generator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import simpy

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.bills import ACTIVE, Line
from holdgame.engine.moments import Wait
from holdgame.friction.scale import MILLI


@dataclass(frozen=True, slots=True)
class _Hold:
    offered: list[float]
    patience: float
    rates: tuple[tuple[float, float], ...]  # until, effort-minutes a second
    call_back: tuple[float, float, float] | None  # after, the share who take it, a second of rest


class GraphInSimpy:
    """Customers walk through the graph of an analysis; minutes and effort as they go."""

    def __init__(self, analysis: Analysis) -> None:
        graph, openings = analysis.as_it_is.parts[0].graph, analysis.expansions.openings
        bills, typical = analysis.bills, analysis.typical
        effort = bills.of_ways(_is_effort) / MILLI
        seconds = bills.of_ways(_is_time)
        ends = bills.always(_is_effort) / MILLI
        odds = [share for n in range(len(openings)) for share in typical.odds(n)]
        self._to = graph.to.tolist()
        self._first = graph.first.tolist()
        self._effort = effort[graph.way].tolist()
        self._seconds = seconds[graph.way].tolist()
        self._end = ends[graph.opening].tolist()
        self._opening = graph.opening.tolist()
        shares = [odds[way] for way in graph.way.tolist()]
        self._up_to = [
            list(accumulate(shares[first:end]))
            for first, end in zip(self._first, self._first[1:], strict=False)
        ]
        self._holds: dict[int, _Hold] = {}
        for opening in set(self._opening):
            wait = openings[opening].moment
            if isinstance(wait, Wait):
                offer = wait.offer
                self._holds[opening] = _Hold(
                    typical.law(wait).offered.tolist(),
                    wait.patience or float("inf"),
                    tuple((s.until, bills.effort(s.charges)) for s in wait.stretches),
                    None
                    if offer is None
                    else (offer.at, offer.weight, bills.effort((offer.rest,))),
                )

    def run(self, customers: int, seed: int = 1) -> tuple[list[float], list[float]]:
        """So many customers, all in one simulation: by customer effort-minutes and minutes."""
        env, dice = simpy.Environment(), random.Random(seed)
        efforts: list[float] = []
        minutes: list[float] = []

        def customer() -> Generator[simpy.Event, Any, None]:
            began, state, effort, off_phone = env.now, 0, 0.0, 0.0
            while self._first[state] < self._first[state + 1]:
                edge = self._first[state]
                hold = self._holds.get(self._opening[state])
                if hold is None:
                    up_to = self._up_to[state]
                    edge += min(bisect(up_to, dice.random()), len(up_to) - 1)
                else:
                    way, stayed, rest, spent = _held(hold, dice)
                    edge, effort, off_phone = edge + way, effort + spent, off_phone + rest
                    yield env.timeout(stayed + rest)
                effort += self._effort[edge]
                if self._seconds[edge]:
                    yield env.timeout(self._seconds[edge])
                state = self._to[edge]
            efforts.append(effort + self._end[state])
            minutes.append((env.now - began - off_phone) / 60)

        for _ in range(customers):
            env.process(customer())
        env.run()
        return efforts, minutes


def _held(hold: _Hold, dice: random.Random) -> tuple[int, float, float, float]:
    """The way out of a hold, the seconds on it and off the phone, and the effort-minutes."""
    offered = dice.choice(hold.offered)
    lasts = dice.expovariate(1 / hold.patience)
    way, stayed, rest, spent = (0, offered, 0.0, 0.0) if offered <= lasts else (1, lasts, 0.0, 0.0)
    if hold.call_back is not None:
        after, share, a_second = hold.call_back
        if after <= stayed and dice.random() < share:
            way, stayed, rest = 2, after, offered - after
            spent = rest * a_second
    start = 0.0
    for until, rate in hold.rates:
        spent += max(0.0, min(stayed, until) - start) * rate
        start = until
    return way, stayed, rest, spent


def _is_time(line: Line) -> bool:
    return line.unit == "seconds" and (line.kind in ACTIVE or line.kind == "waiting")


def _is_effort(line: Line) -> bool:
    return line.unit == "effort"
