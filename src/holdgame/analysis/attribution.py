"""attribution: which rules make the difference between a company and a reference.

One at a time says what a single change would take off. Shapley values cut the whole difference
into shares: the mean of what a rule takes off when the rules are changed one after another, over
all orders (Shapley 1953). Up to twelve rules that matter all sets of changes are worked out; beyond
that orders are drawn, each with its reverse (an antithetic pair), and the error is told.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.graph import Floats
from holdgame.company.policy import PolicyValue
from holdgame.company.variants import AS_IT_IS, Changes

MOST_EXACT: Final = 12  # rules of which all sets are worked out
MOST_EXACT_COUPLED: Final = 10  # the same, where queues are to settle
MATTERS: Final = 1e-6  # effort-minutes: what changes less, alone and last of all, does not matter
NOTICED: Final = 0.005  # of all journeys: fewer resolved than this is noticed: judgement
PAIRS: Final = 16  # of orders, at most
FEWEST: Final = 4
CLOSE: Final = 1.0  # effort-minutes: a standard error that is small enough: judgement
AT_ONCE: Final = 1_024  # sets that are worked out together
Tell = Callable[[str], None]


def say_nothing(_: str) -> None:
    """Whoever does not want to know how far it is."""


@dataclass(frozen=True, slots=True)
class Single:
    """One change by itself: effort-minutes it takes off the typical customer's journey, the share
    resolved with it, and what it would take off if all others had been made before it."""

    saves: float
    resolved: float
    saves_last: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Shares of the difference between a company and a reference, in effort-minutes.

    `shares` are Shapley values and add up to `difference`; `errors` are their standard errors, 0
    where they are `exact`. `singles` are the changes one at a time, the most saved first; a change
    with which fewer are resolved saves nothing: it drives people away.
    """

    effort: float
    effort_there: float
    resolved: float
    resolved_there: float
    reference: Mapping[str, PolicyValue]
    singles: Mapping[str, Single]
    shares: Mapping[str, float]
    errors: Mapping[str, float]
    exact: bool

    @property
    def difference(self) -> float:
        """What all changes together take off."""
        return self.effort - self.effort_there

    def drives_away(self, policy: str) -> bool:
        """Whether fewer are resolved with a change."""
        return fewer(self.resolved, self.singles[policy].resolved)


def fewer(before: float, after: float) -> bool:
    """Whether so much smaller a share is resolved that what is saved is people who go away."""
    return after < before - NOTICED


class Efforts:
    """The typical customer's effort under sets of changes, each worked out once.

    Args:
        analysis: the story under the company.
        reference: the changes.
        coupled: whether queues settle.
        share: of each queue's calls those about the story's matter, where they do.
        tell: is told how far it is.
    """

    def __init__(
        self,
        analysis: Analysis,
        reference: Mapping[str, PolicyValue],
        *,
        coupled: bool = False,
        share: float | None = None,
        tell: Tell = say_nothing,
    ) -> None:
        self._analysis, self._reference = analysis, reference
        self._coupled, self._share = coupled, share
        self._tell = tell
        self._known: dict[frozenset[str], tuple[float, float]] = {}

    def of(self, sets: Sequence[frozenset[str]]) -> Floats:
        """By set of policies that are changed: mean effort-minutes, and the share resolved."""
        new = [made for made in dict.fromkeys(sets) if made not in self._known]
        for first in range(0, len(new), AT_ONCE):
            if len(new) > AT_ONCE:
                self._tell(f"{first:,} of {len(new):,} sets of changes")
            self._work_out(new[first : first + AT_ONCE])
        return np.array([self._known[made] for made in sets], np.float64)

    def _work_out(self, sets: Sequence[frozenset[str]]) -> None:
        """Together; where they have too many states together, half and half."""
        changes = [self._changes(made) for made in sets]
        try:
            if self._coupled:
                solution = self._analysis.coupled(changes, self._share).solution
            else:
                solution = self._analysis.solve(changes)
        except TooLarge:
            if len(sets) == 1:
                raise
            half = len(sets) // 2
            self._work_out(sets[:half])
            self._work_out(sets[half:])
            return
        pairs = zip(solution.effort.tolist(), solution.resolved.tolist(), strict=True)
        self._known.update(zip(sets, pairs, strict=True))

    def _changes(self, made: frozenset[str]) -> Changes:
        if not made:
            return AS_IT_IS
        return Changes({p: value for p, value in self._reference.items() if p in made})


