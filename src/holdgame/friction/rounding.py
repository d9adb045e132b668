"""rounding: whole amounts cut into whole parts that add up again, and shown so that they do.

Amounts are integers, so every cut is exact. The rule is that of the largest remainder (Hamilton's
method of apportionment): each part is rounded down, and what is left goes, one by one, to the
parts that lost most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

DECIMALS = 3  # of an effort-minute, kept: a milli-effort-minute is the smallest amount


def in_proportion(whole: int, weights: Sequence[int]) -> list[int]:
    """A whole cut in proportion to weights (0 or more, not all 0) by largest remainder.

    Equal remainders: the first part gets more.
    """
    total = sum(weights)
    parts, remainders = [], []
    for weight in weights:
        part, remainder = divmod(whole * weight, total)
        parts.append(part)
        remainders.append(remainder)
    _hand_out(whole - sum(parts), parts, remainders)
    return parts


def in_equal_parts(whole: int, count: int) -> list[int]:
    """A whole cut in equal parts; the first part takes what is left over."""
    part, left = divmod(whole, count)
    return [part + left] + [part] * (count - 1)


def for_display(milli: int, decimals: int) -> Decimal:
    """An amount in thousandths, rounded half up to 0 to 3 decimals."""
    unit = 10 ** (DECIMALS - decimals)
    return Decimal((2 * milli + unit) // (2 * unit)).scaleb(-decimals)


def shares_for_display(milli_by_key: Mapping[str, int], decimals: int) -> dict[str, Decimal]:
    """Amounts in thousandths, each as shown with 0 to 3 decimals, in the order given.

    They add up exactly to the total as shown: `for_display(sum(milli), decimals)`. Each differs
    from its true amount by less than one unit of the last decimal. Amounts may be negative.
    """
    unit = 10 ** (DECIMALS - decimals)
    total = sum(milli_by_key.values())
    parts, remainders = [], []
    for milli in milli_by_key.values():
        part, remainder = divmod(milli, unit)
        parts.append(part)
        remainders.append(remainder)
    _hand_out((2 * total + unit) // (2 * unit) - sum(parts), parts, remainders)
    return {
        key: Decimal(part).scaleb(-decimals) for key, part in zip(milli_by_key, parts, strict=True)
    }


def _hand_out(left: int, parts: list[int], remainders: list[int]) -> None:
    """Give one more to each of the `left` parts that lost most; the sort keeps ties in order."""
    if left:
        most = sorted(range(len(parts)), key=lambda i: -remainders[i])
        for i in most[:left]:
            parts[i] += 1
