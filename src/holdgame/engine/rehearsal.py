"""A rehearsal customer: plays by the habits of customers (weights) and their patience."""

from __future__ import annotations

import math

from holdgame.engine.dice import pick
from holdgame.engine.going import HANG_UP
from holdgame.engine.journey import Answer, CalledBack, Chose, Journey, Left, Served
from holdgame.engine.moments import Ask, Wait
from holdgame.engine.world import World

TYPED = ("digits", "words", "own_words")
MOST_MOMENTS = 20_000  # a journey that long is a story that does not end


class Endless(RuntimeError):
    """A rehearsal that did not come to an ending."""


def rehearse(world: World, seed: int) -> Journey:
    """A whole journey of a typical customer. Raises `Endless` after 20,000 moments."""
    journey = Journey(world, seed)
    for _ in range(MOST_MOMENTS):
        if journey.ended:
            return journey
        journey.answer(habit(journey))
    raise Endless(f"After {MOST_MOMENTS:,} moments this story had still not ended.")


def habit(journey: Journey) -> Answer | None:
    """What a typical customer does here: choices by weight, holds by exponential patience."""
    moment = journey.moment
    match moment:
        case Ask():
            open_ = [o for o in moment.options if not o.closed]
            weighed = tuple(o.weight for o in open_)
            if sum(weighed) <= 0:  # all 0 means equal, hanging up aside
                weighed = tuple(0.0 if o.id == HANG_UP else 1.0 for o in open_)
            option = open_[pick(weighed, journey.draw("habit"))]
            return Chose(option.id, option.text if moment.how in TYPED else "")
        case Wait():
            return _waits(journey, moment)
        case _:
            return None


def _waits(journey: Journey, moment: Wait) -> Answer:
    assert journey.offered is not None
    patience = math.inf
    if moment.patience is not None:
        patience = -math.log(1 - journey.draw("patience")) * moment.patience
    offer = moment.offer_within(min(journey.offered, patience))
    if offer is not None and journey.draw("callback") < offer.weight:
        return CalledBack()
    return Served() if journey.offered <= patience else Left(patience)
