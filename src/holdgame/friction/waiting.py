"""waiting: how heavy a stretch of a wait is, and which policies made it heavier.

The base (1.00 effort-minutes a minute) is booked to the policy that makes people wait, and what
each flag adds to the flag's own policy. Maister 1985 names what makes waits feel longer; the
sizes, and US DOT's ratio that bounds them, are in `weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.engine.moments import Flag
from holdgame.friction.rounding import in_equal_parts, in_proportion
from holdgame.friction.weights import Weights

Share = tuple[str, int]
"""a policy (or `none`) and its milli-effort-minutes"""
Flags = tuple[tuple[Flag, str], ...]

MILLI_A_SECOND: Final = 1000 / 60
_STEPS: Final = 1_000_000  # rates are compared as whole millionths, so that cuts are exact


class CatalogueOrder:
    """The order of policies in the catalogue; those it lacks follow by name."""

    __slots__ = ("_rank",)

    def __init__(self, policies: Sequence[str]) -> None:
        self._rank = {policy: rank for rank, policy in enumerate(policies)}

    def __call__(self, policy: str) -> tuple[int, str]:
        """A key to sort policies by."""
        return self._rank.get(policy, len(self._rank)), policy


@dataclass(frozen=True, slots=True)
class WaitWeight:
    """What one kind of waiting weighs.

    `steps` are the rates of its parts in millionths of an effort-minute a minute; each part is
    booked to its `policies` in equal parts, nearly always one. Parts stand in catalogue order.
    """

    steps: tuple[int, ...]
    policies: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(because: str, flags: Flags, weights: Weights, order: CatalogueOrder) -> WaitWeight:
        """The weight of a wait made by a policy, with flags and their policies.

        Of the flags about the same thing the heaviest counts; a tie is shared by its policies.
        Past the limit of a wait, all that the flags add shrinks in proportion.
        """
        heaviest: dict[str, tuple[float, set[str]]] = {}
        for flag, policy in flags:
            value, about = weights[flag], weights.about[flag]
            most, policies = heaviest.get(about, (0.0, set()))
            if value > most:
                heaviest[about] = (value, {policy})
            elif value == most:
                policies.add(policy)
        limit = weights["wait_most"]
        base = min(weights["waiting"], limit)
        added = sum(value for value, _ in heaviest.values())
        shrunk = min(1.0, (limit - base) / added) if added else 1.0
        parts = [(tuple(sorted(p, key=order)), v * shrunk) for v, p in heaviest.values()]
        parts.append(((because,), base))
        parts.sort(key=lambda part: ([order(policy) for policy in part[0]], part[1]))
        return WaitWeight(
            tuple(round(rate * _STEPS) for _, rate in parts),
            tuple(policies for policies, _ in parts),
        )

    @property
    def rate(self) -> float:
        """Effort-minutes a minute."""
        return sum(self.steps) / _STEPS

    def cut(self, seconds: float) -> tuple[int, tuple[Share, ...]]:
        """Milli-effort-minutes of so many seconds, rounded once as a whole, and their shares."""
        milli = round(seconds * self.rate * MILLI_A_SECOND)
        if not milli:
            return 0, ()
        if len(self.steps) == 1:
            return milli, ((self.policies[0][0], milli),)
        shares: dict[str, int] = {}
        for part, policies in zip(in_proportion(milli, self.steps), self.policies, strict=True):
            for policy, share in zip(policies, in_equal_parts(part, len(policies)), strict=True):
                if share:
                    shares[policy] = shares.get(policy, 0) + share
        return milli, tuple(shares.items())
