"""best: what a customer goes through who decides as well as can be, and what decisions could cost.

A decision problem on the graph (Markov, not discounted), with every way that is open, also those
that nobody takes by habit. Luck is met by its odds; what a scene has drawn before one decides
counts as seen. First the greatest chance that it is resolved is found, then, among the decisions
that keep it, the least effort: nobody is well served by going away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from holdgame.analysis.decisions import MEASURES, Decisions
from holdgame.analysis.expansions import Expansions
from holdgame.analysis.graph import Floats, Graph, Ints, ranges
from holdgame.analysis.order import Order, knots_of
from holdgame.engine.moments import Ended

_SAME: Final = 1e-9  # chances that differ by no more are one
_STILL: Final = 1e-12
_MOST_SWEEPS: Final = 20_000
_HUGE: Final = 1e9  # effort-minutes: more than any journey costs
_A_THOUGHT: Final = 1e-9  # effort-minutes, for each decision: nobody goes round for nothing


@dataclass(frozen=True, slots=True)
class Decided:
    """The mean journey of somebody who decides. `effort` and `friction` are as for the typical
    customer; `costs` by measure (`decisions.MEASURES`)."""

    resolved: float
    friction: float
    costs: dict[str, float]

    @property
    def effort(self) -> float:
        """Effort-minutes."""
        return self.costs["effort"]


@dataclass(frozen=True, slots=True)
class Most:
    """The most effort that decisions can bring about on average; None where there is no end to it:
    one may go round as long as one likes in the scenes of `unbounded_by`."""

    effort: float | None
    unbounded_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The pairs of state and decision of one row, by state, and their ways, by pair."""

    states: Ints
    of_state: Ints  # by state: its first pair
    pairs: Ints
    of_pair: Ints  # by pair: its first way
    ways: Ints
    round: bool  # whether some lead back into the row


