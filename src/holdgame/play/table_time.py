"""table_time: how long a play takes at the table, as rehearsal customers play it.

They read every line and type all that they say. What is asked before and after a play, and the
debrief, are not in it.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from holdgame.engine import timing
from holdgame.engine.journey import Chose, Event, Journey
from holdgame.engine.moments import Ask, Line, Tell, Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.play.pace import ASK_AFTER, FASTER, Pace

CUSTOMERS: Final = 100
WORDS_READ: Final = 200 / 60  # a second: judgement, somewhat slower than one reads in silence


@dataclass(frozen=True, slots=True)
class TableTime:
    """Minutes at the table: of ten customers one is through in `short`, all but one in `long`."""

    short: float
    median: float
    long: float

    @staticmethod
    def of(world: World, pace: Pace, customers: int = CUSTOMERS) -> TableTime:
        """Rehearse so many customers, always the same ones. Raises `Endless`."""
        minutes = [
            table_seconds(rehearse(world, seed), pace) / 60 for seed in range(1, customers + 1)
        ]
        tenths = statistics.quantiles(minutes, n=10)
        return TableTime(tenths[0], statistics.median(minutes), tenths[-1])


def table_seconds(journey: Journey, pace: Pace) -> float:
    """Real seconds that this journey takes whoever plays it."""
    table = _Table(pace)
    return sum(table.seconds(event) for event in journey.events)


class _Table:
    """The speed as it is: brisk runs 1:1 until it has asked, and whoever is asked goes faster."""

    def __init__(self, pace: Pace) -> None:
        self._asks = pace.asks
        self._factor = 1.0 if pace.asks else pace.factor

    def seconds(self, event: Event) -> float:
        match event.moment, event.answer:
            case Tell(lines=lines), _:
                rings = sum(charge.did == "ring" for charge in event.charges)
                return self._said(lines) + rings * timing.RING / self._factor
            case Ask() as ask, Chose(text=text):
                return self._said(ask.lines) + answering(ask, text)
            case Wait(), _:
                return self._held(sum(c.seconds for c in event.charges if c.kind == "waiting"))
        return 0.0

    def _said(self, lines: Iterable[Line]) -> float:
        """A recording takes its time; what people say waits for the reader."""
        recited = _words(line.text for line in lines if line.voice == "machine")
        read = sum(reading(line.text) for line in lines if line.voice != "machine")
        return timing.speech(recited) / self._factor + read

    def _held(self, seconds: float) -> float:
        if not self._asks or seconds <= ASK_AFTER:
            return seconds / self._factor
        self._asks, self._factor = False, FASTER
        return ASK_AFTER + (seconds - ASK_AFTER) / FASTER


def reading(text: str) -> float:
    """Real seconds to read what somebody says."""
    return _words([text]) / WORDS_READ


def answering(ask: Ask, text: str) -> float:
    """Real seconds to decide: to read the options and press a key, or to type a text."""
    match ask.how:
        case "digits":
            return timing.code(len(text))
        case "words" | "own_words":
            return timing.typed(len(text))
        case "choice" | "feeling":
            return sum(reading(option.text) for option in ask.options) + timing.phone_key()
    return timing.phone_key()


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
