"""few: what may be said of a group, so that nobody in it can be told apart.

No count below five is shown, and none can be worked out from those that are, not even by somebody
who knows how it is done: what is small is folded together, the smallest first, until it does not
tell (complementary suppression, as statistical offices do it).
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

K = TypeVar("K", str, tuple[str, str])
LEAST: Final = 5


@dataclass(frozen=True, slots=True)
class Tally(Generic[K]):
    """How many of `plays` are what, as far as it can be said.

    `shown` has the counts that are told, the largest first; the others are told `together`, as one
    number, and not by name. Where even that would tell a small group apart, `mostly` is what all
    but fewer than five of them are; without it they are spread too thin to be told.
    """

    plays: int
    shown: tuple[tuple[K, int], ...] = ()
    together: int = 0
    mostly: K | None = None

    @property
    def thin(self) -> bool:
        """Whether nothing can be said."""
        return not self.shown and self.mostly is None


def tally(counts: Mapping[K, int]) -> Tally[K]:
    """What may be said of five plays or more, counted by what they are."""
    shown = sorted(
        ((key, count) for key, count in counts.items() if count),
        key=lambda item: (-item[1], item[0]),
    )
    plays = sum(count for _, count in shown)
    folded: list[tuple[K, int]] = []
    while shown and (shown[-1][1] < LEAST or _tells(folded, shown[-1][1])):
        folded.append(shown.pop())
    if shown:
        return Tally(plays, tuple(shown), sum(count for _, count in folded))
    most, count = folded[-1]
    return Tally(plays, mostly=most if plays - count < LEAST else None)


def _tells(folded: Sequence[tuple[K, int]], larger: int) -> bool:
    """Whether the sum of what is folded tells how many the small ones are.

    By somebody who knows how this is done: what is folded is at most as `larger` as what is not.
    """
    counts = [count for _, count in folded]
    together, large = sum(counts), sum(count >= LEAST for count in counts)
    if not large:
        return 0 < together < LEAST or (together > 0 and together == (LEAST - 1) * len(counts))
    least, most = together - large * larger, together - large * LEAST
    return max(least, 1) >= min(most, LEAST - 1)


def among(plays: int, whole: int) -> int | None:
    """How many of a whole it was, unless that would tell a small group of them or of the others."""
    return plays if plays >= LEAST and (plays == whole or whole - plays >= LEAST) else None


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle one of five or more amounts, and the quarters around it, in whole units."""

    low: int
    middle: int
    high: int

    @staticmethod
    def of(amounts: Sequence[float]) -> Spread | None:
        """None for fewer than five."""
        if len(amounts) < LEAST:
            return None
        return Spread(*(round(q) for q in statistics.quantiles(amounts, n=4, method="inclusive")))


def mean(amounts: Sequence[float]) -> float | None:
    """The mean of five or more amounts, to one decimal; else None."""
    return round(statistics.fmean(amounts), 1) if len(amounts) >= LEAST else None
