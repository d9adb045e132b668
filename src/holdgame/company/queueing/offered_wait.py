"""The offered wait: one law, whatever queue it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol


class Tail(Protocol):
    """The law of V among those who wait."""

    @property
    def mean(self) -> float:
        """E[V | V > 0], seconds."""
        ...

    def survival(self, t: float) -> float:
        """P(V > t | V > 0), t in seconds."""
        ...

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it."""
        ...

    def answered_by(self, t: float) -> float:
        """P(V <= t and the caller is still there | V > 0), t in seconds."""
        ...


@dataclass(frozen=True, slots=True)
class OfferedWait:
    """The law of V: an atom at 0 with probability 1 - p_wait, then a tail. A value: hashable."""

    p_wait: float  # P(V > 0)
    mean: float  # E[V], seconds
    abandoned: float  # share of all callers who hang up; 0 when nobody does
    actual_mean: float  # E[W], seconds: as felt by all callers, those who hang up among them
    occupancy: float | None  # share of agents' time on calls; None when only waits were measured
    patience: float | None  # mean patience, seconds, exponential; None when nobody hangs up
    tail: Tail  # the law of V among those who wait; unused if p_wait is 0
    fluid: bool = False  # whether the tail is a fluid limit: near the truth in long queues only

    def survival(self, t: float) -> float:
        """P(V > t), t in seconds."""
        if t < 0:
            return 1.0
        if self.p_wait == 0 or t == math.inf:
            return 0.0
        return self.p_wait * self.tail.survival(t)

    def quantile(self, p: float) -> float:
        """The wait, in seconds, that a share p of callers would not exceed: 0 within the atom.

        Raises:
            ValueError: p is not in [0, 1).
        """
        if not 0 <= p < 1:
            raise ValueError(f"a share of callers must be at least 0 and less than 1, not {p!r}")
        waiting = p - (1 - self.p_wait)
        if waiting <= 0:
            return 0.0
        return self.tail.quantile((1 - p) / self.p_wait, waiting / self.p_wait)

    def draw(self, u: float) -> float:
        """One offered wait, in seconds, for u uniform in [0, 1): the same u, the same luck.

        Raises:
            ValueError: u is not in [0, 1).
        """
        return self.quantile(u)

    def within(self, seconds: float) -> float:
        """Share of all callers answered within so many seconds; a hang-up counts as no."""
        if seconds < 0:
            return 0.0
        at_once = 1 - self.p_wait
        if self.p_wait == 0:
            return at_once
        if seconds == math.inf:
            return 1 - self.abandoned
        return min(at_once + self.p_wait * self.tail.answered_by(seconds), 1 - self.abandoned)
