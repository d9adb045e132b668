"""The journey's luck: one stream of dice a place and visit.

Through blake2b, never `hash()`, so that a seed means the same on every machine. Changing one
policy leaves the draw at the same place and visit as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Dice:
    """Uniform draws in [0, 1), fixed by the seed, the place, its visit and what is drawn."""

    seed: int

    def draw(self, place: str, visit: int, what: str) -> float:
        key = f"{self.seed}\x1f{place}\x1f{visit}\x1f{what}".encode()
        return (int.from_bytes(blake2b(key, digest_size=7).digest()) >> 3) / 2**53  # never 1


def pick(weights: tuple[float, ...], u: float) -> int:
    """The index that `u` in [0, 1) falls on. All weights 0 means equal."""
    total = sum(weights)
    if total <= 0:
        return min(int(u * len(weights)), len(weights) - 1)
    reach = u * total
    for index, weight in enumerate(weights):
        reach -= weight
        if reach < 0:
            return index
    return max(i for i, w in enumerate(weights) if w > 0)
