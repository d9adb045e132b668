"""rule_rows: a rule on one line with its effort, and below it the best that is known of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from holdgame.debrief.booked import Felt
from holdgame.debrief.columns import bar, cells, clip, left, right
from holdgame.debrief.label_box import ASSUMED
from holdgame.debrief.shares import share

_BAR: Final = 5
_NAME: Final = 30
_BELOW: Final = "      "


def rule_row(felt: Felt, total: Decimal, width: int) -> str:
    """A rule on one line: its name, whose bonus it serves, its effort, its share, a bar."""
    numbers = right(str(felt.shown), 6) + right(share(felt.shown, total), 6)
    room = width - 4 - len(numbers) - 1 - _BAR
    name = min(_NAME, room * 3 // 5)
    named = left(clip(felt.rule.name, name - 1), name)
    drawn = bar(float(felt.shown), float(total), _BAR)
    return f"    {named}{left(felt.rule.serves, room - name)}{numbers} {drawn}".rstrip()


def best_known_row(felt: Felt, width: int) -> list[str]:
    """What the rule is here and the best that is known, on one line; its source, if it fits.

    A star: nobody has said that it is so here.
    """
    known, star = felt.best_known, f" {ASSUMED}" if felt.rule.origin == "assumed" else ""
    room = width - len(_BELOW)
    if known is None:
        here = f"here {felt.rule.value}{star}"
        return [_BELOW + clip(here, room)] * bool(felt.rule.value)
    if known.reached:
        return [_BELOW + clip(f"here {known.here}{star}, as good as the best known", room)]
    text = f"here {known.here}{star} · best known {known.best}"
    whole = f"{text} ({known.said_by})"
    return [_BELOW + clip(whole if cells(whole) <= room else text, room)]
