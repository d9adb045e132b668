"""explorer: goes wherever a journey can come to, and remembers it for other variants of a company.

Under another variant most of a story is as it was. So the ways that are known already are gone
through as arrays, 64 variants at a time, one bit each; the rules are asked only in states where no
opening that is known holds, and from there on.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.expansions import Expansions, Numbered, Way
from holdgame.analysis.graph import Graph, ranges

MOST_STATES: Final = 150_000  # past it a story is sampled: it would be waited for
TOGETHER: Final = 4  # times the states of one company may be gone through for several variants
_BITS: Final = 64
_STATE: Final = 32  # bits of a stand's key that are its state
Words = NDArray[np.uint64]


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
        with _uncollected():
            parts = [
                _Bits(variants[first : first + _BITS]) for first in range(0, len(variants), _BITS)
            ]
            reached = [self._reached(bits, most) for bits in parts]
            return self._graph(parts, reached)

    def _forget(self) -> None:
        start = self._expansions.place(self._expansions.world.start())
        self._places = [start]
        self._number = {start: 0}
        self._leads: dict[int, list[int]] = {}  # by opening and state in one: where its ways lead
        self._ways: dict[int, tuple[list[int], list[Way]]] = {}  # by opening: those that are taken
        self._fresh: list[_Stand] = []  # those that are not among the arrays yet
        self._known = _Known()

    # -- which states are come to ------------------------------------------------------------------

    def _reached(self, bits: _Bits, most: int) -> Words:
        """By state: under which of at most 64 variants a journey comes there."""
        known = self._known
        holding = self._holding(bits)
        words, covered = np.zeros(known.states, np.uint64), known.covered(holding)
        come = {0: bits.everybody}
        while True:
            known.sweep(holding, words, come)
            if np.count_nonzero(words) > most:
                raise TooLarge
            missing = words & ~covered
            if not missing.any():
                return words
            asked, come = self._walk(bits, missing, covered, most)
            known.add(self._fresh, len(self._places))
            self._fresh = []
            holding = self._holding(bits)
            more = np.zeros(known.states - len(words), np.uint64)
            words, covered = np.concatenate((words, more)), np.concatenate((covered, more))
            states = np.fromiter(asked, np.int64, len(asked))
            here = np.fromiter(map(bits.packed, asked.values()), np.uint64, len(asked))
            words[states] |= here
            covered[states] |= here

    def _holding(self, bits: _Bits) -> Words:
        """By opening: under which of the variants it holds."""
        for opening in self._expansions.openings[len(self._rests) :]:
            self._rests.append(self._resting.of((opening.variant, opening.reads)))
        agreeing = self._expansions.variants.agreeing
        packed = [bits.packed(agreeing(variant, reads)) for variant, reads in self._resting.all]
        return np.asarray(np.array(packed, np.uint64)[np.array(self._rests, np.int64)])

    def _walk(
        self, bits: _Bits, missing: Words, covered: Words, most: int
    ) -> tuple[dict[int, int], dict[int, int]]:
        """Ask the rules where nothing that is known holds, and from there on as far as that is so.

        Returns by state the variants for which the rules were asked, as `Expansions` has them, and
        those for which one comes from there to where it is known what holds, as words.

        Args:
            bits: the variants.
            missing: by state, those for which it is not known what holds.
            covered: by state, those for which it is.
            most: how many states are solved exactly.
        """
        expansions, places, number = self._expansions, self._places, self._number
        leaves, follow = expansions.leaves, expansions.follow
        leads = self._leads
        known, before = covered.tolist(), len(covered)
        states = np.flatnonzero(missing).tolist()
        fresh = {state: bits.spread(int(missing[state])) for state in states}
        asked: dict[int, int] = {}
        handed: dict[int, int] = {}
        todo = deque(states)
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
                word = bits.packed(here)
                for at in to:
                    come = here
                    if at < before and word & known[at]:
                        held = word & known[at]
                        handed[at] = handed.get(at, 0) | held
                        come &= ~bits.spread(held)
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

    def _graph(self, parts: list[_Bits], reached: list[Words]) -> Graph:
        known = self._known
        states = len(self._places)
        under = np.zeros((len(known.state), len(reached)), np.uint64)
        come = np.zeros(states, np.bool_)
        for part, (bits, words) in enumerate(zip(parts, reached, strict=True)):
            holding = self._holding(bits)
            words = np.concatenate((words, np.zeros(states - len(words), np.uint64)))
            under[:, part] = words[known.state] & holding[known.opening]
            come |= words != 0
        stands = np.asarray(under.any(axis=1))
        edges = stands[known.stand]
        number = np.cumsum(come) - 1
        out = np.bincount(number[known.state[known.stand[edges]]], minlength=int(come.sum()))
        return Graph(
            number[known.state[stands]],
            known.opening[stands],
            under[stands].astype("<u8").view(np.uint8),
            sum(bits.variants for bits in parts),
            np.concatenate(([0], np.cumsum(out))),
            (np.cumsum(stands) - 1)[known.stand[edges]],
            number[known.to[edges]],
            known.way[edges],
        )


_Stand = tuple[int, int, list[int], list[int]]
"""a state, an opening that holds there, and of its ways where they lead, and their numbers"""


class _Bits:
    """Some variants by their place among them: a set of variants, packed in a word."""

    def __init__(self, variants: Sequence[int]) -> None:
        self._variants, self.variants = variants, len(variants)
        self.everybody = (1 << len(variants)) - 1
        self._packed: dict[int, int] = {}
        self._spread: dict[int, int] = {}

    def packed(self, bits: int) -> int:
        """Of a set as `Expansions` has it, those that are among them."""
        found = self._packed.get(bits)
        if found is None:
            found = sum((bits >> variant & 1) << at for at, variant in enumerate(self._variants))
            self._packed[bits] = found
        return found

    def spread(self, word: int) -> int:
        """The same the other way round."""
        found = self._spread.get(word)
        if found is None:
            found = 0  # a variant may be among them twice
            for at, variant in enumerate(self._variants):
                found |= (word >> at & 1) << variant
            self._spread[word] = found
        return found


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

    def sweep(self, holding: Words, words: Words, come: dict[int, int]) -> None:
        """Go on by ways that are known: `words` has by state under which variants one comes there,
        and `come` those for which one comes there besides."""
        fresh = np.zeros(self.states, np.uint64)
        now = np.fromiter(come, np.int64, len(come))
        bits = np.fromiter(come.values(), np.uint64, len(come)) & ~words[now]
        while now.size:
            words[now] |= bits
            fresh[now] = bits
            edges = ranges(self.first[now], self.first[now + 1])
            stand, to = self.stand[edges], self.to[edges]
            bits = fresh[self.state[stand]] & holding[self.opening[stand]] & ~words[to]
            there = np.flatnonzero(bits)
            there = there[np.argsort(to[there], kind="stable")]
            to, bits = to[there], bits[there]
            first = np.flatnonzero(np.concatenate(([True], to[1:] != to[:-1]))[: len(to)])
            now, bits = to[first], np.bitwise_or.reduceat(bits, first) if first.size else bits

    def covered(self, holding: Words) -> Words:
        """By state: the variants under which it is known what holds there."""
        covered = np.zeros(self.states, np.uint64)
        np.bitwise_or.at(covered, self.state, holding[self.opening])
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
