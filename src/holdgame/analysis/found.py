"""found: what an analysis has found so far of a story, by opening and by way, as arrays."""

from __future__ import annotations

import math

import numpy as np

from holdgame.analysis.bills import Bills
from holdgame.analysis.expansions import Expansions
from holdgame.analysis.folds import discounted
from holdgame.analysis.graph import Floats, Ints
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import Ended, Wait


class Found:
    """What there is of a story: it grows at its end, and nothing else in it changes.

    `first` has by opening the number of its first way, and at its end that of all ways; `odds` by
    way the share of those there who take it; `ends` are the openings that are endings, and
    `resolved` those of them where the matter is; `waits` are those that are waits.
    """

    def __init__(self, expansions: Expansions, typical: Typical, bills: Bills) -> None:
        self.expansions, self.typical, self.bills = expansions, typical, bills
        self.first: Ints = np.zeros(1, np.int64)
        self.odds: Floats = np.zeros(0)
        self.ends: Ints = np.zeros(0, np.int64)
        self.resolved: Ints = np.zeros(0, np.int64)
        self.waits: list[tuple[int, Wait]] = []
        self._faded: Floats = np.zeros(0)
        self._faded_always: Floats = np.zeros(0)

    def update(self) -> None:
        """Take in what was found since."""
        self.bills.update()  # so that there is a bill for each
        known, openings = len(self.first) - 1, self.expansions.openings
        if known == len(openings):
            return
        odds = [share for n in range(known, len(openings)) for share in self.typical.odds(n)]
        ends = [n for n in range(known, len(openings)) if isinstance(openings[n].moment, Ended)]
        fresh = ((n, openings[n].moment) for n in range(known, len(openings)))
        self.waits += [(n, moment) for n, moment in fresh if isinstance(moment, Wait)]
        self.first = np.array(self.expansions.first_way, np.int64)
        self.odds = np.concatenate((self.odds, np.array(odds, np.float64)))
        self.ends = np.concatenate((self.ends, np.array(ends, np.int64)))
        resolved = [n for n in ends if self.ending(n).resolved]
        self.resolved = np.concatenate((self.resolved, np.array(resolved, np.int64)))

    def ending(self, opening: int) -> Ended:
        """An opening that is an ending."""
        moment = self.expansions.openings[opening].moment
        assert isinstance(moment, Ended)
        return moment

    def faded(self) -> tuple[Floats, Floats]:
        """By way, its share times the mean of exp(-b / tau) of what it costs; and by opening that
        of what is paid whichever way is taken, where that is not a wait."""
        self.update()
        known = len(self._faded_always)
        ways: list[float] = []
        always: list[float] = []
        for number in range(known, len(self.first) - 1):
            fixed, of_ways = self.bills.effort_of(number)
            shares = self._discounted(number)
            ways += [s * self._left(effort) for s, effort in zip(shares, of_ways, strict=True)]
            always.append(self._left(fixed))
        if always:
            self._faded = np.concatenate((self._faded, np.array(ways, np.float64)))
            self._faded_always = np.concatenate((self._faded_always, np.array(always, np.float64)))
        return self._faded, self._faded_always

    def _discounted(self, opening: int) -> tuple[float, ...]:
        """The shares of an opening's ways; of a wait those times what the waiting leaves."""
        wait = self.expansions.openings[opening].moment
        if not isinstance(wait, Wait):
            return self.typical.odds(opening)
        bills = self.bills
        rates = tuple(bills.effort(stretch.charges) for stretch in wait.stretches)
        rest = 0.0 if wait.offer is None else bills.effort((wait.offer.rest,))
        return discounted(wait, self.typical.law(wait), rates, rest, bills.weights["tau"])

    def _left(self, effort: float) -> float:
        return math.exp(-effort / self.bills.weights["tau"])
