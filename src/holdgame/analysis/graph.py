"""graph: every state that a journey can come to, and every way between them, as arrays."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.expansions import Expansions, Way

MOST_STATES = 150_000  # past it a story is sampled: it would be waited for
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Odds(Protocol):
    """A customer: which ways of an opening are taken at all, with their numbers."""

    def taken(self, opening: int) -> list[tuple[int, Way]]: ...


class TooLarge(Exception):
    """The story has more states than are solved exactly."""


@dataclass(frozen=True, slots=True)
class Graph:
    """States in the order in which they were found, the start first; of each its ways, in a row.

    What the rules yield in a state rests on the variant of the company: a *stand* is one `opening`
    in one `state`, and of the stands in a state one holds under each variant. The edges out of
    state `n` are `first[n]` up to `first[n + 1]`; an edge leads from the state `source`, where
    `stand` holds, to the state `to` by the way `way`, as `Expansions.first_way` numbers them.
    `under` has by stand the variants under which a journey comes there, in packed bits.
    """

    state: Ints
    opening: Ints
    under: NDArray[np.uint8]
    first: Ints
    stand: Ints
    to: Ints
    way: Ints

    @property
    def states(self) -> int:
        """How many there are, endings included."""
        return len(self.first) - 1

    def comes(self, variants: list[int]) -> NDArray[np.bool_]:
        """By stand and variant: whether a journey comes there."""
        bits = np.array(variants, np.int64)
        return (self.under[:, bits // 8] >> (bits % 8).astype(np.uint8) & 1).astype(np.bool_)

    @property
    def source(self) -> Ints:
        """By edge: the state it leads from."""
        return self.state[self.stand]

    @property
    def ends(self) -> NDArray[np.bool_]:
        """Which states no way leads out of."""
        return np.asarray(self.first[1:] == self.first[:-1])


def explore(expansions: Expansions, odds: Odds, wanted: int = 1, most: int = MOST_STATES) -> Graph:
    """All states that can be come to by ways that are taken at all.

    Args:
        expansions: what the rules yield.
        odds: whose ways.
        wanted: the variants of the company under which to go.
        most: how many states are solved exactly.

    Raises:
        TooLarge: there are more than `most`.
    """
    with _uncollected():
        return _explored(expansions, odds, wanted, most)


def _explored(expansions: Expansions, odds: Odds, wanted: int, most: int) -> Graph:
    places = [expansions.place(expansions.world.start())]
    number = {places[0]: 0}
    reached = [0]  # by state: the variants under which it has been gone on from
    fresh = [wanted]  # by state: those under which it was come to since
    stands: dict[int, int] = {}  # their numbers, by state and opening in one
    leads: list[list[int]] = []  # by stand: the states its ways lead to
    under: list[int] = []  # by stand: the variants under which one comes there
    taken: dict[int, list[tuple[int, Way]]] = {}
    leaves, follow = expansions.leaves, expansions.follow
    todo = deque([0])
    while todo:
        state = todo.popleft()
        new = fresh[state]
        fresh[state] = 0
        reached[state] |= new
        spot, context = places[state]
        for opening, holds in leaves(spot, context, new):
            here = holds & new
            if not here:
                continue
            key = opening * most + state
            stand = stands.get(key)
            if stand is None:
                ways = taken.get(opening)
                if ways is None:
                    ways = taken[opening] = odds.taken(opening)
                to = []
                for _, out in ways:
                    there = (out.spot, follow(out, context))
                    at = number.get(there)
                    if at is None:
                        at = number[there] = len(places)
                        if at >= most:
                            raise TooLarge
                        places.append(there)
                        reached.append(0)
                        fresh.append(0)
                    to.append(at)
                stands[key] = len(leads)
                leads.append(to)
                under.append(here)
            else:
                to = leads[stand]
                under[stand] |= here
            for at in to:
                come = here & ~reached[at]
                if come:
                    if not fresh[at]:
                        todo.append(at)
                    fresh[at] |= come
            new ^= here
            if not new:
                break
    numbered = {opening: [index for index, _ in ways] for opening, ways in taken.items()}
    opening_, state_ = np.divmod(np.array(list(stands), np.int64), most)
    return _laid_out(state_, opening_, leads, under, numbered)


def _laid_out(
    state: Ints,
    opening: Ints,
    leads: list[list[int]],
    under: list[int],
    numbered: dict[int, list[int]],
) -> Graph:
    """What was found, as arrays: stands, and with them their edges, by state."""
    order = np.argsort(state, kind="stable")
    state, opening = state[order], opening[order]
    to = [leads[stand] for stand in order.tolist()]
    counts = np.array([len(ends) for ends in to], np.int64)
    edges = np.bincount(state, weights=counts)
    width = (max(under).bit_length() + 7) // 8
    packed = b"".join([under[stand].to_bytes(width, "little") for stand in order.tolist()])
    return Graph(
        state,
        opening,
        np.frombuffer(packed, np.uint8).reshape(-1, width),
        np.concatenate(([0], np.cumsum(edges))).astype(np.int64),
        np.repeat(np.arange(len(to)), counts),
        np.array([at for ends in to for at in ends], np.int64),
        np.array([way for number in opening.tolist() for way in numbered[number]], np.int64),
    )


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
