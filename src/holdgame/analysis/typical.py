"""typical: how often customers take each way: choices by weight, holds by patience, luck by odds.

The same habits as a rehearsal customer has, as probabilities.
"""

from __future__ import annotations

from holdgame.analysis.expansions import Expansions, Way
from holdgame.analysis.folds import Fold, Law, Laws, fold
from holdgame.engine.going import HANG_UP
from holdgame.engine.moments import Ask, Chance, Ended, Moment, Tell, Wait


class Typical:
    """The typical customer of a world, way by way.

    A way's probability is known as soon as its opening is; ways that are never taken are left out.
    """

    def __init__(self, expansions: Expansions) -> None:
        self.expansions = expansions
        self._odds: list[tuple[float, ...]] = []
        self._folds: dict[int, Fold] = {}
        self._laws = Laws()

    def odds(self, opening: int) -> tuple[float, ...]:
        """The probability of each way of an opening, adding up to 1; none at an ending."""
        while len(self._odds) <= opening:
            moment = self.expansions.openings[len(self._odds)].moment
            self._odds.append(self._of(moment, len(self._odds)))
        return self._odds[opening]

    def taken(self, opening: int) -> list[tuple[int, Way]]:
        """The ways that are taken at all, with their numbers."""
        at = self.expansions.first_way[opening]
        ways = self.expansions.openings[opening].ways
        return [(at + i, way) for i, way in enumerate(ways) if self.odds(opening)[i] > 0]

    def fold(self, opening: int) -> Fold:
        """What a wait comes to, for an opening that is one."""
        if opening not in self._folds:
            wait = self.expansions.openings[opening].moment
            assert isinstance(wait, Wait)
            self._folds[opening] = fold(wait, self.law(wait))
        return self._folds[opening]

    def law(self, wait: Wait) -> Law:
        """What a wait may come to, and how long customers stay."""
        return self._laws.of(wait.law, wait.patience)

    def _of(self, moment: Moment, opening: int) -> tuple[float, ...]:
        match moment:
            case Tell():
                return (1.0,)
            case Ask():
                return habits(moment)
            case Wait():
                return self.fold(opening).odds
            case Chance():
                return tuple(outcome.odds for outcome in moment.outcomes if outcome.odds > 0)
            case Ended():
                return ()


def habits(moment: Ask) -> tuple[float, ...]:
    """The share of customers who take each open option; equal where all weigh 0, hanging up
    aside."""
    open_ = [option for option in moment.options if not option.closed]
    weights = [option.weight for option in open_]
    if sum(weights) <= 0:
        weights = [0.0 if option.id == HANG_UP else 1.0 for option in open_]
    whole = sum(weights)
    return tuple(weight / whole for weight in weights) if whole else ()
