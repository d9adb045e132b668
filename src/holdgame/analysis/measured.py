"""measured: what a journey is measured by when it is drawn, of ways, of endings and of holds.

Three measures: effort-minutes, minutes, and what it costs the customer in time and charges.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Final

import numpy as np

from holdgame.analysis.bills import ACTIVE, Bills, Line
from holdgame.analysis.graph import Floats
from holdgame.engine.moments import Wait
from holdgame.friction.money import Terms, customer_cost
from holdgame.friction.scale import MILLI

MEASURES: Final = 3
_MINUTE: Final = 60.0


class Measured:
    """Bills by measure; all that is returned has one line a measure."""

    def __init__(self, bills: Bills, terms: Terms) -> None:
        self._bills, self._terms = bills, terms

    @cached_property
    def of_ways(self) -> Floats:
        """By way of an opening: what is paid on it, a hold itself left out."""
        return self._of(self._bills.of_ways)

    @cached_property
    def always(self) -> Floats:
        """By opening: what is paid by whoever comes there."""
        return self._of(self._bills.always)

    def on_hold(self, wait: Wait, seconds: Floats, off_phone: Floats) -> Floats:
        """By hold: what so many seconds on it cost, and so many off the phone until one is rung
        back."""
        effort, paid = self._bills.on_hold(wait, seconds)
        if wait.offer is not None:
            effort = effort + off_phone * self._bills.effort((wait.offer.rest,))
        cost = self._cost(np.zeros(len(seconds)), seconds, paid)
        return np.stack((effort, seconds / _MINUTE, cost))

    def _of(self, amounts: Callable[[Callable[[Line], bool]], Floats]) -> Floats:
        effort = amounts(lambda line: line.unit == "effort") / MILLI
        active = amounts(lambda line: line.unit == "seconds" and line.kind in ACTIVE)
        waiting = amounts(lambda line: line.unit == "seconds" and line.kind == "waiting")
        paid = amounts(lambda line: line.unit == "money" and line.kind == "paid")
        return np.stack((effort, (active + waiting) / _MINUTE, self._cost(active, waiting, paid)))

    def _cost(self, active: Floats, waiting: Floats, paid: Floats) -> Floats:
        one = partial(customer_cost, terms=self._terms, weights=self._bills.weights)
        return active * one(1, 0, 0) + waiting * one(0, 1, 0) + paid * one(0, 0, 1)
