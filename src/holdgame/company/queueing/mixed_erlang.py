"""Waits that end at a random tick of a steady clock."""

from __future__ import annotations

import math
from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise
from operator import mul

from holdgame.company.queueing.exponential import log_share

_NEGLIGIBLE = 1e-20  # of the likeliest count: what lies beyond cannot be seen in a sum


@dataclass(frozen=True, slots=True)
class MixedErlang:
    """The waits of those who wait, as a mixture of Erlang laws with one rate.

    A clock ticks at random times, and the wait ends at tick N. So P(V > t) is the probability of
    N > j averaged over the Poisson number j of ticks by t. From the tick `settled` on, every tick
    ends what is left of the waits with the same probability `ending`, and the rest is exponential.
    """

    rate: float  # ticks a second
    outlast: tuple[float, ...]  # P(N > j), j = 0, 1, …; falling; reaches well past `settled`
    settled: int
    ending: float  # P(N = j + 1 | N > j) from `settled` on
    patience: float  # mean patience, seconds

    @property
    def mean(self) -> float:
        """E[V | V > 0], seconds."""
        before = sum(self.outlast[: self.settled])
        return (before + self.outlast[self.settled] / self.ending) / self.rate

    def survival(self, t: float) -> float:
        """P(V > t | V > 0)."""
        return self._survival_and_density(t)[0]

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it.

        By Newton's method on the log of the survival, from the tick at which as many are left.
        """
        target = log_share(above, below)
        tick = bisect(self.outlast, -above, key=lambda share: -share)
        t = min(tick, self.settled) / self.rate
        for _ in range(40):
            survival, density = self._survival_and_density(t)
            if density == 0:  # the wait is so sure to last longer that no digit shows a difference
                break
            step = (math.log(survival) - target) * survival / density
            t = max(t + step, 0.0)
            if abs(step) <= 1e-12 * t + 1e-12 / self.rate:
                break
        return t

    def answered_by(self, t: float) -> float:
        """P(V <= t and the caller is still there | V > 0).

        Of those whose wait ends at tick j, the share (rate / (rate + leaves)) ** j has not hung up
        by then, and ticks with hang-ups come at the rate of both together.
        """
        leaves = 1 / self.patience
        settled = self.settled / self.rate
        if t > settled:
            ends = self.ending * self.rate
            later = -math.expm1(-(ends + leaves) * (t - settled)) * ends / (ends + leaves)
            still_there = self.survival(settled) * math.exp(-leaves * settled)
            return self.answered_by(settled) + still_there * later
        first, ticks = _poisson((self.rate + leaves) * t)
        there = self.rate / (self.rate + leaves)
        answered, kept, yet_to_come = 0.0, 1.0, 1.0
        for j in range(min(first + len(ticks), len(self.outlast) - 1)):
            kept *= there
            if j >= first:
                yet_to_come -= ticks[j - first]
            answered += (self.outlast[j] - self.outlast[j + 1]) * kept * max(yet_to_come, 0.0)
        return answered

    def _survival_and_density(self, t: float) -> tuple[float, float]:
        """P(V > t | V > 0), and the density of V | V > 0 at t, a second."""
        settled = self.settled / self.rate
        if t > settled:
            ends = self.ending * self.rate
            left = self._survival_and_density(settled)[0] * math.exp(-ends * (t - settled))
            return left, ends * left
        first, ticks = _poisson(self.rate * t)
        longer = self.outlast[first : first + len(ticks) + 1]
        ended = [here - after for here, after in pairwise(longer)]
        return sum(map(mul, ticks, longer)), self.rate * sum(map(mul, ticks, ended))


def _poisson(mean: float) -> tuple[int, list[float]]:
    """The Poisson law: the first count that is not negligible, and the probabilities from it on.

    Worked out from the likeliest count outwards and made to add up to 1 (Fox & Glynn 1988).
    """
    likeliest = int(mean)
    down, share, count = [1.0], 1.0, likeliest
    while count > 0 and share > _NEGLIGIBLE:
        share *= count / mean
        count -= 1
        down.append(share)
    up, share, more = [], 1.0, likeliest
    while share > _NEGLIGIBLE:
        more += 1
        share *= mean / more
        up.append(share)
    down.reverse()
    whole = sum(down) + sum(up)
    return count, [share / whole for share in (*down, *up)]
