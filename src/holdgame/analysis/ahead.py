"""ahead: where a journey may stand in between two draws, and every way from there to the next.

Drawn moment by moment a journey would be dozens of draws. So what may happen up to the next hold
or ending is worked out beforehand, way by way, as far as a way is at all likely: where most
journeys pass, one draw goes far ahead, and where hardly one does, a moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from holdgame.analysis.graph import Bools, Floats, Graph, Ints, ranges

LEAST: Final = 1e-4  # of all journeys go a way that is followed on


@dataclass(frozen=True, slots=True)
class Ahead:
    """Ways up to the next draw.

    `entry` is by state its number among those that are stood in between draws, or -1; the start is
    0. By way, those of one entry together: its odds, the state where it leads, by measure what it
    costs; `first` is by entry its first way.
    """

    entry: Ints
    first: Ints
    odds: Floats
    to: Ints
    paid: Floats


def ahead(
    graph: Graph, holds: Bools, share: Floats, paid: Floats, last: Floats, visits: Floats
) -> Ahead:
    """All ways ahead of the typical customer.

    Args:
        graph: the states, without variants.
        holds: by state, whether it is a hold.
        share: by edge, its odds.
        paid: by measure and edge, what is paid on it, and at the ending that it may lead to.
        last: by measure and state, what is paid at it where it is an ending.
        visits: by state, how often a mean journey comes there.
    """
    stops = holds | graph.ends
    entry = np.full(graph.states, -1, np.int64)
    parts: list[_Ways] = []
    todo, begun = np.zeros(1, np.int64), 0
    while todo.size:
        entry[todo] = np.arange(begun, begun + len(todo))
        begun += len(todo)
        here = _Ways(todo, todo, np.ones(len(todo)), last[:, todo])
        parts.append(_followed(here, graph, stops, share, paid, visits))
        to = np.unique(parts[-1].to)
        held = to[holds[to]]
        after = graph.to[ranges(graph.first[held], graph.first[held + 1])]
        new = np.unique(np.concatenate((to[~stops[to]], after)))
        todo = new[entry[new] < 0]
    ways = _together(parts)
    of = entry[ways.of]
    order = np.argsort(of, kind="stable")
    ways = ways.some(order)
    return Ahead(entry, np.searchsorted(of[order], np.arange(begun)), ways.odds, ways.to, ways.paid)


class _Ways(NamedTuple):
    """By way: the state it begins in, where it leads, its odds, by measure what it costs."""

    of: Ints
    to: Ints
    odds: Floats
    paid: Floats

    def some(self, which: Ints | Bools) -> _Ways:
        return _Ways(self.of[which], self.to[which], self.odds[which], self.paid[:, which])


def _together(parts: list[_Ways]) -> _Ways:
    of, to, odds, paid = zip(*parts, strict=True)
    return _Ways(
        np.concatenate(of), np.concatenate(to), np.concatenate(odds), np.concatenate(paid, axis=1)
    )


def _followed(
    ways: _Ways, graph: Graph, stops: Bools, share: Floats, paid: Floats, visits: Floats
) -> _Ways:
    """Ways, each followed a moment at least, and on up to a hold or an ending, as long as there is
    but one way to go or as it is likely."""
    done: list[_Ways] = []
    going = ~stops[ways.to]
    while True:
        done.append(ways.some(~going))
        ways = ways.some(going)
        if not ways.to.size:
            return _together(done)
        first, end = graph.first[ways.to], graph.first[ways.to + 1]
        edges = ranges(first, end)
        ways = ways.some(np.repeat(np.arange(len(first)), end - first))
        odds = ways.odds * share[edges]
        ways = _Ways(ways.of, graph.to[edges], odds, ways.paid + paid[:, edges])
        alone = graph.first[ways.to + 1] - graph.first[ways.to] == 1
        going = ~stops[ways.to] & (alone | (visits[ways.of] * ways.odds > LEAST))
