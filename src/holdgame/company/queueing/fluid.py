"""The fluid limit of a long queue in which some go ahead.

Source:
    Whitt, W. (2006), Operations Research 54: fluid models of queues with hang-ups.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from holdgame.company.queueing.impatient import Impatient

_SLICES = 200  # of an integral; even
_EDGE = 1e-12  # share of V left out at either end of one


@dataclass(frozen=True, slots=True)
class Stretched:
    """The waits of those who wait, when VIPs hold them up as a steady stream would.

    Take a wait of w patiences if nobody overtook. As time passes VIPs come, and those who do not
    hang up lengthen it; as a fluid, x' = -1 + load * exp(-x) from x = w. So it lasts
    log((exp(w) - load) / (1 - load)) patiences. The luck of how many VIPs come is left out: the
    middle of the law is near, its longest and shortest waits are less extreme than they should be.
    """

    alone: Impatient  # the wait if nobody overtook
    load: float  # VIPs' calls over calls that can be answered; less than 1

    @property
    def mean(self) -> float:
        """E[V | V > 0], seconds."""
        return self._shortest + self._area(self._longest, leaves=0.0)

    def survival(self, t: float) -> float:
        """P(V > t | V > 0)."""
        w = t / self.alone.patience
        w += math.log1p(self.load * math.expm1(-w))
        return self.alone.survival(max(w, 0.0) * self.alone.patience)

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it."""
        w = self.alone.quantile(above, below) / self.alone.patience
        held_up = w + math.log1p(-self.load * math.exp(-w)) - math.log1p(-self.load)
        return held_up * self.alone.patience

    def answered_by(self, t: float) -> float:
        """P(V <= t and the caller is still there | V > 0); the integral by parts."""
        if t <= self._shortest:
            return 0.0
        leaves = 1 / self.alone.patience
        held = leaves * self._area(min(t, self._longest), leaves)
        waited = math.exp(-leaves * self._shortest) - self.survival(t) * math.exp(-leaves * t)
        return max(waited - held, 0.0)

    @property
    def _shortest(self) -> float:
        return self.quantile(1 - _EDGE, _EDGE)

    @property
    def _longest(self) -> float:
        return self.quantile(_EDGE, 1 - _EDGE)

    def _area(self, until: float, leaves: float) -> float:
        """Integral of P(V > t | V > 0) * exp(-leaves * t) from the shortest wait, by Simpson."""
        start = self._shortest
        step = (until - start) / _SLICES
        return (step / 3) * sum(
            (1 if i in (0, _SLICES) else 4 if i % 2 else 2)
            * self.survival(start + i * step)
            * math.exp(-leaves * (start + i * step))
            for i in range(_SLICES + 1)
        )
