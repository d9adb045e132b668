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
class Knots:
    """Knots of one size: `states` has one a line. Their inner `edges` lie in the knot of line
    `line`, and lead from its `source`-th to its `to`-th state."""

    states: Ints
    edges: Ints
    line: Ints
    source: Ints
    to: Ints


@dataclass(frozen=True, slots=True)
class Row:
    """What is solved together: `knots` by size, then the edges `out` to later rows, those to the
    same state side by side: they lead to the states `to`, of which each has its `first` edge."""

    knots: tuple[Knots, ...]
    out: Ints
    to: Ints
    first: Ints


@dataclass(frozen=True, slots=True)
class Order:
    """A graph's rows from the start to the endings."""

    rows: tuple[Row, ...]

    @staticmethod
    def of(graph: Graph) -> Order:
        """Put a graph in order."""
        knot = knots_of(graph.first, graph.to)
        source = graph.source
        inside = knot[source] == knot[graph.to]
        level = _levels(knot, source[~inside], graph.to[~inside])[knot]
        out = _by(level[source], np.flatnonzero(~inside))
        inner = _by(level[source], np.flatnonzero(inside))
        nothing = np.zeros(0, np.int64)
        rows = []
        for row in range(int(level.max()) + 1):
            edges = out.get(row, nothing)
            edges = edges[np.argsort(graph.to[edges], kind="stable")]
            to, first = np.unique(graph.to[edges], return_index=True)
            knots = _by_size(inner.get(row, nothing), source, graph.to, knot)
            rows.append(Row(knots, edges, to, first))
        return Order(tuple(rows))


def _by(key: Ints, items: Ints) -> dict[int, Ints]:
    """Items by their key."""
    items = items[np.argsort(key[items], kind="stable")]
    keys, first = np.unique(key[items], return_index=True)
    return dict(zip(keys.tolist(), np.split(items, first[1:]), strict=True)) if keys.size else {}


def _by_size(inner: Ints, source: Ints, to: Ints, knot: Ints) -> tuple[Knots, ...]:
    """The knots that these edges go round in, by size."""
    if not inner.size:
        return ()
    sources, ends = source[inner], to[inner]
    tied = np.unique(np.concatenate((sources, ends)))
    _, which, counts = np.unique(knot[tied], return_inverse=True, return_counts=True)
    found = []
    for size in np.unique(counts).tolist():
        alike = tied[counts[which] == size]
        alike = alike[np.argsort(knot[alike], kind="stable")]
        by_number = np.argsort(alike)
        here = np.isin(sources, alike)
        out = by_number[np.searchsorted(alike, sources[here], sorter=by_number)]
        into = by_number[np.searchsorted(alike, ends[here], sorter=by_number)]
        states = alike.reshape(-1, size)
        found.append(Knots(states, inner[here], out // size, out % size, into % size))
    return tuple(found)


def _levels(knot: Ints, source: Ints, to: Ints) -> Ints:
    """By knot: the most of these edges that lead to it from the start, one after another."""
    start, end = knot[source], knot[to]
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


def knots_of(first_edge: Ints, leads: Ints) -> Ints:
    """By state: the number of its strongly connected component (Tarjan 1972, without recursion).

    The edges out of state `n` are `first_edge[n]` up to `first_edge[n + 1]`.
    """
    first, to = first_edge.tolist(), leads.tolist()
    count = len(first) - 1
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
