"""Goes from moment to moment of a sitting and lets a stage show each; knows no widget, no rule.

People's lines wait for the reader: a line is acknowledged when the next would come, so choices
stand under the last thing said. Recordings and ringing run at the pace.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from holdgame.engine.journey import Answer, Chose, HungUp, Left, Served
from holdgame.engine.moments import Ask, Chance, Ended, Tell, Wait
from holdgame.engine.timing import RING
from holdgame.play.hold import Hold
from holdgame.play.sitting import Sitting
from holdgame.play.watching import Watched
from holdgame.tui import call, holding, script
from holdgame.tui.script import Entry

RINGS = (script.aside("It rings."), script.aside("It rings again."))


class Held(NamedTuple):
    """How a hold ended, and how many real seconds it took."""

    answer: Answer
    seconds: float


class PhoneDown(Exception):
    """The player hung up while somebody talked."""


class Stage(Protocol):
    """Where a story is shown."""

    async def say(self, entry: Entry) -> None:
        """Show a paragraph."""

    async def reader(self, *, on_the_line: bool) -> None:
        """Return when the reader wants the next line; on the line, raises `PhoneDown`."""

    async def pause(self, seconds: float, *, on_the_line: bool) -> None:
        """Let real seconds pass; the reader may cut them short. Raises `PhoneDown` likewise."""

    async def ask(self, moment: Ask, said: tuple[Entry, ...], factor: float) -> Chose:
        """Say the lines of a question at a factor, and return what the customer decides."""

    async def hold(self, hold: Hold, things: tuple[str, ...]) -> Held:
        """Hold until somebody picks up or the customer leaves."""


class Storyteller:
    """Plays a sitting on a stage until it ends, or shows one that was kept.

    Raises `NoFurther` where a kept one was left.
    """

    def __init__(
        self, sitting: Sitting | Watched, stage: Stage, clock: Callable[[], float]
    ) -> None:
        self.sitting = sitting
        self.stage = stage
        self._clock = clock
        self._unread = False
        self._heard = 0  # lines said of the `Tell` that is on

    @property
    def factor(self) -> float:
        """Customer seconds a real second, for recordings and ringing."""
        return self.sitting.factor

    async def play(self) -> None:
        """Returns when the story has ended and its last line has been read."""
        while True:
            match self.sitting.moment:
                case Tell() as tell:
                    await self._tell(tell)
                case Chance():
                    await self._answer(None)
                case Ask() as ask:
                    await self._ask(ask)
                case Wait() as wait:
                    await self._hold(wait)
                case Ended():
                    return await self._read()

    async def _tell(self, tell: Tell) -> None:
        self._heard = 0
        try:
            await self._tell_all(tell)
        except PhoneDown:
            self._unread = False
            await self._answer(HungUp(self._heard))
        else:
            await self._answer(None)

    async def _tell_all(self, tell: Tell) -> None:
        rings = any(c.did == "ring" for c in tell.exit.charges)
        for entry in script.entries(tell.lines):
            if rings and entry.voice in ("machine", "person"):
                rings = await self._ring()
            await self._say(entry)
        if rings:
            await self._ring()

    async def _ask(self, ask: Ask) -> None:
        said = tuple(script.entries(ask.lines))
        chosen = await self.stage.ask(ask, said, self.factor)
        self._unread = False
        await self._answer(chosen)

    async def _hold(self, wait: Wait) -> None:
        offered = self.sitting.hold_begins()
        try:
            await self._read()
        except PhoneDown:
            self._unread = False
            await self._answer(Left(0.0))
            return
        hold = self._begun(wait, offered)
        if hold.over and not hold.has_something_to_ask:
            await self._answer(Served())
            return
        held = await self.stage.hold(hold, self._things())
        self.sitting.sat(held.seconds)
        await self._answer(held.answer)

    def _begun(self, wait: Wait, offered: float) -> Hold:
        sitting = self.sitting
        return Hold(
            wait,
            offered,
            sitting.pace,
            self._clock,
            speed=sitting.speed,
            waited=sitting.resumed_at,
        )

    def _things(self) -> tuple[str, ...]:
        """The small things that happen during this hold."""
        journey = self.sitting.journey
        earlier = sum(isinstance(e.moment, Wait) for e in journey.events)
        night = call.is_night(self.sitting.world, journey.now)
        return holding.things_of(journey.seed, earlier, night=night)

    async def _answer(self, answer: Answer | None) -> None:
        event = self.sitting.answer(answer)
        for entry in script.done(event):
            await self.stage.say(entry)

    async def _say(self, entry: Entry) -> None:
        await self._read()
        await self.stage.say(entry)
        self._heard += 1
        if entry.voice == "machine":
            await self._pause(entry.seconds)
        else:
            self._unread = True

    async def _read(self) -> None:
        if self._unread:
            await self.stage.reader(on_the_line=self._on_the_line)
            self._unread = False

    async def _pause(self, seconds: float) -> None:
        await self.stage.pause(seconds / self.factor, on_the_line=self._on_the_line)

    @property
    def _on_the_line(self) -> bool:
        """Whether there is a phone to put down while what is said is said."""
        match self.sitting.moment:
            case Tell() as tell:
                return tell.may_hang_up_after(self._heard)
            case Wait():
                return True
        return False

    async def _ring(self) -> bool:
        await self._read()
        for ring in RINGS:
            await self.stage.say(ring)
            await self._pause(RING / len(RINGS))
        return False
