"""causes_json: the causes for other programs; keys stay what they are."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from holdgame.analysis.report import as_dict as report_as_dict
from holdgame.analysis.what_if_json import cost_as_dict
from holdgame.company.policy import as_plain
from holdgame.debrief.causes.causes import Causes, Change


def as_dict(causes: Causes, effort: float) -> dict[str, Any]:
    """`changes` one at a time, `steps` one after another, efforts in effort-minutes. `effort` is
    that of the play, of which `below` is the share of journeys that take less."""
    best = causes.best
    ranks = causes.ranks
    return {
        "typical": report_as_dict(causes.report),
        "below": round(causes.report.share_below(effort), 4),
        "changes": [_change(change) for change in causes.changes],
        "best_change": best
        and {**_change(best), "least": round(causes.least, 3), "most": round(causes.most, 3)},
        "steps": [
            {
                "policy": step.policy or None,
                "effort_minutes": round(step.effort, 3),
                "resolved": round(step.resolved, 6),
            }
            for step in causes.steps
        ],
        "ranked": list(ranks.ranked),
        "holds": list(ranks.holds),
        "moved_by": {name: list(order) for name, order in ranks.moved_by.items()},
        "stays": [
            {key: round(v, 3) if isinstance(v, float) else v for key, v in asdict(stay).items()}
            for stay in causes.stays
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    bar = change.bar
    return {
        "policy": bar.policy,
        "value": as_plain(bar.value),
        "was": change.was,
        "now": change.now,
        "owner": change.rule.owner,
        "saves": round(bar.saves, 3),
        "minutes": round(bar.minutes, 3),
        "resolved": round(bar.resolved, 6),
        "only_because_more_give_up": bar.away,
        "cost": cost_as_dict(bar.cost),
        "other_side": change.other_side,
    }
