"""what_if_json: what changed rules do, for other programs; keys stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from holdgame.analysis.again import Averaged
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.report import adding_up, purse_as_dict
from holdgame.analysis.what_if import Cost, WhatIf
from holdgame.company.policy import as_plain

FORMAT: Final = 1
_DECIMALS: Final = 3


def as_dict(found: WhatIf, company: str, story: str, currency: str) -> dict[str, Any]:
    """For JSON; keys stay what they are. Efforts are effort-minutes, waits seconds."""
    was, now = found.journey or (None, None)
    cost = found.cost
    return {
        "holdgame_what_if": FORMAT,
        "story": story,
        "company": company,
        "currency": currency,
        "changes": {policy: as_plain(value) for policy, value in found.changes.items()},
        "before": _told(found.before, was),
        "after": _told(found.after, now),
        "saved": round(found.saved, _DECIMALS),
        "only_because_more_give_up": found.gives_up_more,
        "matched": None if now is None else round(now.matched, _DECIMALS),
        "draws": None if now is None else now.draws,
        "cost": cost_as_dict(cost),
        "queues": dict(_queues(found)),
        "settled": found.settled,
    }


def _queues(found: WhatIf) -> Iterator[tuple[str, dict[str, list[float]]]]:
    """Those that are another, as rounded here."""
    for id, queue in found.queues.items():
        calls = [round(number, _DECIMALS) for number in queue.calls]
        waits = [round(seconds, 1) for seconds in queue.wait]
        if calls[0] != calls[1] or waits[0] != waits[1]:
            yield id, {"calls_per_hour": calls, "mean_wait": waits}


def cost_as_dict(cost: Cost) -> dict[str, Any]:
    """What changes cost the company, for JSON; negative: what they save."""
    return {
        "a_customer": _cents(cost.a_customer),
        "a_thousand": _cents(cost.a_thousand),
        "people": None if cost.people is None else _cents(cost.people),
        "a_year": None if cost.a_year is None else _cents(cost.a_year),
        "at_risk": cost.at_risk and [_cents(bound) for bound in cost.at_risk],
    }


def _cents(amount: float) -> float:
    return round(amount, 2) + 0.0  # which is never -0.0


def _told(mean: Expectation, journey: Averaged | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "typical": {
            "effort_minutes": round(mean.effort, _DECIMALS),
            "friction": round(mean.friction, _DECIMALS),
            "minutes": round(mean.minutes, _DECIMALS),
            "money": purse_as_dict(mean.money),
            "resolved": round(mean.resolved, 6),
        },
        "by_policy": adding_up(mean.by_policy, mean.effort),
    }
    if journey is not None:
        told["journey"] = _averaged(journey)
    return told


def _averaged(journey: Averaged) -> dict[str, Any]:
    means = journey.means
    return {
        "effort_minutes": round(means["effort_minutes"], _DECIMALS),
        "friction": round(means["friction"], _DECIMALS),
        "minutes": round(means["minutes"], _DECIMALS),
        "money": {
            "customer": round(means["customer"], 2),
            "company": round(means["company"], 2),
            "at_risk": None,
        },
        "resolved": round(means["resolved"], _DECIMALS),
        "range": {
            "effort_minutes": [
                round(bound["effort_minutes"], _DECIMALS) for bound in (journey.least, journey.most)
            ]
        },
    }
