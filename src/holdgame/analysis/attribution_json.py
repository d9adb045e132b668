"""attribution_json: an attribution for other programs; its shares add up as decimals do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar

from holdgame.analysis.attribution import Attribution
from holdgame.analysis.report import as_plain
from holdgame.analysis.sensitivity import Sensitivity
from holdgame.company.policy import NOBODY
from holdgame.company.profile import Company, Executive

FORMAT: Final = 1
_MILLI: Final = 1000


def as_dict(
    found: Attribution, ranks: Sensitivity, company: Company, story: str, against: str
) -> dict[str, Any]:
    """Effort-minutes with three decimals; `shapley` and `by_owner` add up to `difference`."""
    shares = in_milli(found)
    return {
        "holdgame_attribution": FORMAT,
        "story": story,
        "company": company.id,
        "against": against,
        "effort_minutes": round(found.effort, 3),
        "effort_minutes_there": round(found.effort_there, 3),
        "resolved": round(found.resolved, 6),
        "resolved_there": round(found.resolved_there, 6),
        "difference": sum(shares.values()) / _MILLI,
        "one_at_a_time": {p: round(single.saves, 3) for p, single in found.singles.items()},
        "resolved_one_at_a_time": {p: round(s.resolved, 6) for p, s in found.singles.items()},
        "only_because_more_give_up": [
            p for p, single in found.singles.items() if single.saves > 0 and found.drives_away(p)
        ],
        "shapley": {policy: milli / _MILLI for policy, milli in shares.items()},
        "errors": {policy: round(error, 3) for policy, error in found.errors.items()},
        "by_owner": {o: milli / _MILLI for o, milli in by_owner(shares, company).items()},
        "by_bonus": [
            {
                "role": role,
                "metric": executive.bonus if executive else "",
                "protects": executive.protects if executive else "",
                "effort_minutes": milli / _MILLI,
            }
            for role, executive, milli in bonuses(shares, company)
        ],
        "exact": found.exact,
        "reference": {policy: as_plain(value) for policy, value in found.reference.items()},
        "sensitivity": {
            "weights": ranks.weights,
            "ranked": list(ranks.ranked),
            "holds": list(ranks.holds),
            "moved_by": {name: list(order) for name, order in ranks.moved_by.items()},
            "saves": {p: [round(low, 3), round(high, 3)] for p, (low, high) in ranks.saves.items()},
            "effort_minutes": [round(bound, 3) for bound in ranks.effort],
        },
    }


def in_milli(found: Attribution) -> dict[str, int]:
    """The shares in thousandths, which add up to the difference to the last one.

    By largest remainder, for shares of either sign.
    """
    whole = round(found.difference * _MILLI)
    parts = {policy: int(share * _MILLI // 1) for policy, share in found.shares.items()}
    lost = {policy: share * _MILLI - parts[policy] for policy, share in found.shares.items()}
    left = whole - sum(parts.values())
    for policy in sorted(lost, key=lambda p: -lost[p])[: max(left, 0)]:
        parts[policy] += 1
    return parts


Amount = TypeVar("Amount", int, Decimal)


def by_owner(shares: Mapping[str, Amount], company: Company) -> dict[str, Amount]:
    """The same by the roles that own the policies, the most first."""
    sums: dict[str, Amount] = {}
    for policy, share in shares.items():
        owner = company.owner_of(policy)
        sums[owner] = sums[owner] + share if owner in sums else share
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def bonuses(
    shares: Mapping[str, Amount], company: Company
) -> list[tuple[str, Executive | None, Amount]]:
    """By role, with its bonus plan: what its rules would take off."""
    known = {executive.role: executive for executive in company.executives}
    return [
        (role, None if role == NOBODY else known.get(role), share)
        for role, share in by_owner(shares, company).items()
    ]
