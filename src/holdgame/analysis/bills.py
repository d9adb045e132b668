"""bills: what each way and each moment costs, line by line, for many states at once.

A line is an amount of something: milli-effort-minutes of a policy at a touchpoint, seconds of a
kind, money. A journey's mean is then how often each way is taken times what stands on its bill.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from holdgame.analysis.expansions import Expansions, Numbered, exits_of
from holdgame.analysis.flow import counted
from holdgame.analysis.graph import Floats, Ints
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import Charge, Ended, Wait
from holdgame.friction.scale import MILLI, Scale

_FINE: Final = 1_000_000  # seconds are weighed by so much and divided again: means are no integers


class Line(NamedTuple):
    """What an amount is of. `unit` is `effort` (milli-effort-minutes), `seconds`, `money` (in the
    currency of the play) or `times`; the others say which, and are empty where they do not
    matter."""

    unit: str
    kind: str
    policy: str = ""
    touchpoint: str = ""
    burden: str = ""


class Amounts:
    """Amounts of lines by something that has numbers: three columns, grown row by row."""

    def __init__(self) -> None:
        self._of: list[int] = []
        self._line: list[int] = []
        self._amount: list[float] = []

    def add(self, of: int, line: int, amount: float) -> None:
        self._of.append(of)
        self._line.append(line)
        self._amount.append(amount)

    def each(self, lines: list[int], size: int) -> Floats:
        """By that which has numbers, of which there are `size`: its amounts of some lines."""
        wanted = np.isin(self._line, lines)
        of, amounts = np.array(self._of, np.int64), np.array(self._amount)
        return counted(of[wanted], amounts[wanted], size)

    def times(self, how_often: Floats, lines: int) -> Floats:
        """By line: the sum of its amounts, each as often as that which it is of."""
        of: Ints = np.array(self._of, np.int64)
        amounts = np.array(self._amount) * how_often[of]
        return counted(np.array(self._line, np.int64), amounts, lines)


class Bills:
    """The bills of all openings that were found so far: those of their ways, and what a wait or an
    ending costs whichever way is taken."""

    def __init__(self, typical: Typical, scale: Scale) -> None:
        self.lines: Numbered[Line] = Numbered()
        self.of_ways, self.of_openings = Amounts(), Amounts()
        self._typical, self._scale = typical, scale
        self._done = 0

    @property
    def _expansions(self) -> Expansions:
        return self._typical.expansions

    def update(self) -> None:
        """Write the bills of openings that were found since."""
        openings = self._expansions.openings
        for number in range(self._done, len(openings)):
            moment = openings[number].moment
            if isinstance(moment, Wait):
                fold = self._typical.fold(number)
                for stretch, seconds in zip(moment.stretches, fold.seconds, strict=True):
                    self._write(self.of_openings, number, _scaled(stretch.charges, seconds))
                if moment.offer is not None:
                    rest = _scaled((moment.offer.rest,), fold.off_phone)
                    self._write(self.of_openings, number, rest)
            if isinstance(moment, Ended):
                self._write(self.of_openings, number, moment.charges)
            for index, exit in enumerate(exits_of(moment)):
                way = self._expansions.first_way[number] + index
                self._write(self.of_ways, way, exit.charges)
        self._done = len(openings)

    @property
    def efforts(self) -> list[int]:
        """The numbers of the lines that are effort."""
        return [number for number, line in enumerate(self.lines.all) if line.unit == "effort"]

    def effort(self, charges: Iterable[Charge]) -> float:
        """Effort-minutes of charges."""
        return sum(
            amount / MILLI
            for charge in charges
            for line, amount in self._lines(charge)
            if line.unit == "effort"
        )

    def _write(self, amounts: Amounts, of: int, charges: Iterable[Charge]) -> None:
        for charge in charges:
            for line, amount in self._lines(charge):
                if amount:
                    amounts.add(of, self.lines.of(line), amount)

    def _lines(self, charge: Charge) -> Iterator[tuple[Line, float]]:
        fine = (
            charge._replace(seconds=charge.seconds * _FINE) if charge.kind == "waiting" else charge
        )
        weighed = self._scale.weigh(fine)
        part = _FINE if charge.kind == "waiting" else 1
        for policy, milli in weighed.shares:
            line = Line("effort", charge.kind, policy, weighed.touchpoint, weighed.burden)
            yield line, milli / part
        yield Line("seconds", charge.kind), charge.seconds
        yield Line("money", charge.kind), charge.amount
        yield Line("keys", ""), charge.keys
        if charge.agent:
            yield Line("seconds", "agent"), charge.seconds
        if not charge.seconds or charge.did == "telling":
            yield Line("times", charge.did or charge.kind), 1.0


def _scaled(charges: Iterable[Charge], seconds: float) -> Iterator[Charge]:
    """Charges of one second each, for so many seconds."""
    return (c._replace(seconds=c.seconds * seconds, amount=c.amount * seconds) for c in charges)
