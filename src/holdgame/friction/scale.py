"""scale: what one charge weighs, and which policies that is booked to.

Each charge is weighed by itself: what came before it changes nothing, so that the effort of a
journey is the sum of its parts and the mean of many journeys can be worked out exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from holdgame.engine.moments import Charge, ChargeKind
from holdgame.friction.waiting import CatalogueOrder, Flags, Share, WaitWeight
from holdgame.friction.weights import A_DAY, A_MINUTE, KINDS, Burden, Weights

MILLI: Final = 1000
_UNIT_SECONDS: Final = {A_MINUTE: 60, A_DAY: 86_400}


class Weighed(NamedTuple):
    """A charge in milli-effort-minutes, the sum of its `shares`; what weighs nothing has none."""

    milli: int
    shares: tuple[Share, ...]
    touchpoint: str
    burden: Burden


class Scale:
    """Weighs charges by the weights of `weights.yaml`.

    Args:
        weights: every number it rests on.
        catalogue_order: the policies in order: of a tie, the first takes what is left over.
    """

    def __init__(self, weights: Weights, catalogue_order: Sequence[str]) -> None:
        self.weights = weights
        self._order = CatalogueOrder(catalogue_order)
        self._plain = {kind: _Plain.of(kind, weights) for kind in KINDS}
        self._without_most = round(weights["without_most"] * MILLI)
        self._waits: dict[tuple[str, Flags], WaitWeight] = {}

    def weigh(self, charge: Charge) -> Weighed:
        """What a charge weighs. Raises KeyError for a kind or flag that `moments` does not know."""
        kind, because = charge.kind, charge.because
        a_second, each, touchpoint, burden = self._plain[kind]
        shares: tuple[Share, ...]
        if kind == "waiting":
            milli, shares = self.wait(charge).cut(charge.seconds)
        else:
            milli = round(charge.seconds * a_second) if a_second else each
            if kind == "without":
                milli = min(milli, self._without_most)
            shares = ((because, milli),) if milli else ()
        return Weighed(milli, shares, charge.touchpoint or touchpoint, burden)

    def wait(self, charge: Charge) -> WaitWeight:
        """What waiting of this kind weighs."""
        key = (charge.because, charge.flags)
        known = self._waits.get(key)
        if known is None:
            known = WaitWeight.of(charge.because, charge.flags, self.weights, self._order)
            self._waits[key] = known
        return known


class _Plain(NamedTuple):
    """What a kind weighs, in milli-effort-minutes a second or each, and where it is booked."""

    a_second: float
    each: int
    touchpoint: str
    burden: Burden

    @staticmethod
    def of(kind: ChargeKind, weights: Weights) -> _Plain:
        figure = weights.figures[kind]
        seconds = _UNIT_SECONDS.get(figure.unit)
        a_second = figure.value * MILLI / seconds if seconds else 0.0
        each = 0 if seconds else round(figure.value * MILLI)
        return _Plain(a_second, each, weights.touchpoint[kind], weights.burden[kind])
