"""at_work: which rules a journey asked on its way, whether or not they cost anything.

A rule may shape what is said, what is heard or what can be chosen without making a second of its
own.
"""

from __future__ import annotations

from holdgame.company.policy import STAFFING
from holdgame.engine.expand import reads
from holdgame.engine.journey import Journey


def asked_on(journey: Journey) -> frozenset[str]:
    """The ids of the rules that the engine or the story read on this journey.

    Rules of how long a queue is are none of them: a hold is booked to them whenever it is felt.
    """
    asked: set[str] = set()
    for event in journey.events:
        asked |= reads(journey.world, event.state)
    return frozenset(rule for rule in asked if not rule.startswith(STAFFING))
