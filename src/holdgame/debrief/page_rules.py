"""page_rules: all that was felt, by rule, by bonus plan, by touchpoint, kind and burden."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from holdgame.debrief.columns import bar, left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.page_one import rule_row
from holdgame.debrief.rules import Bonus, percents
from holdgame.debrief.wording import NOBODY_MADE
from holdgame.engine.moments import NOBODY
from holdgame.friction.rounding import for_display, shares_for_display

AT_WORK: Final = "Also at work on this journey: asked or heard, and nothing booked to them"
DECIMALS: Final = 1
_BAR: Final = 20
_NUMBERS: Final = 12
HOW: Final = (
    "In effort-minutes: a minute of talking, typing or listening counts one, a minute of waiting "
    "up to two, and what goes wrong adds its own (see the last page). This is where it was felt, "
    "not what a change would take off: a rule can be booked nothing here and be behind it all."
)


def rules_page(debrief: Debrief, width: int) -> list[str]:
    """Lists that each add up to the same total, and the rules that were asked at no cost."""
    score, wording = debrief.score, debrief.wording
    lines = wrap(HOW, width)
    lines += [
        "",
        *wrap("By rule: what it is, whose it is, what bonus that role is paid", width),
        "",
    ]
    shown = shares_for_display(score.by_policy, DECIMALS)
    lines += [rule_row(felt, width, shown[felt.rule.policy]) for felt in debrief.rules]
    if NOBODY in shown:
        percent = 100 - sum(felt.percent for felt in debrief.rules)
        lines.append(_row(NOBODY_MADE, shown[NOBODY], percent, width, 6))
    lines.append(_total(debrief, width, 6))
    lines += ["", "  By bonus plan: the metric, and what it is there to protect", ""]
    lines += _bonuses(debrief, width)
    lines += _list("By touchpoint", score.by_touchpoint, {}, debrief, width)
    lines += _list("By kind", score.by_kind, wording.kinds, debrief, width)
    lines += _list("By burden", score.by_burden, wording.burdens, debrief, width)
    if debrief.at_work:
        lines += ["", *wrap(AT_WORK, width), ""]
        room = width - 4 - 34
        lines += [f"    {left(r.name, 33)} {left(r.value, room)}".rstrip() for r in debrief.at_work]
    return lines


def _bonuses(debrief: Debrief, width: int) -> list[str]:
    shown = shares_for_display(debrief.score.by_owner, DECIMALS)
    parts = percents(debrief.score.by_owner)
    lines = []
    for bonus in debrief.bonuses:
        lines.append(_row(_plan(bonus), shown[bonus.role], parts[bonus.role], width))
        if bonus.protects:
            lines += wrap(f"protects {bonus.protects}", width, " " * 6)
    return [*lines, _total(debrief, width)]


def _plan(bonus: Bonus) -> str:
    if bonus.role == NOBODY:
        return "rules that no role owns, and what no rule made" if bonus.rules else NOBODY_MADE
    return f"{bonus.role} · {bonus.metric}" if bonus.metric else bonus.role


def _list(
    heading: str, sums: Mapping[str, int], names: Mapping[str, str], debrief: Debrief, width: int
) -> list[str]:
    if not sums:
        return []
    shown = shares_for_display(sums, DECIMALS)
    parts = percents(sums)
    rows = [_row(names.get(key, key), shown[key], parts[key], width) for key in sums]
    return ["", f"  {heading}", "", *rows, _total(debrief, width)]


def _row(name: str, amount: Decimal, percent: int, width: int, bar_width: int = _BAR) -> str:
    room = width - 4 - _NUMBERS - 1 - bar_width
    numbers = right(str(amount), 6) + right(f"{percent} %", 6)
    return f"    {left(name, room)}{numbers} {bar(percent, 100, bar_width)}".rstrip()


def _total(debrief: Debrief, width: int, bar_width: int = _BAR) -> str:
    total = for_display(debrief.score.effort, DECIMALS)
    room = width - 4 - _NUMBERS - 1 - bar_width
    return f"    {left('in all', room)}{right(str(total), 6)}"
