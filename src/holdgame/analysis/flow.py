"""flow: how often each state is come to in a mean journey, for many customers at once."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, eye_array
from scipy.sparse.linalg import splu

from holdgame.analysis.graph import Floats, Graph, Ints
from holdgame.analysis.order import Knots, Order

DENSE: Final = 100  # states in a knot: in a larger one few of all pairs have a way between them
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
    if size > DENSE:
        return _gone_far_round(knots, share, entering)
    tables = np.zeros((lines * size * size, share.shape[1]))
    np.add.at(tables, knots.cell, share)
    if size == 1:
        return np.asarray(entering / (1 - tables[:, None]))
    left = np.eye(size) - tables.T.reshape(-1, lines, size, size)
    return np.asarray(
        np.linalg.solve(left, entering.transpose(2, 0, 1)[..., None])[..., 0]
    ).transpose(1, 2, 0)


def _gone_far_round(knots: Knots, share: Floats, entering: Floats) -> Floats:
    """The same of large knots, by a sparse matrix: one at a time, for one customer at a time."""
    lines, size = knots.states.shape
    line, to, source = np.unravel_index(knots.cell, (lines, size, size))
    visits = np.zeros_like(entering, np.float64)
    for at in range(lines):
        here = np.flatnonzero(line == at)
        where = to[here], source[here]
        for customer in range(entering.shape[2]):
            of = share[here, min(customer, share.shape[1] - 1)]
            left = eye_array(size, format="csc") - csc_array((of, where), shape=(size, size))
            visits[at, :, customer] = splu(left).solve(entering[at, :, customer])
    return visits
