"""felt: the hold as it was sat through at the table, and each telling in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdgame.debrief.columns import plain
from holdgame.debrief.facts import told_in
from holdgame.engine.journey import Chose, Journey
from holdgame.engine.moments import Ask
from holdgame.play.notes import After, Note, Table

_MINUTE = 60.0
_GUESSED = 30.0  # seconds at the table from which a guess says something: judgement


@dataclass(frozen=True, slots=True)
class Sat:
    """Holds at the table, in real seconds: all of them together, and the longest.

    `guess` is what the player said of all of them together, in seconds; None: not asked.
    """

    holds: int
    seconds: float
    longest: float
    guess: float | None

    @property
    def ratio(self) -> float | None:
        """What was guessed over what it was, for all holds together; None without either, and
        where it was too short to be guessed in minutes."""
        return None if self.guess is None or self.seconds < _GUESSED else self.guess / self.seconds

    @staticmethod
    def of(notes: Sequence[Note]) -> Sat | None:
        """What the notes of a play say of its holds; None where nobody sat through one."""
        seconds: dict[tuple[str, int], float] = {}
        guess: float | None = None
        for note in notes:
            if isinstance(note, Table):
                hold = (note.place, note.visit)  # one that was left and gone on with is one hold
                seconds[hold] = seconds.get(hold, 0.0) + note.seconds
            elif isinstance(note, After):
                guess = guess if note.hold_guess is None else note.hold_guess * _MINUTE
        if not seconds:
            return None
        return Sat(len(seconds), sum(seconds.values()), max(seconds.values()), guess)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: the `text`, how many `words`, and whether it was `typed` or taken as printed.

    Of `times`, this is the how-manieth time that the same thing was told.
    """

    at: float
    fact: str
    label: str
    text: str
    typed: bool
    time: int

    @property
    def words(self) -> int:
        """How many words it had."""
        return len(self.text.split())


def tellings_of(journey: Journey) -> tuple[Telling, ...]:
    """What was told on the phone or at the counter, in order; what was written is not in it."""
    told: list[Telling] = []
    facts = journey.world.story.facts
    for event in journey.events:
        if not told_in(event):
            continue
        ask, answer = event.moment, event.answer
        assert isinstance(ask, Ask)
        assert isinstance(answer, Chose)
        text = plain(answer.text.strip() or ask.expects)
        printed = {" ".join(p.split()) for p in (ask.expects, *ask.phrases)}
        typed = " ".join(text.split()) not in printed
        label = facts[ask.fact].label if ask.fact in facts else ask.fact
        time = 1 + sum(telling.fact == ask.fact for telling in told)
        told.append(Telling(event.at, ask.fact, label, text, typed, time))
    return tuple(told)
