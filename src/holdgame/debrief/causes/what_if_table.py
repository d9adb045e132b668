"""what_if_table: before and after in a few lines, and a rule that can be moved on one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from holdgame.analysis.again import Averaged
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.what_if import Cost, WhatIf
from holdgame.debrief import words
from holdgame.debrief.causes.levers import Lever
from holdgame.debrief.causes.what_if_lines import GIVE_UP, MOSTLY, UNSETTLED, left_out
from holdgame.debrief.columns import clip, left, right, two_tone

WORKING: Final = "…"
_LEAD: Final = 22
_FIGURE: Final = 9
_BAR: Final = 20


def before_and_after(
    before: Expectation, played: Averaged | None, found: WhatIf | None, width: int
) -> list[str]:
    """Six lines: the typical customer and this play, as they are and with the changes; `found`
    None: it is being worked out."""
    plays = found.journey if found else None
    was_played = plays[0] if plays else played
    now = before if found is None else found.after

    def of(mean: Callable[[Expectation], float], name: str, unit: str) -> str:
        return _row(name, mean(before), None if found is None else mean(found.after), unit)

    lines = [
        left("", _LEAD) + "".join(right(h, _FIGURE) for h in ("as it is", "changed")),
        of(lambda mean: mean.effort, "a typical customer", "effort-minutes")
        + f"  {two_tone(before.effort, now.effort, max(before.effort, now.effort), _BAR)}",
        of(lambda mean: mean.minutes, "", "minutes"),
        of(lambda mean: 100 * mean.resolved, "", "% are helped"),
        of(lambda mean: mean.friction, "", "friction index, of 100"),
        _row(
            "this play",
            None if was_played is None else was_played.means["effort_minutes"],
            None if plays is None else plays[1].means["effort_minutes"],
            "effort-minutes",
        ),
    ]
    return [clip(line, width) for line in lines]


def said_of(found: WhatIf | None, currency: str) -> str:
    """What it costs the company, and what must be said of it."""
    if found is None:
        return WORKING
    told = [_cost(found.cost, currency)]
    if found.gives_up_more:
        told.append(GIVE_UP)
    if not found.settled:
        told.append(UNSETTLED)
    if found.journey is not None and found.journey[1].mostly_typical:
        told.append(MOSTLY)
    return " ".join(told)


def lever_line(lever: Lever, at: Mapping[str, int], width: int) -> str:
    """The rule, where it stands between its values, what its best one saves, whose it is."""
    place = at.get(lever.policy, lever.here)
    moved = "*" if place != lever.here else " "
    low = "◂ " if place > 0 else "  "
    high = " ▸" if place < len(lever.values) - 1 else ""
    owner = 12
    value = 22
    name = width - value - 8 - owner - 3
    shown = left(low + clip(lever.words[place], value - 4) + high, value)
    saves = f"{lever.change.bar.saves:.1f}"
    return (
        f"{moved} {left(lever.name, name - 1)} {shown}{right(saves, 8)} {left(lever.owner, owner)}"
    )


def heading_line(width: int) -> str:
    """What stands in the columns of the rules."""
    name = width - 22 - 8 - 12 - 3
    return f"    {left('', name)}{left('  here, or changed to', 22)}{right('at best', 8)} whose"


def _row(name: str, before: float | None, after: float | None, unit: str) -> str:
    figures = right(_figure(before), _FIGURE) + right(_figure(after), _FIGURE)
    return f"{left(name, _LEAD)}{figures}  {unit}"


def _figure(value: float | None) -> str:
    return WORKING if value is None else f"{value:.1f}"


def _cost(cost: Cost, currency: str) -> str:
    if cost.a_year is not None:
        amount, what = cost.a_year, "a year"
    elif cost.people:
        amount, what = cost.people, "a year in people"
    else:
        amount, what = cost.a_customer, "a customer"
    if abs(amount) < 0.005:
        return f"It costs the company nothing that is counted here{left_out(cost)}."
    side = "It costs the company" if amount > 0 else "It spares the company"
    return f"{side} {words.rough(abs(amount))} {currency} {what}{left_out(cost)}."
