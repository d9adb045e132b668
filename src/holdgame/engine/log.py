"""The log of a journey: what was decided, line by line, and playing it again.

A line is written for each `Ask`, `Wait` and `Chance`, and for a `Tell` only when the customer hung
up in it; keyed by place and visit, so that a story may gain lines and scenes without spoiling
what was played. Replaying takes outcomes as they are written and needs no dice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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
    WrongAnswer,
)
from holdgame.engine.moments import Ask, Chance, Ended, Tell, Wait
from holdgame.engine.world import World

MOST_TELLS = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: at this place, the how-manieth time, this was the answer.

    A `Wait` writes its offered seconds when the hold starts (`answer` None) and its outcome
    when it ends, so that a play which stops in the middle of a hold keeps its hold.
    """

    place: str
    visit: int
    answer: Answer | None
    offered: float | None = None

    def as_list(self) -> list[Any]:
        """The entry as JSON holds it: `[place, visit, what]`."""
        match self.answer:
            case None:
                return [self.place, self.visit, {"offered": self.offered}]
            case Chose(option=option, text=text):
                return [
                    self.place,
                    self.visit,
                    {"chose": option, **({"text": text} if text else {})},
                ]
            case HungUp(lines=lines):
                return [self.place, self.visit, {"hung_up": lines}]
            case Served():
                return [self.place, self.visit, {"served": self.offered}]
            case Left(at=at):
                return [self.place, self.visit, {"left": at, "offered": self.offered}]
            case CalledBack():
                return [self.place, self.visit, {"called_back": self.offered}]
            case Befell(outcome=outcome):
                return [self.place, self.visit, {"befell": outcome}]
            case _:
                raise ValueError("what was heard out is never written")

    @classmethod
    def from_list(cls, line: object) -> Entry:
        """The entry in a line of JSON. Raises ValueError for a line that is none."""
        match line:
            case [str(place), int(visit), dict(what)]:
                pass
            case _:
                raise ValueError("a line is [place, visit, what]")
        if not all(math.isfinite(v) and v >= 0 for v in what.values() if isinstance(v, float)):
            raise ValueError("a time is a number from 0")
        match what:
            case {"chose": str(option), **rest}:
                return cls(place, visit, Chose(option, str(rest.get("text", ""))))
            case {"hung_up": int(lines)} if lines >= 0:
                return cls(place, visit, HungUp(lines))
            case {"served": int() | float() as offered}:
                return cls(place, visit, Served(), float(offered))
            case {"left": int() | float() as at, "offered": int() | float() as offered}:
                return cls(place, visit, Left(float(at)), float(offered))
            case {"called_back": int() | float() as offered}:
                return cls(place, visit, CalledBack(), float(offered))
            case {"befell": str(outcome)}:
                return cls(place, visit, Befell(outcome))
            case {"offered": int() | float() as offered}:
                return cls(place, visit, None, float(offered))
            case _:
                raise ValueError("nothing known happened in this line")


def entry_of(event: Event) -> Entry | None:
    """The line for an event; None for a `Tell` that was heard out and for an ending."""
    if event.answer is None or isinstance(event.answer, Said):
        return None
    return Entry(event.place, event.visit, event.answer, event.offered)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A journey played again. `fitted` entries were taken; `stopped` says why no more."""

    journey: Journey
    fitted: int
    stopped: str = ""


def replay(
    world: World, seed: int, entries: Iterable[Entry], *, to_the_end: bool = False
) -> Replayed:
    """Play a log as far as every entry still fits; play goes on from there.

    If the story has changed so that an entry no longer fits, nothing wrong is ever taken: the
    journey stops before it and says so. `to_the_end`: it had an ending, so that what was said
    after the last entry was heard too.
    """
    journey = Journey(world, seed)
    renamed = world.story.renamed
    fitted = 0
    for entry in entries:
        place = _renamed_place(entry.place, renamed)
        _hear_out(journey, until=(place, entry.visit))
        moment = journey.moment
        if isinstance(moment, Ended):
            return Replayed(journey, fitted, "the story now ends earlier")
        if (journey.place, journey.visit) != (place, entry.visit):
            return Replayed(
                journey, fitted, f"the story now comes to {journey.place} instead of {place}"
            )
        if not _fits(moment, entry.answer):
            return Replayed(journey, fitted, f"what was done at {place} is no longer possible")
        if entry.offered is not None:
            journey.offer(entry.offered)
        fitted += 1
        if entry.answer is None:
            continue
        try:
            journey.answer(_renamed(entry.answer, renamed))
        except WrongAnswer as problem:
            return Replayed(journey, fitted - 1, f"at {place}: {problem}")
    if to_the_end:
        _hear_out(journey)
    return Replayed(journey, fitted)


def _renamed_place(place: str, renamed: Mapping[str, str]) -> str:
    """A place with its scenes, routines and step ids under their new names."""
    calls = [part.split("/") for part in place.split(">")]
    return ">".join("/".join(renamed.get(name, name) for name in call) for call in calls)


def _hear_out(journey: Journey, until: tuple[str, int] = ("", 0)) -> None:
    """Listen up to the next decision, or up to the `Tell` of that place and visit."""
    for _ in range(MOST_TELLS):
        if not isinstance(journey.moment, Tell) or (journey.place, journey.visit) == until:
            return
        journey.answer()


def _fits(moment: object, answer: Answer | None) -> bool:
    match moment:
        case Tell():
            return isinstance(answer, HungUp)
        case Ask():
            return isinstance(answer, Chose)
        case Wait():
            return answer is None or isinstance(answer, Served | Left | CalledBack)
        case Chance():
            return isinstance(answer, Befell)
        case _:
            return False


def _renamed(answer: Answer, renamed: Mapping[str, str]) -> Answer:
    if isinstance(answer, Chose):
        return Chose(renamed.get(answer.option, answer.option), answer.text)
    return answer
