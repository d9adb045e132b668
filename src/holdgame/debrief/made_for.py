"""made_for: for whom the rules were made that the effort was felt in, as somebody here said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, TypeVar

from holdgame.company.policy import MADE_FOR
from holdgame.debrief.booked import Felt
from holdgame.debrief.shares import share
from holdgame.debrief.wording import Wording
from holdgame.engine.moments import NOBODY

UNSAID: Final = "unsaid"  # a rule of which nobody here has said it
Amount = TypeVar("Amount", Decimal, int)
MadeForSums = Mapping[str, Decimal]


def made_for_sums(felt: Iterable[tuple[Felt, Amount]], nobody: Amount) -> dict[str, Amount]:
    """Amounts of rules by whom they were made for, then of those of which nobody has said, then
    what no rule made; what is nothing is left out. It adds up to all of it."""
    nothing = nobody - nobody
    sums = dict.fromkeys((*MADE_FOR, UNSAID), nothing)
    for rule, amount in ((f.rule, amount) for f, amount in felt):
        sums[rule.made_for if rule.made_for_said else UNSAID] += amount
    sums[NOBODY] = nobody
    return {key: amount for key, amount in sums.items() if amount}


def made_for_in_words(sums: MadeForSums, total: Decimal, wording: Wording) -> str:
    """The share of it that was felt in rules made for the company itself."""
    said = wording.made_for
    if not any(key in sums for key in MADE_FOR):
        return said["nobody_said"]
    us = sums.get("us")
    return said["headline"].format(share="None" if us is None else share(us, total))
