"""kept: three real journeys, with everything taken out that could say whose they were.

Of the customers who rang and reached somebody: the one in the middle, the one with a tenth of them
behind, and the one who waited longest, by all their waits together. Kept are queues, waits, talks
and transfers, times counted from the beginning, and the month. Among few customers the same one is
two of these, or all: then they are kept once, under the first of their names.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import compress, count
from typing import Any, Final

from holdgame.company.imports.calls.contacts import Contact
from holdgame.company.imports.calls.records import ANSWERED, Calls, Outcome

# Not `calendar.month_name`, which speaks the language of the machine.
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHARES: Final = {"median": 0.5, "p90": 0.9, "longest": 1.0}
_MOST: Final = 4096  # contacts


@dataclass(frozen=True, slots=True)
class Leg:
    """One queue of a journey, in seconds: joined `after` so many from the beginning, a wait, a talk
    if it was answered, and how long the customer was put on hold during it."""

    queue: str
    after: float
    wait: float
    outcome: Outcome
    talk: float | None
    held: float | None
    transfers: int


@dataclass(frozen=True, slots=True)
class Journey:
    """What one customer went through: `which` of the three, in which month, all waits in seconds.

    `month` is empty where the records tell no time.
    """

    which: str
    month: str
    wait: float
    legs: tuple[Leg, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"legs": [asdict(leg) for leg in self.legs]}


class Kept:
    """A fair sample of the contacts that reached somebody, and the longest of all; of these, three.

    Every contact is kept while there are few, then every second, every fourth and so on: so the
    middle one is the middle one of all, or within two places in a hundred of it.
    """

    def __init__(self) -> None:
        self._sample: list[Contact] = []  # each `every`th, beginning with the first
        self._longest: tuple[float, Contact] | None = None
        self._reached = 0
        self._every = 1

    def add_single(self, calls: Calls, answered: Sequence[bool]) -> None:
        """Take in contacts that are one call each; `answered` says which of them were."""
        rows = list(compress(count(), answered))
        for row in rows[-self._reached % self._every :: self._every]:
            self._sample.append((calls.row(row),))
        self._reached += len(rows)
        longest = max(compress(calls.waits, answered), default=-1.0)
        if self._longest is None or longest > self._longest[0]:
            at = next((row for row in rows if calls.waits[row] == longest), None)
            self._longest = self._longest if at is None else (longest, (calls.row(at),))
        self._make_room()

    def add(self, contact: Contact) -> None:
        """Take in a contact of several legs; the last of them says whether anybody was reached."""
        if contact[-1].outcome != ANSWERED:
            return
        if self._reached % self._every == 0:
            self._sample.append(contact)
        self._reached += 1
        wait = total_wait(contact)
        if self._longest is None or wait > self._longest[0]:
            self._longest = wait, contact
        self._make_room()

    def journeys(self, *, months: bool = True) -> tuple[Journey, ...]:
        """The three, the shortest wait first, with their `months` if these can be trusted; none
        where nobody was reached."""
        if self._longest is None:
            return ()
        ordered = [*sorted(self._sample, key=total_wait)[:-1], self._longest[1]]
        ranks = {math.ceil(share * len(ordered)): w for w, share in reversed(SHARES.items())}
        found = (_journey(which, ordered[rank - 1]) for rank, which in sorted(ranks.items()))
        return tuple(found if months else (replace(journey, month="") for journey in found))

    def _make_room(self) -> None:
        while len(self._sample) > _MOST:
            self._sample = self._sample[::2]
            self._every *= 2


def total_wait(contact: Contact) -> float:
    """Seconds waited in all queues of a contact together."""
    return sum(leg.wait for leg in contact)


def _journey(which: str, contact: Contact) -> Journey:
    began = contact[0].start
    month = "" if began is None else MONTHS[datetime.fromtimestamp(began, UTC).month - 1]
    legs = tuple(
        Leg(
            leg.queue,
            float(leg.start - began) if leg.start is not None and began is not None else 0.0,
            leg.wait,
            leg.outcome,
            leg.talk,
            leg.held,
            leg.transfers or 0,
        )
        for leg in contact
    )
    return Journey(which, month, total_wait(contact), legs)
