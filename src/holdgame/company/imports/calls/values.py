"""values: what a company file takes from call records, marked as measured.

Only what records show. Which matters were settled is not in them: a share of repeats is given as
a fact, for somebody who knows the company to judge.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

from holdgame.company.imports.calls.measured import Measured, MeasuredQueue
from holdgame.company.imports.calls.names import has_a_hold
from holdgame.company.imports.calls.survival import offered
from holdgame.company.imports.calls.words import counted

FITTED: Final = "people and patience fitted to waits and hang-ups (Erlang A)"
OFFERED: Final = "the mean wait of those who stay: a hang-up cut a longer wait short"
_LONGEST_PATIENCE: Final = 86_400  # seconds, as a company file bounds it
_MOST_PASSED_ON: Final = 0.9  # as the catalogue bounds it
_PASSED_ON: Final = "transfer.misrouted"


def figures(queue: MeasuredQueue) -> dict[str, object]:
    """The figures of a queue by their keys; empty where its wait is not known.

    They are from one hour, its busiest, so that people, calls and waits go together; from all hours
    where no hour has calls enough. Where people and patience that were fitted make the waits that
    were measured, they are given and the wait is not: then it follows from them, and follows when
    they are changed. Else the mean *offered* wait is given, which is what is played, and no people:
    no whole number of them would agree with it.
    """
    busiest = queue.busiest
    waits = busiest.waits if busiest else queue.waits
    law = offered(waits)
    if law is None or not has_a_hold(queue.name):
        return {}
    found: dict[str, object] = {}
    if busiest:
        found["calls_per_hour"] = round(busiest.calls_per_hour, 1)
    if busiest and busiest.fit and busiest.fit.fair:
        found["agents"] = busiest.fit.agents
    if queue.handle and queue.handle >= 1:
        found["handle"] = f"{queue.handle:.0f}s"
    if queue.patience and 1 <= queue.patience <= _LONGEST_PATIENCE:
        found["patience"] = f"{queue.patience:.0f}s"
    if "agents" not in found:
        found["hold.measured"] = f"{law.mean:.0f}s"
    found["hung_up"] = round(waits.abandoned, 3)
    return found


def source(queue: MeasuredQueue, measured: Measured) -> str:
    """What the figures of a queue were made of, for `by:`."""
    busiest = queue.busiest
    waits = busiest.waits if busiest else queue.waits
    hour = f"{busiest.begins} to {busiest.ends}" if busiest else ""
    calls = ", ".join(filter(None, (counted(waits.calls, "call"), measured.when, hour)))
    return f"{calls}; {FITTED if 'agents' in figures(queue) else OFFERED}"


def policies(measured: Measured) -> dict[str, dict[str, object]]:
    """The rules that records show, by their ids."""
    found: dict[str, dict[str, object]] = {}
    if measured.hours is not None:
        by = f"the hours in which calls were answered, {measured.when}"
        found["hours.open"] = _measured(measured.hours, by)
        if measured.clock:
            found["hours.zone"] = _measured(measured.clock, by)
    share = measured.passed_on_share
    if share is not None and share <= _MOST_PASSED_ON:
        when = f", {measured.when}" if measured.when else ""
        by = f"{measured.passed_on:,} of {counted(measured.pick_ups, 'pick-up')}{when}"
        found[_PASSED_ON] = _measured(round(share, 3), f"{by}; why, records do not say")
    return found


def written(measured: Measured) -> dict[str, Any]:
    """All that a company file takes, laid out as it is there."""
    queues = {
        queue.name: {**found, "from": "measured", "by": source(queue, measured)}
        for queue in measured.queues
        if (found := figures(queue))
    }
    sections = {"queues": queues, "policies": policies(measured)}
    return {name: section for name, section in sections.items() if section}


def snippet(measured: Measured) -> str:
    """The same as YAML, to be pasted into a company file; empty if there is nothing."""
    nested = written(measured)
    if not nested:
        return ""
    return yaml.safe_dump(
        nested, default_flow_style=None, sort_keys=False, allow_unicode=True, width=10_000
    )


def _measured(value: object, by: str) -> dict[str, object]:
    return {"value": value, "from": "measured", "by": by}
