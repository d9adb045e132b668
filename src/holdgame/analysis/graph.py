"""graph: every state that a journey can come to, and every way between them, as arrays."""

from __future__ import annotations

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

    The edges out of state `n` are `first[n]` up to `first[n + 1]`; an edge leads from the state
    `source` to the state `to` by the way `way`, as `Expansions.first_way` numbers them. `opening`
    is what the rules yield in a state.
    """

    opening: Ints
    first: Ints
    source: Ints
    to: Ints
    way: Ints

    @property
    def states(self) -> int:
        """How many there are, endings included."""
        return len(self.opening)

    @property
    def ends(self) -> NDArray[np.bool_]:
        """Which states no way leads out of."""
        return np.asarray(self.first[1:] == self.first[:-1])


def explore(expansions: Expansions, odds: Odds, most: int = MOST_STATES) -> Graph:
    """All states that can be come to by ways that are taken at all.

    Raises:
        TooLarge: there are more than `most`.
    """
    places = [expansions.place(expansions.world.start())]
    number = {places[0]: 0}
    opening: list[int] = []
    first, to, way = [0], list[int](), list[int]()
    taken: dict[int, list[tuple[int, Way]]] = {}
    open_, follow = expansions.opening, expansions.follow
    for spot, context in places:  # which grows while it is gone through
        opened = open_(spot, context)
        opening.append(opened)
        ways = taken.get(opened)
        if ways is None:
            ways = taken[opened] = odds.taken(opened)
        for index, out in ways:
            there = (out.spot, follow(out, context))
            at = number.get(there)
            if at is None:
                at = number[there] = len(places)
                places.append(there)
                if at >= most:
                    raise TooLarge
            to.append(at)
            way.append(index)
        first.append(len(to))
    return Graph(
        np.array(opening, np.int64),
        np.array(first, np.int64),
        np.repeat(np.arange(len(places)), np.diff(first)),
        np.array(to, np.int64),
        np.array(way, np.int64),
    )
