"""Tails that are exponential, or a mixture of exponentials."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exponential:
    """The waits of those who wait, when they are exponential."""

    mean: float  # E[V | V > 0], seconds
    patience: float | None = None  # mean patience, seconds; None when nobody hangs up

    def survival(self, t: float) -> float:
        """P(V > t | V > 0)."""
        return math.exp(-t / self.mean)

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it."""
        return -self.mean * log_share(above, below)

    def answered_by(self, t: float) -> float:
        """P(V <= t and the caller is still there | V > 0)."""
        answers = 1 / self.mean
        leaves = answers + (1 / self.patience if self.patience else 0.0)
        return -answers / leaves * math.expm1(-leaves * t)


@dataclass(frozen=True, slots=True)
class ExponentialMixture:
    """The waits of those who wait, as a mixture of exponentials (hyperexponential); no hang-ups."""

    shares: tuple[float, ...]  # of those who wait; together 1
    means: tuple[float, ...]  # seconds

    @property
    def mean(self) -> float:
        """E[V | V > 0], seconds."""
        return sum(s * m for s, m in zip(self.shares, self.means, strict=True))

    def survival(self, t: float) -> float:
        """P(V > t | V > 0)."""
        return self._survival_and_density(t)[0]

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it.

        By Newton's method on the log of the survival, which is convex: from 0 the steps only go
        up to the root and never past it.
        """
        target, t = log_share(above, below), 0.0
        for _ in range(200):
            survival, density = self._survival_and_density(t)
            step = (math.log(survival) - target) * survival / density
            t += max(step, 0.0)
            if step <= 1e-13 * t:
                break
        return t

    def answered_by(self, t: float) -> float:
        """P(V <= t | V > 0)."""
        mixed = zip(self.shares, self.means, strict=True)
        return -sum(share * math.expm1(-t / mean) for share, mean in mixed)

    def _survival_and_density(self, t: float) -> tuple[float, float]:
        survival = density = 0.0
        for share, mean in zip(self.shares, self.means, strict=True):
            left = share * math.exp(-t / mean)
            survival += left
            density += left / mean
        return survival, density


def log_share(share: float, rest: float) -> float:
    """log(share), from the rest where that keeps more digits; share + rest = 1."""
    return math.log(share) if share < 0.5 else math.log1p(-rest)
