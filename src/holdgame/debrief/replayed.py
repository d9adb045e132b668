"""replayed: the same choices once more, in another world, with the same luck.

Every decision is looked up by its place and visit, and made again wherever it is offered. Where it
is not, or nothing was decided there, a typical customer decides. Whoever stayed on a hold stays
on it, however long it is now; whoever left leaves as late, unless somebody has picked up by then.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.engine.journey import Answer, CalledBack, Chose, HungUp, Journey, Left, Served
from holdgame.engine.moments import Ask, Moment, Tell, Wait
from holdgame.engine.rehearsal import MOST_MOMENTS, Endless, habit
from holdgame.engine.world import World

Decisions = dict[tuple[str, int], Answer]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A journey played again: so many of its decisions were made as they were before."""

    journey: Journey
    same: int
    decisions: int


def replay_choices(journey: Journey, world: World) -> Replayed:
    """The choices of a journey that has ended, made again in another world.

    Raises:
        Endless: the story does not end there.
    """
    made: Decisions = {
        (event.place, event.visit): event.answer
        for event in journey.events
        if event.answer is not None
    }
    again = Journey(world, journey.seed)
    same = decisions = 0
    for _ in range(MOST_MOMENTS):
        if again.ended:
            return Replayed(again, same, decisions)
        moment = again.moment
        answer = _as_before(again, moment, made.get((again.place, again.visit)))
        if isinstance(moment, Ask | Wait):
            decisions += 1
            same += answer is not None
        again.answer(habit(again) if answer is None else answer)
    raise Endless(f"After {MOST_MOMENTS:,} moments this story had still not ended.")


def _as_before(journey: Journey, moment: Moment, before: Answer | None) -> Answer | None:
    """The decision as it was made before, if it can be; None: it cannot, or nobody decides."""
    match moment, before:
        case Tell(), HungUp(lines=lines) if moment.nearest_away(lines) is not None:
            return before
        case Ask(), Chose(option=id):
            option = moment.option(id)
            return before if option is not None and not option.closed else None
        case Wait(), CalledBack():
            assert journey.offered is not None
            return before if moment.offer_within(journey.offered) is not None else None
        case Wait(), Left(at=at):
            assert journey.offered is not None
            return before if at < journey.offered else Served()
        case Wait(), Served():
            return before
    return None
