"""flow: how often each state is come to in a mean journey, for many customers at once."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.graph import Floats, Graph, Ints
from holdgame.analysis.order import Knots, Order

SLICE: Final = 2_048  # stands that are added up at a time: they stay in a processor's cache


def flow(
    graph: Graph,
    order: Order,
    ways: Floats,
    comes: NDArray[np.bool_] | None = None,
    entering: Floats | None = None,
    customers: int | None = None,
) -> Floats:
    """Customers run through a graph, each under a variant of the company.

    Args:
        graph: the states.
        order: the graph's order.
        ways: by way and customer, the share of those in its state who take it; one column stands
            for all customers.
        customers: how many there are; None: as many as `ways` has columns.
        comes: by stand and customer, whether one comes there; None: all come everywhere.
        entering: by state and customer, how many begin there; None: one, at the start.

    Returns:
        Mean visits, by state and customer.
    """

    def taken(edges: Ints) -> Floats:
        share = ways[graph.way[edges]]
        return share if comes is None else share * comes[graph.stand[edges]]

    source = graph.source
    visits = np.zeros((graph.states, customers or ways.shape[1]))
    visits[0] = 1.0
    if entering is not None:
        visits[:] = entering
    for row in order.rows:
        for knots in row.knots:
            visits[knots.states] = _gone_round(knots, taken(knots.edges), visits[knots.states])
        if row.out.size:
            gone = visits[source[row.out]]
            gone *= ways[graph.way[row.out]]
            if comes is not None:
                gone *= comes[graph.stand[row.out]]
            visits[row.to] += np.add.reduceat(gone, row.first, axis=0)
    return visits


def by_opening(
    graph: Graph, visits: Floats, comes: NDArray[np.bool_] | None, openings: int
) -> Floats:
    """Mean visits by opening and customer, of so many openings."""
    summed = np.zeros((openings, visits.shape[1]))
    order = np.argsort(graph.opening, kind="stable")
    for first in range(0, len(order), SLICE):
        stands = order[first : first + SLICE]
        there = visits[graph.state[stands]]
        if comes is not None:
            there *= comes[stands]
        found, start = np.unique(graph.opening[stands], return_index=True)
        summed[found] += np.add.reduceat(there, start, axis=0)
    return summed


def _gone_round(knots: Knots, share: Floats, entering: Floats) -> Floats:
    """Expected visits of the states of knots, one a line, given who enters where."""
    lines, size = knots.states.shape
    customers = share.shape[1]
    matrix = np.zeros((lines, size, size, customers))
    matrix[:, np.arange(size), np.arange(size)] = 1.0
    np.subtract.at(matrix, (knots.line, knots.to, knots.source), share)
    solved = np.linalg.solve(np.moveaxis(matrix, 3, 1), np.moveaxis(entering, 2, 1)[..., None])
    return np.moveaxis(np.asarray(solved[..., 0], np.float64), 1, 2)
