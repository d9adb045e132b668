"""sampler: very many journeys of the typical customer, drawn at once.

The graph is compiled for it: a journey is a draw of the way ahead up to the next hold or ending
(`ahead`), a draw of the hold (`held`), and so on, a handful in all. Many journeys are drawn in
step; whenever some end, others begin in their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.ahead import ahead
from holdgame.analysis.alias import Alias, Small
from holdgame.analysis.bills import Bills
from holdgame.analysis.flow import flow
from holdgame.analysis.held import PAIRS, WAYS, held
from holdgame.analysis.measured import MEASURES, Measured
from holdgame.analysis.parts import Part
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import Ended, Wait
from holdgame.friction.money import Terms

TOGETHER: Final = 1 << 15  # journeys that are drawn in step: what a processor's cache holds
Places = NDArray[np.int32]
Rows = NDArray[np.complex128]  # four small numbers each, moved as one: see `_row`


@dataclass(frozen=True, slots=True)
class Drawn:
    """Journeys, one a place: effort-minutes, minutes, what it cost the customer in time and money
    (in the currency of the play), and whether it was resolved. Short ones tend to come first."""

    effort: Small
    minutes: Small
    cost: Small
    resolved: NDArray[np.bool_]


class Sampler:
    """Draws journeys of the typical customer of a graph without variants.

    A place is where a journey stands: an entry of `ahead`, then the holds, then the two endings,
    not resolved and resolved.
    """

    def __init__(self, part: Part, typical: Typical, bills: Bills, terms: Terms) -> None:
        graph = part.graph
        moments = [opening.moment for opening in typical.expansions.openings]
        odds = np.array([share for n in range(len(moments)) for share in typical.odds(n)])
        measured = Measured(bills, terms)
        is_hold = np.array([isinstance(moment, Wait) for moment in moments])[graph.opening]
        ends = np.where(graph.ends, measured.always[:, graph.opening], 0.0)
        ways = ahead(
            graph,
            is_hold,
            odds[graph.way],
            measured.of_ways[:, graph.way] + ends[:, graph.to],
            ends,
            flow(graph, part.order, odds[:, None])[:, 0],
        )
        holds = np.flatnonzero(is_hold)
        resolved = np.array([isinstance(m, Ended) and m.resolved for m in moments])
        self._holds = len(ways.first)
        self._ends = self._holds + len(holds)
        place = np.where(graph.ends, self._ends + resolved[graph.opening], ways.entry)
        place[holds] = np.arange(self._holds, self._ends)
        self._ways = Alias(ways.odds, ways.first)
        self._ahead = _row(ways.paid, place[ways.to])
        kinds, number = np.unique(graph.opening[holds], return_inverse=True)
        self._kind = number.astype(np.int32)
        tables = [held(kind, typical, measured) for kind in kinds.tolist()]
        self._pairs = np.concatenate(
            [_row(paid, way) for way, paid in tables] or [np.zeros(0, np.complex128)]
        )
        self._leads = np.zeros(len(holds) * WAYS, np.int32)
        for way in range(WAYS):
            there = graph.first[holds] + way < graph.first[holds + 1]
            at = np.flatnonzero(there)
            self._leads[at * WAYS + way] = ways.entry[graph.to[graph.first[holds[at]] + way]]

    def draw(self, journeys: int, seed: int = 0) -> Drawn:
        """So many journeys; the same seed draws the same."""
        dice = np.random.Generator(np.random.SFC64(seed))
        drawn = np.zeros((journeys, MEASURES + 1), np.float32)
        done, left = 0, journeys
        paid, at = np.zeros(0, np.complex128), np.zeros(0, np.int32)
        while done < journeys:
            more = min(TOGETHER - len(at), left)
            left -= more
            paid = np.concatenate((paid, np.zeros(more, np.complex128)))
            at = np.concatenate((at, np.zeros(more, np.int32)))
            # To the next draw, or hold, or the end.
            at = self._pay(paid, self._ahead.take(self._ways.draw(at, dice)))
            ended = at >= self._ends
            over = np.flatnonzero(ended)
            if over.size:
                drawn[done : done + len(over)] = _numbers(paid.take(over))
                drawn[done : done + len(over), MEASURES] = at.take(over) - self._ends
                done += len(over)
                going = np.flatnonzero(~ended)
                paid, at = paid.take(going), at.take(going)
            # Through the hold.
            on_hold = np.flatnonzero(at >= self._holds)
            if on_hold.size:
                hold = at.take(on_hold) - self._holds
                pair = self._kind.take(hold) * PAIRS + dice.integers(
                    0, PAIRS, len(hold), dtype=np.int32
                )
                so_far = paid.take(on_hold)
                way = self._pay(so_far, self._pairs.take(pair))
                paid[on_hold] = so_far
                at[on_hold] = self._leads.take(hold * WAYS + way)
        effort, minutes, cost, resolved = np.ascontiguousarray(drawn.T)
        return Drawn(effort, minutes, cost, resolved > 0)

    @staticmethod
    def _pay(paid: Rows, rows: Rows) -> Places:
        """Add up what is paid; returns what else stands in the rows."""
        numbers, sums = _numbers(rows), _numbers(paid)
        sums += numbers  # of the last column the sum means nothing
        return numbers[:, MEASURES].astype(np.int32)


def _row(paid: NDArray[np.float64], number: NDArray[np.int64]) -> Rows:
    """By place what is paid, and a whole number below 2 ** 24, side by side: numpy fetches sixteen
    bytes at a time as fast as four, and they are one place of a processor's cache."""
    rows = np.ascontiguousarray(np.vstack((paid, number)).T, np.float32)
    return rows.view(np.complex128).ravel()


def _numbers(rows: Rows) -> Small:
    """Rows as numbers: a line each."""
    return rows.view(np.float32).reshape(-1, MEASURES + 1)
