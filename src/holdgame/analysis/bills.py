"""bills: what each way and each moment costs, line by line, for many states at once.

A line is an amount of something: milli-effort-minutes of a policy at a touchpoint, seconds of a
kind, money. A journey's mean is then how often each opening is come to times what stands on its
bill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from holdgame.analysis.expansions import Numbered, exits_of
from holdgame.analysis.graph import Floats
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import ON_THE_LINE, Charge, Ended, Wait
from holdgame.friction.money import reaches
from holdgame.friction.scale import MILLI, Scale

ACTIVE: Final = ("listening", "doing")
_BY_THE_SECOND: Final = ("waiting", "off_phone")  # on hold: any number of seconds
_FINE: Final = 1_000_000  # they are weighed by so much and divided again: means are no integers


class Line(NamedTuple):
    """What an amount is of. `unit` is `effort` (milli-effort-minutes), `seconds`, `money` (in the
    currency of the play), `keys` or `times`; the others say which, and are empty where they do
    not matter."""

    unit: str
    kind: str
    policy: str = ""
    touchpoint: str = ""
    burden: str = ""


class Reach(NamedTuple):
    """What a way does to whether somebody was reached in this contact: how many are reached on it
    by who had reached nobody before and by who had; and whether one has afterwards."""

    new: int
    more: int
    from_nobody: bool
    from_somebody: bool


class Bill(NamedTuple):
    """What an opening costs: by line `always`, and on top of it `each` of its ways."""

    always: dict[int, float]
    each: tuple[dict[int, float], ...]
    reach: tuple[Reach, ...]


class Bills:
    """The bills of all openings that were found so far."""

    def __init__(self, typical: Typical, scale: Scale) -> None:
        self.lines: Numbered[Line] = Numbered()
        self.all: list[Bill] = []
        self.weights = scale.weights
        self._typical, self._scale = typical, scale

    def update(self) -> None:
        """Write the bills of openings that were found since."""
        openings = self._typical.expansions.openings
        for number in range(len(self.all), len(openings)):
            moment = openings[number].moment
            charges: list[Charge] = []
            if isinstance(moment, Wait):
                fold = self._typical.fold(number)
                for stretch, seconds in zip(moment.stretches, fold.seconds, strict=True):
                    charges += _scaled(stretch.charges, seconds)
                if moment.offer is not None:
                    charges += _scaled((moment.offer.rest,), fold.off_phone)
            elif isinstance(moment, Ended):
                charges += moment.charges
            exits = exits_of(moment)
            ways = tuple(self._written(exit.charges) for exit in exits)
            reach = tuple(_reach(exit.charges) for exit in exits)
            self.all.append(Bill(self._written(charges), ways, reach))

    def means(self) -> Floats:
        """By opening and line: what who comes there pays on average."""
        self.update()
        means = np.zeros((len(self.all), len(self.lines.all)))
        for number, bill in enumerate(self.all):
            row = means[number]
            for line, amount in bill.always.items():
                row[line] += amount
            for share, way in zip(self._typical.odds(number), bill.each, strict=True):
                for line, amount in way.items():
                    row[line] += share * amount
        return means

    def of_ways(self, wanted: Callable[[Line], bool]) -> Floats:
        """By way: its amounts of some lines; what is paid whichever way is taken left out."""
        rows = {number for number, line in enumerate(self.lines.all) if wanted(line)}
        return np.array(
            [
                sum(amount for line, amount in way.items() if line in rows)
                for bill in self.all
                for way in bill.each
            ],
            np.float64,
        )

    def effort_of_ways(self) -> Floats:
        """By way: its effort-minutes; what is paid whichever way is taken left out."""
        return self.of_ways(lambda line: line.unit == "effort") / MILLI

    def effort_always(self) -> Floats:
        """By opening: the effort-minutes that are paid whichever way is taken."""
        return self.always(lambda line: line.unit == "effort") / MILLI

    def always(self, wanted: Callable[[Line], bool]) -> Floats:
        """By opening: its amounts of some lines that are paid whichever way is taken."""
        rows = {number for number, line in enumerate(self.lines.all) if wanted(line)}
        bills = (bill.always.items() for bill in self.all)
        return np.array([sum(a for line, a in bill if line in rows) for bill in bills], np.float64)

    def effort(self, charges: Iterable[Charge]) -> float:
        """Effort-minutes of charges."""
        return self._effort(self._written(charges))

    def _effort(self, amounts: dict[int, float]) -> float:
        lines = self.lines.all
        return sum(a for line, a in amounts.items() if lines[line].unit == "effort") / MILLI

    def _written(self, charges: Iterable[Charge]) -> dict[int, float]:
        amounts: dict[int, float] = {}
        for charge in charges:
            for line, amount in self._lines(charge):
                if amount:
                    number = self.lines.of(line)
                    amounts[number] = amounts.get(number, 0.0) + amount
        return amounts

    def _lines(self, charge: Charge) -> Iterator[tuple[Line, float]]:
        part = _FINE if charge.kind in _BY_THE_SECOND else 1
        weighed = self._scale.weigh(charge._replace(seconds=charge.seconds * part))
        for policy, milli in weighed.shares:
            line = Line("effort", charge.kind, policy, weighed.touchpoint, weighed.burden)
            yield line, milli / part
        yield Line("seconds", charge.kind), charge.seconds
        yield Line("money", charge.kind), charge.amount
        yield Line("keys", ""), charge.keys
        if charge.agent and charge.kind in ON_THE_LINE:
            yield Line("seconds", "agent"), charge.seconds
        if not charge.seconds or charge.did == "telling":
            yield Line("times", charge.did or charge.kind), 1.0


def _reach(charges: Iterable[Charge]) -> Reach:
    counts = []
    for before in (False, True):
        live = 0
        now = before
        for charge in charges:
            now, reached = reaches(charge, now)
            live += reached
        counts.append((live, now))
    (new, from_nobody), (more, from_somebody) = counts
    return Reach(new, more, from_nobody, from_somebody)


def _scaled(charges: Iterable[Charge], seconds: float) -> Iterator[Charge]:
    """Charges of one second each, for so many seconds."""
    return (c._replace(seconds=c.seconds * seconds, amount=c.amount * seconds) for c in charges)
