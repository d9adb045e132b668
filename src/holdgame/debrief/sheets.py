"""sheets: a debrief as plain tables, for spreadsheets and for CSV. Numbers are exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.provenance import MARKS
from holdgame.debrief.rules import Rule
from holdgame.debrief.wording import NOBODY_MADE
from holdgame.engine.moments import NOBODY
from holdgame.friction.rounding import DECIMALS, for_display

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def opens_as_formula(text: str) -> bool:
    """Whether a spreadsheet that reads this text would take it for a formula."""
    return text.lstrip(" ").startswith(_FORMULA)


def sheets_of(debrief: Debrief) -> tuple[Sheet, ...]:
    """All of them; what was not asked or not said has no rows."""
    return (
        Sheet("play", ("what", "value"), tuple(_play(debrief))),
        timeline_sheet(debrief),
        rules_sheet(debrief),
        Sheet("bonuses", _BONUSES, tuple(_bonuses(debrief))),
        Sheet("journey", _JOURNEY, tuple(_journey(debrief))),
        Sheet("felt", _FELT, tuple(_felt(debrief))),
        Sheet("predicted", _PREDICTED, tuple(_predicted(debrief))),
        Sheet("weights", _WEIGHTS, tuple(_weights(debrief))),
        *changes_sheets(debrief),
    )


def changes_sheets(debrief: Debrief) -> tuple[Sheet, ...]:
    """What each change would buy, and the steps; none where the analysis is not there."""
    found = debrief.causes
    if found is None:
        return ()
    left = [found.report.typical.effort, *(step.effort for step in found.steps)]
    takes_off = {
        step.policy: was - step.effort for was, step in zip(left, found.steps, strict=False)
    }
    changes = tuple(
        (
            *(c.bar.policy, c.rule.name, c.was, c.now, c.rule.owner, c.rule.bonus),
            *(round(n, DECIMALS) for n in (c.bar.saves, c.bar.least, c.bar.most, c.bar.minutes)),
            *(round(c.bar.resolved, 6), c.bar.away, round(c.bar.cost.a_customer, 2)),
            *(c.bar.cost.people, c.bar.cost.a_year),
            _or_none(takes_off.get(c.bar.policy)),
        )
        for c in found.changes
    )
    typical = found.report.typical
    steps = tuple(
        (step.policy or "all others", round(step.effort, DECIMALS), round(step.resolved, 6))
        for step in found.steps
    )
    start = ("as it is", round(typical.effort, DECIMALS), round(typical.resolved, 6))
    return (Sheet("changes", _CHANGES, changes), Sheet("steps", _STEPS, (start, *steps)))


# -- two more that are CSV too --------------------------------------------------------------------

_TIMELINE = (
    *("at_seconds", "clock", "phase", "channel", "what", "seconds"),
    *("minutes_of_life", "effort_minutes", "felt"),
)
_RULES = (
    *("policy", "rule", "effort_minutes", "value", "from", "by", "source", "made_for"),
    *("made_for_said", "owner", "bonus", "best_known", "best_known_source"),
)


def timeline_sheet(debrief: Debrief) -> Sheet:
    """What happened when; the effort adds up to that of the play."""
    rows = (
        (
            round(h.at, DECIMALS),
            h.clock.isoformat(timespec="seconds"),
            h.phase,
            h.channel,
            h.what,
            round(h.seconds, DECIMALS),
            round(h.lived / 60, DECIMALS),
            _minutes(h.effort),
            h.felt,
        )
        for h in debrief.timeline
    )
    return Sheet("timeline", _TIMELINE, tuple(rows))


def rules_sheet(debrief: Debrief) -> Sheet:
    """The ledger by policy, and what no rule made; it adds up to the effort of the play."""
    rows: list[Row] = []
    for felt in debrief.rules:
        known = felt.best_known
        best = ("", "") if known is None else (known.best, known.source)
        rows.append((*_rule(felt.rule, felt.effort), *best))
    nobody = debrief.score.by_policy.get(NOBODY, 0)
    rows.append((NOBODY, NOBODY_MADE, _minutes(nobody), *[None] * (len(_RULES) - 3)))
    return Sheet("rules", _RULES, tuple(rows))


def _rule(rule: Rule, effort: int) -> Row:
    return (
        *(rule.policy, rule.name, _minutes(effort), rule.value, rule.origin, rule.by),
        *(rule.source, rule.made_for, rule.made_for_said, rule.owner, rule.bonus),
    )


# -- the others -----------------------------------------------------------------------------------

_BONUSES = ("role", "metric", "protects", "effort_minutes", "policies")
_JOURNEY = (
    *("stretch", "phase", "channel", "began", "touchpoint", "what"),
    *("minutes_of_life", "effort_minutes", "felt"),
)
_FELT = ("clock", "minute", "felt", "effort_minutes_so_far", "head", "heart", "most_apart")
_CHANGES = (
    *("policy", "rule", "here", "changed_to", "owner", "bonus", "saves", "at_least", "at_most"),
    *("minutes", "resolved", "only_because_more_give_up", "costs_a_customer"),
    *("people_a_year", "costs_a_year", "takes_off_as_a_step"),
)
_STEPS = ("then", "effort_minutes", "resolved")
_PREDICTED = ("what", "predicted", "actual", "difference", "unit")
_WEIGHTS = ("name", "value", "unit", "provenance", "source")


def _play(debrief: Debrief) -> Iterator[Row]:
    """What was played, and what it came to."""
    facts, money = debrief.facts, debrief.money
    yield "story", debrief.title
    yield "company", debrief.company_name
    yield "seed", debrief.seed
    yield "ending", debrief.ending.title
    yield "resolved", debrief.ending.resolved
    yield "minutes of life", round(facts.minutes, DECIMALS)
    yield "minutes on hold", round(facts.on_hold, DECIMALS)
    yield "days", round(facts.days, DECIMALS)
    yield "effort-minutes", _minutes(debrief.score.effort)
    yield "friction index", round(debrief.score.index, 1)
    yield "people spoken to", facts.spoke_to
    yield "transfers", facts.transfers
    yield "times told", facts.tellings
    yield "currency", money.currency
    yield "money, the customer's", round(money.purse.customer, 2)
    yield "money, the company's", round(money.purse.company, 2)
    risk = money.purse.at_risk
    yield "money at risk, at least", None if risk is None else round(risk.low, 2)
    yield "money at risk, at most", None if risk is None else round(risk.high, 2)


def _bonuses(debrief: Debrief) -> Iterator[Row]:
    for bonus in debrief.bonuses:
        policies = ", ".join(bonus.rules)
        yield bonus.role, bonus.metric, bonus.protects, _minutes(bonus.effort), policies


def _journey(debrief: Debrief) -> Iterator[Row]:
    for number, stretch in enumerate(debrief.journey_map, 1):
        began = stretch.clock.isoformat(timespec="seconds")
        start = (number, stretch.phase, stretch.channel, began)
        felt = ", ".join(map(str, stretch.felt))
        if stretch.did or not stretch.touches:
            yield *start, "", "; ".join(stretch.did), 0, 0, felt
            felt = ""
        for touch in stretch.touches:
            amounts = (round(touch.seconds / 60, DECIMALS), _minutes(touch.effort))
            yield *start, touch.touchpoint, "; ".join(touch.what), *amounts, felt
            felt = ""


def _felt(debrief: Debrief) -> Iterator[Row]:
    for answer in debrief.strips.answers:
        yield (
            answer.clock.isoformat(timespec="seconds"),
            round(answer.minute, DECIMALS),
            answer.felt,
            _minutes(answer.effort),
            round(answer.head, DECIMALS),
            round(answer.heart, DECIMALS),
            answer is debrief.strips.most_apart,
        )


def _predicted(debrief: Debrief) -> Iterator[Row]:
    for row in debrief.compared:
        if row.unit == "yes":
            yield row.what, bool(row.predicted), bool(row.actual), None, "yes or no"
            continue
        actual, difference = round(row.actual, DECIMALS), round(row.difference, DECIMALS)
        yield row.what, row.predicted, actual, difference, row.unit


def _weights(debrief: Debrief) -> Iterator[Row]:
    for used in debrief.weights:
        figure = used.figure
        mark = MARKS.get(figure.provenance, figure.provenance)
        yield used.name, figure.value, figure.unit, mark, figure.source


def _or_none(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, DECIMALS)


def _minutes(milli: int) -> float:
    return float(for_display(milli, DECIMALS))