class Problem:
    """The decisions of a whole story, on the graph of all ways that are open."""

    def __init__(
        self, graph: Graph, order: Order, expansions: Expansions, decisions: Decisions, tau: float
    ) -> None:
        self._graph, self._expansions, self._tau = graph, expansions, tau
        self._pair_up(decisions)
        self._rows = [self._part(states, inner) for states, inner in _rows(graph, order)]
        self._end_costs = decisions.at_the_end()[graph.opening[graph.ends]]

    def _pair_up(self, decisions: Decisions) -> None:
        """All pairs of a state and a decision in it, and the ways of each pair."""
        graph = self._graph
        used = np.unique(graph.opening)
        known = {opening: decisions.at(opening) for opening in used.tolist()}
        flat = [decision for opening in used.tolist() for decision in known[opening]]
        counts = np.zeros(int(used.max()) + 1, np.int64)
        counts[used] = [len(known[opening]) for opening in used.tolist()]
        start = np.cumsum(counts) - counts
        self._of_state = np.concatenate(([0], np.cumsum(counts[graph.opening])))
        decided = ranges(start[graph.opening], start[graph.opening] + counts[graph.opening])
        self._state = np.repeat(np.arange(graph.states), counts[graph.opening])
        width = np.array([len(decision.odds) for decision in flat], np.int64)
        odds = np.array([o for decision in flat for o in decision.odds])
        fades = np.array([f for decision in flat for f in decision.fades])
        at = np.cumsum(width) - width
        self._of_pair = np.concatenate(([0], np.cumsum(width[decided])))
        way = ranges(at[decided], at[decided] + width[decided])
        edge = ranges(graph.first[self._state], graph.first[self._state + 1])
        self._odds, self._to = odds[way], graph.to[edge]
        paid = decisions.of_ways()[graph.way[edge]]
        self._fades = fades[way] * np.exp(-paid[:, 0] / self._tau)
        costs = np.array([d.costs for d in flat]).reshape(-1, len(MEASURES))[decided]
        weighted = paid * self._odds[:, None]
        self._costs = costs + np.add.reduceat(weighted, self._of_pair[:-1]) if len(way) else costs

    def best(self) -> Decided:
        """The best customer."""
        graph, openings = self._graph, self._expansions.openings
        resolved = np.zeros(graph.states)
        ends = np.flatnonzero(graph.ends)
        moments = [openings[opening].moment for opening in graph.opening[ends].tolist()]
        resolved[ends] = [isinstance(m, Ended) and m.resolved for m in moments]
        chance = self._decided(resolved, np.zeros(len(self._state)), np.maximum)
        keeps = self._led(chance) >= chance[self._state] - _SAME
        effort = np.full(graph.states, _HUGE)
        effort[ends] = self._end_costs[:, 0]
        barred = np.where(keeps, self._costs[:, 0] + _A_THOUGHT, np.inf)
        effort = self._decided(effort, barred, np.minimum)
        return self._followed(self._led(effort) + barred, chance)

    def most(self) -> Most:
        """The most effort that decisions can bring about."""
        scenes: set[str] = set()
        for part in self._rows:
            if part.round:
                scenes |= self._endless(part)
        if scenes:
            return Most(None, tuple(sorted(scenes)))
        effort = np.zeros(self._graph.states)
        effort[self._graph.ends] = self._end_costs[:, 0]
        return Most(float(self._decided(effort, self._costs[:, 0], np.maximum)[0]), ())

    # -- solving ----------------------------------------------------------------------------------

    def _decided(self, values: Floats, costs: Floats, choose: np.ufunc) -> Floats:
        """The values of all states, of each the decision chosen that it is best or worst by.

        What goes round is gone round until nothing changes (value iteration).
        """
        values = values.copy()
        for part in self._rows:
            for _ in range(_MOST_SWEEPS if part.round else 1):
                ways = self._odds[part.ways] * values[self._to[part.ways]]
                led = np.add.reduceat(ways, part.of_pair)
                new = choose.reduceat(led + costs[part.pairs], part.of_state)
                new = np.minimum(new, _HUGE)  # of what never ends
                still = _near(new, values[part.states])
                values[part.states] = new
                if still:
                    break
        return values

    def _led(self, values: Floats) -> Floats:
        """By pair: the mean value of where it leads."""
        if not len(self._odds):
            return np.zeros(0)
        return np.asarray(np.add.reduceat(self._odds * values[self._to], self._of_pair[:-1]))

    def _followed(self, by_pair: Floats, chance: Floats) -> Decided:
        """What comes of taking in each state the pair of least value."""
        graph = self._graph
        costs = np.zeros((graph.states, len(MEASURES)))
        costs[graph.ends] = self._end_costs
        fades = np.zeros(graph.states)
        fades[graph.ends] = np.exp(-self._end_costs[:, 0] / self._tau)
        chosen = np.zeros(graph.states, np.int64)
        least = np.minimum.reduceat(by_pair, self._of_state[:-1][~graph.ends])
        order = np.lexsort((by_pair, self._state))
        first = np.searchsorted(self._state[order], np.flatnonzero(~graph.ends))
        chosen[~graph.ends] = order[first]
        assert np.array_equal(by_pair[chosen[~graph.ends]], least)
        for part in self._rows:
            pairs = chosen[part.states]
            ways = ranges(self._of_pair[pairs], self._of_pair[pairs + 1])
            of_pair = np.cumsum(np.diff(self._of_pair)[pairs])
            of_pair = np.concatenate(([0], of_pair[:-1]))
            to, odds, fade = self._to[ways], self._odds[ways], self._fades[ways]
            for _ in range(_MOST_SWEEPS if part.round else 1):
                new = self._costs[pairs] + np.add.reduceat(odds[:, None] * costs[to], of_pair)
                faded = np.add.reduceat(fade * fades[to], of_pair)
                still = _near(new, costs[part.states]) and _near(faded, fades[part.states])
                costs[part.states], fades[part.states] = new, faded
                if still:
                    break
        means = dict(zip(MEASURES, costs[0].tolist(), strict=True))
        return Decided(float(chance[0]), 100 * (1 - float(fades[0])), means)

    def _endless(self, part: _Part) -> set[str]:
        """The scenes of a row in which one may go round for ever, by deciding to, at a cost.

        Decisions are kept that lead nowhere but into the knot they are taken in, and the knots are
        tied anew of what is kept, until nothing comes apart (maximal end components).
        """
        counts = np.diff(self._of_pair)[part.pairs]
        source = np.repeat(self._state[part.pairs], counts)
        source, to = (_numbered(part.states, there) for there in (source, self._to[part.ways]))
        happens = self._odds[part.ways] > 0
        kept = np.ones(len(part.pairs), bool)
        while True:
            ways = np.flatnonzero(happens & np.repeat(kept, counts))
            first = np.searchsorted(source[ways], np.arange(len(part.states) + 2))
            knot = knots_of(first, to[ways])
            stays = ~happens | (knot[source] == knot[to])
            still = kept & np.logical_and.reduceat(stays, part.of_pair)
            if np.array_equal(still, kept):
                break
            kept = still
        costly = part.pairs[kept & (self._costs[part.pairs, 0] > 0)]
        openings = self._graph.opening[self._state[costly]].tolist()
        return {self._expansions.openings[opening].moment.here.scene for opening in openings}

    def _part(self, states: Ints, inner: bool) -> _Part:
        """The pairs and ways of one row, numbered within it."""
        pairs = ranges(self._of_state[states], self._of_state[states + 1])
        ways = ranges(self._of_pair[pairs], self._of_pair[pairs + 1])
        return _Part(
            states,
            _starts(np.diff(self._of_state)[states]),
            pairs,
            _starts(np.diff(self._of_pair)[pairs]),
            ways,
            inner,
        )


def _numbered(states: Ints, there: Ints) -> Ints:
    """The places of states among some in order; of any other the place after the last."""
    place = np.minimum(np.searchsorted(states, there), len(states) - 1)
    return np.where(states[place] == there, place, len(states))


def _near(new: Floats, old: Floats) -> bool:
    """Whether no value moves any more."""
    return bool(np.all(np.abs(new - old) <= _STILL * np.maximum(1.0, np.abs(new))))


def _starts(counts: Ints) -> Ints:
    return np.asarray(np.cumsum(counts) - counts, np.int64)


def _rows(graph: Graph, order: Order) -> Iterator[tuple[Ints, bool]]:
    """The states of each row that ways lead out of, the last row first; whether it has knots."""
    source = graph.source
    for row in reversed(order.rows):
        tied = [knots.states.ravel() for knots in row.knots]
        states = np.unique(np.concatenate([source[row.out], *tied]))
        if states.size:
            yield states, bool(tied)
