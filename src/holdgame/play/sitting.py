"""A sitting: one journey being played, with its notes, written down before it goes on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from holdgame import __version__
from holdgame.engine.journey import Answer, Event, Journey
from holdgame.engine.log import Entry, entry_of, replay
from holdgame.engine.moments import Ended, Moment, Wait
from holdgame.engine.world import World
from holdgame.play import as_recorded
from holdgame.play.folders import JOURNEY
from holdgame.play.journal import Header, Journal, JournalWriter
from holdgame.play.notes import Feeling, Note, Paused, Recorded, Speed, Table
from holdgame.play.pace import Pace, parse_pace

N = TypeVar("N")


@dataclass(slots=True)
class Sitting:
    """What a front end holds. It answers moments; everything else is kept for it.

    `writer` is None for a play that is not kept. `resumed_at` is how many customer seconds of
    the present hold had been waited when the play was left.
    """

    journey: Journey
    pace: Pace
    writer: JournalWriter | None = None
    notes: list[Note] | None = None
    resumed_at: float = 0.0
    told: str = ""  # a sentence about what was left out when a play was resumed
    story_file: str = ""

    def __post_init__(self) -> None:
        if self.notes is None:
            self.notes = []

    @property
    def world(self) -> World:
        return self.journey.world

    @property
    def moment(self) -> Moment:
        return self.journey.moment

    @property
    def path(self) -> Path | None:
        return None if self.writer is None else self.writer.path

    def answer(self, answer: Answer | None = None) -> Event:
        """Move on by one moment; what was done is on disk before this returns."""
        recorded = self.last(Recorded)
        if answer is None and recorded is not None:
            answer = as_recorded.recorded_luck(recorded, self.moment, self.journey.events)
        event = self.journey.answer(answer)
        self.resumed_at = 0.0
        entry = entry_of(event)
        if entry is not None and self.writer is not None:
            self.writer.entry(entry)
        if isinstance(self.moment, Ended) and self.writer is not None:
            self.writer.ended(self.moment.ending)
        return event

    def play_as_recorded(self, recorded: Recorded) -> None:
        """From here on waits and transfers are those of one of the company's own customers."""
        self.note(recorded)
        self.told = as_recorded.told(recorded, self.world)

    def hold_begins(self) -> float:
        """Write down the offered wait of the hold that now starts; returns it in seconds."""
        moment = self.moment
        assert isinstance(moment, Wait)
        recorded = self.last(Recorded)
        if recorded is not None and not self.resumed_at:
            wait = as_recorded.recorded_wait(recorded, self.journey.events)
            if wait is not None:
                self.journey.offer(wait)
        offered = self.journey.offered
        assert offered is not None
        if self.writer is not None and not self.resumed_at:
            self.writer.entry(Entry(moment.here.place, self.journey.visit, None, offered))
        return offered

    def hold_left_at(self, waited: float) -> None:
        """The play stops in the middle of a hold, after so many customer seconds."""
        self.note(Paused(self.moment.here.place, self.journey.visit, waited))

    def sat(self, seconds: float) -> None:
        """Real seconds that the present hold took at the table; at instant pace it took none."""
        if self.pace.instant:
            return
        self.note(Table(self.moment.here.place, self.journey.visit, seconds))

    def feel(self, value: int, waited: float = 0.0) -> None:
        """How it feels now, 1 to 5; `waited` is how far into a hold, in customer seconds."""
        self.note(Feeling(self.journey.now + waited, value, self.moment.here.place))

    def note(self, note: Note) -> None:
        assert self.notes is not None
        self.notes.append(note)
        if self.writer is not None:
            self.writer.note(note)

    def last(self, kind: type[N]) -> N | None:
        """The last note of a kind, or None."""
        return next((n for n in reversed(self.notes or []) if isinstance(n, kind)), None)

    def all(self, kind: type[N]) -> list[N]:
        return [n for n in self.notes or [] if isinstance(n, kind)]

    @property
    def speed(self) -> float | None:
        """What the player chose when brisk asked; None while it has not asked."""
        chosen = self.last(Speed)
        return None if chosen is None else chosen.factor

    @property
    def factor(self) -> float:
        """Customer seconds a real second, as things stand."""
        return (self.speed or 1.0) if self.pace.asks else self.pace.factor

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()


def new_seed() -> int:
    """Luck that nobody has had yet; short enough to be typed again."""
    return secrets.randbelow(2**32)


def begin(
    world: World,
    seed: int,
    pace: Pace,
    folder: Path | None,
    *,
    story_file: str = "",
    company_text: str = "",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Sitting:
    """A new sitting, kept in a new file in `folder` (None: not kept)."""
    writer = None
    if folder is not None:
        started = now()
        header = Header(
            story=world.story.id,
            story_file=story_file,
            story_fingerprint=world.story.fingerprint,
            company=world.company.id,
            company_text=company_text,
            company_fingerprint=world.company.fingerprint,
            seed=seed,
            pace=pace.name,
            started=started.isoformat(timespec="seconds"),
            version=__version__,
        )
        writer = JournalWriter(_new_path(folder, started, world.story.id), header)
    return Sitting(Journey(world, seed), pace, writer, story_file=story_file)


def begin_under(first: Sitting, world: World, folder: Path | None, company_text: str) -> Sitting:
    """The same story under another company, with the luck and the pace of a first sitting."""
    sitting = begin(
        world,
        first.journey.seed,
        first.pace,
        folder,
        story_file=first.story_file,
        company_text=company_text,
    )
    if first.speed is not None:  # what brisk asked once, it need not ask again
        sitting.note(Speed(first.speed))
    return sitting


def resume(world: World, journal: Journal, *, write: bool = True) -> Sitting:
    """A sitting where a journal left it, as far as it still fits the story."""
    ended = bool(journal.ended)
    replayed = replay(world, journal.header.seed, journal.entries, to_the_end=ended)
    told = journal.warning
    if replayed.stopped:
        told = f"The story has changed since: {replayed.stopped}. The play goes on from there."
    writer = None
    if write and replayed.stopped:
        writer = JournalWriter.over(journal, replayed.fitted)
    elif write:
        writer = JournalWriter(journal.path, None)
    sitting = Sitting(
        replayed.journey, parse_pace(journal.header.pace), writer, list(journal.notes), told=told
    )
    sitting.story_file = journal.header.story_file
    if isinstance(sitting.moment, Ended) and replayed.stopped and writer is not None:
        writer.ended(sitting.moment.ending)
    if isinstance(sitting.moment, Wait):
        here, visit = sitting.moment.here.place, replayed.journey.visit
        left = [n for n in sitting.all(Paused) if n.place == here and n.visit == visit]
        sitting.resumed_at = left[-1].seconds if left else 0.0
    return sitting


def _new_path(folder: Path, started: datetime, story: str) -> Path:
    """`2026-03-10-211002-refund-abroad.journey`, with a number when that is taken."""
    stem = f"{started:%Y-%m-%d-%H%M%S}-{story}"
    path = folder / f"{stem}{JOURNEY}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{JOURNEY}"
        number += 1
    return path
