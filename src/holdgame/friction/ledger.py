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
from holdgame.friction.waiting import CatalogueOrder, Flags, Share, WaitWeight
from holdgame.friction.weights import A_DAY, A_MINUTE, KINDS, Burden, Weights

Outcome = Literal["resolved_first", "resolved_later", "unresolved"]
OwnerOf = Callable[[str], str]
"""the role that owns a policy; never asked about `none`"""

MILLI: Final = 1000
_UNIT_SECONDS: Final = {A_MINUTE: 60, A_DAY: 86_400}
_NEVER: Final = frozenset({"unresolved", "still_unresolved"})


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

        `catalogue_order` lists the policies: of a tie, the first takes what is left over. Days
        without the thing are charged in order of time until they meet the limit of a journey, so
        the first policies that made them carry them.

        The order given of charges at the same time changes no total. It decides one thing:
        which of several `without` charges meets the limit, and so whose policy is spared.

        Raises:
            KeyError: a kind or flag that `engine.moments` does not know.
        """
        timed = sorted(charges, key=itemgetter(0))
        order = CatalogueOrder(catalogue_order)
        plain = {kind: _Plain.of(kind, weights) for kind in KINDS}
        without_left = round(weights["without_most"] * MILLI)
        waits: dict[tuple[str, Flags], WaitWeight] = {}
        entries: list[Entry] = []
        for at, charge in timed:
            kind, because = charge.kind, charge.because
            a_second, each, touchpoint, burden = plain[kind]
            shares: tuple[Share, ...]
            if kind == "waiting":
                key = (because, charge.flags)
                wait = waits.get(key)
                if wait is None:
                    wait = waits[key] = WaitWeight.of(because, charge.flags, weights, order)
                milli, shares = wait.cut(charge.seconds)
            else:
                milli = round(charge.seconds * a_second) if a_second else each
                if kind == "without":
                    milli = min(milli, without_left)
                    without_left -= milli
                shares = ((because, milli),) if milli else ()
            entries.append(
                Entry(at, charge, milli, shares, charge.touchpoint or touchpoint, burden)
            )
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


class _Plain(NamedTuple):
    """What a kind weighs, in milli-effort-minutes a second or each, and where it is booked."""

    a_second: float
    each: int
    touchpoint: str
    burden: Burden

    @staticmethod
    def of(kind: ChargeKind, weights: Weights) -> _Plain:
        figure = weights.figures[kind]
        seconds = _UNIT_SECONDS.get(figure.unit)
        a_second = figure.value * MILLI / seconds if seconds else 0.0
        each = 0 if seconds else round(figure.value * MILLI)
        return _Plain(a_second, each, weights.touchpoint[kind], weights.burden[kind])


def _outcome(kinds: Iterable[ChargeKind]) -> Outcome:
    found = set(kinds)
    if found & _NEVER:
        return "unresolved"
    return "resolved_later" if "another_contact" in found else "resolved_first"


def _sums(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for key, milli in amounts:
        if milli:
            sums[key] = sums.get(key, 0) + milli
    return sums
