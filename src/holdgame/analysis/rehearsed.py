"""rehearsed: the means of a story that is too large to be solved, from rehearsal customers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import mean, stdev
from typing import Final

import numpy as np

from holdgame.analysis.expectation import Expectation
from holdgame.analysis.explorer import MOST_STATES
from holdgame.analysis.sampler import Drawn
from holdgame.engine.moments import Ended
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Purse, Range
from holdgame.friction.pricing import pricing_of
from holdgame.friction.scale import MILLI
from holdgame.friction.score import Score
from holdgame.friction.weights import Weights

MOST: Final = 4_000  # customers
CLOSE: Final = 0.01  # of the mean effort: a standard error that is small enough
_AT_ONCE: Final = 200
WHY: Final = (
    "this story has more than {most:,} states under this company, too many to be solved: these are "
    "the means of {customers:,} rehearsal customers, good to about {error:.1f} effort-minutes"
)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Journeys that were played out, one by one, with their scores."""

    scores: tuple[Score, ...]
    endings: tuple[Ended, ...]

    @staticmethod
    def of(world: World, weights: Weights) -> Rehearsed:
        """Play until the mean effort is known well enough. Raises `Endless`."""
        scores: list[Score] = []
        endings: list[Ended] = []
        terms, order = pricing_of(world).terms, tuple(world.company.catalogue)
        while len(scores) < MOST:
            for seed in range(len(scores), len(scores) + _AT_ONCE):
                journey = rehearse(world, seed)
                ledger = Ledger.of(journey.charges(), weights, order)
                scores.append(Score.of(ledger, terms, world.company.owner_of))
                assert isinstance(journey.moment, Ended)
                endings.append(journey.moment)
            found = Rehearsed(tuple(scores), tuple(endings))
            if found.error <= CLOSE * mean(s.effort_minutes for s in scores):
                break
        return found

    @property
    def error(self) -> float:
        """The standard error of the mean effort, in effort-minutes."""
        return stdev(s.effort_minutes for s in self.scores) / math.sqrt(len(self.scores))

    @property
    def why(self) -> str:
        """Why these are not exact means, and how good they are."""
        return WHY.format(most=MOST_STATES, customers=len(self.scores), error=2 * self.error)

    @property
    def drawn(self) -> Drawn:
        """The journeys as columns."""
        scores = self.scores
        return Drawn(
            np.array([s.effort_minutes for s in scores], np.float32),
            np.array([s.minutes.total for s in scores], np.float32),
            np.array([s.money.customer for s in scores], np.float32),
            np.array([ending.resolved for ending in self.endings]),
        )

    def mean(self) -> Expectation:
        """The mean journey."""

        def of(value: Callable[[Score], float]) -> float:
            return mean(value(score) for score in self.scores)

        count = len(self.scores)
        endings = Counter(ending.ending for ending in self.endings)
        return Expectation(
            effort=of(lambda s: s.effort_minutes),
            friction=of(lambda s: s.index),
            waiting=of(lambda s: s.minutes.waiting),
            listening=of(lambda s: s.minutes.listening),
            doing=of(lambda s: s.minutes.doing),
            days=of(lambda s: s.days),
            money=self._purse(),
            resolved=mean(float(ending.resolved) for ending in self.endings),
            endings={name: times / count for name, times in endings.most_common()},
            by_policy=self._sums(lambda s: s.by_policy),
            by_owner=self._sums(lambda s: s.by_owner),
            by_touchpoint=self._sums(lambda s: s.by_touchpoint),
            by_kind=self._sums(lambda s: s.by_kind),
            by_burden=self._sums(lambda s: s.by_burden),
        )

    def _purse(self) -> Purse:
        risks = [score.money.at_risk for score in self.scores]
        known = [risk for risk in risks if risk is not None]
        at_risk = Range(mean(r.low for r in known), mean(r.high for r in known)) if known else None
        return Purse(
            mean(score.money.customer for score in self.scores),
            mean(score.money.company for score in self.scores),
            at_risk,
        )

    def _sums(self, of: Callable[[Score], Mapping[str, int]]) -> dict[str, float]:
        sums: Counter[str] = Counter()
        for score in self.scores:
            sums.update(of(score))
        means = {key: milli / MILLI / len(self.scores) for key, milli in sums.items()}
        return dict(sorted(means.items(), key=lambda item: (-item[1], item[0])))
