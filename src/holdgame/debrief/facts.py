"""facts: what truly happened on a journey, counted; what the first sentence is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdgame.engine.going import HANG_UP
from holdgame.engine.journey import Befell, Chose, Event, Journey
from holdgame.engine.moments import Ask, Charge
from holdgame.friction.score import Score
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem
from holdgame.story.walk import all_steps

_MINUTE, _DAY = 60.0, 86_400.0
_LINE_WENT_DEAD = frozenset({"dropped", "cut"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the customer wanted, by the story: `what`, and its `amount` if it has one."""

    what: str
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person would say of a journey. `minutes` are of the customer's life.

    `spoke_to` is how many people, `contacts` how often by which channel, `dropped` how often the
    line went dead, `refused` how often a rule said no, `comes_in` the days until granted money
    is there (0: none was granted).
    """

    wanted: Wanted | None
    minutes: float
    on_hold: float
    days: float
    contacts: dict[str, int]
    spoke_to: int
    tellings: int
    transfers: int
    hang_ups: int
    dropped: int
    refused: int
    not_believed: int
    promises_broken: int
    comes_in: float

    @staticmethod
    def of(journey: Journey, score: Score) -> Facts:
        """Count what happened. `score` is that of the same journey."""
        charges = [charge for event in journey.events for charge in event.charges]
        kinds = [charge.kind for charge in charges]
        answers = [event.answer for event in journey.events]
        befell = [a.outcome for a in answers if isinstance(a, Befell)]
        away = sum(event.hung_up for event in journey.events)
        return Facts(
            wanted=wanted_in(journey),
            minutes=score.minutes.total,
            on_hold=sum(c.seconds for c in charges if held(c)) / _MINUTE,
            days=score.days,
            contacts=_contacts(charges),
            spoke_to=_spoke_to(journey.events, charges),
            tellings=score.counts.tellings,
            transfers=score.counts.transfers,
            hang_ups=away,
            dropped=sum(outcome in _LINE_WENT_DEAD for outcome in befell),
            refused=kinds.count("refused"),
            not_believed=kinds.count("false_reject"),
            promises_broken=kinds.count("broken_promise"),
            comes_in=_comes_in(charges),
        )


def held(charge: Charge) -> bool:
    """Whether this is time on hold, in a queue."""
    return charge.kind == "waiting" and charge.did == "hold"


def wanted_in(journey: Journey) -> Wanted | None:
    """The largest request of the scenes that were come to, else of the whole story."""
    story = journey.world.story
    seen = {event.moment.here.scene for event in journey.events}
    here = [s for name, s in story.scenes.items() if name in seen]
    for scenes in (here, list(story.scenes.values())):
        asked = [_wanted(journey, step) for scene in scenes for step in _requests(scene.steps)]
        if asked:
            return max(asked, key=lambda wanted: wanted.amount or 0.0)
    return None


def _requests(steps: m.Steps) -> Iterator[m.Request]:
    return (step for step in all_steps(steps) if isinstance(step, m.Request))


def _wanted(journey: Journey, step: m.Request) -> Wanted:
    what = step.what.replace("_", " ")
    if step.amount is None:
        return Wanted(what)
    world = journey.world
    try:
        amount = step.amount(world.names(world.start()))
    except ExpressionProblem:
        return Wanted(what)
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        return Wanted(what)
    return Wanted(what, float(amount))


def _contacts(charges: list[Charge]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for charge in charges:
        if charge.did == "contact":
            counts[charge.touchpoint] = counts.get(charge.touchpoint, 0) + 1
    return counts


def _spoke_to(events: list[Event], charges: list[Charge]) -> int:
    """How many different people were heard; somebody on the line who said nothing is one."""
    heard = {
        line.who
        for event in events
        for line in getattr(event.moment, "lines", ())
        if line.voice == "person"
    }
    return len(heard) or int(any(charge.agent for charge in charges))


def _comes_in(charges: list[Charge]) -> float:
    """Days until the last of the money granted is there; 0 where none was granted."""
    granted = [i for i, charge in enumerate(charges) if charge.kind == "refunded"]
    after = charges[granted[-1] + 1] if granted and granted[-1] + 1 < len(charges) else None
    return after.seconds / _DAY if after is not None and after.kind == "without" else 0.0


def told_in(event: Event) -> bool:
    """Whether something was told in own words at this event, and not hung up on."""
    answer = event.answer
    return (
        isinstance(event.moment, Ask)
        and event.moment.how == "own_words"
        and isinstance(answer, Chose)
        and answer.option != HANG_UP
    )
