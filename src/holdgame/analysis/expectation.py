"""expectation: what the typical customer goes through on average, in every measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdgame.friction.money import Purse


@dataclass(frozen=True, slots=True)
class Expectation:
    """The mean journey of the typical customer.

    `friction` is the mean of the friction index, 0 to 100; not that of the mean effort, for it
    bends. `effort` and the groupings are effort-minutes, as felt, each grouping heaviest first and
    adding up to the whole; `waiting`, `listening` and `doing` are minutes, `days` those that pass
    by the calendar. `money` is in the currency of the play. `endings` are the odds of each, adding
    up to 1; `resolved` is the share of journeys that end so.
    """

    effort: float
    friction: float
    waiting: float
    listening: float
    doing: float
    days: float
    money: Purse
    resolved: float
    endings: Mapping[str, float]
    by_policy: Mapping[str, float]
    by_owner: Mapping[str, float]
    by_touchpoint: Mapping[str, float]
    by_kind: Mapping[str, float]
    by_burden: Mapping[str, float]

    @property
    def minutes(self) -> float:
        """Minutes of the customer's life: waiting, listening and doing."""
        return self.waiting + self.listening + self.doing

    @property
    def per_resolved(self) -> float | None:
        """Effort-minutes for each case that is resolved; None where none is."""
        return self.effort / self.resolved if self.resolved else None
