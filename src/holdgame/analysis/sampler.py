"""sampler: very many journeys of the typical customer, drawn at once.

The graph is compiled for it. What is drawn between two holds is worked out beforehand: from each
state that a journey can stand in between two draws, every way it may take up to the next hold or
ending, with its odds, effort and minutes. So a journey is a handful of draws. A hold is drawn from
4,096 equally likely pairs of an offered wait and a patience.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.bills import ACTIVE, Bills, Line
from holdgame.analysis.graph import Floats, Graph, Ints, ranges
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import Ended, Wait
from holdgame.friction.money import Terms, customer_cost
from holdgame.friction.scale import MILLI

PAIRS: Final = 4_096  # of an offered wait and a patience, for each kind of hold
GUIDES: Final = 64  # by which the place of a draw among the ways is guessed
MOST_WAYS: Final = 96  # that are worked out from one state before the next draw
MEASURES: Final = 3  # effort-minutes, minutes, money of the customer
ENDED, IN_BETWEEN = -2, -1  # in the place of a kind of hold
TOGETHER: Final = 1 << 18  # journeys that are drawn in step: what a processor's cache holds
_MINUTE: Final = 60.0
# Their multiples fill a square evenly: the powers of 1/p, p ** 3 = p + 1 (Roberts 2018).
_EVENLY: Final = (0.7548776662466927, 0.5698402909980532)
Small = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Journeys, one a place: effort-minutes, minutes, what it cost the customer in time and money
    (in the currency of the play), and whether it was resolved."""

    effort: Small
    minutes: Small
    cost: Small
    resolved: NDArray[np.bool_]


