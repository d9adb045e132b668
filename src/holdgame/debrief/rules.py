"""rules: the rules of a company as they stand here: what they are, whose, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from holdgame.company.policy import NOBODY, STAFFING, MadeFor, Policy, Provenance
from holdgame.company.profile import Company, Executive, Origin
from holdgame.debrief import words
from holdgame.debrief.standing import Standing
from holdgame.debrief.wording import Wording


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it stands here. `value` is as a person would write it; `question` is whole.

    `made_for` is what somebody here said, or else what is usual: `made_for_said`.
    `owner` is a role, with the `bonus` metric it is paid on and what that `protects`; `usually` is
    the role that owns such a rule elsewhere, where the company has named nobody at all.
    """

    policy: str
    name: str
    question: str
    value: str
    origin: Origin
    by: str
    source: str
    provenance: Provenance | None
    made_for: MadeFor
    made_for_said: bool
    owner: str
    usually: str
    bonus: str
    protects: str

    @property
    def serves(self) -> str:
        """Whose the rule is, and what that role is paid for: `Finance · working capital`."""
        owner = self.owner
        if owner == NOBODY:
            owner = f"usually {self.usually}" if self.usually else "nobody's"
        return f"{owner} · {self.bonus}" if self.bonus else owner

    def as_dict(self) -> dict[str, Any]:
        """For JSON; `from` is what company files call the origin of a value."""
        return {"from" if key == "origin" else key: value for key, value in asdict(self).items()}


def rule_of(policy: str, standing: Standing, wording: Wording) -> Rule:
    """A rule by its id, `staffing.<queue>` and a story's own rules included."""
    company = standing.company
    held = company.values.get(policy)
    row = row_of(policy, company)
    owner = company.owner_of(policy)
    executive = executive_of(owner, company)
    value = ""
    if held is not None and row is not None:
        value = wording.value(policy, row.shown(held.value, company.currency))
    return Rule(
        policy=policy,
        name=wording.rule(policy, company),
        question=row.question if row else "",
        value=_staffed(policy, standing) or value,
        origin="stated" if held is None else held.origin,
        by="" if held is None else held.by,
        source="" if held is None else held.source,
        provenance=None if held is None else held.provenance,
        made_for="nobody remembers" if held is None else held.made_for,
        made_for_said=held is not None and held.made_for_said,
        owner=owner,
        usually=row.owner if row and not company.executives else "",
        bonus=executive.bonus if executive else "",
        protects=executive.protects if executive else "",
    )


def rules_in(policies: Iterable[str], standing: Standing, wording: Wording) -> Iterator[Rule]:
    """The rules of some ids, in the order of the catalogue."""
    order = standing.company.catalogue.order
    return (rule_of(p, standing, wording) for p in sorted(policies, key=lambda p: (order(p), p)))


def origins(rules: Iterable[Rule]) -> dict[Origin, int]:
    """How many of the rules are measured, stated, assumed."""
    counts: dict[Origin, int] = {"measured": 0, "stated": 0, "assumed": 0}
    for rule in rules:
        counts[rule.origin] += 1
    return counts


def row_of(policy: str, company: Company) -> Policy | None:
    """The row of the catalogue that a rule is of; None: the story made it."""
    name = STAFFING if policy.startswith(STAFFING + ".") else policy
    return company.catalogue.policies.get(name)


def executive_of(role: str, company: Company) -> Executive | None:
    """Who holds a role, if the company says anything of it."""
    return next((e for e in company.executives if e.role == role), None)


def mean_wait(policy: str, standing: Standing) -> float | None:
    """Seconds that whoever stays waits on average in the queue of a staffing rule, else None."""
    queue = standing.company.queues.get(policy.removeprefix(STAFFING + "."))
    if queue is None or not policy.startswith(STAFFING + "."):
        return None
    return standing.law(queue).mean


def _staffed(policy: str, standing: Standing) -> str:
    """A queue in words: its people, its calls, and how long whoever stays waits on average."""
    mean = mean_wait(policy, standing)
    if mean is None:
        return ""
    queue = standing.company.queues[policy.removeprefix(STAFFING + ".")]
    wait = f"{words.length(mean)} on average for whoever stays"
    if queue.measured is not None or queue.agents is None or queue.calls_per_hour is None:
        return wait
    people = words.counted(queue.agents, "person", "people")
    calls = words.counted(round(queue.calls_per_hour), "call")
    return f"{people} for {calls} an hour, {wait}"
