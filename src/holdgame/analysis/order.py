"""order: a graph's states in an order in which nearly every way leads forward.

States that lead to one another stand together as a knot (a strongly connected component); the
knots without an inner way are most. Knots are put into rows: all ways out of a row lead to later
rows. So a graph is solved row by row, and only inside knots is there anything to solve.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from holdgame.analysis.graph import Graph, Ints, ranges


@dataclass(frozen=True, slots=True)
class Knots:
    """Knots of one size: `states` has one a line. Each of their inner `edges` is one `cell` of
    square tables, a table for each line: the state it leads to down, the one it comes from across,
    all counted in one."""

    states: Ints
    edges: Ints
    cell: Ints


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
        rows = int(level.max()) + 1
        knots = _knots(level, knot, source, graph.to, np.flatnonzero(inside))
        out = np.flatnonzero(~inside)
        out = out[np.lexsort((graph.to[out], level[source[out]]))]
        at, to = level[source[out]], graph.to[out]
        begins = np.flatnonzero(_begins(at, to))  # the first edge of a row to each state
        of_row = np.searchsorted(at, np.arange(rows + 1))
        of_begin = np.searchsorted(begins, of_row)
        made = []
        for row in range(rows):
            edges = slice(of_row[row], of_row[row + 1])
            first = begins[of_begin[row] : of_begin[row + 1]]
            made.append(Row(knots.get(row, ()), out[edges], to[first], first - of_row[row]))
        return Order(tuple(made))


def _knots(
    level: Ints, knot: Ints, source: Ints, to: Ints, inner: Ints
) -> dict[int, tuple[Knots, ...]]:
    """The knots that these edges go round in, by row and size."""
    if not inner.size:
        return {}
    tied = np.unique(np.concatenate((source[inner], to[inner])))
    size = np.bincount(knot[tied], minlength=int(knot.max()) + 1)[knot]  # by state of a knot
    tied = tied[np.lexsort((knot[tied], size[tied], level[tied]))]
    inner = inner[np.lexsort((size[source[inner]], level[source[inner]]))]
    states = _split(tied, level[tied], size[tied])
    edges = _split(inner, level[source[inner]], size[source[inner]])
    place = np.zeros(len(level), np.int64)  # by state: where it stands among those of its group
    found: dict[int, tuple[Knots, ...]] = {}
    for alike, ways in zip(states, edges, strict=True):
        row, of = int(level[alike[0]]), int(size[alike[0]])
        place[alike] = np.arange(len(alike))
        out, into = place[source[ways]], place[to[ways]]
        made = Knots(alike.reshape(-1, of), ways, into * of + out % of)
        found[row] = (*found.get(row, ()), made)
    return found


def _split(items: Ints, *keys: Ints) -> list[Ints]:
    """Sorted items, split where a key changes."""
    return np.split(items, np.flatnonzero(_begins(*keys))[1:])


def _begins(*keys: Ints) -> np.ndarray:
    """By item, sorted: whether it is the first with these keys."""
    begins = np.zeros(len(keys[0]), np.bool_)
    begins[:1] = True
    for key in keys:
        begins[1:] |= key[1:] != key[:-1]
    return begins


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


def knots_of(first_edge: Ints, leads: Ints) -> Ints:
    """By state: the number of its strongly connected component.

    The edges out of state `n` are `first_edge[n]` up to `first_edge[n + 1]`.
    """
    states = len(first_edge) - 1
    ways = csr_array((np.ones(len(leads), np.int8), leads, first_edge), shape=(states, states))
    _, knot = connected_components(ways, connection="strong")
    return np.asarray(knot, np.int64)
