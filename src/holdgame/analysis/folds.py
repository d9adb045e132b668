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
EXACT = 48  # of them worked out one by one
Floats = NDArray[np.float64]


class Law:
    """An offered wait at the middle of so many equal shares of its callers, in seconds."""

    def __init__(self, law: OfferedWait, patience: float | None) -> None:
        self.offered: Floats = _quantiles(law)
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


def _quantiles(law: OfferedWait) -> Floats:
    """The wait at the middle of each equal share of callers.

    Against the logit of their share among those who wait, the quantiles of a wait bend little, be
    its tail exponential or its queue overloaded: some exact ones and a smooth line through them
    will do.
    """
    share = (np.arange(QUANTILES) + 0.5) / QUANTILES
    waiting = (share - (1 - law.p_wait)) / law.p_wait if law.p_wait else np.zeros(QUANTILES)
    waits = waiting > 0
    offered = np.zeros(QUANTILES)
    if waits.sum() <= EXACT:
        offered[waits] = [law.quantile(u) for u in share[waits].tolist()]
    else:
        logit = np.log(waiting[waits]) - np.log1p(-waiting[waits])
        nodes = np.linspace(logit[0], logit[-1], EXACT)
        exact = 1 - law.p_wait + law.p_wait / (1 + np.exp(-nodes))
        known = np.array([law.quantile(u) for u in exact.tolist()])
        offered[waits] = _smooth(logit, nodes, known)
    return offered


def _smooth(x: Floats, nodes: Floats, known: Floats) -> Floats:
    """Cubic Hermite interpolation between evenly spaced nodes."""
    step = nodes[1] - nodes[0]
    slope = step * np.gradient(known, step, edge_order=2)
    at = np.clip(((x - nodes[0]) / step).astype(np.int64), 0, len(nodes) - 2)
    t = (x - nodes[at]) / step
    rest = 1 - t
    low = rest * rest * ((1 + 2 * t) * known[at] + t * slope[at])
    return np.asarray(low + t * t * ((3 - 2 * t) * known[at + 1] - rest * slope[at + 1]))


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


def discounted(
    wait: Wait, law: Law, rates: tuple[float, ...], off_phone: float, tau: float
) -> tuple[float, ...]:
    """The odds of a wait's ways, each times the mean of exp(-B / tau) of those who take it.

    Args:
        wait: the wait.
        law: what may be offered, and how long customers stay.
        rates: by stretch, the effort-minutes of a second.
        off_phone: those of a second off the phone, after a call back was taken.
        tau: in effort-minutes.
    """
    offered, offer = law.offered, wait.offer
    at = math.inf if offer is None else offer.at
    asked = at <= offered
    stays = np.where(asked, 1.0 - (0.0 if offer is None else offer.weight), 1.0)
    spent = np.zeros_like(offered)  # effort-minutes when one is served
    left = np.zeros_like(offered)  # exp(-B / tau) of those who leave before that
    start = before = 0.0
    back = 0.0  # effort-minutes when a call back is offered
    for stretch, rate in zip(wait.stretches, rates, strict=True):
        for low, high, share in (
            (start, min(stretch.until, at), np.ones_like(offered)),
            (max(start, at), stretch.until, stays),
        ):
            if high <= low:
                continue
            end = np.maximum(np.minimum(offered, high), low)
            begun = before + rate * (low - start)
            gone = law.leave_rate + rate / tau
            if gone:
                lasted = -np.expm1(-gone * (end - low)) / gone
                left += (
                    share * law.leave_rate * law.still_there(low) * math.exp(-begun / tau) * lasted
                )
            if high == at:
                back = begun + rate * (high - low)
        spent += rate * (np.maximum(np.minimum(offered, stretch.until), start) - start)
        before += rate * (stretch.until - start) if math.isfinite(stretch.until) else 0.0
        start = stretch.until
    served = stays * law.still_there(offered) * np.exp(-spent / tau)
    odds = (float(np.mean(served)), float(np.mean(left)))
    if offer is None:
        return odds
    rest = back + off_phone * np.maximum(offered - at, 0.0)
    called = np.where(asked, offer.weight * law.still_there(at) * np.exp(-rest / tau), 0.0)
    return (*odds, float(np.mean(called)))


class Laws:
    """The laws of a world's queues, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[OfferedWait, float | None], Law] = {}

    def of(self, law: OfferedWait, patience: float | None) -> Law:
        key = (law, patience)
        if key not in self._known:
            self._known[key] = Law(law, patience)
        return self._known[key]
