"""result: what `holdgame play --bot --json` prints of one journey, for other programs."""

from __future__ import annotations

from typing import Any, Final

from holdgame.debrief.scoring import score_of
from holdgame.engine.journey import Journey
from holdgame.engine.moments import NOBODY, Ended
from holdgame.friction.score import Score
from holdgame.friction.weights import Weights

_GROUPINGS: Final = ("by_policy", "by_owner", "by_touchpoint")


class NotOver(ValueError):
    """A journey without an ending, which has no score yet."""


def ending_of(journey: Journey) -> Ended:
    """The ending of a journey. Raises `NotOver` while there is none."""
    moment = journey.moment
    if not isinstance(moment, Ended):
        raise NotOver("This play has no ending yet.")
    return moment


def result(journey: Journey, score: Score | None = None) -> dict[str, Any]:
    """The outcome of a journey that has ended, as JSON holds it.

    `by_policy`, `by_owner` and `by_touchpoint` are effort-minutes as felt, with at most three
    decimals, `none` for what nobody made; each adds up to `effort_minutes` exactly, as decimals.

    Raises:
        NotOver: the journey goes on.
    """
    ending = ending_of(journey)
    if score is None:
        _, score = score_of(journey, Weights.load())
    said = score.as_dict()
    return {
        "story": journey.world.story.id,
        "company": journey.world.company.id,
        "seed": journey.seed,
        "ending": ending.ending,
        "resolved": ending.resolved,
        "minutes": said["minutes"],
        "days": said["days"],
        "effort_minutes": said["effort_minutes"],
        "friction": said["index"],
        "money": said["money"],
        **{name: with_nobody(said[name]) for name in _GROUPINGS},
        "counts": said["counts"],
    }


def with_nobody(sums: dict[str, float]) -> dict[str, float]:
    """The sums with a line for what nobody made, which may be nothing."""
    return {**sums, NOBODY: sums.get(NOBODY, 0.0)}
