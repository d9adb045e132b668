"""graph: every state that a journey can come to, and every way between them, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Graph:
    """States in the order in which they were found, the start first; of each its ways, in a row.

    What the rules yield in a state rests on the variant of the company: a *stand* is one `opening`
    in one `state`, and of the stands in a state one holds under each variant. The edges out of
    state `n` are `first[n]` up to `first[n + 1]`; an edge leads from the state `source`, where
    `stand` holds, to the state `to` by the way `way`, as `Expansions.first_way` numbers them.
    `under` has by stand the variants under which a journey comes there, in packed bits; there are
    `variants` of them.
    """

    state: Ints
    opening: Ints
    under: NDArray[np.uint8]
    variants: int
    first: Ints
    stand: Ints
    to: Ints
    way: Ints

    @property
    def states(self) -> int:
        """How many there are, endings included."""
        return len(self.first) - 1

    def comes(self, variants: range) -> NDArray[np.bool_] | None:
        """By stand and variant: whether a journey comes there. None: everywhere, for there is but
        one variant."""
        if self.variants == 1:
            return None
        bits = np.array(variants, np.int64)
        return (self.under[:, bits // 8] >> (bits % 8).astype(np.uint8) & 1).astype(np.bool_)

    def leads_as(self, other: Graph) -> bool:
        """Whether another has as many states, and the same ways between them."""
        return np.array_equal(self.first, other.first) and np.array_equal(self.to, other.to)

    @property
    def source(self) -> Ints:
        """By edge: the state it leads from."""
        return self.state[self.stand]

    @property
    def ends(self) -> NDArray[np.bool_]:
        """Which states no way leads out of."""
        return np.asarray(self.first[1:] == self.first[:-1])


def ranges(first: Ints, end: Ints) -> Ints:
    """The numbers of several ranges, one after another."""
    counts = end - first
    before = np.concatenate(([0], np.cumsum(counts)[:-1]))
    return np.arange(int(counts.sum())) + np.repeat(first - before, counts)
