"""watching: a kept play gone through once more as it was, for those who would rather see it.

Knows no screen. Every decision, every wait and all luck are those that were kept; nothing is
written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from holdgame.engine.journey import Answer, CalledBack, Chose, Event, HungUp, Journey, Left, Served
from holdgame.engine.moments import Ask, Moment, Tell, Wait
from holdgame.engine.world import World
from holdgame.play.notes import Feeling
from holdgame.play.pace import HoldClock, Pace
from holdgame.play.sitting import Sitting
from holdgame.play.table_time import answering, reading

SPEEDS: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
SHORTEST_READ = 1.0  # seconds that a line stands alone, however short: judgement
DOT: Final = "•"
BEGUN: Final = "A play of {title}, under {rules} rules. It goes as it went."
OVER: Final = "This is where it ended. Its debrief: holdgame debrief {file}"
LEFT: Final = (
    "The play was left here: it has no ending yet. Go on with it: holdgame play --resume {file}"
)


class NoFurther(Exception):
    """A play that has no ending was left here."""


class Watched:
    """What a front end holds to show a play: a sitting that goes as it went.

    It is asked like a `Sitting`, and answers every moment by itself. Of the `journey` there is as
    much as has been watched. Brisk runs as it does for a player who, when asked, goes faster:
    `speed` is None until then. `file` is its name, for whoever is told how to go on.
    """

    resumed_at: Final = 0.0

    def __init__(self, kept: Sitting, pace: Pace, file: str) -> None:
        self.kept = kept
        self.pace = pace
        self.file = file
        self.journey = Journey(kept.world, kept.journey.seed)
        self.speed: float | None = None
        self._feelings = sorted(kept.all(Feeling), key=lambda feeling: feeling.at)

    @property
    def world(self) -> World:
        return self.kept.world

    @property
    def next(self) -> Event | None:
        """What was done at this moment; None where the play was left."""
        seen = len(self.journey.events)
        events = self.kept.journey.events
        return events[seen] if seen < len(events) else None

    @property
    def moment(self) -> Moment:
        """The moment as it was heard: what was hung up in ends there."""
        match self.journey.moment, self.next:
            case Tell() as tell, Event(answer=HungUp(lines=heard)):
                return replace(tell, lines=tell.lines[:heard])
        return self.journey.moment

    @property
    def factor(self) -> float:
        """Customer seconds a real second, as things stand."""
        return (self.speed or 1.0) if self.pace.asks else self.pace.factor

    @property
    def chosen(self) -> Chose | None:
        """What was chosen at this `Ask`, as it may be seen; None where the play was left."""
        answer = None if self.next is None else shown(self.next).answer
        return answer if isinstance(answer, Chose) else None

    @property
    def hold_lasts(self) -> float:
        """Customer seconds that the present hold was sat through."""
        match self.next:
            case Event(answer=Left(at=at)):
                return at
            case Event(answer=CalledBack(), moment=Wait(offer=offer)) if offer is not None:
                return offer.at
            case Event(answer=Served(), offered=offered) if offered is not None:
                return offered
        return self.kept.resumed_at

    def hold_begins(self) -> float:
        """The wait that was offered in the present hold, in seconds."""
        offered = self.kept.journey.offered if self.next is None else self.next.offered
        if offered is not None:
            self.journey.offer(offered)
        assert self.journey.offered is not None
        return self.journey.offered

    def sat(self, seconds: float) -> None:
        """Whoever watches sits through nothing."""

    def answer(self, _answer: Answer | None = None) -> Event:
        """Move on by one moment, as it went. Raises `NoFurther` where it was left."""
        event = self.next
        if event is not None:
            if event.offered is not None:
                self.journey.offer(event.offered)
            return shown(self.journey.answer(event.answer))
        if not isinstance(self.journey.moment, Tell):
            raise NoFurther
        return self.journey.answer()  # what was said until something was to be decided

    def felt(self, waited: float = 0.0) -> list[Feeling]:
        """How it felt, as was said up to now and not told yet; `waited` is how far into a hold."""
        now = self.journey.now + waited
        due = [feeling for feeling in self._feelings if feeling.at <= now]
        self._feelings = self._feelings[len(due) :]
        return due

    @property
    def ends_with(self) -> str:
        """What to do when all has been seen."""
        return (OVER if self.kept.journey.ended else LEFT).format(file=self.file)


class WatchClock:
    """The seconds of whoever watches: they stand still when wished, and run slower or faster."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._time = HoldClock(clock(), 1.0)
        self.speed = 1.0
        self.paused = False

    def __call__(self) -> float:
        return self._time.waited(self._clock())

    def pause(self) -> None:
        """Stand still, or go on."""
        self.paused = not self.paused
        self._run()

    def change(self, step: int) -> None:
        """So many speeds faster, or slower."""
        at = SPEEDS.index(self.speed) + step
        self.speed = SPEEDS[min(max(at, 0), len(SPEEDS) - 1)]
        self._run()

    def real_until(self, time: float) -> float:
        """Real seconds from now until a time of this clock; for ever while it stands still."""
        return self._time.real_until(self._clock(), time)

    def _run(self) -> None:
        self._time.set_factor(self._clock(), 0.0 if self.paused else self.speed)


def read_in(text: str) -> float:
    """Seconds of whoever watches that a line stands alone."""
    return max(reading(text), SHORTEST_READ)


def answered_in(ask: Ask, text: str) -> float:
    """Seconds of whoever watches until something is answered; own words are read as they come."""
    return reading(text) if ask.how == "own_words" else answering(ask, text)


def shown(event: Event) -> Event:
    """The event as others may see it: what was typed to prove who one is, in dots."""
    match event:
        case Event(moment=Ask(how="digits" | "words"), answer=Chose(text=text) as chose):
            return replace(event, answer=replace(chose, text=DOT * len(text)))
    return event
