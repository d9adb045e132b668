"""A kept play as lines of text: what was said and done, at the watcher's pace."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TextIO

from holdgame.debrief.pieces import feeling
from holdgame.debrief.words import possessive
from holdgame.engine.going import HANG_UP
from holdgame.engine.moments import Ask, Ended, Line, Tell, Wait
from holdgame.engine.timing import speech
from holdgame.plain.hold import LONGEST, SHORTEST, Announcements
from holdgame.plain.saying import say, spoken
from holdgame.play.done import done
from holdgame.play.hold import Hold
from holdgame.play.pace import FASTER
from holdgame.play.watching import BEGUN, NoFurther, WatchClock, Watched, answered_in, read_in

KEYS: Final = "Enter is the next moment, p stands still, + and - change the speed, q stops."
ON_HOLD: Final = "(on hold)"
OFFERED: Final = "We can ring you back when it is your turn."
Listen = Callable[[float], str | None]
"""waits so many seconds at most; returns what was typed meanwhile, if anything was"""


class Stopped(Exception):
    """Whoever watches has seen enough."""


def silence(seconds: float) -> None:
    """Nobody is there to type."""
    time.sleep(seconds)


class PlainWatch:
    """Shows a play on a stream.

    Args:
        watched: The play.
        out: Where it is shown.
        clock: Monotonic seconds.
        listen: Hears what the watcher types.
    """

    def __init__(
        self,
        watched: Watched,
        out: TextIO,
        *,
        clock: Callable[[], float] = time.monotonic,
        listen: Listen = silence,
    ) -> None:
        self._watched = watched
        self._out = out
        self._clock = WatchClock(clock)
        self._listen = listen
        self._skipped = False

    def watch(self) -> None:
        """All of it, as far as it goes, or until whoever watches stops it."""
        world = self._watched.world
        self._say(BEGUN.format(title=world.story.title, rules=possessive(world.company.name)))
        if self._listen is not silence:
            self._say(KEYS)
        self._say()
        try:
            while not isinstance(self._watched.moment, Ended):
                self._skipped = False
                self._moment()
        except Stopped:
            return
        except NoFurther:
            pass
        self._end()

    def _end(self) -> None:
        self._feel()
        self._say()
        ended = self._watched.moment
        if isinstance(ended, Ended):
            self._say(ended.title.upper())
            if ended.text or ended.broken:
                self._say(ended.text or ended.broken)
            self._say()
        print(self._watched.ends_with, file=self._out)  # a name of a file is not wrapped

    def _moment(self) -> None:
        match self._watched.moment:
            case Tell(lines=lines):
                self._lines(lines)
            case Ask() as ask:
                self._lines(ask.lines)
                self._answered(ask)
            case Wait() as wait:
                self._held(wait)
        event = self._watched.answer()
        for line in done(event):
            self._say(spoken(line))

    def _lines(self, lines: tuple[Line, ...]) -> None:
        for line in lines:
            self._say(spoken(line))
            machine = line.voice == "machine"
            seconds = speech(len(line.text.split())) / self._watched.factor
            self._pass(seconds if machine else read_in(line.text))

    def _answered(self, ask: Ask) -> None:
        if ask.how in ("choice", "feeling"):
            options = (option for option in ask.options if option.id != HANG_UP)
            for number, option in enumerate(options, 1):
                self._say(f"{number}. {option.text}")
        chosen = self._watched.chosen
        if chosen is not None:
            self._pass(answered_in(ask, chosen.text or ask.expects))

    def _held(self, wait: Wait) -> None:
        watched = self._watched
        offered, lasts = watched.hold_begins(), watched.hold_lasts
        hold = Hold(wait, offered, watched.pace, self._clock, speed=watched.speed)
        self._say(ON_HOLD)
        heard = Announcements(wait, hold.remaining, watched.world.company.name, self._say)
        while hold.waited < lasts and not (self._skipped or hold.instant):
            if hold.asks_for_speed():
                hold.run_at(FASTER)
                watched.speed = FASTER
            if hold.offers_call_back():
                self._say(f"{watched.world.company.name}: {OFFERED}")
            heard.until(hold.waited)
            self._feel(hold.waited)
            left = self._clock.real_until(self._clock() + (lasts - hold.waited) / hold.factor)
            self._heed(left)
        self._feel(lasts)

    # -- time -----------------------------------------------------------------------------------

    def _pass(self, seconds: float) -> None:
        """Let seconds of the watcher's clock pass, unless the moment is skipped."""
        until = self._clock() + seconds
        while self._clock() < until and not (self._skipped or self._watched.pace.instant):
            self._heed(self._clock.real_until(until))
        self._feel()

    def _heed(self, seconds: float) -> None:
        """Listen for so long at most, and do what is wished."""
        match self._listen(min(max(seconds, SHORTEST), LONGEST)):
            case "":
                self._skipped = True
            case "p":
                self._clock.pause()
                self._say("(It stands still.)" if self._clock.paused else "(It goes on.)")
            case "+" | "-" as sign:
                self._clock.change(1 if sign == "+" else -1)
                self._say(f"({self._clock.speed:g} times as fast.)")
            case "q":
                raise Stopped

    def _feel(self, waited: float = 0.0) -> None:
        for felt in self._watched.felt(waited):
            self._say(f"(It felt: {feeling(felt.value)}.)")

    def _say(self, text: str = "") -> None:
        say(self._out, text)
