"""section_causes: what changes would buy and cost, from these rules to the best, this play's place
among all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from holdgame.debrief import words
from holdgame.debrief.causes.attribution_lines import ranks_in_words
from holdgame.debrief.causes.causes import Causes, Change
from holdgame.debrief.causes.page_changes import (
    AWAY,
    HOW,
    best_change_sentence,
    lies_in_words,
)
from holdgame.debrief.causes.stays import (
    COLUMNS,
    HEADING,
    compared,
    stays_in_words,
    stays_rows,
)
from holdgame.debrief.causes.what_if_lines import cost_in_words
from holdgame.debrief.columns import change_named, clip
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.bars import Bar, bars
from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.density import Bin, Mark, density
from holdgame.debrief.html.document import section
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.table import numbers_in, table, wide, words_in
from holdgame.debrief.html.waterfall import Step, waterfall

MOST: Final = 12
_UNIT: Final = "effort-minutes"
_BRIEF: Final = 40  # letters that there is room for on half a page
_BINS: Final = 24
_TAIL: Final = 0.995  # journeys up to here are drawn


def causes(debrief: Debrief) -> Iterator[Html]:
    """The whole section; nothing where the analysis is not there."""
    found = debrief.causes
    if found is None:
        return
    currency = debrief.money.currency
    best = found.best
    told = [el("p", best_change_sentence(found, currency), class_="lead")]
    if best is not None:
        told.append(el("p", cost_in_words(best.bar.cost, currency)))
        if best.other_side:
            told.append(el("p", f"Its other side: {best.other_side}", class_="note"))
    yield section(
        "What changes would buy",
        *told,
        *([tornado(found).html()] if found.changes else []),
        el("div", steps(found).html(), among(debrief, found).html(), class_="pair"),
        el("p", ranks_in_words(found.ranks, found.names.get), class_="note"),
        *_competitor(found),
        class_="leaf",
    )


def tornado(found: Causes, most: int = MOST, *, brief: bool = False) -> Chart:
    """The single changes as bars; whose they are and what they cost stands in the table."""
    shown = [change for change in found.changes if not change.bar.away][:most]
    named = _briefly if brief else _named
    rows = [Bar(named(c), c.bar.saves, words.figure(c.bar.saves)) for c in shown]
    columns = (
        *words_in("rule", "here", "changed to", "whose"),
        *numbers_in("saves", "at least", "at most", "minutes", "helped", "costs a customer"),
    )
    made = table("Single changes", columns, (_row(change) for change in found.changes))
    away = [change.rule.name for change in found.changes if change.bar.away]
    how = HOW.replace(" (page 3)", "")  # here there are no pages
    note = f"{how} {AWAY} {'; '.join(away)}." if away else how
    note = "" if brief else note
    title = "One change at a time" if brief else "One change at a time, in effort-minutes"
    return bars(title, rows, unit=_UNIT, note=note, table_of=made)


def steps(found: Causes) -> Chart:
    """From these rules to the best known, one change after another."""
    typical = found.report.typical.effort
    made, left = [], typical
    for step in found.steps:
        name = found.names.get(step.policy, step.policy) if step.policy else "all others"
        change = round(step.effort, 1) - round(left, 1)  # of what is shown
        made.append(Step(name, step.effort - left, f"{round(change, 1) + 0.0:+.1f}"))
        left = step.effort
    return waterfall(
        "From these rules to the best known",
        ("these rules", typical, f"{typical:.1f}"),
        made,
        ("the best known", left, f"{left:.1f}"),
        unit=_UNIT,
    )


def among(debrief: Debrief, found: Causes) -> Chart:
    """Where this play lies among all journeys."""
    effort = found.report.drawn.effort
    high = max(float(np.quantile(effort, _TAIL)), 1.0)
    step = max(round(high / _BINS), 1)
    edges = np.arange(0, high + step, step)
    counts, _ = np.histogram(effort, edges)
    shares = (counts / len(effort)).tolist()
    bins = [
        Bin(float(low), float(low) + step, share)
        for low, share in zip(edges[:-1].tolist(), shares, strict=True)
    ]
    mine = debrief.score.effort_minutes
    note = lies_in_words(found, mine)
    title = "This play among all journeys"
    return density(title, bins, Mark(mine, "this play"), unit=_UNIT, note=note)


def _competitor(found: Causes) -> Iterator[Html]:
    """The same call at a competitor's, where there is one."""
    if compared(found):
        columns = (*words_in("company"), *numbers_in(*COLUMNS))
        rows = wide(HEADING, table(HEADING, columns, stays_rows(found)))
        how = stays_in_words(found).replace(" (page 5)", "")  # here there are no pages
        yield el("figure", el("figcaption", HEADING), rows, el("p", how, class_="note"))


def _named(change: Change) -> str:
    return change_named(change.rule.name, change.was, change.now)


def _briefly(change: Change) -> str:
    return clip(f"{change.rule.name}: {change.now}", _BRIEF)


def _row(change: Change) -> tuple[str, ...]:
    one = change.bar
    return (
        change.rule.name,
        change.was,
        change.now,
        change.rule.serves,
        words.figure(one.saves),
        words.figure(one.least),
        words.figure(one.most),
        words.figure(one.minutes),
        f"{100 * one.resolved:.0f} %",
        f"{round(one.cost.a_customer, 2) + 0.0:.2f}",
    )
