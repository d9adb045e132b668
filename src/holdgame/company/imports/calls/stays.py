"""stays: how long callers stayed in which queue, at which hour of the day, and how it ended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress
from operator import and_
from typing import Final

from holdgame.company.imports.calls.records import ANSWERED, HUNG_UP, MOVED_ON, Calls, Outcome
from holdgame.company.imports.calls.survival import Waits

HOUR: Final = 3600
_MOST_LENGTHS: Final = 100_000  # different waits that are kept apart; then to the whole second
_AT_ONCE: Final = 65_536  # calls that are put by cell before they are counted, cell by cell, in C

Cell = tuple[int | None, str, Outcome]
"""Hour of the day, None where no time is told; queue; how it ended."""


class _Waits(dict[Cell, list[float]]):
    """Waits by cell, a list begun when it is first asked for."""

    def __missing__(self, cell: Cell) -> list[float]:
        waits = self[cell] = []
        return waits


class Stays:
    """Counts that stay small however many calls there are.

    Waits are exact while there are few, and to the whole second when there are many, which leaves
    a mean of many right to a hundredth.
    """

    def __init__(self) -> None:
        self._new = _Waits()  # not counted yet
        self._uncounted = 0
        self._counts: defaultdict[Cell, Counter[float]] = defaultdict(Counter)
        self._most = _MOST_LENGTHS
        self._handle: defaultdict[str, float] = defaultdict(float)  # seconds, by queue
        self._untold: Counter[str] = Counter()  # answered calls that tell no handle time

    def add(self, calls: Calls, answered: Sequence[bool]) -> None:
        """Take in some calls; `answered` says which of them were."""
        hour_of = {s: None if s is None else s // HOUR % 24 for s in set(calls.starts)}
        hours = map(hour_of.__getitem__, calls.starts)
        cells = map(self._new.__getitem__, zip(hours, calls.queues, calls.outcomes, strict=True))
        for waits, wait in zip(cells, calls.waits, strict=True):
            waits.append(wait)
        self._uncounted += len(calls.waits)
        if self._uncounted > _AT_ONCE:
            self._count()
        try:
            spent = _by_queue(calls, answered)
        except TypeError:  # some do not tell
            told = [handle is not None for handle in calls.handles]
            spent = _by_queue(calls, list(map(and_, answered, told)))
            untold = [answer and not tells for answer, tells in zip(answered, told, strict=True)]
            self._untold.update(compress(calls.queues, untold))
        for queue, seconds in spent.items():
            self._handle[queue] += seconds

    def cells(self) -> Mapping[Cell, Counter[float]]:
        """How many stays in each cell lasted so many seconds."""
        self._count()
        return self._counts

    def waits(self, queue: str | None = None, hour: int | None = None) -> Waits:
        """The stays of a queue or of all, in one hour of the day or at any time."""
        ends: dict[Outcome, Counter[float]] = {
            outcome: Counter() for outcome in (ANSWERED, HUNG_UP, MOVED_ON)
        }
        for (at, of, outcome), counts in self.cells().items():
            if queue in (None, of) and hour in (None, at):
                ends[outcome].update(counts)
        return Waits(ends[ANSWERED], ends[HUNG_UP], ends[MOVED_ON])

    def by_hour(self, queue: str) -> dict[int, int]:
        """Calls of a queue by hour of the day, as far as that is told."""
        calls: Counter[int] = Counter()
        for (hour, of, _), counts in self.cells().items():
            if of == queue and hour is not None:
                calls[hour] += sum(counts.values())
        return dict(calls)

    def queues(self) -> list[str]:
        """All queues, the one with the most calls first."""
        calls: Counter[str] = Counter()
        for (_, queue, _), counts in self.cells().items():
            calls[queue] += sum(counts.values())
        return [queue for queue, _ in sorted(calls.items(), key=lambda c: (-c[1], c[0]))]

    def handle(self, queue: str) -> float | None:
        """The mean handle time of a queue's answered calls, in seconds; None where none tells."""
        answered = (
            sum(counts.values())
            for (_, of, outcome), counts in self.cells().items()
            if of == queue and outcome == ANSWERED
        )
        handled = sum(answered) - self._untold[queue]
        return self._handle[queue] / handled if handled else None

    def _count(self) -> None:
        """Count what is new, and round waits if there are too many different ones."""
        for cell, waits in self._new.items():
            if waits:
                self._counts[cell].update(waits)
                waits.clear()
        self._uncounted = 0
        if sum(map(len, self._counts.values())) > self._most:
            for cell, counts in self._counts.items():
                rounded = Counter[float]()
                for wait, count in counts.items():
                    rounded[float(round(wait))] += count
                self._counts[cell] = rounded
            self._most = max(self._most, 2 * sum(map(len, self._counts.values())))


def _by_queue(calls: Calls, which: Sequence[bool]) -> dict[str, float]:
    """The handle times of some of these calls added up. Raises TypeError where one is not told."""
    spent: defaultdict[str, float] = defaultdict(float)
    for queue, seconds in compress(zip(calls.queues, calls.handles, strict=True), which):
        spent[queue] += seconds  # type: ignore[operator]
    return spent
