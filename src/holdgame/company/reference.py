"""reference: what a company's rules would be by the example of another, or of the best known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from holdgame.company import kindness
from holdgame.company.policy import STAFFING, PolicyValue
from holdgame.company.profile import Company, Queue
from holdgame.company.queue_law import offered_wait, vip_share
from holdgame.company.queueing.fitting import MOST_AGENTS

# A rule that does nothing while another one is so. At the best known both say the same: a call that
# is free has no price a minute, and where nobody goes ahead it is no question how many do.
_SILENT: Final[Mapping[str, tuple[str, PolicyValue]]] = {
    "abroad.minute_charge": ("abroad.toll_free", True),
    "vip.share": ("vip.bypass", "none"),
}


def best_known(company: Company) -> dict[str, PolicyValue]:
    """By policy the best known value, where a company is not as good already.

    Facts and what has no best are left out. Of a queue it is the people, or the mean wait in
    seconds, that it takes to be as quick as the best known.
    """
    found: dict[str, PolicyValue] = {}
    for policy, held in company.values.items():
        if policy.startswith(STAFFING + "."):
            continue
        row = company.catalogue.policies.get(policy)
        if row is None or row.best.value == row.typical.value:
            continue
        if kindness.gap(row, held.value):
            found[policy] = row.best.value
    quickest = float(str(company.catalogue[STAFFING].best.value))
    return found | dict(_as_quick(company, dict.fromkeys(company.queues, quickest)))


def example(company: Company, other: Company) -> dict[str, PolicyValue]:
    """By policy the value of another company, where it differs.

    Amounts are taken as they stand. A queue has as many people for its calls as that of the same
    name there, else as its largest; where people or calls are not known, it is as quick.
    """
    found: dict[str, PolicyValue] = {}
    for policy, held in company.values.items():
        if policy.startswith(STAFFING + ".") or policy not in other.values:
            continue
        row = company.catalogue.policies.get(policy)
        if row is None or row.fact:
            continue
        if other.value(policy) != held.value:
            found[policy] = other.value(policy)
    for id, here in company.queues.items():
        there = other.queues.get(id) or other.queues[other.largest_queue]
        people = _people_by_load(here, there)
        if people is not None and people != here.agents:
            found[f"{STAFFING}.{id}"] = people
        elif people is None:
            found |= dict(_as_quick(company, {id: _mean(other, there)}))
    return found


def each_once(company: Company, changes: Mapping[str, PolicyValue]) -> dict[str, PolicyValue]:
    """The changes without those that say nothing beside another one: each thing is changed once."""

    def becomes(policy: str) -> PolicyValue:
        return changes.get(policy, company.value(policy))

    silent = {policy for policy, (other, so) in _SILENT.items() if becomes(other) == so}
    return {policy: value for policy, value in changes.items() if policy not in silent}


def _people_by_load(here: Queue, there: Queue) -> int | None:
    """So many people that there are as many calls for each as there; None: not known."""
    load = there.load
    if not load or here.agents is None or here.calls_per_hour is None or there.measured is not None:
        return None
    return max(1, round(here.calls_per_hour * here.handle / 3600 / load))


def _as_quick(company: Company, waits: Mapping[str, float]) -> Iterator[tuple[str, PolicyValue]]:
    """The people, or the mean wait, of each queue whose wait is longer here."""
    for queue, wait in waits.items():
        here = company.queues[queue]
        if _mean(company, here) <= wait:
            continue
        if here.agents is None or here.calls_per_hour is None:
            yield f"{STAFFING}.{queue}", wait
            continue
        people = people_for(company, here, wait)
        if people != here.agents or here.measured is not None:
            yield f"{STAFFING}.{queue}", people


def people_for(company: Company, queue: Queue, wait: float) -> int:
    """The fewest people with whom the mean offered wait of a queue is at most so many seconds."""
    low, high = 0, 1
    while high < MOST_AGENTS and _mean(company, _with(queue, high)) > wait:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if _mean(company, _with(queue, middle)) > wait:
            low = middle
        else:
            high = middle
    return high


def _with(queue: Queue, people: int) -> Queue:
    return replace(queue, agents=people, measured=None)


def _mean(company: Company, queue: Queue) -> float:
    return offered_wait(queue, vip_share(company.value)).mean
