"""attribution_lines: which rules make the difference, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from holdgame.analysis.attribution import Attribution
from holdgame.analysis.attribution_json import ShownAttribution, bonuses
from holdgame.analysis.sensitivity import Sensitivity
from holdgame.company.policy import NOBODY
from holdgame.company.profile import Company
from holdgame.debrief import words
from holdgame.debrief.causes.what_if_lines import change_in_words
from holdgame.debrief.columns import bar, change_named, left, right, wrap
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World

MOST_ROWS: Final = 15
HOW: Final = (
    "By itself: what this change alone takes off. Of all: its share when all are changed, the mean "
    "over every order in which they could be (Shapley values{drawn}). The shares add up."
)
DRAWN: Final = ", from orders that were drawn: good to about {error:.1f}"
NOTHING: Final = "None of these changes does anything to this story."
AWAY: Final = "* with it alone fewer are resolved: it saves only because more give up."
_BAR: Final = 10
_FIGURE: Final = 10


@dataclass(frozen=True, slots=True)
class Against:
    """What a company is held against: another one, by its `name`, or else the best known. `few`:
    only some of its rules are taken, those that somebody named."""

    name: str = ""
    few: bool = False

    @property
    def head(self) -> str:
        """`Larkspur Shoes' rules`, `the best known`."""
        return f"{words.possessive(self.name)} rules" if self.name else "the best known"

    def made(self, count: int) -> str:
        """By what the effort is what it would be, where so many rules differ."""
        if not self.few:
            return f"by {self.head if self.name else 'the best known rules'}"
        these = "this rule" if count == 1 else f"these {words.number(count)} rules"
        return f"with {these} {f'as at {self.name}' if self.name else 'at the best known'}"


def attribution_lines(
    found: Attribution,
    ranks: Sensitivity,
    world: World,
    against: Against,
    wording: Wording,
    width: int,
) -> Iterator[str]:
    """Everything of it, none of its lines wider than `width`."""
    company = world.company
    shown = ShownAttribution.of(found, 1)
    of = words.headline(world.story.title, company.name)
    yield from wrap(f"{of}, against {against.head}", width, "")
    yield from wrap(_summary(found, shown, against), width, "")
    yield ""
    if not shown.shares:
        yield NOTHING
        return
    yield from _rows(found, shown, company, wording, width)
    yield ""
    drawn = "" if found.exact else DRAWN.format(error=2 * max(found.errors.values(), default=0.0))
    yield from wrap(HOW.format(drawn=drawn), width, "")
    if any(_only_drives_away(found, policy) for policy in _listed(found, shown)):
        yield from wrap(AWAY, width, "")
    yield ""
    yield "By bonus plan: what its rules would take off, as part of all"
    yield from _by_plan(shown.shares, company, width)
    yield ""
    names = {policy: wording.rule(policy, company) for policy in found.reference}
    yield from wrap(ranks_in_words(ranks, names.get), width, "")


def _summary(found: Attribution, shown: ShownAttribution, against: Against) -> str:
    apart = shown.difference
    change = f"{abs(apart):,} {'less' if apart > 0 else 'more'}" if apart else "no difference"
    was, now = (words.percent(share) for share in (found.resolved, found.resolved_there))
    resolved = f"{was} are resolved either way" if was == now else f"{was} resolved would be {now}"
    return (
        f"A typical customer's {shown.effort:,} effort-minutes would be {shown.effort_there:,} "
        f"{against.made(len(found.reference))}, {change}; {resolved}."
    )


# -- the changes ----------------------------------------------------------------------------------


def _rows(
    found: Attribution, shown: ShownAttribution, company: Company, wording: Wording, width: int
) -> Iterator[str]:
    """A line for each change that shows, and one for all others together."""
    room = width - 2 * _FIGURE - _BAR - 2
    heading = left("a change would take off, in effort-minutes", room)
    yield heading + right("by itself", _FIGURE) + right("of all", _FIGURE)
    largest = _largest(shown.shares.values())
    listed = _listed(found, shown)
    for policy in listed:
        name, was, now = change_in_words(policy, found.reference[policy], company, wording)
        mark = "*" if _only_drives_away(found, policy) else ""
        figures = right(f"{words.figure(found.singles[policy].saves)}{mark}", _FIGURE)
        figures += right(f"{shown.shares[policy]:,}", _FIGURE)
        drawn = bar(float(abs(shown.shares[policy])), largest, _BAR)
        named = left(change_named(name, was, now, room - 3), room - 2)
        yield f"  {named}{figures} {drawn}".rstrip()
    if others := shown.shares.keys() - set(listed):
        rest = sum((shown.shares[policy] for policy in others), Decimal(0))
        one, many = ("other", "others") if listed else ("change", "changes")
        yield _sum(f"  {words.counted(len(others), one, many)}", rest, room)
    yield _sum("  in all", shown.difference, room)


def _listed(found: Attribution, shown: ShownAttribution) -> list[str]:
    """The largest shares first; what shows in neither column is not listed."""
    ranked = sorted(found.shares, key=lambda policy: (-abs(found.shares[policy]), policy))
    seen = [p for p in ranked if shown.shares[p] or round(found.singles[p].saves, 1)]
    return seen[:MOST_ROWS]


def _only_drives_away(found: Attribution, policy: str) -> bool:
    """Whether a change saves by itself, and only because more give up."""
    return found.drives_away(policy) and found.singles[policy].saves > 0


def _sum(name: str, amount: Decimal, room: int) -> str:
    return left(name, room) + right("", _FIGURE) + right(f"{amount:,}", _FIGURE)


def _by_plan(shares: Mapping[str, Decimal], company: Company, width: int) -> Iterator[str]:
    """The same by the roles that own the rules, with what they are paid for."""
    room = width - _FIGURE - _BAR - 2
    plans = sorted(bonuses(shares, company), key=lambda plan: -abs(plan[2]))
    largest = _largest([amount for _, _, amount in plans])
    for role, executive, amount in plans:
        plan = "nobody's rules" if role == NOBODY else role
        plan += f" · {executive.bonus}" if executive and executive.bonus else ""
        drawn = bar(float(abs(amount)), largest, _BAR)
        yield f"{left(f'  {plan}', room)}{right(f'{amount:,}', _FIGURE)} {drawn}".rstrip()


def _largest(amounts: Iterable[Decimal]) -> float:
    return float(max(map(abs, amounts)))


# -- how sure the order is ------------------------------------------------------------------------


def ranks_in_words(ranks: Sensitivity, name: Callable[[str, str], str]) -> str:
    """Whether the order of single changes rests on our judgement."""
    held = next((n for n, holds in enumerate(ranks.holds) if not holds), len(ranks.holds))
    tried = f"With each of {ranks.weights} weights of our judgement halved and doubled"
    low, high = ranks.effort
    span = f"the typical customer's effort is {low:.0f} to {high:.0f}"
    if not ranks.ranked:
        return f"{tried}, {span}. None of these changes helps by itself, so there is no order."
    if held == len(ranks.holds):
        return f"{tried}, {span}, and the order of the first few stays what it is."
    if not held:
        first = next(order[0] for order in ranks.moved_by.values() if order[0] != ranks.ranked[0])
        weight, factor = next(
            moved.split(" x ") for moved, order in ranks.moved_by.items() if order[0] == first
        )
        done = "halved" if float(factor) < 1 else "doubled"
        return (
            f"{tried}, {span}. Which change comes first is not sure: with the weight of "
            f"`{weight.replace('_', ' ')}` {done} it is {name(first, first)}."
        )
    names = "; ".join(name(policy, policy) for policy in ranks.ranked[:held])
    many = f"the first {words.number(held)} stay" if held > 1 else "the first stays"
    return f"{tried}, {span}; {many} first ({names})."
