"""assumed: the values on which a debrief rests and which nobody of the company has said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.rules import Rule


@dataclass(frozen=True, slots=True)
class Assumption:
    """A rule whose value is assumed. `felt`: the effort-minutes it made, None for none."""

    rule: Rule
    felt: Decimal | None


def assumptions_of(debrief: Debrief) -> tuple[Assumption, ...]:
    """Those that made effort, heaviest first; then those that only were asked on the way."""
    felt = [Assumption(f.rule, f.shown) for f in debrief.rules if f.rule.origin == "assumed"]
    asked = [Assumption(rule, None) for rule in debrief.at_work if rule.origin == "assumed"]
    return (*felt, *asked)
