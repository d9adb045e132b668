"""attribution_json: an attribution for other programs; its shares add up as decimals do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from holdgame.analysis.attribution import Attribution
from holdgame.analysis.sensitivity import Sensitivity
from holdgame.company.policy import NOBODY, as_plain
from holdgame.company.profile import Company, Executive
from holdgame.friction.rounding import DECIMALS, adding_up_to

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class ShownAttribution:
    """An attribution as it is shown: the `shares` add up to the `difference` of the two efforts,
    each of them rounded by itself."""

    effort: Decimal
    effort_there: Decimal
    shares: Mapping[str, Decimal]

    @property
    def difference(self) -> Decimal:
        """What all changes together take off, of what is shown."""
        return self.effort - self.effort_there

    @staticmethod
    def of(found: Attribution, decimals: int) -> ShownAttribution:
        """With so many decimals. Where nothing is changed there is no difference to share out."""
        efforts = (found.effort, found.effort_there if found.shares else found.effort)
        here, there = (Decimal(f"{effort:.{decimals}f}") for effort in efforts)
        return ShownAttribution(here, there, adding_up_to(here - there, found.shares))


def as_dict(
    found: Attribution, ranks: Sensitivity, company: Company, story: str, against: str
) -> dict[str, Any]:
    """Effort-minutes with three decimals; `shapley` and `by_owner` add up to `difference`, and that
    is `effort_minutes` less `effort_minutes_there`."""
    shown = ShownAttribution.of(found, DECIMALS)
    shares = shown.shares
    return {
        "holdgame_attribution": FORMAT,
        "story": story,
        "company": company.id,
        "against": against,
        "effort_minutes": float(shown.effort),
        "effort_minutes_there": float(shown.effort_there),
        "resolved": round(found.resolved, 6),
        "resolved_there": round(found.resolved_there, 6),
        "difference": float(shown.difference),
        "one_at_a_time": {p: round(single.saves, 3) for p, single in found.singles.items()},
        "resolved_one_at_a_time": {p: round(s.resolved, 6) for p, s in found.singles.items()},
        "only_because_more_give_up": [
            p for p, single in found.singles.items() if single.saves > 0 and found.drives_away(p)
        ],
        "shapley": {policy: float(share) for policy, share in shares.items()},
        "errors": {policy: round(error, 3) for policy, error in found.errors.items()},
        "by_owner": {o: float(share) for o, share in by_owner(shares, company).items()},
        "by_bonus": [
            {
                "role": role,
                "metric": executive.bonus if executive else "",
                "protects": executive.protects if executive else "",
                "effort_minutes": float(share),
            }
            for role, executive, share in bonuses(shares, company)
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


def by_owner(shares: Mapping[str, Decimal], company: Company) -> dict[str, Decimal]:
    """Shares by the roles that own the policies, the most first."""
    sums: dict[str, Decimal] = {}
    for policy, share in shares.items():
        owner = company.owner_of(policy)
        sums[owner] = sums.get(owner, Decimal(0)) + share
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def bonuses(
    shares: Mapping[str, Decimal], company: Company
) -> list[tuple[str, Executive | None, Decimal]]:
    """By role, with its bonus plan: what its rules would take off."""
    known = {executive.role: executive for executive in company.executives}
    return [
        (role, None if role == NOBODY else known.get(role), share)
        for role, share in by_owner(shares, company).items()
    ]
