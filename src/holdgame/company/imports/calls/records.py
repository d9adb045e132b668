"""records: calls as some telephone system recorded them, in one neutral form.

A reader of a format yields `Calls`, batch by batch, and notes in a `Reading` what it met and could
not use. It runs nothing, fetches nothing, and keeps no telephone number of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Literal, NamedTuple

from holdgame.company.imports.calls.names import ONLY_QUEUE, OTHER_QUEUES, PHONE, queue_name
from holdgame.company.imports.calls.unnamed import Unnamed

Outcome = Literal["answered", "hung up", "moved on"]
ANSWERED: Final = "answered"
HUNG_UP: Final = "hung up"
MOVED_ON: Final = "moved on"
"""The caller left the queue and did not hang up: overflow, a time-out, a key, another queue."""

LONGEST: Final = 86_400.0  # seconds; a wait or a talk that is recorded as more is a slip
MOST_QUEUES: Final = 500  # more are not queues: somebody took the wrong column
_AT_ONCE: Final = 1024  # calls


class Call(NamedTuple):
    """One stay in one queue. A contact that is passed on is several of them, with one `contact`.

    Seconds throughout. `start` counts from the first of January 1970 on the clock that the records
    were written by, so that hours of the day can be read from it; None where no time is told.
    `talk` is what customer and agent speak; `held` is what the customer was put on hold meanwhile;
    `handle` is all that the call took the agent, wrap-up included. `transfers` counts how often an
    agent passed the customer on, as this row tells it; None where the records do not tell.
    `customer` is a token that says only who is the same as whom.
    """

    start: int | None
    queue: str
    wait: float
    outcome: Outcome
    talk: float | None = None
    held: float | None = None
    handle: float | None = None
    transfers: int | None = 0
    customer: bytes | None = None
    contact: str | None = None


class Calls(NamedTuple):
    """Some calls, one or more, column by column: what is counted of a million is counted in C.

    `contacts` is None where each call is a contact of its own.
    """

    starts: Sequence[int | None]
    queues: Sequence[str]
    waits: Sequence[float]
    outcomes: Sequence[Outcome]
    talks: Sequence[float | None]
    helds: Sequence[float | None]
    handles: Sequence[float | None]
    transfers: Sequence[int | None]
    customers: Sequence[bytes | None]
    contacts: Sequence[str | None] | None = None

    def row(self, number: int) -> Call:
        """One of the calls, counted from 0."""
        return Call._make(None if column is None else column[number] for column in self)

    def rows(self) -> Iterator[Call]:
        """The calls one by one."""
        return map(self.row, range(len(self.waits)))


def batches(calls: Iterable[Call]) -> Iterator[Calls]:
    """Calls that come one by one, in columns."""
    calls = iter(calls)
    while some := tuple(islice(calls, _AT_ONCE)):
        yield Calls(*zip(*some, strict=True))


class RecordsProblem(Exception):
    """Records of which nothing can be used; the message is a sentence with what to do."""


@dataclass(slots=True)
class Reading:
    """What an import met: `rows` of its files, of which all that are not `skipped` were used.

    `clocks` says whose the times were: `UTC`, or of whoever wrote them down.
    """

    rows: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    formats: list[str] = field(default_factory=list)
    clocks: set[Literal["UTC", "local"]] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)
    unnamed: Unnamed = field(default_factory=Unnamed)
    _ids: Unnamed = field(default_factory=Unnamed)
    _met: set[bytes | None] = field(default_factory=set)
    _queues: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)  # of queues without a name

    def skip(self, reason: str, rows: int = 1) -> None:
        """Count rows that were not used."""
        self.skipped[reason] += rows

    def say(self, sentence: str) -> None:
        """Note, once, what was not understood. Text from files must have been redacted."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)

    def first_time(self, id: str) -> bool:
        """Whether a record has not been met before, in this file or another."""
        token = self._ids.one(id)
        if token in self._met:
            return False
        self._met.add(token)
        return True

    def queue(self, name: str, medium: str = PHONE, id: str = "") -> str:
        """A queue's name as it may be written.

        Where the records have only an id, or a number that cannot be shown, it is counted off:
        `queue 1`, `queue 2`. Where they have nothing, all calls are of one queue.
        """
        told = (name, medium, id)
        found = self._queues.get(told)
        if found is None:
            if len(self._queues) >= MOST_QUEUES:
                self.say(f"There are more than {MOST_QUEUES} queues. The rest is counted as one.")
                return OTHER_QUEUES
            found = self._queues[told] = self._named(name, medium, id)
        return found

    @property
    def understood(self) -> int:
        """Rows that were used."""
        return self.rows - self.skipped.total()

    def _named(self, name: str, medium: str, id: str) -> str:
        if not name and not id:
            return queue_name(ONLY_QUEUE, medium)
        shown = queue_name(name, medium)
        if shown:
            return shown
        number = self._numbers.setdefault(name or id, len(self._numbers) + 1)
        return queue_name(f"queue {number}", medium)
