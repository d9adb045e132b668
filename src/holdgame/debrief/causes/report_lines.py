"""report_lines: the report of a story under a company, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from holdgame.analysis.best import Most
from holdgame.analysis.report import Customer, Report
from holdgame.company.profile import Company
from holdgame.debrief import words
from holdgame.debrief.causes.page_changes import unavoidable_in_words
from holdgame.debrief.columns import bar, left, right, wrap
from holdgame.debrief.wording import NOBODY_MADE, Wording
from holdgame.engine.moments import NOBODY
from holdgame.friction.rounding import adding_up_to
from holdgame.story.model import Story

MOST_ROWS: Final = 12  # of rules; the others are added up
_BAR: Final = 12
_LEAD: Final = 25
WORST: Final = "one in a hundred has it as bad, measure by measure"
SHOWN_QUANTILES: Final = ("p5", "p25", "p50", "p75", "p95", "p99")


def report_lines(
    report: Report, story: Story, company: Company, wording: Wording, width: int
) -> Iterator[str]:
    """Everything that it says, none of its lines wider than `width`."""
    typical = report.typical
    yield from wrap(words.headline(story.title, company.name), width, "")
    how = f"{report.states:,} states, solved exactly." if report.exact else ""
    yield from wrap(how or words.sentence(report.why), width, "")
    yield ""
    yield " " * _LEAD + "  effort-minutes  minutes  resolved"
    yield _customer("typical", typical.effort, typical.minutes, typical.resolved)
    if report.best:
        yield _of("best", report.best)
    yield _of("worst", report.worst)
    yield ""
    yield from wrap(_said(report), width, "")
    yield from _money(report, width)
    yield ""
    yield "How it ends"
    for ending, odds in typical.endings.items():
        known = story.endings.get(ending)
        yield _row(known.title if known else ending, odds, 1.0, width, words.percent(odds))
    yield ""
    yield "By rule, where it is felt, in effort-minutes"
    yield from _grouped(typical.by_policy, lambda p: wording.rule(p, company), width)
    for heading, sums, names in (
        ("By executive", typical.by_owner, {NOBODY: "nobody, or no rule"}),
        ("By touchpoint", typical.by_touchpoint, wording.touchpoints),
        ("By what happened", typical.by_kind, wording.kinds),
    ):
        yield ""
        yield heading
        yield from _grouped(sums, _called(names), width)
    yield ""
    yield from _spread(report, width)


def _said(report: Report) -> str:
    """What the figures come to, in sentences."""
    typical = report.typical
    told = []
    if typical.per_resolved is not None:
        told.append(f"{typical.per_resolved:,.1f} effort-minutes go into each case resolved.")
    else:
        told.append("Nobody's case is resolved.")
    if report.unavoidable is not None and report.best is not None:
        told.append(unavoidable_in_words(report.unavoidable, report.best))
    if report.most is not None:
        told.append(_most(report.most))
    told.append(f"Worst: {WORST}.")
    return " ".join(told)


def _most(most: Most) -> str:
    if most.effort is not None:
        return f"The most that decisions can bring about is {most.effort:,.0f} on average."
    scenes = words.listed([f"`{scene}`" for scene in most.unbounded_by])
    return f"There is no most: one may go round in {scenes} as often as one likes."


def _money(report: Report, width: int) -> Iterator[str]:
    money, currency = report.typical.money, report.currency
    told = (
        f"A typical journey costs the customer {words.money(money.customer)} {currency} in time "
        f"and charges, and the company {words.money(money.company)} in people's time, refunds and "
        "goods."
    )
    if money.at_risk is not None:
        low, high = words.money(money.at_risk.low), words.money(money.at_risk.high)
        told += f" Earnings at risk: {low} to {high} {currency}."
    yield from wrap(told, width, "")


def _of(name: str, customer: Customer) -> str:
    return _customer(name, customer.effort, customer.minutes, customer.resolved)


def _customer(name: str, effort: float, minutes: float, resolved: float) -> str:
    figures = f"{effort:>16,.1f}{minutes:>9,.1f}{words.percent(resolved):>10}"
    return left(f"  {name} customer", _LEAD) + figures


def _called(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda key: names.get(key, key)


def _grouped(sums: Mapping[str, float], name: Callable[[str], str], width: int) -> Iterator[str]:
    """The largest, and all others together; as shown they add up to the last line."""
    named: dict[str, float] = {}
    for key, effort in sums.items():
        label = NOBODY_MADE if key == NOBODY and name(key) == key else name(key)
        named[label] = named.get(label, 0.0) + effort
    ranked = sorted(named, key=lambda label: -named[label])
    listed = ranked if len(ranked) <= MOST_ROWS + 1 else ranked[:MOST_ROWS]
    parts = {label: named[label] for label in listed}
    if others := ranked[len(listed) :]:
        parts[f"{len(others)} others"] = sum(named[label] for label in others)
    whole = Decimal(f"{sum(named.values()):.1f}")
    for label, shown in adding_up_to(whole, parts).items():
        yield _row(label, float(shown), float(whole), width, f"{shown:,}")
    yield _row("in all", 0.0, float(whole), width, f"{whole:,}")


def _row(name: str, part: float, whole: float, width: int, figure: str) -> str:
    room = width - 2 - 9 - 1 - _BAR
    return f"  {left(name, room)}{right(figure, 9)} {bar(part, whole, _BAR)}".rstrip()


def _spread(report: Report, width: int) -> Iterator[str]:
    """Quantiles of minutes and of effort."""
    found = report.quantiles()
    figure = min(8, (width - 18) // len(SHOWN_QUANTILES))
    lead = min(18, width - 2 - figure * len(SHOWN_QUANTILES))
    yield f"How it is spread, of {len(report.drawn.effort):,} journeys"
    shares = ("5 %", "25 %", "half", "75 %", "95 %", "99 %")
    yield "  " + left("at most, for", lead) + "".join(right(share, figure) for share in shares)
    for name, key in (("minutes", "minutes"), ("effort-minutes", "effort_minutes")):
        figures = "".join(right(f"{found[key][q]:,.1f}", figure) for q in SHOWN_QUANTILES)
        yield "  " + left(name, lead) + figures
