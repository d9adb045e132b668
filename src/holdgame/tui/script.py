"""What stands on the page: lines of the story, and what the player did, as text to show.

Also read back from a journey's events, when a play is resumed. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from holdgame.debrief.felt import tellings_of
from holdgame.engine.journey import Event, HungUp, Journey
from holdgame.engine.moments import Ask, Line, Tell
from holdgame.engine.timing import speech
from holdgame.play import done as in_words

LONGEST_LABEL = 10
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph. `follows`: the same voice goes on, so no space before it."""

    voice: Literal["narration", "machine", "person", "you"]
    label: str
    text: str
    follows: bool = False

    @property
    def seconds(self) -> float:
        """How long saying it takes."""
        return speech(len(self.text.split()))


def label(name: str) -> str:
    """A name for the left column: `MERIDIAN` for Meridian Mobile."""
    first = name.split()[0] if name.split() else ""
    short = name if len(name) <= LONGEST_LABEL else first
    short = short if len(short) <= LONGEST_LABEL else short[: LONGEST_LABEL - 1] + "…"
    return short.upper()


def entry(line: Line, *, follows: bool = False) -> Entry:
    """A line as a paragraph."""
    match line.voice:
        case "narration":
            return Entry("narration", "", line.text, follows)
        case "you":
            return Entry("you", "you", line.text, follows)
        case "machine":
            return Entry("machine", label(line.name.split()[0]), line.text, follows)
        case _:
            return Entry("person", label(line.name), line.text, follows)


def entries(lines: tuple[Line, ...]) -> Iterator[Entry]:
    """Lines one after another; a recording's run together."""
    before = None
    for line in lines:
        yield entry(line, follows=line.voice == "machine" and line.voice == before)
        before = line.voice


def aside(text: str) -> Entry:
    """A stage direction of our own."""
    return Entry("narration", "", text)


def done(event: Event) -> Iterator[Entry]:
    """What is seen of an answer that was given, and of time that passed with it."""
    for line in in_words.done(event):
        yield Entry(line.voice, line.name, line.text)


def history(journey: Journey) -> Iterator[Entry]:
    """All that was said and done so far."""
    for event in journey.events:
        match event.moment, event.answer:
            case Tell(lines=lines), HungUp(lines=heard):
                yield from entries(lines[:heard])
            case Tell(lines=lines) | Ask(lines=lines), _:
                yield from entries(lines)
        yield from done(event)


def tellings(journey: Journey, fact: str) -> list[int]:
    """How many words each telling of a fact took, in order."""
    return [telling.words for telling in tellings_of(journey) if telling.fact == fact]


def times(number: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def nth(number: int) -> str:
    """`first`, `second`; from the tenth on in figures."""
    return NTH[number - 1] if number <= len(NTH) else f"{number}th"
