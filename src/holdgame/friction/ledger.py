"""ledger: what each charge weighs, booked to the policies that made it so.

Amounts are integers, thousandths of an effort-minute, so that every grouping adds up to the whole
exactly. The weights are those of `weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from holdgame.engine.moments import NOBODY, Charge, ChargeKind
from holdgame.friction.scale import Scale
from holdgame.friction.waiting import Share
from holdgame.friction.weights import Burden, Weights

Outcome = Literal["resolved_first", "resolved_later", "unresolved"]
OwnerOf = Callable[[str], str]
"""the role that owns a policy; never asked about `none`"""

NEVER: Final = frozenset({"unresolved", "still_unresolved"})


class Entry(NamedTuple):
    """One charge as booked, `at` seconds from the start of the story.

    `milli` is its weight in milli-effort-minutes, the sum of its `shares`; what weighs nothing,
    such as money, has none. A named tuple like the charge it holds: hundreds are made for each
    of thousands of rehearsals.
    """

    at: float
    charge: Charge
    milli: int
    shares: tuple[Share, ...]
    touchpoint: str
    burden: Burden

    @property
    def kind(self) -> ChargeKind:
        """The kind of the charge."""
        return self.charge.kind


@dataclass(frozen=True, slots=True)
class Ledger:
    """The charges of one journey in order of time, with the weights they were booked by.

    `outcome` is how it ended; it says nothing about a journey that is still going on.
    """

    entries: tuple[Entry, ...]
    weights: Weights
    outcome: Outcome = "resolved_first"

    @staticmethod
    def of(
        charges: Iterable[tuple[float, Charge]], weights: Weights, catalogue_order: Sequence[str]
    ) -> Ledger:
        """Book charges, each with its time in seconds from the start of the story.

        `catalogue_order` lists the policies: of a tie, the first takes what is left over.

        Raises:
            KeyError: a kind or flag that `engine.moments` does not know.
        """
        timed = sorted(charges, key=itemgetter(0))
        weigh = Scale(weights, catalogue_order).weigh
        entries = [Entry(at, charge, *weigh(charge)) for at, charge in timed]
        return Ledger(tuple(entries), weights, _outcome(charge.kind for _, charge in timed))

    @property
    def total(self) -> int:
        """B, the effort of the journey, in milli-effort-minutes."""
        return sum(entry.milli for entry in self.entries)

    def by_policy(self) -> dict[str, int]:
        """Milli-effort-minutes a policy, `none` for what nobody made; adds up to the total."""
        sums: dict[str, int] = {}
        for entry in self.entries:
            for policy, milli in entry.shares:
                sums[policy] = sums.get(policy, 0) + milli
        return sums

    def by_owner(self, owner_of: OwnerOf) -> dict[str, int]:
        """Milli-effort-minutes an executive's role, `none` for what nobody made; adds up."""
        sums: dict[str, int] = {}
        for policy, milli in self.by_policy().items():
            owner = NOBODY if policy == NOBODY else owner_of(policy)
            sums[owner] = sums.get(owner, 0) + milli
        return sums

    def by_touchpoint(self) -> dict[str, int]:
        """Milli-effort-minutes a touchpoint; adds up to the total."""
        return _sums((entry.touchpoint, entry.milli) for entry in self.entries)

    def by_kind(self) -> dict[str, int]:
        """Milli-effort-minutes a kind of charge; adds up to the total."""
        return _sums((entry.charge.kind, entry.milli) for entry in self.entries)

    def by_burden(self) -> dict[str, int]:
        """Milli-effort-minutes a burden (Herd & Moynihan 2018); adds up to the total."""
        return _sums((entry.burden, entry.milli) for entry in self.entries)


def _outcome(kinds: Iterable[ChargeKind]) -> Outcome:
    found = set(kinds)
    if found & NEVER:
        return "unresolved"
    return "resolved_later" if "another_contact" in found else "resolved_first"


def _sums(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for key, milli in amounts:
        if milli:
            sums[key] = sums.get(key, 0) + milli
    return sums
