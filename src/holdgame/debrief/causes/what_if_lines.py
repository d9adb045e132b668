"""what_if_lines: what changed rules do, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.analysis.again import Averaged
from holdgame.analysis.what_if import Cost, WhatIf
from holdgame.company.kindness import kinder
from holdgame.company.policy import NOBODY, STAFFING, Policy, PolicyValue
from holdgame.company.profile import Company
from holdgame.debrief import words
from holdgame.debrief.columns import left, right, wrap
from holdgame.debrief.rules import row_of
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World

GIVE_UP: Final = (
    "It is less effort only because more give up: fewer are resolved. That is no saving."
)
MOSTLY: Final = "Fewer than half of its decisions are yours: it is mostly the typical customer."
UNSETTLED: Final = (
    "The calls and the waits of the queues do not come to agree: take this as a direction."
)
_LEAD: Final = 34
_FIGURE: Final = 11


def what_if_lines(found: WhatIf, world: World, wording: Wording, width: int) -> Iterator[str]:
    """Everything of it, none of its lines wider than `width`."""
    company, currency = world.company, world.currency
    yield from wrap(words.headline(world.story.title, company.name), width, "")
    for policy, value in found.changes.items():
        yield from wrap(_change(policy, value, company, wording), width, "")
    yield ""
    lead = min(_LEAD, width - 3 * _FIGURE)
    before, after = found.before, found.after
    yield _row("", "before", "after", "", lead)
    yield "a typical customer"
    yield _number("  effort-minutes", before.effort, after.effort, lead)
    yield _number("  minutes", before.minutes, after.minutes, lead)
    yield _resolved(before.resolved, after.resolved, lead)
    own = before.money.customer, after.money.customer
    yield _number(f"  the customer's money, {currency}", *own, lead)
    if found.journey:
        yield ""
        yield from _played(*found.journey, width)
    if queues := list(_queues(found, lead)):
        yield from ("", "everybody in the queue, mean wait of whoever stays", *queues)
    yield ""
    if found.gives_up_more:
        yield from wrap(GIVE_UP, width, "")
    if not found.settled:
        yield from wrap(UNSETTLED, width, "")
    yield from wrap(cost_in_words(found.cost, currency), width, "")
    for told in _other_sides(found, company):
        yield from wrap(told, width, "")


def cost_in_words(cost: Cost, currency: str) -> str:
    """What it costs or saves the company, in sentences."""

    def of(amount: float) -> str:
        return f"{words.rough(abs(amount))} {currency} {'more' if amount > 0 else 'less'}"

    here = f"{of(cost.a_customer)} a customer, {of(cost.a_thousand)} a thousand"
    if abs(cost.a_customer) < 0.005:
        here = "the same for each customer"
    told = [f"To the company: {here}{left_out(cost)}."]
    if cost.people:
        told.append(f"People on the phones: {of(cost.people)} a year.")
    if cost.a_year is not None and abs(cost.a_year) >= 1:
        told.append(f"In all: {of(cost.a_year)} a year.")
    if cost.at_risk is not None and max(map(abs, cost.at_risk)) >= 0.005:
        low, high = sorted(map(abs, cost.at_risk))
        less = "less" if cost.at_risk[0] < 0 else "more"
        least, most = words.rough(low), words.rough(high)
        span = f"{least} to {most}" if low >= 0.005 and least != most else f"at most {most}"
        told.append(f"Earnings at risk: {span} {currency} {less} a customer.")
    return " ".join(told)


def left_out(cost: Cost) -> str:
    """What has to be said behind an amount where other channels are changed."""
    return "; answering letters and chats is not in it" if cost.writing else ""


def change_in_words(
    policy: str, value: PolicyValue, company: Company, wording: Wording
) -> tuple[str, str, str]:
    """A rule, what it is here, and what it is changed to."""
    row = row_of(policy, company)
    here = company.value(policy)
    name = wording.rule(policy, company)
    if policy.startswith(STAFFING + "."):
        queue = company.queues[policy.removeprefix(f"{STAFFING}.")]
        if queue.agents is None or queue.calls_per_hour is None:
            return name, words.brief(queue.measured or 0.0), words.brief(float(str(value)))
        people = words.counted(int(float(str(value))), "person", "people")
        return name, words.counted(queue.agents, "person", "people"), people
    if row is None:
        return name, str(here), str(value)
    shown = (wording.value(policy, row.shown(v, company.currency)) for v in (here, value))
    was, now = shown
    return name, was, now


def _change(policy: str, value: PolicyValue, company: Company, wording: Wording) -> str:
    name, was, now = change_in_words(policy, value, company, wording)
    told = f"{name[:1].upper()}{name[1:]}: {now}"
    if value == company.value(policy):
        return f"{told}, as it is already. Nothing changes by it."
    owner = company.owner_of(policy)
    return f"{told} instead of {was}" + (f" ({owner})" if owner != NOBODY else "")


def _other_sides(found: WhatIf, company: Company) -> Iterator[str]:
    """What the changes ask of the company, in the catalogue's words; each once.

    The catalogue says what the kinder value asks: of a change for the worse that is not its side.
    """
    told: set[str] = set()
    for policy, value in found.changes.items():
        row, here = row_of(policy, company), company.value(policy)
        if row is None or not row.cost or value == here:
            continue
        worse = _kinder(policy, row, value, company) == -1
        said = f"{'What the kinder rule asks' if worse else 'Its other side'}: {row.cost}"
        if said not in told:
            told.add(said)
            yield said


def _kinder(policy: str, row: Policy, value: PolicyValue, company: Company) -> int | None:
    """1 where a value is kinder than the one here, -1 where it is less so."""
    here = company.value(policy)
    if not policy.startswith(STAFFING + "."):
        return kinder(row, value, here)
    people = company.queues[policy.removeprefix(f"{STAFFING}.")].load is not None  # else seconds
    more = float(str(value)) > float(str(here))
    return 1 if more == people else -1


def _queues(found: WhatIf, lead: int) -> Iterator[str]:
    """Those of which the wait, as it is shown, is another."""
    for id, queue in found.queues.items():
        was, now = (words.brief(wait) for wait in queue.wait)
        if was != now:
            yield _row(f"  {id.replace('_', ' ')}", was, now, "", lead)


def _played(was: Averaged, now: Averaged, width: int) -> Iterator[str]:
    lead = min(_LEAD, width - 3 * _FIGURE)
    yield "your play"
    for name, key in (("effort-minutes", "effort_minutes"), ("minutes", "minutes")):
        yield _number(f"  {name}", was.means[key], now.means[key], lead)
    yield _resolved(was.means["resolved"], now.means["resolved"], lead)
    told = f"{words.percent(now.matched)} of its decisions are yours"
    if now.draws > 1:
        least, most = now.least["effort_minutes"], now.most["effort_minutes"]
        others = ", the others a typical customer's"
        if now.matched == 1:
            others = "; what is beyond your luck is drawn"
        told += f"{others}: {least:.0f} to {most:.0f} effort-minutes in {now.draws} draws"
    yield from wrap(f"{told}. {MOSTLY if now.mostly_typical else ''}".rstrip(), width, "  ")


def _number(name: str, before: float, after: float, lead: int) -> str:
    more = round(after, 1) - round(before, 1)  # of what is shown
    change = f"{more:+,.1f}" if abs(more) >= 0.05 else "="
    return _row(name, f"{before:,.1f}", f"{after:,.1f}", change, lead)


def _resolved(before: float, after: float, lead: int) -> str:
    return _row("  resolved", words.percent(before), words.percent(after), "", lead)


def _row(name: str, before: str, after: str, change: str, lead: int) -> str:
    figures = right(before, _FIGURE) + right(after, _FIGURE) + right(change, _FIGURE)
    return (left(name, lead) + figures).rstrip()
