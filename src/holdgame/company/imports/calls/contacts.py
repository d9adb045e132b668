"""contacts: the legs of a contact put together again.

Records have a row for each queue that a customer was passed on to. They stand near each other, so
only so many contacts are kept open as can be under way at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from holdgame.company.imports.calls.records import Call

OPEN: Final = 10_000  # contacts; a contact stays open while at least so many others begin

Contact = tuple[Call, ...]
"""The legs of one contact in order of time."""


class Contacts:
    """Collects legs by their contact. Two generations: the older is closed when the younger is
    full."""

    def __init__(self, most_open: int = OPEN) -> None:
        self._most_open = most_open
        self._young: dict[str, list[Call]] = {}
        self._old: dict[str, list[Call]] = {}

    def add(self, calls: Iterable[Call]) -> list[Contact]:
        """Take in legs; gives back the contacts that are closed by now."""
        closed: list[Contact] = []
        for call in calls:
            if call.contact is None:
                closed.append((call,))
                continue
            legs = self._young.get(call.contact) or self._old.pop(call.contact, None)
            if legs is None:
                legs = []
            legs.append(call)
            self._young[call.contact] = legs
            if len(self._young) >= self._most_open:
                closed.extend(map(_in_order, self._old.values()))
                self._old, self._young = self._young, {}
        return closed

    def rest(self) -> list[Contact]:
        """The contacts that are still open, when no more legs come."""
        closed = [*map(_in_order, self._old.values()), *map(_in_order, self._young.values())]
        self._old, self._young = {}, {}
        return closed


def _in_order(legs: list[Call]) -> Contact:
    if len(legs) == 1:
        return (legs[0],)
    return tuple(sorted(legs, key=lambda leg: leg.start or 0))
