"""survival: the wait that a queue offers, from waits that hang-ups have cut short.

A caller who hung up after two minutes says only that their wait would have been longer. Leaving
them out makes waits look short, for it is in long waits that people hang up; counting two minutes
as their wait makes them look shorter still. Kaplan and Meier's estimate takes each for what it
says.

Sources:
    Kaplan, E. L. & Meier, P. (1958), Journal of the American Statistical Association 53.
    Mandelbaum, A. & Zeltyn, S. (2013), "Data-stories about (im)patient customers in tele-queues".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Counts = Mapping[float, int]
"""How many stays lasted so many seconds."""

_ROUNDING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Waits:
    """Stays in a queue by how they ended, counted by their length in seconds."""

    answered: Counts = field(default_factory=dict)
    hung_up: Counts = field(default_factory=dict)
    moved_on: Counts = field(default_factory=dict)

    @property
    def calls(self) -> int:
        return sum(sum(counts.values()) for counts in (self.answered, self.hung_up, self.moved_on))

    @property
    def abandoned(self) -> float:
        """Share of all calls that hung up; 0 of none."""
        return sum(self.hung_up.values()) / self.calls if self.calls else 0.0

    @property
    def waited(self) -> float:
        """Seconds waited by everybody together, however it ended."""
        ends = (self.answered, self.hung_up, self.moved_on)
        return sum(wait * count for counts in ends for wait, count in counts.items())

    @property
    def mean(self) -> float:
        """E[W] of the queueing formulas: the mean over everybody, however it ended; 0 of none."""
        return self.waited / self.calls if self.calls else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """A law of waits in figures, in seconds.

    `p50` and `p90` are None where so few waits were seen to their end that nobody can tell: they
    are longer than `longest`. `unfinished` is the share of waits that outlast it: 0 if the longest
    of all was seen to its end. The mean is that of waits cut at `longest`.
    """

    mean: float
    p50: float | None
    p90: float | None
    longest: float
    unfinished: float = 0.0


def answered(waits: Waits) -> Spread | None:
    """The waits of those who were answered, which is what a call report shows; None of nobody."""
    return _spread(Waits(answered=waits.answered))


def offered(waits: Waits) -> Spread | None:
    """The waits that a caller who never hangs up would have; None if nobody was answered.

    Whoever hung up or moved on counts as still waiting (censored) at that moment.
    """
    return _spread(waits) if waits.answered else None


def _spread(waits: Waits) -> Spread | None:
    left = Counter[float](waits.hung_up)
    left.update(waits.moved_on)
    times = sorted(waits.answered.keys() | left.keys())
    if not times:
        return None
    waiting, still, mean, before = waits.calls, 1.0, 0.0, 0.0
    p50 = p90 = None
    for time in times:
        mean += still * (time - before)
        before = time
        # Whoever was answered at a time was answered before whoever gave up at it.
        still *= 1 - waits.answered.get(time, 0) / waiting
        waiting -= waits.answered.get(time, 0) + left[time]
        if p50 is None and still <= 0.5 + _ROUNDING:
            p50 = time
        if p90 is None and still <= 0.1 + _ROUNDING:
            p90 = time
    return Spread(mean, p50, p90, times[-1], still if still > _ROUNDING else 0.0)
