"""explorer: goes wherever a journey can come to, and remembers it for other variants of a company.

Under another variant most of a story is as it was. So the ways that are known already are gone
through as arrays, a bit for each variant; the rules are asked only in states where no opening that
is known holds, and from there on.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

import numpy as np

from holdgame.analysis.bits import Bits, Words, together
from holdgame.analysis.expansions import Expansions, Numbered, Way
from holdgame.analysis.graph import Graph, Ints, ranges

MOST_STATES: Final = 150_000  # past it a story is sampled: it would be waited for
TOGETHER: Final = 4  # times the states of one company may be gone through for several variants
_STATE: Final = 32  # bits of a stand's key that are its state


class Odds(Protocol):
    """A customer: which ways of an opening are taken at all, with their numbers."""

    def taken(self, opening: int) -> list[tuple[int, Way]]: ...


class TooLarge(Exception):
    """The story has more states than are solved exactly."""


class Explorer:
    """All states that can be come to by ways that are taken at all.

    Args:
        expansions: what the rules yield.
        odds: whose ways.
        most: how many states are solved exactly, under one variant.
    """

    def __init__(self, expansions: Expansions, odds: Odds, most: int = MOST_STATES) -> None:
        self._expansions, self._odds, self._most = expansions, odds, most
        self._resting: Numbered[tuple[int, frozenset[str]]] = Numbered()
        self._rests: list[int] = []  # by opening: what it rests on, as numbered there
        self._forget()

    def explore(self, variants: Sequence[int]) -> Graph:
        """Where journeys come under some variants, which are the columns of the graph.

        Raises:
            TooLarge: there are more states than are solved exactly.
        """
        if len(self._places) > TOGETHER * self._most:
            self._forget()
        most = self._most * (1 if len(variants) == 1 else TOGETHER)
        bits = Bits(variants)
        with _uncollected():
            return self._graph(bits, self._reached(bits, most))

    def _forget(self) -> None:
        start = self._expansions.place(self._expansions.world.start())
        self._places = [start]
        self._number = {start: 0}
        self._leads: dict[int, list[int]] = {}  # by opening and state in one: where its ways lead
        self._ways: dict[int, tuple[list[int], list[Way]]] = {}  # by opening: those that are taken
        self._fresh: list[_Stand] = []  # those that are not among the arrays yet
        self._known = _Known()

    # -- which states are come to ------------------------------------------------------------------

    def _reached(self, bits: Bits, most: int) -> Words:
        """By state: under which of the variants a journey comes there."""
        known = self._known
        holding = self._holding(bits)
        words, covered = bits.none(known.states), known.covered(holding)
        come = {0: bits.everybody}
        while True:
            known.sweep(holding, words, *bits.rows(come))
            if np.count_nonzero(words.any(axis=1)) > most:
                raise TooLarge
            missing = words & ~covered
            if not missing.any():
                return words
            asked, come = self._walk(bits, missing, covered, most)
            known.add(self._fresh, len(self._places))
            self._fresh = []
            holding = self._holding(bits)
            more = bits.none(known.states - len(words))
            words, covered = np.concatenate((words, more)), np.concatenate((covered, more))
            states, here = bits.rows(asked)
            words[states] |= here
            covered[states] |= here

    def _holding(self, bits: Bits) -> Words:
        """By opening: under which of the variants it holds."""
        for opening in self._expansions.openings[len(self._rests) :]:
            self._rests.append(self._resting.of((opening.variant, opening.reads)))
        agreeing = self._expansions.variants.agreeing
        packed = [bits.packed(agreeing(variant, reads)) for variant, reads in self._resting.all]
        return bits.words(packed)[np.array(self._rests, np.int64)]

    def _walk(
        self, bits: Bits, missing: Words, covered: Words, most: int
    ) -> tuple[dict[int, int], dict[int, int]]:
        """Ask the rules where nothing that is known holds, and from there on as far as that is so.

        Returns by state the variants for which the rules were asked, and those for which one comes
        from there to where it is known what holds; both as `Expansions` has them.

        Args:
            bits: the variants.
            missing: by state, those for which it is not known what holds.
            covered: by state, those for which it is.
            most: how many states are solved exactly.
        """
        expansions, places, number = self._expansions, self._places, self._number
        leaves, follow = expansions.leaves, expansions.follow
        leads = self._leads
        known, unknown, before = bits.read(covered), bits.read(missing), len(covered)
        states = np.flatnonzero(missing.any(axis=1)).tolist()
        fresh = {state: unknown(state) for state in states}
        asked: dict[int, int] = {}
        handed: dict[int, int] = {}
        todo = deque(fresh)
        while todo:
            state = todo.popleft()
            new = fresh.pop(state)
            asked[state] = asked.get(state, 0) | new
            if len(asked) > most:
                raise TooLarge
            spot, context = places[state]
            for opening, holds in leaves(spot, context, new):
                here = holds & new
                if not here:
                    continue
                to = leads.get(opening << _STATE | state)
                if to is None:
                    to = leads[opening << _STATE | state] = []
                    numbers, ways = self._taken(opening)
                    for out in ways:
                        there = (out.spot, follow(out, context))
                        at = number.get(there)
                        if at is None:
                            at = number[there] = len(places)
                            places.append(there)
                        to.append(at)
                    self._fresh.append((state, opening, to, numbers))
                for at in to:
                    come = here
                    if at < before and (held := here & known(at)):
                        handed[at] = handed.get(at, 0) | held
                        come &= ~held
                    come &= ~asked.get(at, 0)
                    if come:
                        if at in fresh:
                            fresh[at] |= come
                        else:
                            fresh[at] = come
                            todo.append(at)
                new ^= here
                if not new:
                    break
        return asked, handed

    def _taken(self, opening: int) -> tuple[list[int], list[Way]]:
        """The ways of an opening that are taken at all: their numbers, and they."""
        taken = self._ways.get(opening)
        if taken is None:
            pairs = self._odds.taken(opening)
            taken = self._ways[opening] = [n for n, _ in pairs], [way for _, way in pairs]
        return taken

    # -- the graph ---------------------------------------------------------------------------------

    def _graph(self, bits: Bits, words: Words) -> Graph:
        known = self._known
        here = words[known.state] & self._holding(bits)[known.opening]
        among, sets = bits.apart(here)
        of = known.first, known.stand, known.to, known.way
        return Graph(known.state, known.opening, among, sets, *of).only(slice(None))


_Stand = tuple[int, int, list[int], list[int]]
"""a state, an opening that holds there, and of its ways where they lead, and their numbers"""


class _Known:
    """What was found so far, as arrays: stands by state, and their edges."""

    def __init__(self) -> None:
        nothing = np.zeros(0, np.int64)
        self.states = 1
        self.state = self.opening = self.stand = self.to = self.way = nothing
        self.first = np.zeros(2, np.int64)

    def add(self, fresh: list[_Stand], states: int) -> None:
        """Take in some stands; there are so many states now."""
        before = len(self.state)
        counts = np.array([len(to) for _, _, to, _ in fresh], np.int64)
        counts = np.concatenate((np.bincount(self.stand, minlength=before), counts))
        state = np.concatenate((self.state, np.array([one[0] for one in fresh], np.int64)))
        opening = np.concatenate((self.opening, np.array([one[1] for one in fresh], np.int64)))
        order = np.argsort(state, kind="stable")
        start = np.concatenate(([0], np.cumsum(counts)))
        edges = ranges(start[order], start[order + 1])
        to = np.array([at for one in fresh for at in one[2]], np.int64)
        way = np.array([number for one in fresh for number in one[3]], np.int64)
        self.state, self.opening = state[order], opening[order]
        self.to = np.concatenate((self.to, to))[edges]
        self.way = np.concatenate((self.way, way))[edges]
        self.stand = np.repeat(np.arange(len(order)), counts[order])
        out = np.bincount(self.state[self.stand], minlength=states)
        self.first = np.concatenate(([0], np.cumsum(out)))
        self.states = states

    def sweep(self, holding: Words, words: Words, now: Ints, bits: Words) -> None:
        """Go on by ways that are known: `words` has by state under which variants one comes there,
        and `bits` those for which one comes to the states `now` besides."""
        fresh = np.zeros_like(words)
        bits = bits & ~words[now]
        while now.size:
            words[now] |= bits
            fresh[now] = bits
            edges = ranges(self.first[now], self.first[now + 1])
            stand, to = self.stand[edges], self.to[edges]
            bits = fresh[self.state[stand]] & holding[self.opening[stand]] & ~words[to]
            there = np.flatnonzero(bits.any(axis=1))
            there = there[np.argsort(to[there], kind="stable")]
            now, bits = together(to[there], bits[there])

    def covered(self, holding: Words) -> Words:
        """By state: the variants under which it is known what holds there."""
        covered = np.zeros((self.states, holding.shape[1]), np.uint64)
        states, bits = together(self.state, holding[self.opening])
        covered[states] = bits
        return covered


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: it would go through all that is kept here again and again,
    and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
