"""what_if_lines: what changed rules do, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.analysis.again import Averaged
from holdgame.analysis.what_if import Cost, WhatIf
from holdgame.company.policy import STAFFING, PolicyValue
from holdgame.company.profile import Company
from holdgame.debrief import words
from holdgame.debrief.columns import left, right, wrap
from holdgame.debrief.rules import row_of
from holdgame.debrief.wording import Wording

GIVE_UP: Final = (
    "It is less effort only because more give up: fewer are resolved. That is no saving."
)
MOSTLY: Final = "Fewer than half of its decisions are yours: it is mostly the typical customer."
UNSETTLED: Final = (
    "The calls and the waits of the queues do not come to agree: take this as a direction."
)
_LEAD: Final = 34
_FIGURE: Final = 11


def what_if_lines(
    found: WhatIf, company: Company, currency: str, wording: Wording, width: int
) -> Iterator[str]:
    """Everything of it, none of its lines wider than `width`."""
    for policy, value in found.changes.items():
        yield from wrap(_change(policy, value, company, wording), width, "")
    yield ""
    lead = min(_LEAD, width - 3 * _FIGURE)
    before, after = found.before, found.after
    yield _row("", "before", "after", "", lead)
    yield "a typical customer"
    yield _number("  effort-minutes", before.effort, after.effort, lead)
    yield _number("  minutes", before.minutes, after.minutes, lead)
    yield _row("  resolved", _percent(before.resolved), _percent(after.resolved), "", lead)
    yield _number("  the customer's money", before.money.customer, after.money.customer, lead)
    if found.journey:
        yield ""
        yield from _played(*found.journey, width)
    if found.queues:
        yield ""
        yield "everybody in the queue, mean wait of whoever stays"
        for id, queue in found.queues.items():
            was, now = (words.brief(wait) for wait in queue.wait)
            yield _row(f"  {id.replace('_', ' ')}", was, now, "", lead)
    yield ""
    if found.gives_up_more:
        yield from wrap(GIVE_UP, width, "")
    if not found.settled:
        yield from wrap(UNSETTLED, width, "")
    yield from wrap(cost_in_words(found.cost, currency), width, "")
    for policy in found.changes:
        row = row_of(policy, company)
        if row is not None and row.cost:
            yield from wrap(f"Its other side: {row.cost}", width, "")


def cost_in_words(cost: Cost, currency: str) -> str:
    """What it costs or saves the company, in sentences."""

    def of(amount: float) -> str:
        return f"{words.rough(abs(amount))} {currency} {'more' if amount > 0 else 'less'}"

    told = [f"To the company: {of(cost.a_customer)} a customer, {of(cost.a_thousand)} a thousand."]
    if abs(cost.a_customer) < 0.005:
        told = ["To the company: the same for each customer."]
    if cost.people:
        told.append(f"People on the phones: {of(cost.people)} a year.")
    if cost.a_year is not None and abs(cost.a_year) >= 1:
        told.append(f"In all: {of(cost.a_year)} a year.")
    if cost.at_risk is not None and max(map(abs, cost.at_risk)) >= 0.005:
        low, high = sorted(map(abs, cost.at_risk))
        less = "less" if cost.at_risk[0] < 0 else "more"
        told.append(
            f"Earnings at risk: {words.rough(low)} to {words.rough(high)} {currency} {less} "
            "a customer."
        )
    return " ".join(told)


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
    owner = company.owner_of(policy)
    return f"{name[:1].upper()}{name[1:]}: {now} instead of {was}" + (
        f" ({owner})" if owner != "none" else ""
    )


def _played(was: Averaged, now: Averaged, width: int) -> Iterator[str]:
    lead = min(_LEAD, width - 3 * _FIGURE)
    yield "your play"
    for name, key in (("effort-minutes", "effort_minutes"), ("minutes", "minutes")):
        yield _number(f"  {name}", was.means[key], now.means[key], lead)
    before, after = (_percent(played.means["resolved"]) for played in (was, now))
    yield _row("  resolved", before, after, "", lead)
    told = f"{_percent(now.matched)} of its decisions are yours"
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


def _row(name: str, before: str, after: str, change: str, lead: int) -> str:
    figures = right(before, _FIGURE) + right(after, _FIGURE) + right(change, _FIGURE)
    return (left(name, lead) + figures).rstrip()


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
