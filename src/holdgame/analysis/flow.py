"""flow: how often each state is come to, and how often each way is taken, in a mean journey."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdgame.analysis.graph import Floats, Graph, Ints
from holdgame.analysis.order import Knots, Order


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
    for row in order.rows:
        for knots in row.knots:
            visits[knots.states] = _gone_round(knots, weight[knots.edges], visits[knots.states])
        out = row.out
        np.add.at(visits, graph.to[out], visits[graph.source[out]] * weight[out])
    return Flow(visits, counted(graph.way, visits[graph.source] * weight, ways))


def counted(of: Ints, amounts: Floats, size: int) -> Floats:
    """The sum of the amounts of each number."""
    return np.bincount(of, weights=amounts, minlength=size).astype(np.float64)


def _gone_round(knots: Knots, weight: Floats, entering: Floats) -> Floats:
    """Expected visits of the states of knots, one a line, given who enters where."""
    lines, size = knots.states.shape
    matrix = np.tile(np.eye(size), (lines, 1, 1))
    np.subtract.at(matrix, (knots.line, knots.to, knots.source), weight)
    return np.asarray(np.linalg.solve(matrix, entering[..., None])[..., 0], np.float64)
