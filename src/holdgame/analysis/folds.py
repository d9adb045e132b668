"""folds: a wait as odds and mean seconds, over all that may be offered and all patience.

The offered wait V is taken at 2,048 quantiles of its law, each the middle of an equal share.
Patience is exponential with the mean of the queue, as in Erlang A, and has no memory: whoever is
still there has as much of it as at the beginning. So within a quantile all integrals are exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdgame.company.queueing import OfferedWait
from holdgame.engine.moments import Wait

QUANTILES = 2_048
Floats = NDArray[np.float64]


class Law:
    """An offered wait at the middle of so many equal shares of its callers, in seconds."""

    def __init__(self, law: OfferedWait, patience: float | None) -> None:
        shares = (np.arange(QUANTILES) + 0.5) / QUANTILES
        self.offered: Floats = np.array([law.quantile(float(share)) for share in shares])
        self.leave_rate = 0.0 if patience is None else 1.0 / patience  # a second

    def still_there(self, t: Floats | float) -> Floats:
        """The share of customers whose patience lasts so many seconds."""
        return np.exp(-self.leave_rate * np.asarray(t, float))

    def seconds(self, start: Floats | float, end: Floats | float) -> Floats:
        """Mean seconds spent between two times of a wait by somebody who may leave at any."""
        start, end = np.asarray(start, float), np.maximum(np.asarray(end, float), start)
        if not self.leave_rate:
            return end - start
        return (self.still_there(start) - self.still_there(end)) / self.leave_rate


@dataclass(frozen=True, slots=True)
class Fold:
    """A wait folded. `odds` are those of its ways: served, hung up, and called back if offered.

    `seconds` are the mean seconds in each stretch of the wait, by all who wait; `off_phone` those
    of the rest of a wait that is spent off the phone.
    """

    odds: tuple[float, ...]
    seconds: tuple[float, ...]
    off_phone: float


def fold(wait: Wait, law: Law) -> Fold:
    """What a wait comes to for customers with patience, of whom some take a call back."""
    offered, offer = law.offered, wait.offer
    asked = np.full_like(offered, math.inf) if offer is None else np.full_like(offered, offer.at)
    asked = np.where(asked <= offered, asked, math.inf)  # served before it would be offered
    takes = 0.0 if offer is None else offer.weight
    called = np.where(np.isfinite(asked), takes * law.still_there(np.minimum(asked, offered)), 0.0)
    stays = np.where(
        np.isfinite(asked), 1 - takes, 1.0
    )  # of those who are there when it is offered
    served = stays * law.still_there(offered)
    seconds = []
    start = 0.0
    for stretch in wait.stretches:
        end = np.minimum(offered, stretch.until)
        before = law.seconds(start, np.maximum(np.minimum(end, asked), start))
        after = law.seconds(np.maximum(start, np.minimum(asked, end)), end)
        seconds.append(float(np.mean(before + stays * after)))
        start = stretch.until
    rest = float(np.mean(called * (offered - np.minimum(asked, offered))))
    share, back = float(np.mean(served)), float(np.mean(called))
    odds = (share, max(0.0, 1 - share - back))
    return Fold(odds if offer is None else (*odds, back), tuple(seconds), rest)


class Laws:
    """The laws of a world's queues, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[OfferedWait, float | None], Law] = {}

    def of(self, law: OfferedWait, patience: float | None) -> Law:
        key = (law, patience)
        if key not in self._known:
            self._known[key] = Law(law, patience)
        return self._known[key]
