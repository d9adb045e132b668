"""solution: a story under some variants of a company, every journey of it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from holdgame.analysis.bills import Line
from holdgame.analysis.flow import by_opening, flow
from holdgame.analysis.found import Found
from holdgame.analysis.graph import Bools, Floats, Ints
from holdgame.analysis.parts import Part
from holdgame.analysis.traps import Trapped, refuse_traps
from holdgame.friction.scale import MILLI

_MINUTE: Final = 60.0
_EXACT: Final = 1e-9


class Solution:
    """The typical customer under some variants, of which each is one column of what is returned.

    Args:
        found: what there is of the story; all openings of the graph are in it.
        parts: where journeys come under these variants, column by column.
        variants: their numbers.
        stand_ins: by opening and column, the opening whose waits there are instead of its own.

    Raises:
        Trapped: some journeys never end.
    """

    def __init__(
        self,
        found: Found,
        parts: Sequence[Part],
        variants: Sequence[int],
        stand_ins: Ints | None = None,
    ) -> None:
        found.update()
        self.parts, self.variants = parts, tuple(variants)
        self.weights, self.ends = found.bills.weights, found.ends
        self._found, self._stand_ins, self._first = found, stand_ins, found.first
        counts = np.diff(self._first)
        self._opening = np.repeat(np.arange(len(counts)), counts)  # by way
        self._place = np.arange(int(self._first[-1])) - self._first[self._opening]
        self.openings = self._run(found.odds)
        ends = self.openings[self.ends].sum(axis=0)
        if not np.all(np.abs(ends - 1) < _EXACT):
            for part in parts:
                refuse_traps(part.graph, found.expansions)
            raise Trapped(())

    def run(self, share: Floats) -> Floats:
        """Mean visits by opening and column, of those who take each way by so large a share of
        the usual (by way; one column)."""
        return self._run(self._found.odds[: len(share)] * share[:, 0])

    # -- running ----------------------------------------------------------------------------------

    def _run(self, odds: Floats) -> Floats:
        """Mean visits by opening and column, each way taken by so many (by way)."""
        there = np.zeros((len(self._first) - 1, len(self.variants)))
        for part in self.parts:
            there[:, part.columns] = self._some(odds, part)
        if self._stand_ins is None:
            return there
        acting = np.zeros_like(there)
        np.add.at(acting, (self._stand_ins, np.arange(there.shape[1])), there)
        return acting

    def _some(self, odds: Floats, part: Part) -> Floats:
        comes = part.graph.comes()
        ways = self._ways(odds, part.columns)
        visits = flow(part.graph, part.order, ways, comes, customers=len(part.columns))
        return by_opening(part.graph, visits, comes, len(self._first) - 1)

    def _ways(self, odds: Floats, columns: Ints) -> Floats:
        if self._stand_ins is None:
            return odds[:, None]
        acting = self._stand_ins[:, columns][self._opening]
        return odds[np.minimum(self._first[acting] + self._place[:, None], len(odds) - 1)]

    def alone(self, column: int) -> tuple[Part, Floats, Bools | None]:
        """One column: the part it is in, by way the share of those there who take it, and by stand
        whether one comes there (None: everywhere). Both have one column."""
        part = next(part for part in self.parts if column in part.columns)
        comes = part.graph.comes()
        if comes is not None:
            comes = comes[:, part.columns == column]
        return part, self._ways(self._found.odds, np.array([column])), comes

    # -- what it comes to, by column ---------------------------------------------------------------

    @cached_property
    def _means(self) -> Floats:
        return self._found.bills.means()[: len(self._first) - 1]

    @cached_property
    def amounts(self) -> Floats:
        """By line and column: the mean of what a journey pays."""
        return self._means.T @ self.openings

    @property
    def lines(self) -> list[Line]:
        """What the rows of `amounts` are of."""
        return self._found.bills.lines.all[: self._means.shape[1]]

    def total(self, wanted: Callable[[Line], bool]) -> Floats:
        """By column: the sum of some lines."""
        rows = [number for number, line in enumerate(self.lines) if wanted(line)]
        return np.asarray(self.amounts[rows].sum(axis=0))

    @property
    def effort(self) -> Floats:
        """By column: mean effort-minutes."""
        return self.total(lambda line: line.unit == "effort") / MILLI

    @cached_property
    def resolved(self) -> Floats:
        """By column: the share of journeys that end so."""
        there = len(self.openings)
        resolved = self._found.resolved[self._found.resolved < there]
        return np.asarray(self.openings[resolved].sum(axis=0))

    def minutes(self, kind: str) -> Floats:
        """By column: mean minutes of a kind: waiting, listening, doing."""
        return self.total(lambda line: line.unit == "seconds" and line.kind == kind) / _MINUTE

    def lived(self, column: int) -> tuple[float, float, float]:
        """Of one column: mean minutes of the customer's life: waiting, listening, doing."""
        kinds = ("waiting", "listening", "doing")
        waiting, listening, doing = (float(self.minutes(kind)[column]) for kind in kinds)
        return waiting, listening, doing

    @cached_property
    def friction(self) -> Floats:
        """By column: the mean of F = 100 (1 - exp(-B / tau)) over all journeys.

        Run as ever, but each way weighted by the mean of exp(-b / tau) of what it costs.
        """
        ways, always = self._found.faded()
        return 100 * (1 - always[self.ends] @ self._run(ways)[self.ends])

    def endings(self, column: int) -> dict[str, float]:
        """The odds of each ending, the likeliest first; they add up to 1."""
        shares: dict[str, float] = {}
        for number in self.ends.tolist():
            share = float(self.openings[number, column])
            if share:
                ending = self._found.ending(number).ending
                shares[ending] = shares.get(ending, 0.0) + share
        return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))

    def felt(self, column: int, of: Callable[[Line], str]) -> dict[str, float]:
        """Effort-minutes by something of their lines, the most first; they add up to all."""
        sums: dict[str, float] = {}
        for line, milli in zip(self.lines, self.amounts[:, column].tolist(), strict=True):
            if line.unit == "effort" and milli:
                sums[of(line)] = sums.get(of(line), 0.0) + milli / MILLI
        return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
