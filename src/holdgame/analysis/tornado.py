"""tornado: each rule changed by itself, and what that does; then one after another, to the end.

In queues that settle, as a what-if has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import fewer
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.purses import purses
from holdgame.analysis.sensitivity import Sensitivity, sensitivity
from holdgame.analysis.what_if import Cost, cost_of
from holdgame.company.policy import Policy, PolicyValue
from holdgame.company.profile import Company
from holdgame.company.variants import AS_IT_IS, Changes

STEPS: Final = 8  # changes that are made one after another, before all others at once
TOLD: Final = 0.5  # effort-minutes: what takes off less, after others, is not told by itself
_MATTERS: Final = 0.05  # effort-minutes: what changes less would be shown as nothing


@dataclass(frozen=True, slots=True)
class Bar:
    """One change by itself.

    It takes `saves` effort-minutes and `minutes` off the typical customer's journey, of whom
    `resolved` are helped then; `away`: it saves only because more give up. `least` and `most` are
    what it saves as our judgement of the weights is halved and doubled.
    """

    policy: str
    value: PolicyValue
    saves: float
    minutes: float
    resolved: float
    away: bool
    least: float
    most: float
    cost: Cost


@dataclass(frozen=True, slots=True)
class Step:
    """One more change, after those before it: what is left, and how many are helped. Of the last
    step `policy` is empty: it is all others."""

    policy: str
    effort: float
    resolved: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """All single changes that matter, the most saved first and those that drive people away last;
    the steps from the company to the reference; how sure the order is."""

    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]
    ranks: Sensitivity


def tornado(
    analysis: Analysis, reference: Mapping[str, PolicyValue], typical: Expectation
) -> Tornado:
    """Change one rule after another.

    Args:
        analysis: the story under the company.
        reference: by policy its value in the reference.
        typical: the typical customer as it is.

    Raises: as `Analysis.solve`.
    """
    policies = tuple(reference)
    singly = [Changes({policy: reference[policy]}) for policy in policies]
    solution = analysis.coupled([AS_IT_IS, *singly]).solution
    ranks = sensitivity(analysis, reference, solution)
    money = purses(solution, analysis.bills, analysis.terms)
    bars = []
    for column, policy in enumerate(policies, 1):
        saves = float(solution.effort[0] - solution.effort[column])
        if abs(saves) < _MATTERS:
            continue
        resolved = float(solution.resolved[column])
        change = {policy: reference[policy]}
        least, most = ranks.saves[policy]
        bars.append(
            Bar(
                policy,
                reference[policy],
                saves,
                typical.minutes - sum(solution.lived(column)),
                resolved,
                saves > 0 and fewer(float(solution.resolved[0]), resolved),
                least,
                most,
                cost_of(analysis, change, typical.money, money[column]),
            )
        )
    bars.sort(key=lambda bar: (bar.away, -bar.saves, bar.policy))
    return Tornado(tuple(bars), _steps(analysis, reference, bars, typical.effort), ranks)


def _steps(
    analysis: Analysis, reference: Mapping[str, PolicyValue], bars: Sequence[Bar], effort: float
) -> tuple[Step, ...]:
    """The changes made one after another, as the bars have them, then all others; from `effort` on.

    Those that take little off after the ones before them are among the others.
    """
    order = [bar.policy for bar in bars if bar.saves > 0 and not bar.away]
    first = _one_after_another(analysis, reference, order)
    before = [effort, *(step.effort for step in first)]
    taken = {step.policy: was - step.effort for was, step in zip(before, first, strict=False)}
    most = sorted(order, key=lambda policy: -taken[policy])[:STEPS]
    told = [policy for policy in order if policy in most and taken[policy] >= TOLD]
    return _one_after_another(analysis, reference, told)


def _one_after_another(
    analysis: Analysis, reference: Mapping[str, PolicyValue], order: Sequence[str]
) -> tuple[Step, ...]:
    made = [
        Changes({policy: reference[policy] for policy in order[: count + 1]})
        for count in range(len(order))
    ]
    solution = analysis.coupled([*made, Changes(reference)]).solution
    pairs = zip([*order, ""], solution.effort.tolist(), solution.resolved.tolist(), strict=True)
    return tuple(Step(policy, effort, resolved) for policy, effort, resolved in pairs)


def extremes(row: Policy, value: PolicyValue) -> tuple[PolicyValue, ...]:
    """The values between which something lies that nobody has said: those worth trying."""
    if row.kind == "flag":
        return (False, True)
    levels = row.choices or row.levels
    numbers = [v for v in levels if isinstance(v, int | float) and not isinstance(v, bool)]
    if numbers and len(numbers) == len(levels):
        return min(numbers), max(numbers)
    ends = (levels[0], levels[-1]) if levels else ()
    return tuple(v for v in ends if v != value)


def over_assumed(analysis: Analysis, company: Company, bar: Bar) -> tuple[float, float]:
    """The least and the most that a change saves, as each rule that is only assumed here goes from
    one end of what is worth trying to the other, one after another."""
    others = []
    reads = set().union(*(opening.reads for opening in analysis.expansions.openings))
    for policy, held in company.values.items():
        row = company.catalogue.policies.get(policy)
        if held.origin != "assumed" or row is None or row.fact or policy not in reads:
            continue
        if policy == bar.policy or row.kind in ("tree", "staffing", "zone", "hours"):
            continue
        others += [{policy: value} for value in extremes(row, held.value)]
    change = {bar.policy: bar.value}
    both = [Changes(other) for other in others] + [Changes({**other, **change}) for other in others]
    if not both:
        return bar.saves, bar.saves
    effort = analysis.coupled(both).solution.effort
    saved = effort[: len(others)] - effort[len(others) :]
    return min(bar.saves, float(saved.min())), max(bar.saves, float(saved.max()))
