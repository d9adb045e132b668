"""moved: what one corrected value moves, for this player and for a typical customer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from holdgame.debrief.replayed import replay_choices
from holdgame.debrief.result import ending_of
from holdgame.debrief.scoring import score_of
from holdgame.engine.journey import Journey
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.score import Score
from holdgame.friction.weights import Weights

CUSTOMERS: Final = 200  # rehearsed in each world: a third of a second


@dataclass(frozen=True, slots=True)
class Came:
    """What one journey came to: effort-minutes, minutes, and whether it was resolved."""

    effort: float
    minutes: float
    resolved: bool


@dataclass(frozen=True, slots=True)
class Typical:
    """What many typical customers came to on average: effort-minutes, and the share resolved."""

    effort: float
    resolved: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The same play, and the same typical customers, before and after a value was corrected.

    `same` of the `decisions` of the play after it were those of the player. `change` is how much
    the effort of a typical customer moved, in effort-minutes, and `error` is twice its standard
    error: what was left to luck.
    """

    was: Came
    now: Came
    same: int
    decisions: int
    typical_was: Typical
    typical_now: Typical
    change: float
    error: float

    @property
    def gives_up_more(self) -> bool:
        """Whether it is less effort only while fewer are helped."""
        return self.change < 0 and self.typical_now.resolved < self.typical_was.resolved


def moved(played: Journey, before: World, after: World, weights: Weights) -> Moved:
    """What the play and the typical customer come to in two worlds. Takes about a second.

    Args:
        played: the journey as it was played, to its end.
        before: the world before the correction.
        after: the same story under the corrected company.
        weights: what things cost the customer.

    Raises:
        Endless: the story does not end in one of the worlds.
    """
    was, now = replay_choices(played, before), replay_choices(played, after)
    first, second = _rehearsed(before, weights), _rehearsed(after, weights)
    differences = [b.effort - a.effort for a, b in zip(first, second, strict=True)]
    change = sum(differences) / CUSTOMERS
    spread = sum((d - change) ** 2 for d in differences) / (CUSTOMERS - 1)
    return Moved(
        _came(was.journey, weights),
        _came(now.journey, weights),
        now.same,
        now.decisions,
        _typical(first),
        _typical(second),
        change,
        2 * math.sqrt(spread / CUSTOMERS),
    )


def _rehearsed(world: World, weights: Weights) -> tuple[Came, ...]:
    """Typical customers, each with the same luck in every world."""
    return tuple(_came(rehearse(world, seed), weights) for seed in range(CUSTOMERS))


def _came(journey: Journey, weights: Weights) -> Came:
    score: Score
    _, score = score_of(journey, weights)
    return Came(score.effort_minutes, score.minutes.total, ending_of(journey).resolved)


def _typical(customers: tuple[Came, ...]) -> Typical:
    effort = sum(came.effort for came in customers) / len(customers)
    return Typical(effort, sum(came.resolved for came in customers) / len(customers))
