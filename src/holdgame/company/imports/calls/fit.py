"""fit: the patience and the people that would make what the records show.

With patience exponential, everybody who is in a queue hangs up at the same rate, so mean patience
is all the time that was waited over the number who hung up: the most likely value, whatever the
waits were like. People follow: so many of them, in Erlang A, that the mean wait comes out.

Sources:
    Palm, C. (1957): Erlang A.
    Brown, L. et al. (2005), Journal of the American Statistical Association 100: patience as
    exposure over hang-ups, in the records of a bank's call centre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from holdgame.company.imports.calls.survival import Spread, Waits
from holdgame.company.imports.calls.words import counted, minutes, percent
from holdgame.company.queueing import OfferedWait, erlang_a

ENOUGH: Final = 10  # hang-ups; of fewer, patience is a guess: its error is 1 / sqrt(hang-ups)
MOST_AGENTS: Final = 5000
_SOUND: Final = (10.0, 7200.0)  # seconds of patience for which Erlang A is sound
_HEAVIEST: Final = 3.0  # load for one agent, the same
_FAIR: Final = 0.2  # a model that is out by no more than a fifth is a fair fit
_SMALL: Final = (5.0, 0.02, 15.0)  # seconds, share, seconds: differences that nobody would notice


@dataclass(frozen=True, slots=True)
class Fit:
    """People as the waits show them, and what Erlang A makes of them. Times in seconds."""

    agents: int
    wait: float  # E[W], over everybody
    abandoned: float
    p90: float  # of the offered wait
    fair: bool
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON; the wait is that of everybody, as `everybody_mean_s` is in the records."""
        return {
            "agents": self.agents,
            "everybody_mean_s": round(self.wait, 3),
            "abandoned": round(self.abandoned, 4),
            "p90_s": round(self.p90, 3),
            "fair": self.fair,
        }


def patience(waits: Waits) -> float | None:
    """Mean patience in seconds; None where too few hung up to tell."""
    hung_up = sum(waits.hung_up.values())
    return waits.waited / hung_up if hung_up >= ENOUGH and waits.waited > 0 else None


def fit(
    calls_per_hour: float, handle: float, patience: float, waits: Waits, offered: Spread
) -> Fit | None:
    """The whole number of agents for which Erlang A comes nearest to the mean wait of an hour.

    Args:
        calls_per_hour: calls that came in that hour.
        handle: mean time an agent spends on a call, in seconds.
        patience: mean patience in seconds.
        waits: the waits of that hour.
        offered: the same, with hang-ups taken for what they say.

    Returns:
        None where it is out of the range of Erlang A.
    """
    load = calls_per_hour * handle / 3600
    fewest = max(1, math.ceil(load / _HEAVIEST))
    if not _SOUND[0] <= patience <= _SOUND[1] or not load > 0 or fewest >= MOST_AGENTS:
        return None

    def made(agents: int) -> OfferedWait:
        return erlang_a(calls_per_hour, agents, handle, patience)

    low, high = fewest, MOST_AGENTS  # the wait falls from low to high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if made(middle).actual_mean > waits.mean else (low, middle)
    agents = min((low, high), key=lambda n: abs(made(n).actual_mean - waits.mean))
    return _told(agents, made(agents), waits, offered)


def _told(agents: int, law: OfferedWait, waits: Waits, offered: Spread) -> Fit:
    p90 = law.quantile(0.9)
    pairs = [(law.actual_mean, waits.mean), (law.abandoned, waits.abandoned)]
    if offered.p90 is not None:
        pairs.append((p90, offered.p90))
    fair = all(
        abs(model - seen) <= max(small, _FAIR * seen)
        for (model, seen), small in zip(pairs, _SMALL, strict=False)
    )
    verdict = (
        "A fair fit."
        if fair
        else "A poor fit, as when calls come in bursts, people come and go or days are not alike."
    )
    sentence = (
        f"With {counted(agents, 'agent')} the queue formula (Erlang A) makes everybody wait"
        f" {minutes(law.actual_mean)} on average, {percent(law.abandoned, 1)} hang up, and nine in"
        f" ten of those who stay wait {minutes(p90)} or less. In the records it is"
        f" {minutes(waits.mean)}, {percent(waits.abandoned, 1)}{_and(offered.p90)}. {verdict}"
    )
    return Fit(agents, law.actual_mean, law.abandoned, p90, fair, sentence)


def _and(p90: float | None) -> str:
    return "" if p90 is None else f" and {minutes(p90)}"
