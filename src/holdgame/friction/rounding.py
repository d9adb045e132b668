"""rounding: whole amounts cut into whole parts that add up again, and shown so that they do.

Amounts are integers, so every cut is exact. The rule is that of the largest remainder (Hamilton's
method of apportionment): each part is rounded down, and what is left goes, one by one, to the
parts that lost most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

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
    amounts = {key: Fraction(milli, 10**DECIMALS) for key, milli in milli_by_key.items()}
    return adding_up_to(for_display(sum(milli_by_key.values()), decimals), amounts)


def adding_up_to(whole: Decimal, amounts: Mapping[str, Fraction | float]) -> dict[str, Decimal]:
    """Amounts, each as shown with as many decimals as the whole has, in the order given.

    They add up exactly to the whole, which is at most one unit of its last decimal from their sum.
    Amounts may be negative.
    """
    exponent = whole.as_tuple().exponent
    assert isinstance(exponent, int)
    units = 10**-exponent
    parts, remainders = [], []
    for amount in amounts.values():
        part, remainder = divmod(Fraction(amount) * units, 1)
        parts.append(part)
        remainders.append(remainder)
    _hand_out(int(whole * units) - sum(parts), parts, remainders)
    return {k: Decimal(part).scaleb(exponent) for k, part in zip(amounts, parts, strict=True)}


def _hand_out(left: int, parts: list[int], remainders: Sequence[Fraction | int]) -> None:
    """Give one more to each of the `left` parts that lost most, or one less to those that lost
    least, where too much was given; the sort keeps ties in order."""
    one = 1 if left > 0 else -1
    order = sorted(range(len(parts)), key=lambda i: -one * remainders[i])
    for i in order[: abs(left)]:
        parts[i] += one
