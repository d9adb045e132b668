"""page_changes: what one change would buy and cost, where this play lies, how sure all that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.analysis.report import Customer
from holdgame.analysis.what_if import Cost
from holdgame.debrief import words
from holdgame.debrief.causes.attribution_lines import ranks_in_words
from holdgame.debrief.causes.causes import Causes, Change
from holdgame.debrief.causes.stays import stays_lines
from holdgame.debrief.causes.what_if_lines import cost_in_words, left_out
from holdgame.debrief.columns import bar, both_ends, cells, change_named, left, right, wrap
from holdgame.debrief.label_box import ASSUMED

TITLE: Final = "What changes would buy"
ON_PAGE_ONE: Final = 3
MOST_ROWS: Final = 14
HOW: Final = (
    "Each rule by itself at the best known value, nothing else changed: what that takes off the "
    "mean journey of the typical customer, in queues that change with it. It is another question "
    "than where effort was felt (page 3): a rule can be booked nothing there and be behind it all."
)
AS_GOOD: Final = (
    "No single change takes off as much as half an effort-minute: one by one, these rules are as "
    "good as is known."
)
AWAY: Final = "Less effort only because more give up; that is no saving:"
_BAR: Final = 8
_FIGURE: Final = 7


def changes_page(causes: Causes, effort: float, currency: str, width: int) -> list[str]:
    """The page below its title. `effort` is that of this play, in effort-minutes."""
    lines = wrap(HOW, width)
    room = width - 4 - 2 * _FIGURE - 8 - _BAR - 1
    heading = left("", room) + right("saves", _FIGURE) + right("min", _FIGURE) + right("helped", 8)
    lines += ["", "    " + heading]
    largest = max((abs(c.bar.saves) for c in causes.changes), default=0.0)
    for change in [c for c in causes.changes if not c.bar.away][:MOST_ROWS]:
        lines.append("    " + _row(change, largest, room))
    away = [c for c in causes.changes if c.bar.away]
    if away:
        lines += ["", *wrap(AWAY, width)]
        lines += ["    " + _row(change, largest, room) for change in away]
    lines += ["", *_best(causes, currency, width)]
    lines += ["", *wrap("From these rules to the best known, one change after another", width), ""]
    lines += list(_steps(causes, width))
    lines += ["", *wrap(lies_in_words(causes, effort), width)]
    lines += ["", *wrap(ranks_in_words(causes.ranks, causes.names.get), width)]
    return [*lines, *stays_lines(causes, width)]


def page_one_changes(causes: Causes, width: int) -> list[str]:
    """The three changes that would take off most, one line each, below a heading; none where none
    is worth telling."""
    saving = causes.saving[:ON_PAGE_ONE]
    effort = causes.report.typical.effort
    if causes.best is None:
        return []
    count = {1: "The one change", 2: "The two changes"}.get(len(saving), "Three changes")
    of = f"of {effort:.0f} effort-minutes (page 9)"
    lines = [both_ends(f"{count} that would take off most", of, width)]
    for change in saving:
        figure = right(f"-{change.bar.saves:.1f}", 6)
        drawn = left(bar(change.bar.saves, effort, 5), 5)
        owner = change.rule.serves.partition(" · ")[0]
        room = width - 4 - cells(figure) - 6
        name = room * 3 // 4
        named = left(_named(change, name - 1), name)
        lines.append(f"    {named}{left(owner, room - name)}{figure} {drawn}")
    return [line.rstrip() for line in lines]


def best_change_sentence(causes: Causes, currency: str) -> str:
    """What the best single change buys and costs, with its range; or that there is none."""
    best = causes.best
    if best is None:
        return AS_GOOD
    typical, cost = causes.report.typical, best.bar.cost
    star = f" {ASSUMED}" if best.rule.origin == "assumed" else ""
    buys = (
        f"The best single change: {best.rule.name}, {best.now} for {best.was}{star}. It takes off "
        f"{_tidy(best.bar.saves)} of {_tidy(typical.effort)}{_range(causes)}, and "
        f"{_helped(best.bar.resolved, typical.resolved)}."
    )
    return f"{buys} {_costs(cost, currency)}"


def _range(causes: Causes) -> str:
    """From the least to the most; where they are one number, that."""
    least, most = _tidy(causes.least), _tidy(causes.most)
    return f" ({least} to {most})" if least != most else " however it is weighed"


def _helped(now: float, before: float) -> str:
    helped, was = f"{100 * now:.0f} %", f"{100 * before:.0f} %"
    return f"{helped} are helped {'as before' if helped == was else f'instead of {was}'}"


def _tidy(amount: float) -> str:
    return f"{words.tidy(amount) or 0:g}"


def _costs(cost: Cost, currency: str) -> str:
    for amount, of in ((cost.a_year or 0.0, "a year"), (cost.people or 0.0, "a year in people")):
        if abs(amount) >= 1:
            return _spends(amount, of, cost, currency)
    if abs(cost.a_customer) >= 0.005:
        return _spends(cost.a_customer, "a customer", cost, currency)
    return f"It costs nothing that is counted here{left_out(cost)}."


def _spends(amount: float, of: str, cost: Cost, currency: str) -> str:
    side = "It costs" if amount > 0 else "It spares you"
    return f"{side} {words.rough(abs(amount))} {currency} {of}{left_out(cost)}."


def _named(of: Change, width: int) -> str:
    return change_named(of.rule.name, of.was, of.now, width)


def _row(change: Change, largest: float, room: int) -> str:
    one = change.bar
    saves = words.figure(one.saves)
    drawn = bar(abs(one.saves), largest, _BAR)
    helped = f"{100 * one.resolved:.0f} %"
    minutes = f"{round(one.minutes) or 0}"
    figures = right(saves, _FIGURE) + right(minutes, _FIGURE) + right(helped, 8)
    return f"{left(_named(change, room - 1), room)}{figures} {drawn}".rstrip()


def _best(causes: Causes, currency: str, width: int) -> list[str]:
    best = causes.best
    lines = wrap(best_change_sentence(causes, currency), width)
    if best is None:
        return lines
    lines += wrap(cost_in_words(best.bar.cost, currency), width)
    if best.other_side:
        lines += wrap(f"Its other side: {best.other_side}", width)
    return lines


def _steps(causes: Causes, width: int) -> Iterator[str]:
    """What is left after each change."""
    start = causes.report.typical
    room = width - 4 - 8 - 8 - 13
    largest = start.effort
    rows = [("these rules", start.effort, start.resolved)]
    for step in causes.steps:
        name = causes.names.get(step.policy, step.policy) if step.policy else "all others"
        rows.append((f"then {name}", step.effort, step.resolved))
    for name, effort, resolved in rows:
        figures = right(f"{effort:.1f}", 8) + right(f"{100 * resolved:.0f} %", 8)
        yield f"    {left(name, room)}{figures} {bar(effort, largest, 12)}".rstrip()


def lies_in_words(causes: Causes, effort: float) -> str:
    """Where this play lies among all, and what could not have been avoided."""
    report = causes.report
    below = report.share_below(effort)
    found = report.quantiles()["effort_minutes"]
    text = (
        f"This play took {effort:.1f} effort-minutes: more than {100 * below:.0f} of 100 journeys "
        f"of this story under these rules. Half of them take at most {found['p50']:.0f}, nine in "
        f"ten {found['p90']:.0f}, all but one in a hundred {found['p99']:.0f}."
    )
    if report.best is not None and report.unavoidable is not None:
        text += f" {unavoidable_in_words(report.unavoidable, report.best)}"
    return text


def unavoidable_in_words(share: float, best: Customer) -> str:
    """What part of the effort no decision could have avoided."""
    needs = (
        f"who knows every way and decides as well as can be needs {best.effort:.0f}, and is helped "
        f"{words.times_in_100(best.resolved)}"
    )
    if share >= 1:
        return f"Whoever is to be helped as often as can be spends no less: {needs}."
    return (
        f"{100 * share:.0f} % of the typical effort nobody could avoid without being helped less "
        f"often: {needs}."
    )