class Sampler:
    """Draws journeys of the typical customer of a graph without variants."""

    def __init__(self, graph: Graph, typical: Typical, bills: Bills, terms: Terms) -> None:
        self._graph, self._typical, self._bills, self._terms = graph, typical, bills, terms
        openings = typical.expansions.openings
        self._is_wait = np.array([isinstance(o.moment, Wait) for o in openings])[graph.opening]
        self._share, self._paid, self._last = self._ways()
        self._compile()
        self._holds()
        ends = [isinstance(o.moment, Ended) and o.moment.resolved for o in openings]
        self._resolved = np.array(ends)[graph.opening]

    def draw(self, journeys: int, seed: int = 0) -> Drawn:
        """So many journeys; the same seed draws the same."""
        dice = np.random.Generator(np.random.SFC64(seed))
        parts = [
            self._some(min(TOGETHER, journeys - first), dice)
            for first in range(0, journeys, TOGETHER)
        ]
        paid = np.concatenate([paid for paid, _ in parts], axis=1)
        effort, minutes, cost = paid
        return Drawn(effort, minutes, cost, np.concatenate([resolved for _, resolved in parts]))

    # -- drawing ----------------------------------------------------------------------------------

    def _some(self, journeys: int, dice: np.random.Generator) -> tuple[Small, NDArray[np.bool_]]:
        """By measure and journey what is paid, and whether it was resolved."""
        paid = np.zeros((MEASURES, journeys), np.float32)
        at = np.zeros(journeys, np.int32)
        going = np.arange(journeys, dtype=np.int32)
        here = at.copy()  # where those stand who still go
        while going.size:
            # To the next hold, or the end.
            place = self._entry[here]
            u = dice.random(len(here), np.float32)
            guess = place * GUIDES + (u * GUIDES).astype(np.int32)
            way = self._guide[guess]
            past = np.flatnonzero(u >= self._up_to[way])
            while past.size:
                way[past] += 1
                past = past[u[past] >= self._up_to[way[past]]]
            for measure in range(MEASURES):
                paid[measure, going] += self._by_way[measure][way]
            here = self._to[way]
            at[going] = here
            kind = self._hold_of[here]
            on = kind != ENDED
            going, here, kind = going[on], here[on], kind[on]
            # Through it.
            held = np.flatnonzero(kind >= 0)
            if held.size:
                pair = kind[held] * PAIRS + dice.integers(0, PAIRS, held.size, np.int32)
                who = going[held]
                for measure in range(MEASURES):
                    paid[measure, who] += self._by_pair[measure][pair]
                first = self._first[here[held]]
                here[held] = self._leads[first + self._hold_way[pair]]
        return paid, self._resolved[at]

    # -- compiling --------------------------------------------------------------------------------

    def _ways(self) -> tuple[Floats, Floats, Floats]:
        """By edge: its odds, and by measure what is paid on it, those of a hold itself left out;
        what an ending costs is paid on the way to it. By measure and state: what that is."""
        graph, typical, bills = self._graph, self._typical, self._bills
        openings = len(typical.expansions.openings)
        odds = np.array([share for n in range(openings) for share in typical.odds(n)])
        by_way = self._measured(bills.of_ways)[:, graph.way]
        ends = np.where(graph.ends, self._measured(bills.always)[:, graph.opening], 0.0)
        return odds[graph.way], by_way + ends[:, graph.to], ends

    def _measured(self, amounts: Callable[[Callable[[Line], bool]], Floats]) -> Floats:
        """Effort-minutes, minutes and the customer's money, of the lines of bills."""
        effort = amounts(lambda line: line.unit == "effort") / MILLI
        active = amounts(lambda line: line.unit == "seconds" and line.kind in ACTIVE)
        waiting = amounts(lambda line: line.unit == "seconds" and line.kind == "waiting")
        paid = amounts(lambda line: line.unit == "money" and line.kind == "paid")
        return np.stack((effort, (active + waiting) / _MINUTE, self._cost(active, waiting, paid)))

    def _cost(self, active: Floats, waiting: Floats, paid: Floats) -> Floats:
        one = partial(customer_cost, terms=self._terms, weights=self._bills.weights)
        return active * one(1, 0, 0) + waiting * one(0, 1, 0) + paid * one(0, 0, 1)

    def _compile(self) -> None:
        """From each state that is stood in between draws: the ways up to the next."""
        graph = self._graph
        self._first = graph.first.astype(np.int32)
        self._leads = graph.to.astype(np.int32)
        stops = self._is_wait | graph.ends
        entry = np.full(graph.states, -1, np.int64)
        todo = np.zeros(1, np.int64)
        entries: list[Ints] = []
        columns: list[tuple[Ints, Floats, Ints, Floats]] = []
        begun = 0
        while todo.size:
            entry[todo] = np.arange(begun, begun + len(todo))
            begun += len(todo)
            entries.append(todo)
            found = self._from(todo, stops, entry)
            columns.append(found)
            to = np.unique(found[2])
            waits = to[self._is_wait[to]]
            after = graph.to[ranges(graph.first[waits], graph.first[waits + 1])]
            new = np.unique(np.concatenate((to[~stops[to]], after)))
            todo = new[entry[new] < 0]
        at, odds, to = (np.concatenate([c[n] for c in columns]) for n in (0, 1, 2))
        paid = np.concatenate([c[3] for c in columns], axis=1)
        order = np.argsort(at, kind="stable")
        at, odds = at[order], odds[order]
        first = np.searchsorted(at, np.arange(begun))
        total = np.add.reduceat(odds, first)
        before = np.concatenate(([0.0], np.cumsum(odds)))
        up_to = (before[1:] - before[first][at]) / total[at]
        last = np.concatenate((first[1:], [len(at)])) - 1
        up_to[last] = 2.0  # the last of its entry, whatever is rounded off
        steps = np.arange(GUIDES) / GUIDES
        places = np.add.outer(np.arange(begun), steps)
        guide = np.searchsorted(at + np.minimum(up_to, 0.999999), places)
        self._entry = entry.astype(np.int32)
        self._up_to = up_to.astype(np.float32)
        self._guide = np.minimum(guide, last[:, None]).astype(np.int32).ravel()
        self._to = to[order].astype(np.int32)
        self._by_way = paid[:, order].astype(np.float32)

    def _from(
        self, entries: Ints, stops: NDArray[np.bool_], entry: Ints
    ) -> tuple[Ints, Floats, Ints, Floats]:
        """By way from some entries: the entry, its odds, where it leads, by measure what it
        costs."""
        graph, fewest = self._graph, len(entry) and int(entry[entries].min())
        at, to, odds = entry[entries], entries, np.ones(len(entries))
        paid = self._last[:, entries]
        more = ~stops[to]
        while more.any():
            going, stay = np.flatnonzero(more), np.flatnonzero(~more)
            first, end = graph.first[to[going]], graph.first[to[going] + 1]
            edges, parent = ranges(first, end), np.repeat(going, end - first)
            at = np.concatenate((at[stay], at[parent]))
            odds = np.concatenate((odds[stay], odds[parent] * self._share[edges]))
            more_paid = paid[:, parent] + self._paid[:, edges]
            paid = np.concatenate((paid[:, stay], more_paid), axis=1)
            to = np.concatenate((to[stay], graph.to[edges]))
            few = np.bincount(at - fewest)[at - fewest] < MOST_WAYS
            alone = graph.first[to + 1] - graph.first[to] == 1
            more = ~stops[to] & (few | alone)
        return at, odds, to, paid

    def _holds(self) -> None:
        """For each kind of hold: by pair the way, and by measure what it costs."""
        graph, typical = self._graph, self._typical
        kinds, number = np.unique(graph.opening[self._is_wait], return_inverse=True)
        self._hold_of = np.where(graph.ends, ENDED, IN_BETWEEN).astype(np.int32)
        self._hold_of[self._is_wait] = number
        ways, paid = [np.zeros(0, np.int64)], [np.zeros((MEASURES, 0))]
        by_way = self._measured(self._bills.of_ways)
        for kind in kinds.tolist():
            wait = typical.expansions.openings[kind].moment
            assert isinstance(wait, Wait)
            way, costs = self._pairs(wait)
            taken = np.cumsum([share > 0 for share in typical.odds(kind)]) - 1
            ways.append(taken[way])
            paid.append(costs + by_way[:, typical.expansions.first_way[kind] + way])
        self._hold_way = np.concatenate(ways).astype(np.int32)
        self._by_pair = np.concatenate(paid, axis=1).astype(np.float32)

    def _pairs(self, wait: Wait) -> tuple[Ints, Floats]:
        """Of one hold, by pair: the way out (served, hung up, called back), and by measure what it
        costs."""
        law, offer = self._typical.law(wait), wait.offer
        number = np.arange(PAIRS) + 0.5
        offered = np.repeat(law.offered, PAIRS // len(law.offered))
        lasts = np.full(PAIRS, np.inf)
        if law.leave_rate:
            lasts = -np.log1p(-(number * _EVENLY[0] % 1)) / law.leave_rate
        asked = np.full(PAIRS, False)
        if offer is not None:
            takes = number * _EVENLY[1] % 1 < offer.weight
            asked = takes & (offer.at <= np.minimum(offered, lasts))
        on_hold = np.where(asked, offer.at if offer else 0.0, np.minimum(offered, lasts))
        way = np.where(asked, 2, np.where(offered <= lasts, 0, 1))
        effort, paid = self._bills.on_hold(wait, on_hold)
        if offer is not None:
            effort += np.where(asked, offered - on_hold, 0.0) * self._bills.effort((offer.rest,))
        cost = self._cost(np.zeros(PAIRS), on_hold, paid)
        return way, np.stack((effort, on_hold / _MINUTE, cost))
