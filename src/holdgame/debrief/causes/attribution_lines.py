"""attribution_lines: which rules make the difference, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from holdgame.analysis.attribution import Attribution
from holdgame.analysis.attribution_json import bonuses, in_milli
from holdgame.analysis.sensitivity import Sensitivity
from holdgame.company.policy import NOBODY
from holdgame.company.profile import Company
from holdgame.debrief import words
from holdgame.debrief.causes.what_if_lines import change_in_words
from holdgame.debrief.columns import bar, left, moved, right, wrap
from holdgame.debrief.wording import Wording
from holdgame.friction.rounding import shares_for_display

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


def attribution_lines(
    found: Attribution, ranks: Sensitivity, company: Company, wording: Wording, width: int
) -> Iterator[str]:
    """Everything of it, none of its lines wider than `width`."""
    yield from wrap(_summary(found), width, "")
    yield ""
    room = width - 2 * _FIGURE - _BAR - 2
    yield (
        left("a change would take off, in effort-minutes", room)
        + right("by itself", _FIGURE)
        + (right("of all", _FIGURE))
    )
    shares = shares_for_display(in_milli(found), 1)
    if not shares:
        yield NOTHING
        return
    largest = float(max(map(abs, shares.values())))
    ranked = sorted(shares, key=lambda policy: (-abs(shares[policy]), policy))
    away = False
    for policy in ranked[:MOST_ROWS]:
        value = found.reference[policy]
        name, was, now = change_in_words(policy, value, company, wording)
        mark = "*" if found.drives_away(policy) and found.singles[policy].saves > 0 else ""
        away = away or bool(mark)
        figures = right(f"{words.figure(found.singles[policy].saves)}{mark}", _FIGURE)
        figures += right(str(shares[policy]), _FIGURE)
        drawn = bar(float(abs(shares[policy])), largest, _BAR)
        yield f"  {left(moved(name, was, now, room - 3), room - 2)}{figures} {drawn}".rstrip()
    rest = sum((shares[policy] for policy in ranked[MOST_ROWS:]), Decimal(0))
    if ranked[MOST_ROWS:]:
        others = words.counted(len(ranked) - MOST_ROWS, "other", "others")
        yield left(f"  {others}", room) + right("", _FIGURE) + right(str(rest), _FIGURE)
    whole = sum(shares.values(), Decimal(0))
    yield left("  in all", room) + right("", _FIGURE) + right(str(whole), _FIGURE)
    yield ""
    drawn = "" if found.exact else DRAWN.format(error=2 * max(found.errors.values(), default=0.0))
    yield from wrap(HOW.format(drawn=drawn), width, "")
    if away:
        yield from wrap(AWAY, width, "")
    yield ""
    yield "By bonus plan: what its rules would take off, as part of all"
    for role, executive, amount in bonuses(shares, company):
        plan = "nobody's rules" if role == NOBODY else role
        plan += f" · {executive.bonus}" if executive and executive.bonus else ""
        figure = right(str(amount), _FIGURE)
        drawn = bar(float(abs(amount)), largest, _BAR)
        yield f"{left(f'  {plan}', room + _FIGURE)}{figure} {drawn}".rstrip()
    yield ""
    names = {policy: wording.rule(policy, company) for policy in found.reference}
    yield from wrap(ranks_in_words(ranks, names.get), width, "")


def _summary(found: Attribution) -> str:
    less = "less" if found.difference >= 0 else "more"
    return (
        f"A typical customer's {found.effort:.1f} effort-minutes would be "
        f"{found.effort_there:.1f} by the reference's rules, {abs(found.difference):.1f} {less}; "
        f"{100 * found.resolved:.0f} % resolved would be {100 * found.resolved_there:.0f} %."
    )


def ranks_in_words(ranks: Sensitivity, name: Callable[[str, str], str]) -> str:
    """Whether the order of single changes rests on our judgement."""
    held = next((n for n, holds in enumerate(ranks.holds) if not holds), len(ranks.holds))
    tried = f"With each of {ranks.weights} weights of our judgement halved and doubled"
    low, high = ranks.effort
    span = f"the typical customer's effort is {low:.0f} to {high:.0f}"
    if held == len(ranks.holds):
        first = "the order of the first few stays what it is" if held else "nothing moves"
        return f"{tried}, {span}, and {first}."
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
    names = words.listed([name(policy, policy) for policy in ranks.ranked[:held]])
    many = f"the first {words.number(held)} stay" if held > 1 else "the first stays"
    return f"{tried}, {span}; {many} first ({names})."
