"""kindness: which of two values of a rule is kinder to customers, and how far one is from the best.

All of it follows from the catalogue: kinder is the way from the typical value to the best known
one. Numbers are compared in proportion (from one day to two is as far as from ten to twenty),
shares as they are, and choices by their order in the catalogue.
"""

from __future__ import annotations

import math

from holdgame.company.hours import read_hours
from holdgame.company.policy import NONE, Policy, PolicyValue

_ANYTHING = ("all",)
_DAY = 1440  # minutes
# Numbers of which 0 is the best for it means none at all, and otherwise the more the kinder.
_RATHER_NONE = ("hold.announcement_seconds", "targets.handle_minutes")


def kinder(row: Policy, one: PolicyValue, other: PolicyValue) -> int | None:
    """1 when `one` is the kinder to customers, -1 when `other` is, 0 when they are alike.

    None where the catalogue does not say which way is kind. The values of `staffing` are mean
    waits in seconds, those of `menu` menus one after another.
    """
    first, second = _unkindness(row, one), _unkindness(row, other)
    if first is None or second is None:
        return None
    return (first < second) - (first > second)


def gap(row: Policy, value: PolicyValue) -> float | None:
    """How far a value is from the best known one: 0 there or past it, towards 1 far away.

    The typical value is at one half, unless it is the best known itself. None as for `kinder`.
    """
    here, usual = _unkindness(row, value), _unkindness(row, row.typical.value)
    if here is None or usual is None:
        return None
    return here / (here + max(usual, 0.0)) if here > 0 else 0.0


def _unkindness(row: Policy, value: PolicyValue) -> float | None:
    """How far short of the best known value, on a scale of the rule's own; negative past it."""
    best = row.best.value
    if row.fact or row.kind == "zone":
        return None
    match value:
        case bool():
            return float(value != best)
        case tuple():
            return _of_list(value, best)
        case str() if row.kind == "hours":
            return _closed(value) - _closed(str(best))
        case str():
            return float(abs(row.choices.index(value) - row.choices.index(str(best))))
    if row.id in _RATHER_NONE:
        return 0.0 if value == NONE else 1 / value
    up = _kinder_is_more(row)
    if up is None:
        return None
    distance = _scaled(row, best) - _scaled(row, value)
    return distance if up else -distance


def _of_list(value: tuple[str, ...], best: PolicyValue) -> float:
    """Of a list that should be empty each name counts; of one that should be whole, each helps."""
    if best == _ANYTHING:
        return 0.0 if set(_ANYTHING) <= set(value) else 1 / (1 + len(value))
    return float(len(value))


def _closed(hours: str) -> float:
    """Hours of the day in which nobody answers."""
    read = read_hours(hours)
    return 0.0 if read is None else 24 - ((read.closes - read.opens) % _DAY or _DAY) / 60


def _kinder_is_more(row: Policy) -> bool | None:
    """The way from typical to best; where they are one, away from the bound that it lies on."""
    typical, best = _number(row.typical.value), _number(row.best.value)
    if typical != best:
        return best > typical
    return {row.low: False, row.high: True}.get(best)


def _scaled(row: Policy, value: PolicyValue) -> float:
    return _number(value) if row.kind == "share" else math.log1p(_number(value))


def _number(value: PolicyValue) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
