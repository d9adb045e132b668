"""booked: which rules made the effort, and whose bonus plans they serve."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from holdgame.debrief.best_known import BestKnown, best_known_of
from holdgame.debrief.rules import Rule, executive_of, rule_of
from holdgame.debrief.shares import Shown
from holdgame.debrief.standing import Standing
from holdgame.debrief.wording import Wording
from holdgame.engine.moments import NOBODY
from holdgame.friction.score import Score


@dataclass(frozen=True, slots=True)
class Felt:
    """A rule with what was felt of it, in milli-effort-minutes and as `shown` on every page.

    `best_known` is None where nothing better or worse is known of such a rule.
    """

    rule: Rule
    effort: int
    shown: Decimal
    best_known: BestKnown | None


@dataclass(frozen=True, slots=True)
class Bonus:
    """A bonus plan: the role, its metric, what it protects, and the effort of its rules."""

    role: str
    metric: str
    protects: str
    effort: int
    rules: tuple[str, ...]


def felt_rules(
    score: Score, shown: Shown, standing: Standing, wording: Wording
) -> tuple[Felt, ...]:
    """Every rule that made effort, heaviest first; what nobody made is none of them."""
    return tuple(
        Felt(
            rule_of(policy, standing, wording),
            effort,
            shown.by_policy[policy],
            best_known_of(policy, standing, wording),
        )
        for policy, effort in score.by_policy.items()
        if policy != NOBODY
    )


def bonuses(score: Score, standing: Standing) -> tuple[Bonus, ...]:
    """The effort by bonus plan, heaviest first; `none` for rules that nobody owns."""
    company = standing.company
    found = []
    for role, effort in score.by_owner.items():
        executive = executive_of(role, company)
        owned = tuple(p for p in score.by_policy if p != NOBODY and company.owner_of(p) == role)
        metric, protects = (executive.bonus, executive.protects) if executive else ("", "")
        found.append(Bonus(role, metric, protects, effort, owned))
    return tuple(found)
