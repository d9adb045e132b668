"""alias: draws from many distributions at once, each draw in the same few steps.

A distribution over `n` things is cut into `n` equally likely boxes of at most two things each: the
box's own, up to a share of it, and another (Walker 1977; the filling is Vose's, 1991).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.graph import Floats, Ints

Small = NDArray[np.float32]


class Alias:
    """Distributions, one after another.

    Args:
        odds: of each thing, how likely it is against the others of its distribution.
        first: where each distribution begins among the things; none is empty.
    """

    def __init__(self, odds: Floats, first: Ints) -> None:
        sizes = np.diff(np.append(first, len(odds)))
        total = np.repeat(np.add.reduceat(odds, first), sizes)
        own, other = _filled(odds / total * np.repeat(sizes, sizes), first, sizes)
        self._sizes, self._first = sizes.astype(np.float32), first.astype(np.int32)
        # Both lie side by side, to be fetched as one.
        both = np.stack((own.astype(np.float32).view(np.int32), other.astype(np.int32)), axis=1)
        self._boxes = both.view(np.int64).ravel()

    def draw(self, which: NDArray[np.int32], dice: np.random.Generator) -> NDArray[np.int32]:
        """One thing from each of these distributions."""
        at = dice.random(len(which), np.float32)
        at *= self._sizes.take(which)
        box = at.astype(np.int32)
        at -= box
        box += self._first.take(which)
        both = self._boxes.take(box).view(np.int32).reshape(-1, 2)
        return np.where(at < both[:, 0].view(np.float32), box, both[:, 1])


def _filled(odds: Floats, first: Ints, sizes: Ints) -> tuple[Floats, Ints]:
    """By box: the share of it that is its own, and what has the rest. `odds` have a mean of 1 in
    each distribution."""
    own, other = np.ones(len(odds)), np.arange(len(odds))
    for begin, size in zip(first.tolist(), sizes.tolist(), strict=True):
        left = odds[begin : begin + size].tolist()
        short = [n for n, share in enumerate(left) if share < 1]
        over = [n for n, share in enumerate(left) if share >= 1]
        while short and over:
            poor, rich = short.pop(), over[-1]
            own[begin + poor], other[begin + poor] = left[poor], begin + rich
            left[rich] -= 1 - left[poor]
            if left[rich] < 1:
                short.append(over.pop())
    return own, other
