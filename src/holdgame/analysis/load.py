"""load: what a change does to the queues themselves, when it changes how often people join them.

The calls a company counts are the base, repeats included: under its own rules its waits never
change. Of the calls of a queue the story stands for a share, and that share grows or shrinks with
the times that a journey joins the queue. Longer waits make more people hang up, who may ring
again; so it is gone round until the calls agree with the waits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from holdgame.analysis.found import Found
from holdgame.analysis.graph import Floats, Ints
from holdgame.analysis.parts import Part
from holdgame.analysis.solution import Solution
from holdgame.company.hours import read_hours
from holdgame.company.policy import NONE
from holdgame.company.profile import Company
from holdgame.company.variants import Changes

ASSUMED_SHARE: Final = 0.2  # of a queue's calls that are about the story's matter: judgement
NEAR: Final = 1e-3  # calls agree with waits when they differ by no more, in proportion
MOST_ROUNDS: Final = 20
_HOURS_A_YEAR: Final = 365 * 24
_DAY: Final = 1440  # minutes


@dataclass(frozen=True, slots=True)
class Coupled:
    """A solution whose queues have settled.

    `calls` are by column the calls an hour of the queues that changed; `settled` whether they
    agree with the waits; `rounds` how often it was gone round.
    """

    solution: Solution
    calls: tuple[Mapping[str, float], ...]
    settled: tuple[bool, ...]
    rounds: int


class Load:
    """The queues of a company while a story is played.

    Args:
        found: what there is of the story.
        base: the typical customer under the company as it is, in column 0.
        company: the company.
        share: of each queue's calls, those that are about the story's matter (0 to 1). None: by
            how many such matters there are in a year, where the company says so, else assumed.
    """

    def __init__(
        self,
        found: Found,
        base: Solution,
        company: Company,
        share: float | None = None,
    ) -> None:
        self._found, self._company = found, company
        joins = self._joins(base)[:, 0]
        self.queues = [
            queue.id
            for queue in company.queues.values()
            if queue.calls_per_hour and queue.agents and queue.measured is None
        ]
        known = dict(zip(company.queues, joins.tolist(), strict=True))
        self._calls = np.array([company.queues[q].calls_per_hour for q in self.queues], float)
        self._base = np.array([known[q] for q in self.queues], float)
        self.shares = {
            queue: share_of(company, queue, known[queue]) if share is None else share
            for queue in self.queues
        }
        self._share = np.array([self.shares[q] for q in self.queues], float)

    def settle(
        self, changes: Sequence[Changes], parts: Sequence[Part], variants: Sequence[int]
    ) -> Coupled:
        """The typical customer under each of some changes, with the waits that they make."""
        calls = np.repeat(self._calls[:, None], len(changes), axis=1)
        settled = np.zeros(len(changes), bool)
        last = np.full_like(calls, np.inf)
        stand_ins: Ints | None = None
        fixed: set[int] = set()  # columns with a wait that could not be made again
        rounds = 0
        while True:
            solution = Solution(self._found, parts, variants, stand_ins)
            wanted = self._wanted(solution)
            off = wanted - calls
            settled = np.all(np.abs(off) <= NEAR * calls, axis=0)
            if settled.all() or rounds == MOST_ROUNDS:
                break
            slower = np.abs(off) > 0.5 * np.abs(last)  # it overshoots, or hardly gets nearer
            calls = calls + np.where(slower, 0.5, 1.0) * np.where(settled, 0.0, off)
            last = off
            stand_ins = self._waiting(parts, changes, variants, calls, fixed)
            rounds += 1
        changed = tuple(self._changed(calls[:, column]) for column in range(len(changes)))
        settled[list(fixed)] = False
        return Coupled(solution, changed, tuple(settled.tolist()), rounds)

    def _wanted(self, solution: Solution) -> Floats:
        """By queue and column: the calls an hour that go with how often a journey joins."""
        rows = [list(self._company.queues).index(queue) for queue in self.queues]
        joins = self._joins(solution)[rows]
        base = self._base[:, None]
        more = np.divide(joins, base, out=np.ones_like(joins), where=base > 0)
        share = self._share[:, None]
        return np.asarray(self._calls[:, None] * (1 - share + share * more))

    def _joins(self, solution: Solution) -> Floats:
        """By queue of the company and column: how often a journey joins it."""
        waits: dict[str, list[int]] = {queue: [] for queue in self._company.queues}
        for number, queue in self._waits(len(solution.openings)):
            waits[queue].append(number)
        joins = [solution.openings[numbers].sum(axis=0) for numbers in waits.values()]
        return np.array(joins).reshape(len(joins), solution.openings.shape[1])

    def _waits(self, openings: int) -> list[tuple[int, str]]:
        """The openings that are waits in a queue of the company, with the queue."""
        self._found.update()
        queues = ((n, wait.heard.queue) for n, wait in self._found.waits if n < openings)
        return [(n, queue) for n, queue in queues if queue in self._company.queues]

    def _waiting(
        self,
        parts: Sequence[Part],
        changes: Sequence[Changes],
        variants: Sequence[int],
        calls: Floats,
        fixed: set[int],
    ) -> Ints:
        """By opening and column, the opening to be used: a wait's is one with these calls. Columns
        in which there cannot be one are put among the `fixed`."""
        expansions = self._found.expansions
        there = set(np.concatenate([part.graph.opening for part in parts]).tolist())
        waits = [
            (number, queue, expansions.holds(number))
            for number, queue in self._waits(len(expansions.openings))
            if number in there
        ]
        made: dict[tuple[int, int], int] = {}
        for column, (change, variant) in enumerate(zip(changes, variants, strict=True)):
            changed = self._changed(calls[:, column])
            if changed:
                loaded = expansions.variants.add(Changes(change.values, changed))
                for number, queue, holds in waits:
                    if queue in changed and holds >> variant & 1:
                        try:
                            made[number, column] = expansions.again(number, loaded)
                        except ValueError:  # its way rests on how long one waits
                            fixed.add(column)
        stand_ins = np.repeat(np.arange(len(expansions.openings))[:, None], len(changes), axis=1)
        for (number, column), stand_in in made.items():
            stand_ins[number, column] = stand_in
        return stand_ins

    def _changed(self, calls: Floats) -> dict[str, float]:
        return {
            queue: float(now)
            for queue, now, was in zip(self.queues, calls, self._calls, strict=True)
            if abs(now - was) > NEAR * was
        }


def share_of(company: Company, queue: str, joins: float) -> float:
    """The share of a queue's calls that are about the story's matter.

    By the year, where the company says how many such matters there are: each joins the queue so
    often, and the queue is open for so many hours.
    """
    matters = company.value("volume.year")
    calls = company.queues[queue].calls_per_hour
    if not isinstance(matters, int | float) or matters == NONE or not calls:
        return ASSUMED_SHARE if joins else 0.0
    return min(1.0, matters * joins / (calls * open_hours(company)))


def open_hours(company: Company) -> float:
    """Hours a year in which the lines are open."""
    hours = read_hours(str(company.value("hours.open")))
    if hours is None:
        return float(_HOURS_A_YEAR)
    minutes = (hours.closes - hours.opens) % _DAY or _DAY
    return minutes / _DAY * _HOURS_A_YEAR
