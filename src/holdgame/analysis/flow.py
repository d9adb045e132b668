"""flow: how often each state is come to, and how often each way is taken, in a mean journey."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdgame.analysis.graph import Floats, Graph, Ints
from holdgame.analysis.order import Order


@dataclass(frozen=True, slots=True)
class Flow:
    """Expected visits of each state, and the mean times that each way (by its number) is taken."""

    visits: Floats
    ways: Floats


def flow(graph: Graph, order: Order, weight: Floats, ways: int) -> Flow:
    """One customer run through a graph.

    Args:
        graph: the states.
        order: the graph's order.
        weight: by edge, the share of those in its state who take it.
        ways: how many ways there are in all.
    """
    visits = np.zeros(graph.states)
    visits[0] = 1.0
    inner = _Inside(graph, order)
    for row in order.rows:
        for knots in row.knots:
            visits[knots] = inner.solved(knots, weight, visits[knots])
        np.add.at(visits, graph.to[row.out], visits[row.leaves] * weight[row.out])
    taken = visits[order.source] * weight
    return Flow(visits, counted(graph.way, taken, ways))


def counted(of: Ints, amounts: Floats, size: int) -> Floats:
    """The sum of the amounts of each number."""
    return np.bincount(of, weights=amounts, minlength=size).astype(np.float64)


class _Inside:
    """What goes round inside knots."""

    def __init__(self, graph: Graph, order: Order) -> None:
        self._edges = np.flatnonzero(order.knot[order.source] == order.knot[graph.to])
        self._to, self._source = graph.to[self._edges], order.source[self._edges]
        by_knot = order.knot[self._source]
        self._edges = self._edges[np.argsort(by_knot, kind="stable")]
        self._knots = np.sort(by_knot, kind="stable")
        self._graph, self._order = graph, order

    def solved(self, knots: Ints, weight: Floats, entering: Floats) -> Floats:
        """Expected visits of the states of knots, one a line, given who enters where."""
        lines, size = knots.shape
        position = {int(state): at for at, state in enumerate(knots.ravel())}
        numbers = self._order.knot[knots[:, 0]]
        matrix = np.zeros((lines, size, size))
        matrix[:, np.arange(size), np.arange(size)] = 1.0
        for line, number in enumerate(numbers):
            first, end = np.searchsorted(self._knots, [number, number + 1])
            for edge in self._edges[first:end]:
                source = position[int(self._order.source[edge])] % size
                to = position[int(self._graph.to[edge])] % size
                matrix[line, to, source] -= weight[edge]
        return np.asarray(np.linalg.solve(matrix, entering[..., None])[..., 0], np.float64)
