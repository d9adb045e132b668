"""fold: what is counted while a million calls go by, in memory that does not grow with them.

What grows is small: a count for each wait that occurs, at each hour, in each queue; a quarter of
an hour for each that the line was open; the customers who may yet ring again.
"""

from __future__ import annotations

from collections.abc import Sequence

from holdgame.company.imports.calls.contacts import Contact, Contacts
from holdgame.company.imports.calls.kept import Kept
from holdgame.company.imports.calls.names import is_chat
from holdgame.company.imports.calls.opening import Opening
from holdgame.company.imports.calls.records import ANSWERED, Calls
from holdgame.company.imports.calls.repeats import Repeats
from holdgame.company.imports.calls.stays import Stays
from holdgame.company.imports.calls.unnamed import Unnamed


class Fold:
    """All that is counted while calls go by."""

    def __init__(self, unnamed: Unnamed) -> None:
        self.stays = Stays()
        self.opening = Opening()
        self.repeats = Repeats(unnamed)
        self.kept = Kept()
        self.contacts = 0
        self.transfers: int | None = None  # as long as no record tells
        # Of customers who rang, as far as transfers are told: who reached somebody, and how often
        # one of those who picked up passed them on.
        self.reached = 0
        self.passed_on = 0
        self._legs = Contacts()

    def add(self, calls: Calls) -> None:
        """Count some calls."""
        answered = [outcome == ANSWERED for outcome in calls.outcomes]
        self.stays.add(calls, answered)
        self.opening.add(calls, answered)
        told = _told(calls.transfers)
        if told:
            self.transfers = (self.transfers or 0) + sum(told)
        if calls.contacts is None and not any(map(is_chat, set(calls.queues))):
            self.contacts += len(calls.waits)
            self.repeats.add(calls.customers, calls.starts)
            self.kept.add_single(calls, answered)
            self._count_pick_ups(sum(answered), told)
        else:
            self._add_contacts(self._legs.add(calls.rows()))

    def close(self) -> None:
        """No more calls come: whoever is still under way has arrived."""
        self._add_contacts(self._legs.rest())

    def _add_contacts(self, contacts: Sequence[Contact]) -> None:
        self.contacts += len(contacts)
        first = [contact[0] for contact in contacts]
        self.repeats.add([leg.customer for leg in first], [leg.start for leg in first])
        for contact in contacts:
            if any(is_chat(leg.queue) for leg in contact):
                continue  # there is no line on which it could be played, or passed on
            self.kept.add(contact)
            reached = any(leg.outcome == ANSWERED for leg in contact)
            self._count_pick_ups(reached, _told([leg.transfers for leg in contact]))

    def _count_pick_ups(self, reached: int, transfers: Sequence[int]) -> None:
        """Count contacts of which so many reached somebody, if their transfers are told."""
        if transfers:
            self.reached += reached
            self.passed_on += sum(transfers)


def _told(transfers: Sequence[int | None]) -> list[int]:
    return [times for times in transfers if times is not None]
