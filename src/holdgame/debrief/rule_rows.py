"""rule_rows: a rule on one line with its effort, and below it the best that is known of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from holdgame.debrief.booked import Felt
from holdgame.debrief.columns import bar, cells, clip, left, right
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
    """What the rule is here and the best that is known, on one line; its source, if it fits."""
    known = felt.best_known
    if known is None:
        return [_BELOW + clip(f"here {felt.rule.value}", width - len(_BELOW))] * bool(
            felt.rule.value
        )
    if known.reached:
        text = f"here {known.here}, as good as the best known"
        return [_BELOW + clip(text, width - len(_BELOW))]
    text = f"here {known.here} · best known {known.best}"
    whole = f"{text} ({known.said_by})"
    fits = len(_BELOW) + cells(whole) <= width
    return [_BELOW + clip(whole if fits else text, width - len(_BELOW))]
