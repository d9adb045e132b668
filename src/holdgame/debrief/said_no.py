"""said_no: which rule refused what was asked for, or kept whoever was asked from granting it.

The rule that says no is often booked little where it is felt, and is behind the rest of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.debrief.rules import Rule, rule_of
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey
from holdgame.engine.moments import NOBODY

_AUTHORITY = "authority."


@dataclass(frozen=True, slots=True)
class SaidNo:
    """The rules that said no, the last of them first.

    `outright`: they refused. Otherwise nobody refused, but by these rules some of those who were
    asked could not say yes.
    """

    rules: tuple[Rule, ...]
    outright: bool


def said_no_on(journey: Journey, wording: Wording) -> SaidNo | None:
    """What stood in the way of a yes; None where nothing did."""
    charges = [charge for _, charge in journey.charges()]
    refused = [c.because for c in charges if c.kind == "refused" and c.because != NOBODY]
    passed_up = [event.state.ended_by for event in journey.events]
    rules = refused or [rule for rule in passed_up if rule.startswith(_AUTHORITY)]
    last_first = dict.fromkeys(reversed(rules))
    if not last_first:
        return None
    found = tuple(rule_of(policy, journey.world, wording) for policy in last_first)
    return SaidNo(found, bool(refused))
