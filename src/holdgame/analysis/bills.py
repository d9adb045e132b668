"""bills: what each way and each moment costs, line by line, for many states at once.

A line is an amount of something: milli-effort-minutes of a policy at a touchpoint, seconds of a
kind, money. A journey's mean is then how often each opening is come to times what stands on its
bill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from holdgame.analysis.expansions import Numbered, exits_of
from holdgame.analysis.graph import Floats, Ints
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import ON_THE_LINE, Charge, Ended, Wait
from holdgame.friction.money import reaches
from holdgame.friction.scale import MILLI, Scale, Weighed

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


Times = dict[int, float]
"""how often each charge is paid, by its number"""


class Bill(NamedTuple):
    """What an opening costs: what is paid `always`, and on top of it on `each` of its ways."""

    always: Times
    each: tuple[Times, ...]
    reach: tuple[Reach, ...]


class Bills:
    """The bills of all openings that were found so far.

    They hold charges, each distinct one once; only the `lines` of a charge rest on weights. What
    is charged by the second stands there as one second.
    """

    def __init__(self, typical: Typical, scale: Scale) -> None:
        self.weights = scale.weights
        self.lines: Numbered[Line] = Numbered()
        self.charges: Numbered[Charge] = Numbered()
        self.all: list[Bill] = []
        self._typical, self._scale = typical, scale
        self._amount = np.zeros((0, 0))  # by charge and line
        self._efforts: list[float] = []  # by charge: milli-effort-minutes
        self._rows: list[tuple[int, int, float]] = []  # opening, charge, how often on average
        self._columns = _columns(self._rows)  # of those rows, that are taken out there
        self._means = np.zeros((0, 0))
        self._without: dict[Callable[[Line], bool], tuple[int, NDArray[np.bool_]]] = {}

    def update(self) -> None:
        """Write the bills of openings that were found since."""
        openings = self._typical.expansions.openings
        for number in range(len(self.all), len(openings)):
            moment = openings[number].moment
            always: Times = {}
            if isinstance(moment, Wait):
                fold = self._typical.fold(number)
                for stretch, seconds in zip(moment.stretches, fold.seconds, strict=True):
                    self._write(always, stretch.charges, seconds)
                if moment.offer is not None:
                    self._write(always, (moment.offer.rest,), fold.off_phone)
            elif isinstance(moment, Ended):
                self._write(always, moment.charges)
            exits = exits_of(moment)
            ways = tuple(self._write({}, exit.charges) for exit in exits)
            self.all.append(Bill(always, ways, tuple(_reach(exit.charges) for exit in exits)))
            self._rows += [(number, charge, often) for charge, often in always.items()]
            for share, way in zip(self._typical.odds(number), ways, strict=True):
                if share:
                    self._rows += [(number, charge, share * often) for charge, often in way.items()]

    def means(self) -> Floats:
        """By opening and line: what who comes there pays on average."""
        of, charge, times = self._mean_times()
        by_line = self._by_line()
        known = len(self._means)
        if known < len(self.all):
            fresh = slice(int(np.searchsorted(of, known)), None)
            where = of[fresh] - known, charge[fresh]
            shape = len(self.all) - known, len(by_line)
            means = csr_array((times[fresh], where), shape=shape) @ by_line
            self._means = np.concatenate((_widened(self._means, means.shape[1]), means))
        return self._means

    def mean_effort(self, scale: Scale) -> Floats:
        """By opening: the mean effort-minutes by other weights."""
        of, charge, times = self._mean_times()
        effort = np.array([self._milli(one, scale) for one in self.charges.all]) / MILLI
        return counted(of, times * effort[charge], len(self.all))

    def of_ways(self, wanted: Callable[[Line], bool]) -> Floats:
        """By way: its amounts of some lines; what is paid whichever way is taken left out."""
        self.update()
        return self._amounts([way for bill in self.all for way in bill.each], wanted)

    def always(self, wanted: Callable[[Line], bool]) -> Floats:
        """By opening: its amounts of some lines that are paid whichever way is taken."""
        self.update()
        return self._amounts([bill.always for bill in self.all], wanted)

    def ways_without(self, wanted: Callable[[Line], bool]) -> NDArray[np.bool_]:
        """By way: whether none of some lines is paid on it. Kept by the function that wants it."""
        known, without = self._without.get(wanted, (0, np.zeros(0, np.bool_)))
        self.update()
        if known < len(self.all):
            paying = self.paying(wanted)
            fresh = [not paying & way.keys() for bill in self.all[known:] for way in bill.each]
            without = np.concatenate((without, np.array(fresh, np.bool_)))
            self._without[wanted] = len(self.all), without
        return without

    def paying(self, wanted: Callable[[Line], bool]) -> set[int]:
        """The charges that pay some lines."""
        self.update()
        by_line = self._by_line()
        lines = [number for number, line in enumerate(self.lines.all) if wanted(line)]
        return set(np.flatnonzero(by_line[:, lines].any(axis=1)).tolist())

    def effort_of(self, opening: int) -> tuple[float, tuple[float, ...]]:
        """The effort-minutes of an opening that are paid whichever way is taken, and those of each
        of its ways on top of them."""
        self.update()
        for charge in self.charges.all[len(self._efforts) :]:
            self._efforts.append(self._milli(charge, self._scale))
        bill, efforts = self.all[opening], self._efforts

        def spent(times: Times) -> float:
            return sum(efforts[charge] * often for charge, often in times.items()) / MILLI

        return spent(bill.always), tuple(map(spent, bill.each))

    def effort(self, charges: Iterable[Charge]) -> float:
        """Effort-minutes of charges."""
        return sum(self._milli(charge, self._scale) for charge in charges) / MILLI

    def on_hold(self, wait: Wait, seconds: Floats) -> tuple[Floats, Floats]:
        """Of so many seconds on hold each: the effort-minutes, and what the caller is charged."""
        effort, paid, start = np.zeros_like(seconds), np.zeros_like(seconds), 0.0
        for stretch in wait.stretches:
            here = np.clip(seconds, start, stretch.until) - start
            effort += here * self.effort(stretch.charges)
            paid += here * sum(c.amount for c in stretch.charges if c.kind == "paid")
            start = stretch.until
        return effort, paid

    # -- charges ----------------------------------------------------------------------------------

    def _write(self, times: Times, charges: Iterable[Charge], seconds: float = 1.0) -> Times:
        """Charges, each so many times: those of a hold are for one second."""
        for charge in charges:
            if charge.kind in _BY_THE_SECOND:
                one, often = charge._replace(seconds=1.0), charge.seconds * seconds
            else:
                one, often = charge, seconds
            if often:
                number = self.charges.of(one)
                times[number] = times.get(number, 0.0) + often
        return times

    def _mean_times(self) -> tuple[Ints, Ints, Floats]:
        """Opening, charge, and how often it is paid there on average, row by row."""
        self.update()
        if self._rows:
            before, more = self._columns, _columns(self._rows)
            self._columns = (
                np.concatenate((before[0], more[0])),
                np.concatenate((before[1], more[1])),
                np.concatenate((before[2], more[2])),
            )
            self._rows.clear()
        return self._columns

    def _amounts(self, bills: list[Times], wanted: Callable[[Line], bool]) -> Floats:
        by_line = self._by_line()
        lines = [number for number, line in enumerate(self.lines.all) if wanted(line)]
        by_charge = by_line[:, lines].sum(axis=1).tolist()
        sums = [sum(by_charge[charge] * often for charge, often in one.items()) for one in bills]
        return np.array(sums, np.float64)

    def _by_line(self) -> Floats:
        """By charge and line: its amount."""
        fresh = self.charges.all[len(self._amount) :]
        if fresh:
            amounts = [
                (number, self.lines.of(line), amount)
                for number, charge in enumerate(fresh)
                for line, amount in self._lines(charge)
                if amount
            ]
            more = np.zeros((len(fresh), len(self.lines.all)))
            for number, line, amount in amounts:
                more[number, line] += amount
            self._amount = np.concatenate((_widened(self._amount, more.shape[1]), more))
        return self._amount

    def _lines(self, charge: Charge) -> Iterator[tuple[Line, float]]:
        weighed, part = _weighed(charge, self._scale)
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

    def _milli(self, charge: Charge, scale: Scale) -> float:
        weighed, part = _weighed(charge, scale)
        return weighed.milli / part


def _widened(table: Floats, columns: int) -> Floats:
    """A table with so many columns, the new ones empty."""
    return np.pad(table, ((0, 0), (0, columns - table.shape[1])))


def _columns(rows: list[tuple[int, int, float]]) -> tuple[Ints, Ints, Floats]:
    first, second, third = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(first, np.int64), np.array(second, np.int64), np.array(third, np.float64)


def _weighed(charge: Charge, scale: Scale) -> tuple[Weighed, int]:
    """A charge, weighed in parts so fine that nothing is rounded: means are no integers."""
    if charge.kind not in _BY_THE_SECOND:
        return scale.weigh(charge), 1
    return scale.weigh(charge._replace(seconds=charge.seconds * _FINE)), _FINE


def counted(of: Ints, amounts: Floats, size: int) -> Floats:
    """The sum of the amounts of each number."""
    return np.bincount(of, weights=amounts, minlength=size).astype(np.float64)


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
