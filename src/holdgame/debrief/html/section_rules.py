"""section_rules: where it was felt: by rule, by bonus plan, by touchpoint, by whom it was for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.bars import Bar, bars
from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.document import section
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.table import numbers_in, table, words_in
from holdgame.debrief.made_for import made_for_in_words
from holdgame.debrief.page_rules import HOW, NOBODY_SAID, plan
from holdgame.debrief.shares import share
from holdgame.debrief.wording import NOBODY_MADE
from holdgame.engine.moments import NOBODY

BY_RULE: Final = "By rule"
MOST: Final = 8  # bars; all of them stand in the table
_UNIT: Final = "effort-minutes"


def rules(debrief: Debrief) -> Html:
    """Charts that each add up to the same total."""
    return section(
        "Where it was felt",
        el("p", HOW.format(see=""), class_="note"),
        by_rule(debrief).html(),
        el("div", by_bonus(debrief).html(), by_touchpoint(debrief).html(), class_="pair"),
        el("div", by_made_for(debrief).html(), by_burden(debrief).html(), class_="pair"),
        class_="leaf",
    )


def by_rule(debrief: Debrief, most: int = MOST) -> Chart:
    """The heaviest rules as bars; the rest is one of them."""
    sums = {felt.rule.name: felt.shown for felt in debrief.rules}
    return _chart(BY_RULE, sums, debrief.shown.total, table_of=_rules_table(debrief), most=most)


def by_bonus(debrief: Debrief, most: int = MOST) -> Chart:
    """By bonus plan; where nobody is named, a sentence says so."""
    title, total = "By bonus plan", debrief.shown.total
    sums = {plan(bonus): debrief.shown.by_owner[bonus.role] for bonus in debrief.bonuses}
    unknown = any(felt.rule.usually for felt in debrief.rules)
    columns = (*words_in("bonus plan", "protects"), *numbers_in(_UNIT, "share"))
    rows = [
        (name, bonus.protects, str(amount), share(amount, total))
        for bonus, (name, amount) in zip(debrief.bonuses, sums.items(), strict=True)
    ]
    made = table(title, columns, rows, total=("in all", "", str(total), ""))
    return _chart(title, sums, total, NOBODY_SAID if unknown else "", made, most)


def by_touchpoint(debrief: Debrief) -> Chart:
    """By touchpoint."""
    names, sums = debrief.wording.touchpoints, debrief.shown.by_touchpoint
    return _chart("By touchpoint", _named(sums, names), debrief.shown.total)


def by_made_for(debrief: Debrief) -> Chart:
    """By whom the rules were made for, where somebody said."""
    total, wording = debrief.shown.total, debrief.wording
    note = made_for_in_words(debrief.made_for, total, wording)
    sums = _named(debrief.made_for, wording.made_for)
    return _chart("By whom the rules were made for", sums, total, note)


def by_burden(debrief: Debrief) -> Chart:
    """By what it asked of the customer."""
    sums = _named(debrief.shown.by_burden, debrief.wording.burdens)
    return _chart("By what it asked of the customer", sums, debrief.shown.total)


def _named(sums: Mapping[str, Decimal], names: Mapping[str, str]) -> dict[str, Decimal]:
    return {
        names.get(key, NOBODY_MADE if key == NOBODY else key): amount
        for key, amount in sums.items()
    }


def _chart(
    title: str,
    sums: Mapping[str, Decimal],
    total: Decimal,
    note: str = "",
    table_of: Html | None = None,
    most: int = MOST,
) -> Chart:
    """So many bars, and one for the rest; they add up to the total."""
    heaviest = list(sums.items())[:most]
    rest = total - sum((amount for _, amount in heaviest), Decimal(0))
    rows = [_bar(name, amount, total) for name, amount in heaviest]
    rows += [_bar("all else", rest, total)] if rest else []
    whole, shown = float(total), str(total)
    return bars(title, rows, whole=whole, unit=_UNIT, note=note, total=shown, table_of=table_of)


def _bar(name: str, amount: Decimal, total: Decimal) -> Bar:
    return Bar(name, float(amount), f"{amount} · {share(amount, total)}")


def _rules_table(debrief: Debrief) -> Html:
    """Every rule, whose it is, and what it is here; and what no rule made."""
    shown = debrief.shown
    columns = (*words_in("rule", "whose", "here", "best known"), *numbers_in(_UNIT, "share"))
    rows = []
    for felt in debrief.rules:
        known = felt.best_known
        best = "as good" if known and known.reached else known.best if known else ""
        numbers = (str(felt.shown), share(felt.shown, shown.total))
        rows.append((felt.rule.name, felt.rule.serves, felt.rule.value, best, *numbers))
    if NOBODY in shown.by_policy:
        amount = shown.by_policy[NOBODY]
        rows.append((NOBODY_MADE, "", "", "", str(amount), share(amount, shown.total)))
    return table(BY_RULE, columns, rows, total=("in all", "", "", "", str(shown.total), ""))
