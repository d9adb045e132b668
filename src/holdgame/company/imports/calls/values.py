"""values: what a company file takes from call records, marked as measured.

Only what records show. Which matters were settled is not in them: a share of repeats is given as
a fact, for somebody who knows the company to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import yaml

from holdgame.company.imports.calls.measured import METHOD, Measured, MeasuredQueue
from holdgame.company.imports.calls.names import has_a_hold
from holdgame.company.imports.calls.survival import offered

Changes = Mapping[tuple[str, ...], object]
"""Values by the keys that lead to them: `("queues", "support", "agents"): 9`."""

FITTED: Final = "people and patience fitted to waits and hang-ups (Erlang A)"
_LONGEST_PATIENCE: Final = 86_400  # seconds, as a company file bounds it


def values(measured: Measured) -> Changes:
    """The values, in the order in which a file would be written; None takes a key out of it.

    What records do not show stays as it is.

    Of each queue they are from one hour, its busiest, so that people, calls and waits go together;
    from all hours where no hour has calls enough. Where people and patience that were fitted make
    the waits that were measured, they are given and the wait is not: then it follows from them,
    and follows when they are changed. Else the mean *offered* wait is given, and is what is played.
    """
    changes: dict[tuple[str, ...], object] = {}
    for queue in measured.queues:
        for key, value in _queue(queue, measured).items():
            changes["queues", queue.name, key] = value
    if measured.hours is not None:
        by = f"the hours in which calls were answered, {measured.when}"
        marks = {"from": "measured", "by": by}
        changes["policies", "hours.open"] = {"value": measured.hours, **marks}
        if measured.clock:
            changes["policies", "hours.zone"] = {"value": measured.clock, **marks}
    return changes


def snippet(measured: Measured) -> str:
    """The same as YAML, to be pasted into a company file; empty if there is nothing."""
    nested: dict[str, dict[str, Any]] = {}
    for (section, name, *rest), value in values(measured).items():
        if value is None:
            continue
        if rest:
            nested.setdefault(section, {}).setdefault(name, {})[rest[0]] = value
        else:
            nested.setdefault(section, {})[name] = value
    return (
        yaml.safe_dump(
            nested, default_flow_style=None, sort_keys=False, allow_unicode=True, width=10_000
        )
        if nested
        else ""
    )


def _queue(queue: MeasuredQueue, measured: Measured) -> dict[str, object]:
    busiest = queue.busiest
    waits = busiest.waits if busiest else queue.waits
    law = offered(waits)
    if law is None or not has_a_hold(queue.name):
        return {}
    found: dict[str, object] = {}
    fit = busiest.fit if busiest else None
    if busiest and fit:  # people and calls go together or not at all
        found |= {"calls_per_hour": round(busiest.calls_per_hour, 1), "agents": fit.agents}
    if queue.handle and queue.handle >= 1:
        found["handle"] = f"{queue.handle:.0f}s"
    if queue.patience and 1 <= queue.patience <= _LONGEST_PATIENCE:
        found["patience"] = f"{queue.patience:.0f}s"
    follows = fit is not None and fit.fair
    found["hold.measured"] = None if follows else f"{law.mean:.0f}s"
    found["hung_up"] = round(waits.abandoned, 3)
    hour = f"{busiest.begins} to {busiest.ends}" if busiest else ""
    counted = ", ".join(filter(None, (f"{waits.calls:,} calls", measured.when, hour)))
    return {**found, "from": "measured", "by": f"{counted}; {FITTED if follows else METHOD}"}
