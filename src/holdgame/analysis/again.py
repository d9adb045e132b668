"""again: a journey that was played, under other rules: the same choices, the same luck.

By place and visit: what was decided there is decided again wherever it is on offer. What nobody
decided, or what is not to be had any more, is drawn from the typical customer, with dice of its
own; where the old way is met again, the old decisions hold again. Whoever left a hold after so
long leaves it after so long, unless served before; whoever stayed until they were served has at
least that patience, and beyond it as much as anybody (it has no memory). What was never on offer
is not taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.engine.dice import Dice
from holdgame.engine.journey import (
    Answer,
    Befell,
    CalledBack,
    Chose,
    Event,
    HungUp,
    Journey,
    Left,
    Said,
    Served,
)
from holdgame.engine.moments import Ask, Chance, Tell, Wait
from holdgame.engine.rehearsal import MOST_MOMENTS, Endless, habit
from holdgame.engine.world import World

DRAWS: Final = 100
FEW: Final = 0.5  # below it, it is mostly the typical customer
_LUCK: Final = ("wait", "chance")
_Where = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Averaged:
    """Many draws of one journey under other rules, by measure: the mean, the least, the most.

    `matched` is the mean share of the decisions in it that are the player's own.
    """

    means: Mapping[str, float]
    least: Mapping[str, float]
    most: Mapping[str, float]
    matched: float
    draws: int

    @property
    def mostly_typical(self) -> bool:
        """Whether fewer than half of the decisions are the player's."""
        return self.matched < FEW


def play_again(
    events: Sequence[Event],
    seed: int,
    world: World,
    measured: Callable[[Journey], Mapping[str, float]],
    draws: int = DRAWS,
) -> Averaged:
    """A journey under other rules, averaged over what the player never decided.

    Args:
        events: what happened on it.
        seed: its luck.
        world: the same story under the other rules.
        measured: what is averaged, of a journey that has ended.
        draws: how many; one will do where the player decided everything.

    Raises:
        Endless: one of them does not come to an ending.
    """
    decided = Decided.of(events)
    found: list[Mapping[str, float]] = []
    matched: list[float] = []
    for number in range(draws):
        again = once(decided, seed, world, number)
        found.append(measured(again.journey))
        matched.append(again.matched)
        if again.all_own:
            break
    keys = found[0]
    return Averaged(
        {key: sum(one[key] for one in found) / len(found) for key in keys},
        {key: min(one[key] for one in found) for key in keys},
        {key: max(one[key] for one in found) for key in keys},
        sum(matched) / len(matched),
        len(found),
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided and what befell, by place and visit."""

    events: Mapping[_Where, Event]

    @staticmethod
    def of(events: Sequence[Event]) -> Decided:
        """Of a journey; what was heard out is nothing that was decided."""
        kept = (e for e in events if e.answer is not None and not isinstance(e.answer, Said))
        return Decided({(event.place, event.visit): event for event in kept})


@dataclass(frozen=True, slots=True)
class Once:
    """One draw: the journey, the share of its decisions that are the player's own, and whether
    nothing in it was drawn by other dice than the player's."""

    journey: Journey
    matched: float
    all_own: bool


def once(decided: Decided, seed: int, world: World, number: int = 0) -> Once:
    """The journey under other rules, once. Raises `Endless`."""
    journey = _Again(world, seed, decided, number)
    own = theirs = 0
    for _ in range(MOST_MOMENTS):
        if journey.ended:
            whole = own + theirs
            return Once(journey, own / whole if whole else 1.0, not journey.others)
        moment = journey.moment
        answer = _same(journey, decided.events.get((journey.place, journey.visit)))
        decides = isinstance(moment, Ask | Wait)
        if decides and answer is None:
            theirs += 1
            answer = habit(journey)
        elif decides:
            own += 1
        journey.answer(answer)
    raise Endless(f"After {MOST_MOMENTS:,} moments this journey had still not ended.")


class _Again(Journey):
    """A journey with two kinds of dice: the player's luck, and another's habits.

    `others` says whether the others were ever thrown.
    """

    def __init__(self, world: World, seed: int, decided: Decided, number: int) -> None:
        self.others = False
        self._decided = decided
        self._habits = Dice(seed).draw("again", number, "habits")
        super().__init__(world, seed)

    def draw(self, what: str) -> float:
        here = self.place, self.visit
        if what in _LUCK and here in self._decided.events:
            return self.dice.draw(*here, what)
        self.others = True
        return Dice(int(self._habits * 2**53)).draw(*here, what)

    def _arrive(self) -> None:
        super()._arrive()
        moment, event = self.moment, self._decided.events.get((self.place, self.visit))
        if not isinstance(moment, Wait) or event is None or event.offered is None:
            return
        if isinstance(event.moment, Wait) and event.moment.law == moment.law:
            self.offered = event.offered  # also where it was a recorded customer's


def _same(journey: _Again, event: Event | None) -> Answer | None:
    """What the player did here, where it can be done again."""
    if event is None:
        return None
    moment, answer = journey.moment, event.answer
    match moment, answer:
        case Ask(), Chose(option=id):
            option = moment.option(id)
            return answer if option is not None and not option.closed else None
        case Tell(), HungUp(lines=lines):
            return answer if moment.nearest_away(lines) is not None else None
        case Chance(), Befell():
            unchanged = isinstance(event.moment, Chance) and _odds(event.moment) == _odds(moment)
            return answer if unchanged else None
        case Wait(), (Served() | Left() | CalledBack()):
            assert isinstance(event.moment, Wait)
            return _wait(journey, moment, event.moment, event)
    return None


def _wait(journey: _Again, wait: Wait, was: Wait, event: Event) -> Answer:
    """How a hold ends for somebody who was as patient as before.

    A call back is taken again, or refused again. Whoever was gone before it came up never decided
    about it, and does as customers do; who was never to have one does not take it.
    """
    assert journey.offered is not None
    offered, stayed = journey.offered, _stayed(was, event)
    left, called_back = isinstance(event.answer, Left), isinstance(event.answer, CalledBack)
    offer = wait.offer_within(offered)
    if called_back and offer is not None and offer.at <= stayed:
        return CalledBack()
    patience = stayed
    if stayed < offered and not left:
        patience = math.inf
        if wait.patience is not None:
            patience = stayed - math.log(1 - journey.draw("patience")) * wait.patience
    offer = wait.offer_within(min(offered, patience))
    undecided = was.offer is not None and stayed < was.offer.at
    if offer and (called_back or (undecided and journey.draw("callback") < offer.weight)):
        return CalledBack()
    if left and stayed <= offered:
        return Left(stayed)
    return Served() if offered <= patience else Left(patience)


def _stayed(was: Wait, event: Event) -> float:
    """How many seconds somebody is known to have been willing to hold."""
    assert event.offered is not None
    match event.answer:
        case Left(at=at):
            return at
        case CalledBack():
            return was.offer.at if was.offer is not None else 0.0
    return event.offered


def _odds(moment: Chance) -> tuple[tuple[str, float], ...]:
    return tuple((outcome.id, outcome.odds) for outcome in moment.outcomes)
