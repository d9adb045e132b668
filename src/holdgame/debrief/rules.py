"""rules: which rules made the effort, whose bonus they serve, and where better is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from holdgame.company.policy import STAFFING, Figure, MadeFor, Policy, Provenance
from holdgame.company.profile import Company, Executive, Origin
from holdgame.debrief import words
from holdgame.debrief.wording import Wording
from holdgame.engine.moments import NOBODY
from holdgame.engine.world import World
from holdgame.friction.rounding import in_proportion, shares_for_display
from holdgame.friction.score import Score

OUR_JUDGEMENT = "our judgement"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it stands here. `value` is as a person would write it; `question` is whole.

    `owner` is a role, with the `bonus` metric it is paid on and what that `protects`.
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
    owner: str
    bonus: str
    protects: str


@dataclass(frozen=True, slots=True)
class Felt:
    """A rule with what was felt of it: milli-effort-minutes, and its share in whole percent.

    `shown` is what stands on the page: the page's numbers add up to its total as shown.
    """

    rule: Rule
    effort: int
    shown: Decimal
    percent: int


@dataclass(frozen=True, slots=True)
class Bonus:
    """A bonus plan: the role, its metric, what it protects, and the effort of its rules."""

    role: str
    metric: str
    protects: str
    effort: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The heaviest rule for which something better is known: what it is here, and there."""

    rule: Rule
    here: str
    best: str
    source: str
    provenance: Provenance


def rule_of(policy: str, world: World, wording: Wording) -> Rule:
    """A rule by its id, `staffing.<queue>` and a story's own rules included."""
    company = world.company
    held = company.values.get(policy)
    row = _row(company, policy)
    owner = company.owner_of(policy)
    executive = _executive(company, owner)
    value = "" if held is None or row is None else row.shown(held.value, company.currency)
    return Rule(
        policy=policy,
        name=wording.rule(policy, company),
        question=row.question if row else "",
        value=_staffed(policy, world) or value,
        origin="stated" if held is None else held.origin,
        by="" if held is None else held.by,
        source="" if held is None else held.source,
        provenance=None if held is None else held.provenance,
        made_for="nobody remembers" if held is None else held.made_for,
        owner=owner,
        bonus=executive.bonus if executive else "",
        protects=executive.protects if executive else "",
    )


def felt_rules(score: Score, world: World, wording: Wording) -> tuple[Felt, ...]:
    """Every rule that made effort, heaviest first; what nobody made is none of them."""
    shown = shares_for_display(score.by_policy, decimals_for(score.effort))
    parts = percents(score.by_policy)
    return tuple(
        Felt(rule_of(policy, world, wording), effort, shown[policy], parts[policy])
        for policy, effort in score.by_policy.items()
        if policy != NOBODY
    )


def decimals_for(effort: int) -> int:
    """How many decimals a page tells: one below twenty effort-minutes, else none."""
    return 1 if effort < 20_000 else 0


def bonuses(score: Score, world: World) -> tuple[Bonus, ...]:
    """The effort by bonus plan, heaviest first; `none` for rules that nobody owns."""
    company = world.company
    found = []
    for role, effort in score.by_owner.items():
        executive = _executive(company, role)
        owned = tuple(p for p in score.by_policy if p != NOBODY and company.owner_of(p) == role)
        metric, protects = (executive.bonus, executive.protects) if executive else ("", "")
        found.append(Bonus(role, metric, protects, effort, owned))
    return tuple(found)


def gap_of(rules: Iterable[Felt], world: World) -> Gap | None:
    """The heaviest of the rules that is not yet at the best value known; None: all are."""
    for felt in rules:
        row = _row(world.company, felt.rule.policy)
        held = world.company.values.get(felt.rule.policy)
        if row is None or held is None or row.best.value == row.typical.value:
            continue
        here = felt.rule.value
        if row.id == STAFFING:
            mean = _mean_wait(felt.rule.policy, world)
            if mean is None or mean <= float(str(row.best.value)):
                continue
            best = f"{words.length(float(str(row.best.value)))} on average"
        elif _as_good(held.value, row):
            continue
        else:
            best = row.shown(row.best.value, world.company.currency)
        return Gap(felt.rule, here, best, source_of(row.best), row.best.provenance)
    return None


def source_of(figure: Figure) -> str:
    """Where a figure is from, in a few words."""
    mark = OUR_JUDGEMENT if figure.provenance == "judgement" else ""
    return ": ".join(part for part in (mark, figure.source) if part)


def origins(rules: Iterable[Rule]) -> dict[Origin, int]:
    """How many of the rules are measured, stated, assumed."""
    counts: dict[Origin, int] = {"measured": 0, "stated": 0, "assumed": 0}
    for rule in rules:
        counts[rule.origin] += 1
    return counts


def _as_good(value: object, row: Policy) -> bool:
    """Whether a value is the best known, or past it on the side away from the typical one."""
    best, typical = row.best.value, row.typical.value
    if value == best:
        return True
    if row.may_be_none or not all(_is_number(v) for v in (value, best, typical)):
        return False
    here, there, usual = float(str(value)), float(str(best)), float(str(typical))
    return here > there if there > usual else here < there


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _row(company: Company, policy: str) -> Policy | None:
    name = STAFFING if policy.startswith(STAFFING + ".") else policy
    return company.catalogue.policies.get(name)


def _executive(company: Company, role: str) -> Executive | None:
    return next((e for e in company.executives if e.role == role), None)


def _staffed(policy: str, world: World) -> str:
    """A queue in words: its people, its calls, and how long whoever stays waits on average."""
    mean = _mean_wait(policy, world)
    if mean is None:
        return ""
    queue = world.company.queues[policy.removeprefix(STAFFING + ".")]
    wait = f"{words.length(mean)} on average for whoever stays"
    if queue.measured is not None or queue.agents is None or queue.calls_per_hour is None:
        return wait
    people = words.counted(queue.agents, "person", "people")
    calls = words.counted(round(queue.calls_per_hour), "call")
    return f"{people} for {calls} an hour, {wait}"


def _mean_wait(policy: str, world: World) -> float | None:
    queue = world.company.queues.get(policy.removeprefix(STAFFING + "."))
    if queue is None or not policy.startswith(STAFFING + "."):
        return None
    return world.law(queue).mean


def percents(sums: Mapping[str, int]) -> dict[str, int]:
    """Shares of the whole in percent, which add up to 100."""
    if not any(sums.values()):
        return dict.fromkeys(sums, 0)
    return dict(zip(sums, in_proportion(100, list(sums.values())), strict=True))


def rules_in(policies: Iterable[str], world: World, wording: Wording) -> Iterator[Rule]:
    """The rules of some ids, in the order of the catalogue."""
    order = world.company.catalogue.order
    return (rule_of(p, world, wording) for p in sorted(policies, key=lambda p: (order(p), p)))
