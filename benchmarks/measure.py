"""Two things timed turn by turn, and the figures that come of it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Timed = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of ours and of the peer, round by round."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times the peer's time ours took, in the middle round."""
        return statistics.median(a / b for a, b in zip(self.ours, self.peer, strict=True))


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a report. `met` is None where nothing was promised."""

    what: str
    value: str
    target: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a benchmark found. `skipped` says why there are no figures."""

    title: str
    figures: tuple[Figure, ...] = ()
    skipped: str = ""

    @property
    def met(self) -> bool:
        return all(figure.met is not False for figure in self.figures)


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes, with the collector kept out of it."""
    gc.collect()
    gc.disable()
    try:
        began = time.perf_counter()
        run()
        return time.perf_counter() - began
    finally:
        gc.enable()


def in_turns(ours: Timed, peer: Timed, rounds: int) -> Pair:
    """Time both, one after the other, so many times; each changes who goes first.

    One unmeasured round comes first: files get into memory, and bytecode is written.
    """
    ours(), peer()
    taken: list[tuple[float, float]] = []
    for number in range(rounds):
        if number % 2:
            b, a = peer(), ours()
        else:
            a, b = ours(), peer()
        taken.append((a, b))
    return Pair(tuple(a for a, _ in taken), tuple(b for _, b in taken))


def side_by_side(what: str, peer: str, pair: Pair, most: float) -> tuple[Figure, ...]:
    """Ours, the peer's, and the ratio against its target."""
    return (
        Figure(what, milliseconds(pair.ours)),
        Figure(peer, milliseconds(pair.peer)),
        Figure("ratio", f"{pair.ratio:.2f} times", f"at most {most:g} times", pair.ratio <= most),
    )


def milliseconds(times: Iterable[float]) -> str:
    """`median 12.3 ms, best 11.0 ms`."""
    taken = [1000 * t for t in times]
    return f"median {statistics.median(taken):.1f} ms, best {min(taken):.1f} ms"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
