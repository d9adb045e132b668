"""graph: every state that a journey can come to, and every way between them, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
SPLIT: Final = 32  # sets by which variants are told apart: judgement


@dataclass(frozen=True, slots=True)
class Graph:
    """States in the order in which they were found, the start first; of each its ways, in a row.

    What the rules yield in a state rests on the variant of the company: a *stand* is one `opening`
    in one `state`, and of the stands in a state one holds under each variant. The edges out of
    state `n` are `first[n]` up to `first[n + 1]`; an edge leads from the state `source`, where
    `stand` holds, to the state `to` by the way `way`, as `Expansions.first_way` numbers them.
    A journey comes to a stand under the variants of one of the `sets` (by set and variant), that
    which `among` has for it.
    """

    state: Ints
    opening: Ints
    among: Ints
    sets: Bools
    first: Ints
    stand: Ints
    to: Ints
    way: Ints

    @property
    def states(self) -> int:
        """How many there are, endings included."""
        return len(self.first) - 1

    @property
    def variants(self) -> int:
        """How many there are."""
        return int(self.sets.shape[1])

    def comes(self) -> Bools | None:
        """By stand and variant: whether a journey comes there. None: everywhere, for there is but
        one variant."""
        return None if self.variants == 1 else self.sets[self.among]

    def alike(self) -> Ints:
        """The variants in an order in which those that come to the same stands are neighbours:
        they are told apart by the sets that divide most stands most evenly."""
        share = self.sets.mean(axis=1)
        divides = np.bincount(self.among, minlength=len(share)) * np.minimum(share, 1 - share)
        most = np.argsort(-divides, kind="stable")[:SPLIT]
        return np.lexsort(self.sets[most[::-1]])

    def only(self, variants: Ints | slice) -> Graph:
        """Where journeys come under some of the variants."""
        sets = self.sets[:, variants]
        stands = np.asarray(sets.any(axis=1))[self.among]
        edges = stands[self.stand]
        come = np.zeros(self.states, np.bool_)
        come[self.state[stands]] = True
        number = np.cumsum(come) - 1
        out = np.bincount(number[self.source[edges]], minlength=int(come.sum()))
        return Graph(
            number[self.state[stands]],
            self.opening[stands],
            self.among[stands],
            sets,
            np.concatenate(([0], np.cumsum(out))),
            (np.cumsum(stands) - 1)[self.stand[edges]],
            number[self.to[edges]],
            self.way[edges],
        )

    def leads_as(self, other: Graph) -> bool:
        """Whether another has as many states, and the same ways between them."""
        return np.array_equal(self.first, other.first) and np.array_equal(self.to, other.to)

    @property
    def source(self) -> Ints:
        """By edge: the state it leads from."""
        return self.state[self.stand]

    @property
    def ends(self) -> Bools:
        """Which states no way leads out of."""
        return np.asarray(self.first[1:] == self.first[:-1])


def ranges(first: Ints, end: Ints) -> Ints:
    """The numbers of several ranges, one after another."""
    counts = end - first
    before = np.concatenate(([0], np.cumsum(counts)[:-1]))
    return np.arange(int(counts.sum())) + np.repeat(first - before, counts)
