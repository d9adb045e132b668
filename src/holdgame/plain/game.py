"""One play in plain text: before, the play, after, the debrief."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from holdgame.debrief.felt import tellings_of
from holdgame.debrief.words import headline
from holdgame.engine.going import HANG_UP
from holdgame.engine.journey import Chose, Event
from holdgame.engine.moments import Ask, Chance, Ended, Line, Tell, Wait
from holdgame.plain.hold import PlainHold
from holdgame.plain.lines import EndOfInput, Lines
from holdgame.plain.saying import say, spoken
from holdgame.play import questions as q
from holdgame.play.heard import unsaid
from holdgame.play.notes import After, Before, Prediction, Table
from holdgame.play.scales import CERTAINTY, DEGREE, Ends
from holdgame.play.sitting import Sitting


@dataclass(slots=True)
class PlainGame:
    """Plays a sitting on two streams. `clock` gives monotonic seconds.

    `typed_ahead`: lines that come during a hold answer later questions, as in a pipe. At a
    terminal they are mistakes.
    """

    sitting: Sitting
    lines: Lines
    out: TextIO
    typed_ahead: bool = True
    clock: Callable[[], float] = time.monotonic

    # -- saying and asking ----------------------------------------------------------------------

    def say(self, text: str = "", indent: str = "") -> None:
        say(self.out, text, indent)

    def ask(self, prompt: str) -> str:
        print(f"{prompt} > ", end="", file=self.out, flush=True)
        try:
            return self.lines.next().strip()
        finally:
            print(file=self.out)

    def number(self, prompt: str, low: float, high: float) -> float | None:
        """A number within bounds; an empty line skips."""
        while True:
            typed = self.ask(f"{prompt} (enter skips)")
            if not typed:
                return None
            try:
                value = float(typed.replace(",", "."))
            except ValueError:
                value = low - 1
            if low <= value <= high:
                return value
            self.say(f"A number from {low:g} to {high:g}, please.")

    def whole(self, prompt: str, low: int, high: int) -> int | None:
        value = self.number(prompt, low, high)
        return None if value is None else round(value)

    def scale(self, prompt: str, ends: Ends = DEGREE) -> int | None:
        low, high = ends
        return self.whole(f"{prompt} 0 is {low}, 10 is {high}", 0, 10)

    def yes_or_no(self, prompt: str) -> bool | None:
        """Yes or no; anything else skips."""
        typed = self.ask(f"{prompt} y or n (enter skips)").lower()
        return typed[:1] == "y" if typed[:1] in ("y", "n") else None

    # -- before and after -------------------------------------------------------------------------

    def before(self) -> None:
        story, company = self.sitting.world.story, self.sitting.world.company
        self.say(headline(story.title, company.name))
        self.say(story.blurb)
        self.say()
        times = ", ".join(f"{n} {t}" for n, t in enumerate(q.LAST_TIMES, 1))
        said: list[str] = []
        for question in (q.LAST_CALLED, q.LAST_VISITED, q.LAST_SAT_BESIDE):
            number = self.whole(f"{question}\n{times}", 1, len(q.LAST_TIMES))
            said.append(q.LAST_TIMES[number - 1] if number else "")
        called, visited, sat_beside = said
        self.sitting.note(Before(called, visited, sat_beside, self.scale(q.WOULD_YOU, CERTAINTY)))
        self.say(q.NOT_THIS_CUSTOMER)
        hold = self.number(q.PREDICT_HOLD, 0, 1000)
        transfers = self.whole(q.PREDICT_TRANSFERS, 0, 100)
        tellings = self.whole(q.PREDICT_TELLINGS, 0, 100)
        resolved = self.yes_or_no(q.PREDICT_RESOLVED)
        self.sitting.note(Prediction(hold, transfers, tellings, resolved))
        self.say()
        self.say("During the play: f and a number from 1 to 5 says how it feels, p shows your")
        self.say("papers, h hangs up, q leaves and keeps your call.")
        self.say()

    def after(self) -> None:
        guess = (
            self.number(f"{q.HOLD_GUESS} In minutes", 0, 1000) if self.sitting.all(Table) else None
        )
        understood = self.scale(q.UNDERSTOOD)
        would = self.scale(q.WOULD_YOU, CERTAINTY)
        self.sitting.note(After(guess, understood, would))

    # -- the play ---------------------------------------------------------------------------------

    def play(self) -> bool:
        """Play to an ending; False when the player left before it. Raises nothing for either."""
        try:
            while not isinstance(self.sitting.moment, Ended):
                if not self.one_moment():
                    return False
        except EndOfInput:
            return False
        ended = self.sitting.moment
        assert isinstance(ended, Ended)
        self.say()
        self.say(ended.title.upper())
        self.say(ended.text or ended.broken)
        return True

    def one_moment(self) -> bool:
        moment = self.sitting.moment
        match moment:
            case Tell():
                self._told(moment)
            case Ask():
                return self._asked(moment)
            case Wait():
                return PlainHold(self, moment).wait()
            case Chance():
                self._befallen(self.sitting.answer())
        return True

    def _told(self, moment: Tell) -> None:
        self.show(moment.lines)
        self.sitting.answer()

    def _befallen(self, event: Event) -> None:
        if passed := unsaid(event):
            self.say(f"({passed} later)")

    def show(self, lines: tuple[Line, ...]) -> None:
        for line in lines:
            self.say(spoken(line))

    def _asked(self, moment: Ask) -> bool:
        self.show(moment.lines)
        match moment.how:
            case "choice" | "feeling":
                return self._choice(moment)
            case "key":
                return self._typed(moment, "Press a key")
            case "own_words":
                return self._typed(moment, self._telling(moment))
            case _:
                fact = self.sitting.world.story.facts.get(moment.fact)
                return self._typed(moment, f"Your {fact.label if fact else q.A_NUMBER}")

    def _telling(self, moment: Ask) -> str:
        told = sum(t.fact == moment.fact for t in tellings_of(self.sitting.journey))
        label = self.sitting.world.story.facts[moment.fact].label
        for number, phrase in enumerate(moment.phrases, 1):
            self.say(f"{number}. {phrase}")
        if told:
            times = "once" if told == 1 else "twice" if told == 2 else f"{told} times"
            return f"Tell them {label}. You have told it {times}; they cannot see that"
        return f"Tell them {label}, in your own words (enter reads it from your papers)"

    def _choice(self, moment: Ask) -> bool:
        options = [option for option in moment.options if option.id != HANG_UP]
        for number, option in enumerate(options, 1):
            closed = f" (not now: {option.closed})" if option.closed else ""
            self.say(f"{number}. {option.text}{closed}")
        while True:
            typed = self.ask("Your choice")
            done = self.command(typed, moment)
            if done is not None:
                return done
            if typed.isdecimal() and 1 <= int(typed) <= len(options):
                chosen = options[int(typed) - 1]
                if not chosen.closed:
                    self.sitting.answer(Chose(chosen.id))
                    return True
                self.say(chosen.closed)
            elif not self.is_command(typed):
                self.say(f"A number from 1 to {len(options)}, please.")

    def _typed(self, moment: Ask, prompt: str) -> bool:
        world = self.sitting.world
        while True:
            typed = self.ask(prompt)
            done = self.command(typed, moment)
            if done is not None:
                return done
            if self.is_command(typed):
                continue
            if moment.how == "own_words":
                typed = self._own_words(moment, typed)
            id = moment.option_for(typed)
            if moment.option(id) is None:
                self.say(f"{world.company.name}: {world.company.says.wrong_key}")
                continue
            self.sitting.answer(Chose(id, typed if moment.how != "key" else ""))
            return True

    @staticmethod
    def _own_words(moment: Ask, typed: str) -> str:
        if not typed:
            return moment.expects
        if typed.isdecimal() and 1 <= int(typed) <= len(moment.phrases):
            return moment.phrases[int(typed) - 1]
        return typed

    # -- commands ---------------------------------------------------------------------------

    @staticmethod
    def is_command(typed: str) -> bool:
        word = typed.lower().split(" ")[0]
        if word == "f":
            return typed[1:].strip() in ("1", "2", "3", "4", "5")
        return typed.lower() in ("h", "p", "q", "?")

    def command(self, typed: str, moment: Ask) -> bool | None:
        """Do what a command says; True: the moment is over, False: leave, None: neither."""
        if not self.is_command(typed):
            return None
        match typed.lower()[:1]:
            case "f":
                self.sitting.feel(int(typed[1:]))
                self.say("Noted.")
            case "p" | "?":
                self.papers()
            case "q":
                return False
            case "h" if moment.option(HANG_UP):
                self.sitting.answer(Chose(HANG_UP))
                return True
            case "h":
                self.say("You are not on the phone.")
        return None

    def papers(self) -> None:
        for fact in self.sitting.world.story.facts.values():
            self.say(f"{fact.label}: {fact.value}", "  ")
