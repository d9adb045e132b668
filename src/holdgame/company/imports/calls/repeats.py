"""repeats: how many contacts came within seven days of another by the same customer.

Up to some tens of thousands of customers all are followed. Beyond that a fair sample of them is,
chosen by the first byte of their token. That moves the share by half a point at most: one standard
error, where every second contact is a repeat.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from holdgame.company.imports.calls.clock import DAY
from holdgame.company.imports.calls.unnamed import Unnamed

WEEK: Final = 7 * DAY
MOST: Final = 32_768  # customers; when there are more, every second of them is let go
_ALL_BITS: Final = 255
_FEW: Final = 3  # steps against the order of time that files given in another order may make


class Repeats:
    """Counts repeats in contacts that come in order of time, from either end.

    `unnamed` makes the tokens; it is told which customers need none any more.
    """

    def __init__(self, unnamed: Unnamed, most: int = MOST) -> None:
        self._unnamed = unnamed
        self._most = most
        self._last: dict[bytes, int] = {}  # when each customer that is followed was last met
        self._mask = 0  # customers whose first byte has any of these bits are not followed
        self._contacts = 0
        self._repeats = 0
        self._at = 0  # when the contact before this one began
        self._forth = 0  # steps of more than a day
        self._back = 0

    def add(self, customers: Iterable[bytes | None], starts: Iterable[int | None]) -> None:
        """Take in contacts: by whom, and when they began; either may be unknown."""
        mask, last, at = self._mask, self._last, self._at
        weight = mask + 1  # whoever is followed stands for so many
        contacts = repeats = forth = back = 0
        for customer, start in zip(customers, starts, strict=True):
            if customer is None or customer[0] & mask or start is None:
                continue
            contacts += 1
            before = last.get(customer)
            if before is not None and -WEEK <= start - before <= WEEK:
                repeats += 1
            last[customer] = start
            if start > at + DAY:
                forth += 1
            elif start < at - DAY:
                back += 1
            at = start
        self._contacts += weight * contacts
        self._repeats += weight * repeats
        self._at, self._forth, self._back = at, self._forth + forth, self._back + back
        while len(last) > self._most and self._mask < _ALL_BITS:
            self._mask = 2 * self._mask + 1
            for customer in [c for c in last if c[0] & self._mask]:
                del last[customer]
            self._unnamed.let_go = self._mask

    @property
    def in_order(self) -> bool:
        """Whether the contacts came in some order of time, rows of the same day in any."""
        against = min(self._forth, self._back)
        return against <= _FEW or 100 * against <= self._contacts

    @property
    def share(self) -> float | None:
        """Repeats over contacts, of customers who are known; None where that cannot be told.

        Each contact is held against the one before it in the file, by the same customer: where
        rows are in no order of time, that tells nothing. To the hundredth where it is a sample's.
        """
        if not self._contacts or not self.in_order:
            return None
        share = self._repeats / self._contacts
        return round(share, 2) if self._mask else share
