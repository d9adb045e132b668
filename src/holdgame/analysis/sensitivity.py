"""sensitivity: whether the order of the rules survives other weights than our judgement.

Each weight that is our judgement is halved and doubled, one after another. How often a journey
comes where does not rest on weights: only the bills are written again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import fewer
from holdgame.analysis.graph import Floats
from holdgame.analysis.solution import Solution
from holdgame.company.policy import PolicyValue
from holdgame.company.variants import AS_IT_IS, Changes
from holdgame.friction.scale import Scale
from holdgame.friction.weights import A_DAY, A_MINUTE, EACH

FACTORS: Final = (0.5, 2.0)
RANKED: Final = 5  # changes of which the order is looked at


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What halved and doubled weights do.

    `ranked` are the changes that take most off one at a time, the most first; those that only
    drive people away are none of them. `holds` says of each
    place whether it is held by the same change whatever the weights; `moved_by` by weight and
    factor which changes stand in the places then, where that is another order. `saves` are by
    change the least and the most it takes off, in effort-minutes; `effort` is the typical
    customer's, least and most.
    """

    ranked: tuple[str, ...]
    holds: tuple[bool, ...]
    moved_by: Mapping[str, tuple[str, ...]]
    saves: Mapping[str, tuple[float, float]]
    effort: tuple[float, float]
    weights: int


def sensitivity(
    analysis: Analysis,
    reference: Mapping[str, PolicyValue],
    solution: Solution | None = None,
) -> Sensitivity:
    """Halve and double each weight that is our judgement.

    Args:
        analysis: the story under the company.
        reference: the changes, each of which is made by itself.
        solution: the typical customer as it is and under each of them, if that is known.

    Raises: as `Analysis.solve`.
    """
    policies = tuple(reference)
    changes = [AS_IT_IS, *(Changes({policy: reference[policy]}) for policy in policies)]
    solution = solution or analysis.solve(changes)
    effort = solution.effort
    saves = effort[0] - effort[1:]
    helps = [not fewer(float(solution.resolved[0]), float(r)) for r in solution.resolved[1:]]
    allowed = {
        policy
        for policy, helped, saved in zip(policies, helps, saves.tolist(), strict=True)
        if helped and saved > 0
    }
    order = _ranked(policies, saves, allowed)
    least, most = saves.copy(), saves.copy()
    lowest = highest = float(effort[0])
    holds = [True] * len(order)
    moved: dict[str, tuple[str, ...]] = {}
    tried = 0
    for name in judged(analysis):
        tried += 1
        for factor in FACTORS:
            other = _effort(analysis, name, factor, len(solution.openings)) @ solution.openings
            saved = other[0] - other[1:]
            least, most = np.minimum(least, saved), np.maximum(most, saved)
            lowest, highest = min(lowest, float(other[0])), max(highest, float(other[0]))
            now = _ranked(policies, saved, allowed)
            if now != order:
                moved[f"{name} x {factor:g}"] = now
                holds = [h and a == b for h, a, b in zip(holds, order, now, strict=True)]
    bounds = zip(policies, least.tolist(), most.tolist(), strict=True)
    return Sensitivity(
        order,
        tuple(holds),
        moved,
        {policy: (low, high) for policy, low, high in bounds},
        (lowest, highest),
        tried,
    )


def judged(analysis: Analysis) -> list[str]:
    """The weights of effort that are our judgement."""
    weights = analysis.weights
    units = (A_MINUTE, A_DAY, EACH)
    return [n for n in weights.named("judgement") if weights.figures[n].unit in units]


def _effort(analysis: Analysis, name: str, factor: float, openings: int) -> Floats:
    """By opening, of the first so many: its mean effort-minutes, with one weight changed."""
    weights = analysis.weights.changed({name: analysis.weights[name] * factor})
    return analysis.bills.mean_effort(Scale(weights, tuple(analysis.company.catalogue)))[:openings]


def _ranked(policies: tuple[str, ...], saves: Floats, allowed: set[str]) -> tuple[str, ...]:
    pairs = [p for p in zip(policies, saves.tolist(), strict=True) if p[0] in allowed]
    order = sorted(pairs, key=lambda one: (-one[1], one[0]))
    return tuple(policy for policy, _ in order[:RANKED])
