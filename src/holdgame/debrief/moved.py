"""moved: what one corrected value moves, for this player and for a typical customer."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.analysis.again import Averaged, play_again
from holdgame.analysis.attribution import fewer
from holdgame.analysis.report import typical_of
from holdgame.debrief.result import ending_of
from holdgame.debrief.scoring import score_of
from holdgame.engine.journey import Journey
from holdgame.engine.world import World
from holdgame.friction.weights import Weights


@dataclass(frozen=True, slots=True)
class Came:
    """What a journey came to: effort-minutes, minutes, and how likely it was resolved. What the
    player never decided is averaged over what typical customers do."""

    effort: float
    minutes: float
    resolved: float


@dataclass(frozen=True, slots=True)
class Typical:
    """What typical customers come to on average: effort-minutes, and the share resolved."""

    effort: float
    resolved: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The same play, and the typical customer, before and after a value was corrected.

    `matched` is the share of the decisions after it that are the player's own.
    """

    was: Came
    now: Came
    matched: float
    typical_was: Typical
    typical_now: Typical

    @property
    def change(self) -> float:
        """How much the effort of a typical customer moved, in effort-minutes."""
        return self.typical_now.effort - self.typical_was.effort

    @property
    def gives_up_more(self) -> bool:
        """Whether it is less effort only while fewer are helped."""
        return self.change < 0 and fewer(self.typical_was.resolved, self.typical_now.resolved)


def moved(played: Journey, before: World, after: World, weights: Weights) -> Moved:
    """What the play and the typical customer come to in two worlds. Takes a second or two.

    Args:
        played: the journey as it was played, to its end.
        before: the world before the correction.
        after: the same story under the corrected company.
        weights: what things cost the customer.

    Raises:
        Endless, Trapped: the story does not end in one of the worlds.
    """

    def measured(journey: Journey) -> dict[str, float]:
        _, score = score_of(journey, weights)
        return {
            "effort": score.effort_minutes,
            "minutes": score.minutes.total,
            "resolved": float(ending_of(journey).resolved),
        }

    was, now = (
        play_again(played.events, played.seed, world, measured) for world in (before, after)
    )
    return Moved(
        _came(was),
        _came(now),
        now.matched,
        _typical(before, weights),
        _typical(after, weights),
    )


def _came(averaged: Averaged) -> Came:
    return Came(**averaged.means)


def _typical(world: World, weights: Weights) -> Typical:
    mean = typical_of(world, weights)
    return Typical(mean.effort, mean.resolved)
