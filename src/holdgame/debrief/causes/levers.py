"""levers: the rules of a company that matter to a story, and the values worth trying of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from holdgame.company import kindness
from holdgame.company.policy import STAFFING, Policy, PolicyValue
from holdgame.company.profile import Company
from holdgame.debrief.causes.causes import Causes, Change
from holdgame.debrief.causes.what_if_lines import change_in_words
from holdgame.debrief.rules import row_of
from holdgame.debrief.wording import Wording

Order = Literal["most saved", "cheapest"]
ORDERS: Final[tuple[Order, ...]] = ("most saved", "cheapest")
_STAFFED: Final = (0.75, 1.25, 1.5, 2.0)  # of the people there are: worth trying


@dataclass(frozen=True, slots=True)
class Lever:
    """One rule that can be moved: its `values` from the least kind to the kindest, in words too;
    `here` is the place of the one it has. `change` is what the best known value does."""

    policy: str
    name: str
    owner: str
    values: tuple[PolicyValue, ...]
    words: tuple[str, ...]
    here: int
    change: Change


def levers_of(causes: Causes, company: Company, wording: Wording) -> tuple[Lever, ...]:
    """All rules that matter, those first whose change saves most."""
    levers = []
    for change in causes.changes:
        policy = change.bar.policy
        row = row_of(policy, company)
        if row is None:
            continue
        values = _values(policy, row, company, change.bar.value)
        here = company.value(policy)
        told = tuple(change_in_words(policy, value, company, wording)[2] for value in values)
        name = wording.rule(policy, company)
        owner = change.rule.serves.partition(" · ")[0]
        levers.append(Lever(policy, name, owner, values, told, values.index(here), change))
    return tuple(levers)


def ordered(levers: Sequence[Lever], order: Order) -> list[Lever]:
    """The same levers: the most saved first; or those first that save the company money, then by
    what a year of an effort-minute saved costs. What saves nothing comes last in both."""
    if order == "most saved":
        return list(levers)

    def key(lever: Lever) -> tuple[int, float]:
        bar = lever.change.bar
        cost = bar.cost.a_year if bar.cost.a_year is not None else bar.cost.a_customer
        if bar.saves <= 0 or bar.away:
            return 2, -bar.saves
        if cost <= _NOTHING:
            return 0, -bar.saves
        return 1, cost / bar.saves

    return sorted(levers, key=key)


_NOTHING: Final = 0.005  # of the currency: less is nothing


def changed(levers: Sequence[Lever], at: Mapping[str, int]) -> dict[str, PolicyValue]:
    """The changes that levers stand for; `at` has the place of each that was moved."""
    return {
        lever.policy: lever.values[at[lever.policy]]
        for lever in levers
        if at.get(lever.policy, lever.here) != lever.here
    }


def _values(
    policy: str, row: Policy, company: Company, best: PolicyValue
) -> tuple[PolicyValue, ...]:
    here = company.value(policy)
    if policy.startswith(STAFFING + "."):
        return _people(here, best)
    if row.kind == "flag":
        tried: Sequence[PolicyValue] = (False, True)
    elif row.choices:
        tried = row.choices
    else:
        tried = (*row.levels, best, here)
    unlike = {_key(value): value for value in (*tried, here, best)}
    values = list(unlike.values())
    gaps = [kindness.gap(row, value) for value in values]
    known = [gap for gap in gaps if gap is not None]
    if len(known) == len(values):  # the least kind first
        order = sorted(range(len(values)), key=lambda number: -known[number])
        values = [values[number] for number in order]
    return tuple(values)


def _people(here: PolicyValue, best: PolicyValue) -> tuple[PolicyValue, ...]:
    """So many people; or, where only a wait is known, so many seconds of it."""
    now, quick = float(str(here)), float(str(best))
    if not now:  # nobody has counted them
        return (here, best)
    people = {max(1, round(now * part)) for part in _STAFFED} | {int(now), int(quick)}
    return tuple(sorted(people))


def _key(value: PolicyValue) -> tuple[str, str]:
    """Values that are one: 1 and 1.0 are, 1 and True are not."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return ("number", f"{float(str(value)):g}") if number else (type(value).__name__, str(value))
