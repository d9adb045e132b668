"""order: a graph's states in an order in which nearly every way leads forward.

States that lead to one another stand together as a knot (a strongly connected component: Tarjan
1972); the knots without an inner way are most. Knots are put into rows: all ways out of a row lead
to later rows. So a graph is solved row by row, and only inside knots is there anything to solve.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdgame.analysis.graph import Graph, Ints


@dataclass(frozen=True, slots=True)
class Row:
    """States of one row. `knots` are those that lead to one another: arrays of states, each a
    knot a line, by size. `out` are the edges that lead to later rows, `leaves` the states they
    leave."""

    states: Ints
    knots: tuple[Ints, ...]
    out: Ints
    leaves: Ints


@dataclass(frozen=True, slots=True)
class Order:
    """A graph's rows from the start to the endings, with the number of each state's knot."""

    rows: tuple[Row, ...]
    knot: Ints
    source: Ints

    @staticmethod
    def of(graph: Graph) -> Order:
        """Put a graph in order."""
        source = np.repeat(np.arange(graph.states), np.diff(graph.first))
        knot = _knots(graph)
        level = _levels(knot, source, graph.to)
        sizes = np.bincount(knot)
        loops = np.zeros(graph.states, bool)
        loops[source[source == graph.to]] = True
        out = np.flatnonzero(knot[source] != knot[graph.to])
        states = np.argsort(level[knot], kind="stable")
        starts = np.searchsorted(level[knot][states], np.arange(level.max() + 2))
        out = out[np.argsort(level[knot[source[out]]], kind="stable")]
        ways = np.searchsorted(level[knot[source[out]]], np.arange(level.max() + 2))
        rows = []
        for row in range(int(level.max()) + 1):
            here = states[starts[row] : starts[row + 1]]
            edges = out[ways[row] : ways[row + 1]]
            tied = here[(sizes[knot[here]] > 1) | loops[here]]
            rows.append(Row(here, tuple(_by_size(tied, knot, sizes)), edges, source[edges]))
        return Order(tuple(rows), knot, source)


def _by_size(tied: Ints, knot: Ints, sizes: Ints) -> list[Ints]:
    """Knots of one size as the lines of an array."""
    found = []
    for size in np.unique(sizes[knot[tied]]):
        alike = tied[sizes[knot[tied]] == size]
        found.append(alike[np.argsort(knot[alike], kind="stable")].reshape(-1, size))
    return found


def _levels(knot: Ints, source: Ints, to: Ints) -> Ints:
    """By knot: the most ways that lead to it from the start, one after another."""
    outer = knot[source] != knot[to]
    start, end = knot[source[outer]], knot[to[outer]]
    order = np.argsort(start, kind="stable")
    start, end = start[order], end[order]
    knots = int(knot.max()) + 1
    first = np.searchsorted(start, np.arange(knots + 1))
    waiting = np.bincount(end, minlength=knots)
    level = np.zeros(knots, np.int64)
    now = np.flatnonzero(waiting == 0)
    row = 0
    while now.size:
        level[now] = row
        row += 1
        reached = end[ranges(first[now], first[now + 1])]
        np.subtract.at(waiting, reached, 1)
        reached = np.unique(reached)
        now = reached[waiting[reached] == 0]
    return level


def ranges(first: Ints, end: Ints) -> Ints:
    """The numbers of several ranges, one after another."""
    counts = end - first
    before = np.concatenate(([0], np.cumsum(counts)[:-1]))
    return np.arange(int(counts.sum())) + np.repeat(first - before, counts)


def _knots(graph: Graph) -> Ints:
    """By state: the number of its strongly connected component (Tarjan 1972, without recursion)."""
    first, to = graph.first.tolist(), graph.to.tolist()
    count = graph.states
    found, low, knot = [-1] * count, [0] * count, [-1] * count
    open_: list[int] = []
    knots = seen = 0
    for root in range(count):
        if found[root] != -1:
            continue
        found[root] = low[root] = seen
        seen += 1
        open_.append(root)
        path = [(root, first[root])]
        while path:
            state, edge = path[-1]
            if edge < first[state + 1]:
                path[-1] = (state, edge + 1)
                there = to[edge]
                if found[there] == -1:
                    found[there] = low[there] = seen
                    seen += 1
                    open_.append(there)
                    path.append((there, first[there]))
                elif knot[there] == -1 and found[there] < low[state]:
                    low[state] = found[there]
                continue
            path.pop()
            if path and low[state] < low[path[-1][0]]:
                low[path[-1][0]] = low[state]
            if low[state] == found[state]:
                while True:
                    member = open_.pop()
                    knot[member] = knots
                    if member == state:
                        break
                knots += 1
    return np.array(knot, np.int64)
