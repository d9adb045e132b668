"""shares: how effort reads on the pages: the same amount reads the same wherever it stands.

Effort is rounded once, at the bottom. What one rule made, at one touchpoint, of one kind, is a
piece of a journey. Pieces are shown in tenths so that all of them add up to the total as shown,
and a piece's tenths go to its charges in order of time. Every amount on a page is a sum of these.
So every list adds up to its total, and what stands in two lists is the same number in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from holdgame.engine.moments import NOBODY
from holdgame.friction.ledger import Ledger, OwnerOf
from holdgame.friction.rounding import for_display, shares_for_display

DECIMALS: Final = 1  # of an effort-minute, on every page


def percent(part: Decimal, whole: Decimal) -> int:
    """A part of a whole, both as shown, in percent and rounded half up; 0 of nothing."""
    return int((200 * part + whole) // (2 * whole)) if whole else 0


def share(part: Decimal, whole: Decimal) -> str:
    """`33 %`, as anybody would work it out from the amounts shown; shares need not make 100.

    What stands in a list is never nothing, and less than all is never all.
    """
    rounded = percent(part, whole)
    if rounded == 0:
        return "<1 %"
    if rounded == 100 and part < whole:
        return ">99 %"
    return f"{rounded} %"


class _Piece(NamedTuple):
    policy: str
    touchpoint: str
    kind: str
    burden: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The effort of a journey as the pages show it, grouped as a `Score` groups it.

    Each grouping is heaviest first and adds up to `total`, and so do `entries`, one for each
    entry of the ledger.
    """

    total: Decimal
    entries: tuple[Decimal, ...]
    by_policy: Mapping[str, Decimal]
    by_owner: Mapping[str, Decimal]
    by_touchpoint: Mapping[str, Decimal]
    by_kind: Mapping[str, Decimal]
    by_burden: Mapping[str, Decimal]

    @staticmethod
    def of(ledger: Ledger, owner_of: OwnerOf) -> Shown:
        """Round the pieces of a ledger, and add them up each way."""
        parts: dict[_Piece, list[tuple[int, int]]] = {}
        for number, entry in enumerate(ledger.entries):
            for policy, milli in entry.shares:
                piece = _Piece(policy, entry.touchpoint, entry.kind, entry.burden)
                parts.setdefault(piece, []).append((number, milli))
        pieces = dict(zip(parts, _rounded(parts.values()), strict=True))
        entries = [Decimal(0)] * len(ledger.entries)
        for piece, amount in pieces.items():
            numbers, millis = zip(*parts[piece], strict=True)
            for number, tenths in zip(numbers, _along(amount, millis), strict=True):
                entries[number] += tenths

        def by(key: Callable[[_Piece], str]) -> dict[str, Decimal]:
            sums: dict[str, Decimal] = {}
            for piece, amount in pieces.items():
                sums[key(piece)] = sums.get(key(piece), Decimal(0)) + amount
            return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))

        return Shown(
            total=for_display(ledger.total, DECIMALS),
            entries=tuple(entries),
            by_policy=by(lambda piece: piece.policy),
            by_owner=by(lambda p: NOBODY if p.policy == NOBODY else owner_of(p.policy)),
            by_touchpoint=by(lambda piece: piece.touchpoint),
            by_kind=by(lambda piece: piece.kind),
            by_burden=by(lambda piece: piece.burden),
        )


def _rounded(pieces: Iterable[list[tuple[int, int]]]) -> Iterable[Decimal]:
    """The sum of each piece as shown; all of them add up to the total as shown."""
    sums = {str(number): sum(m for _, m in parts) for number, parts in enumerate(pieces)}
    return shares_for_display(sums, DECIMALS).values()


def _along(amount: Decimal, millis: Sequence[int]) -> Iterator[Decimal]:
    """An amount as shown handed out to its parts in order, so that it keeps pace with them."""
    total, units = sum(millis), int(amount.scaleb(DECIMALS))
    so_far = given = 0
    for milli in millis:
        so_far += milli
        due = (2 * units * so_far + total) // (2 * total)
        yield Decimal(due - given).scaleb(-DECIMALS)
        given = due