def attribute(
    analysis: Analysis,
    reference: Mapping[str, PolicyValue],
    *,
    coupled: bool = False,
    share: float | None = None,
    tell: Tell = say_nothing,
) -> Attribution:
    """Cut the difference between a company and a reference into shares of its rules.

    Args:
        analysis: the story under the company.
        reference: by policy its value there; see `company.reference`.
        coupled: whether queues settle at each set of changes.
        share: of each queue's calls those about the story's matter, where they do; see `Load`.
        tell: is told how far it is.

    Raises:
        TooLarge, Trapped: see `Analysis.solve`.
    """
    efforts = Efforts(analysis, reference, coupled=coupled, share=share, tell=tell)
    singles = singly(efforts, tuple(reference))
    whole = frozenset(reference)
    (effort, resolved), (there, resolved_there) = efforts.of([frozenset(), whole]).tolist()
    matter = _that_matter(efforts, singles, there)
    exact = len(matter) <= (MOST_EXACT_COUPLED if coupled else MOST_EXACT)
    if exact:
        shares, errors = _exactly(efforts, matter), dict.fromkeys(matter, 0.0)
    else:
        shares, errors = _drawn(efforts, matter, tell)
    return Attribution(
        effort,
        there,
        resolved,
        resolved_there,
        dict(reference),
        singles,
        _most_first(_adding_up(shares, effort - there)),
        errors,
        exact,
    )


def singly(efforts: Efforts, policies: Sequence[str]) -> dict[str, Single]:
    """Each change by itself, and after all others; the most saved first."""
    whole = frozenset(policies)
    alone = [frozenset((policy,)) for policy in policies]
    without = [whole - {policy} for policy in policies]
    found = efforts.of([frozenset(), whole, *alone, *without]).tolist()
    (base, _), (there, _), *rest = found
    firsts, lasts = rest[: len(policies)], rest[len(policies) :]
    singles = {
        policy: Single(base - first, resolved, last - there)
        for policy, (first, resolved), (last, _) in zip(policies, firsts, lasts, strict=True)
    }
    return dict(sorted(singles.items(), key=lambda item: (-item[1].saves, item[0])))


def _that_matter(efforts: Efforts, singles: Mapping[str, Single], there: float) -> list[str]:
    """The changes that take something off: alone, last of all, or beside those that do.

    One of two, either of which another change needs, does so neither alone nor last.
    """
    matter = [
        policy
        for policy, single in singles.items()
        if max(abs(single.saves), abs(single.saves_last)) > MATTERS
    ]
    while True:
        others = [policy for policy in singles if policy not in matter]
        beside = [frozenset((*matter, policy)) for policy in others]
        effort, *with_each = efforts.of([frozenset(matter), *beside])[:, 0].tolist()
        more = [p for p, e in zip(others, with_each, strict=True) if abs(e - effort) > MATTERS]
        if not more:
            return matter if abs(effort - there) <= MATTERS else list(singles)
        matter += more


def _exactly(efforts: Efforts, policies: Sequence[str]) -> dict[str, float]:
    """Shapley values from all sets of changes."""
    count = len(policies)
    sets = [
        frozenset(policy for bit, policy in enumerate(policies) if made >> bit & 1)
        for made in range(1 << count)
    ]
    effort = efforts.of(sets)[:, 0]
    number = np.arange(1 << count)
    size = np.array([int(n).bit_count() for n in number])
    weight = np.array(
        [1 / (count * math.comb(count - 1, before)) if before < count else 0.0 for before in size]
    )
    shares = {}
    for bit, policy in enumerate(policies):
        before = number[(number >> bit & 1) == 0]
        saved = effort[before] - effort[before | 1 << bit]
        shares[policy] = float(weight[before] @ saved)
    return shares


def _drawn(
    efforts: Efforts, policies: Sequence[str], tell: Tell
) -> tuple[dict[str, float], dict[str, float]]:
    """Shapley values from orders that are drawn, with their standard errors."""
    dice = random.Random(len(policies))  # the same orders every time
    means: list[Floats] = []
    error = np.full(len(policies), np.inf)
    while len(means) < PAIRS and (len(means) < FEWEST or error.max() > CLOSE):
        tell(f"orders of change: {2 * len(means)} of at most {2 * PAIRS}")
        order = dice.sample(range(len(policies)), len(policies))
        pair = [_saved(efforts, policies, one) for one in (order, order[::-1])]
        means.append(np.mean(pair, axis=0))
        if len(means) > 1:
            error = np.std(means, axis=0, ddof=1) / math.sqrt(len(means))
    mean = np.mean(means, axis=0)
    return (
        dict(zip(policies, mean.tolist(), strict=True)),
        dict(zip(policies, error.tolist(), strict=True)),
    )


def _saved(efforts: Efforts, policies: Sequence[str], order: Sequence[int]) -> Floats:
    """What each change takes off when they are made in an order."""
    made = [frozenset(policies[n] for n in order[:count]) for count in range(len(order) + 1)]
    saved = -np.diff(efforts.of(made)[:, 0])
    by_policy = np.zeros(len(policies))
    by_policy[list(order)] = saved
    return by_policy


def _adding_up(shares: Mapping[str, float], whole: float) -> dict[str, float]:
    """The same, with what rounding lost in the largest: they add up to the whole."""
    lost = whole - math.fsum(shares.values())
    largest = max(shares, key=lambda policy: abs(shares[policy]), default=None)
    return {p: s + lost if p == largest else s for p, s in shares.items()}


def _most_first(shares: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
