"""page_rules: all that was felt, by rule, by bonus plan, by touchpoint, kind and burden."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from holdgame.debrief.booked import Bonus
from holdgame.debrief.columns import bar, left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.made_for import made_for_in_words
from holdgame.debrief.rule_rows import rule_row
from holdgame.debrief.shares import Shown, share
from holdgame.debrief.wording import NOBODY_MADE
from holdgame.engine.moments import NOBODY

AT_WORK: Final = "Also at work in this play, though no effort is booked to them"
_BAR: Final = 12
_NUMBERS: Final = 12
NOBODY_SAID: Final = (
    "Nobody has said whose rules these are, and what they are paid for. "
    "`holdgame company new` asks."
)
HOW: Final = (
    "In effort-minutes: a minute of talking, typing or listening counts one, a minute of waiting "
    "up to two, and what goes wrong adds its own{see}. This is where it was felt, "
    "not what a change would take off: a rule can be booked nothing here and be behind it all."
)


def rules_page(debrief: Debrief, width: int) -> list[str]:
    """Lists that each add up to the same total, and the rules that were asked at no cost."""
    shown, wording = debrief.shown, debrief.wording
    lines = wrap(HOW.format(see=" (page 5)"), width)
    lines += [
        "",
        *wrap("By rule: what it is, whose it is, what bonus that role is paid", width),
        "",
    ]
    lines += [rule_row(felt, shown.total, width) for felt in debrief.rules]
    if NOBODY in shown.by_policy:
        lines.append(_row(NOBODY_MADE, shown.by_policy[NOBODY], shown, width, 6))
    lines.append(_total(shown, width, 6))
    lines += ["", "  By bonus plan: the metric, and what it is there to protect", ""]
    lines += _bonuses(debrief, width)
    lines += ["", "  By whom the rules were made for", "", *_made_for(debrief, width)]
    for heading, sums, names in (
        ("By touchpoint", shown.by_touchpoint, wording.touchpoints),
        ("By what happened", shown.by_kind, wording.kinds),
        ("By what it asked of the customer", shown.by_burden, wording.burdens),
    ):
        rows = [_row(names.get(key, key), sums[key], shown, width) for key in sums]
        lines += ["", f"  {heading}", "", *rows, _total(shown, width)]
    if debrief.at_work:
        lines += ["", *wrap(AT_WORK, width), ""]
        room = width - 4 - 34
        lines += [f"    {left(r.name, 33)} {left(r.value, room)}".rstrip() for r in debrief.at_work]
    return lines


def _bonuses(debrief: Debrief, width: int) -> list[str]:
    shown, lines = debrief.shown, []
    if any(felt.rule.usually for felt in debrief.rules):
        return wrap(NOBODY_SAID, width, "    ")
    for bonus in debrief.bonuses:
        lines.append(_row(plan(bonus), shown.by_owner[bonus.role], shown, width))
        if bonus.protects:
            lines += wrap(f"protects {bonus.protects}", width, " " * 6)
    return [*lines, _total(shown, width)]


def _made_for(debrief: Debrief, width: int) -> list[str]:
    shown, names = debrief.shown, debrief.wording.made_for
    lines = [
        _row(names.get(key, NOBODY_MADE), amount, shown, width)
        for key, amount in debrief.made_for.items()
    ]
    return [
        *lines,
        _total(shown, width),
        *wrap(made_for_in_words(debrief.made_for, shown.total, debrief.wording), width, "    "),
    ]


def plan(bonus: Bonus) -> str:
    """A bonus plan on one line."""
    if bonus.role == NOBODY:
        return "rules that no role owns, and what no rule made" if bonus.rules else NOBODY_MADE
    return f"{bonus.role} · {bonus.metric}" if bonus.metric else bonus.role


def _row(name: str, amount: Decimal, shown: Shown, width: int, bar_width: int = _BAR) -> str:
    room = width - 4 - _NUMBERS - 1 - bar_width
    numbers = right(str(amount), 6) + right(share(amount, shown.total), 6)
    drawn = bar(float(amount), float(shown.total), bar_width)
    return f"    {left(name, room)}{numbers} {drawn}".rstrip()


def _total(shown: Shown, width: int, bar_width: int = _BAR) -> str:
    room = width - 4 - _NUMBERS - 1 - bar_width
    return f"    {left('in all', room)}{right(str(shown.total), 6)}"
