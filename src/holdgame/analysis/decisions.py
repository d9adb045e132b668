"""decisions: what can be decided at a moment, and what comes of it: odds, costs, time.

On a hold one decides when to leave, from a grid of times: how long it will be nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from holdgame.analysis.bills import ACTIVE, Bills, Line
from holdgame.analysis.expansions import Expansions, Way
from holdgame.analysis.graph import Floats
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import Ask, Ended, Wait
from holdgame.friction.money import GIVEN
from holdgame.friction.scale import MILLI

LEAVES: Final = 31  # times to leave a hold that are tried, beside at once, on no wait, and never
MEASURES: Final = ("effort", "waiting", "active", "paid", "agent", "given")
"""what is counted: effort-minutes, seconds, seconds, money, seconds, money"""


class Unhabitual:
    """Every way that is open, whether or not anybody takes it by habit."""

    def __init__(self, expansions: Expansions) -> None:
        self._expansions = expansions

    def taken(self, opening: int) -> list[tuple[int, Way]]:
        """All ways, with their numbers."""
        first = self._expansions.first_way[opening]
        return list(enumerate(self._expansions.openings[opening].ways, first))


class Decision(NamedTuple):
    """One decision: by way its `odds`, and `fades`, the odds times the mean of exp(-B / tau) of
    what is spent in the moment itself; `costs` are means by measure, whatever comes of it."""

    odds: tuple[float, ...]
    fades: tuple[float, ...]
    costs: tuple[float, ...]


_FREE: Final = (0.0,) * len(MEASURES)


class Decisions:
    """What can be decided at each opening of a story.

    Args:
        typical: what waits come to.
        bills: what everything costs.
        tau: in effort-minutes.
    """

    def __init__(self, typical: Typical, bills: Bills, tau: float) -> None:
        self._typical, self._bills, self._tau = typical, bills, tau

    def at(self, opening: int) -> list[Decision]:
        """The decisions at an opening; where luck decides, or nothing, it is one; an ending has
        none."""
        moment = self._typical.expansions.openings[opening].moment
        match moment:
            case Ended():
                return []
            case Ask():
                count = len(self._typical.expansions.openings[opening].ways)
                sure = [tuple(float(i == n) for i in range(count)) for n in range(count)]
                return [Decision(odds, odds, _FREE) for odds in sure]
            case Wait():
                return list(self._on_hold(moment))
        odds = self._typical.odds(opening)
        return [Decision(odds, odds, _FREE)]

    def of_ways(self) -> Floats:
        """By way and measure: what is paid on it."""
        return _measured(self._bills.of_ways)

    def at_the_end(self) -> Floats:
        """By opening and measure: what an ending costs."""
        return _measured(self._bills.always)

    def _on_hold(self, wait: Wait) -> Iterator[Decision]:
        offered, offer = self._typical.law(wait).offered, wait.offer
        nobody = () if offer is None else (0.0,)
        yield Decision((0.0, 1.0, *nobody), (0.0, 1.0, *nobody), _FREE)  # not even a second
        waits = offered[offered > 0]
        shares = np.arange(1, LEAVES + 1 if len(waits) else 1) / (LEAVES + 1)
        places = (shares * len(waits)).astype(np.int64)
        for leaves in (0.0, *np.unique(waits[places]).tolist(), np.inf):
            stays = offered <= leaves
            on_hold = np.minimum(offered, leaves)
            spent, costs = self._spent(wait, on_hold)
            fade = np.exp(-spent / self._tau)
            share = float(stays.mean())
            fades = float((fade * stays).mean()), float((fade * ~stays).mean())
            yield Decision((share, 1 - share, *nobody), (*fades, *nobody), costs)
        if offer is not None:
            asked = offered >= offer.at
            on_hold = np.minimum(offered, offer.at)
            spent, costs = self._spent(wait, on_hold)
            rest = (offered - on_hold) * self._bills.effort((offer.rest,))
            fade = np.exp(-(spent + rest) / self._tau)
            share = float(asked.mean())
            fades = float((fade * ~asked).mean()), float((fade * asked).mean())
            whole = (costs[0] + float(rest.mean()), *costs[1:])
            yield Decision((1 - share, 0.0, share), (fades[0], 0.0, fades[1]), whole)

    def _spent(self, wait: Wait, on_hold: Floats) -> tuple[Floats, tuple[float, ...]]:
        """Effort-minutes of so many seconds on hold, and the means by measure."""
        spent, paid = self._bills.on_hold(wait, on_hold)
        means = float(spent.mean()), float(on_hold.mean()), 0.0, float(paid.mean()), 0.0, 0.0
        return spent, means


_UNIT: Final = np.array([MILLI if measure == "effort" else 1.0 for measure in MEASURES])


def _measured(amounts: Callable[[Callable[[Line], bool]], Floats]) -> Floats:
    """By what bills are of and by measure: their amounts."""
    columns = [amounts(partial(_is, measure=measure)) for measure in MEASURES]
    return np.asarray(np.stack(columns, axis=1) / _UNIT)


def _is(line: Line, measure: str) -> bool:
    """Whether a line of a bill is of a measure."""
    match measure:
        case "effort":
            return line.unit == "effort"
        case "waiting" | "agent":
            return line.unit == "seconds" and line.kind == measure
        case "active":
            return line.unit == "seconds" and line.kind in ACTIVE
        case "paid":
            return line.unit == "money" and line.kind == "paid"
    return line.unit == "money" and line.kind in GIVEN
