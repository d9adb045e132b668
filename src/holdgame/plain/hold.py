"""A hold in plain text: waited out in real time, with a few commands meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from holdgame.engine.journey import CalledBack, Left, Served
from holdgame.engine.moments import Wait
from holdgame.plain.lines import EndOfInput
from holdgame.play import questions as q
from holdgame.play.heard import FIRST_ANNOUNCEMENT, announced, estimate_told, place_told
from holdgame.play.hold import Hold
from holdgame.play.notes import Speed
from holdgame.play.pace import FASTER

if TYPE_CHECKING:
    from holdgame.plain.game import PlainGame

ON_HOLD = "(on hold: h hangs up, f 1 to 5 says how it feels, p shows your papers, q leaves)"
SHORTEST, LONGEST = 0.01, 0.5  # seconds between two looks at the clock


class PlainHold:
    """One hold of a game, from when it starts or where it was left."""

    def __init__(self, game: PlainGame, moment: Wait) -> None:
        self.game, self.moment, self.sitting = game, moment, game.sitting
        self.hold = Hold(
            moment,
            self.sitting.hold_begins(),
            self.sitting.pace,
            game.clock,
            speed=self.sitting.speed,
            waited=self.sitting.resumed_at,
        )

    def wait(self) -> bool:
        """Wait until it is over. Returns False when the player leaves the game."""
        try:
            return self._wait()
        except (EndOfInput, KeyboardInterrupt):
            self.sitting.hold_left_at(self.hold.waited)
            raise

    def _wait(self) -> bool:
        if not self.hold.instant:
            self.game.say(ON_HOLD)
        company = self.sitting.world.company.name
        heard = Announcements(self.moment, self.hold.remaining, company, self.game.say)
        while True:
            if self._call_back():
                return self._over(CalledBack())
            if self.hold.over:
                return self._over(Served())
            self._ask_for_speed()
            heard.until(self.hold.waited)
            left = min(LONGEST, max(SHORTEST, self.hold.real_left))
            typed = self.game.lines.next_if(self._wanted, left)
            if typed is None:
                continue
            match typed.lower()[:1] if self.game.is_command(typed) else "":
                case "h":
                    return self._over(Left(self.hold.waited))
                case "q":
                    self.sitting.hold_left_at(self.hold.waited)
                    return False
                case "f":
                    self.sitting.feel(int(typed[1:]), self.hold.waited)
                    self.game.say("Noted.")
                case "p" | "?":
                    self.game.papers()
                case _:
                    self.game.say(ON_HOLD)

    def _wanted(self, typed: str) -> bool:
        return self.game.is_command(typed) or not self.game.typed_ahead

    def _over(self, how: CalledBack | Served | Left) -> bool:
        if self.hold.instant and self.hold.offered > 0:
            self.game.say("(You hold. The music stops.)")
        self.sitting.sat(self.hold.real)
        self.sitting.answer(how)
        return True

    def _call_back(self) -> bool:
        """Offer the call back when it is due, at every pace; whether it was taken."""
        if not self.hold.offers_call_back():
            return False
        answer = self.game.ask("They can call you back. Take it? y or n")
        return answer.lower().startswith("y")

    def _ask_for_speed(self) -> None:
        """Brisk's one question, after its minute."""
        if not self.hold.asks_for_speed():
            return
        faster = self.game.ask(f"{q.FASTER} s or f").lower().startswith("f")
        factor = FASTER if faster else 1.0
        self.sitting.note(Speed(factor))
        self.hold.run_at(factor)


class Announcements:
    """Says what the company says while one waits, at the company's interval."""

    def __init__(
        self, moment: Wait, remaining: float, company: str, say: Callable[[str], None]
    ) -> None:
        self.heard = moment.heard
        self.said = 0
        self._company, self._aloud = company, say
        if self.heard.estimate is not None:
            self._say(estimate_told(self.heard.estimate))
        elif self.heard.position:
            self._say(place_told(moment.place_in_line(remaining)))

    def until(self, waited: float) -> None:
        every = self.heard.announcement_every
        if every <= 0 or waited == float("inf") or waited < FIRST_ANNOUNCEMENT:
            return
        due = int((waited - FIRST_ANNOUNCEMENT) // every) + 1
        if due > self.said:
            self.said = due
            self._say(announced(self.heard, due - 1))

    def _say(self, text: str) -> None:
        if text:
            self._aloud(f"{self._company}: {text}")
