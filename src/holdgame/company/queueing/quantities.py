"""What a queue is made of, refused in a sentence where it is not a number of its kind."""

from __future__ import annotations

import math
from typing import Final

SECONDS_PER_HOUR: Final = 3600.0
MOST_VIPS: Final = 0.9  # of all callers; the range of the policy `vip.share`


def offered_load(calls_per_hour: float, agents: int, handle_seconds: float) -> float:
    """Agents that the calls would keep busy if all were answered. Raises `ValueError`."""
    not_negative("the number of calls an hour", calls_per_hour)
    if type(agents) is not int or agents < 1:
        raise ValueError(f"the number of agents must be a whole number, 1 or more, not {agents!r}")
    positive("the mean handle time", handle_seconds)
    return calls_per_hour / SECONDS_PER_HOUR * handle_seconds


def vips(share: float) -> float:
    """The share of callers who go ahead. Raises `ValueError`."""
    if not 0 <= share <= MOST_VIPS:
        raise ValueError(
            f"the share of callers who go ahead must be from 0 to {MOST_VIPS:g}, not {share!r}"
        )
    return share


def positive(name: str, value: float) -> None:
    """Raises `ValueError` unless the value is finite and greater than 0."""
    if not 0 < value < math.inf:
        raise ValueError(f"{name} must be a finite number greater than 0, not {value!r}")


def not_negative(name: str, value: float) -> None:
    """Raises `ValueError` unless the value is finite and not less than 0."""
    if not 0 <= value < math.inf:
        raise ValueError(f"{name} must be a finite number, 0 or more, not {value!r}")
