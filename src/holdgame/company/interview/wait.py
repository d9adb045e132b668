"""wait: the queue behind what people know of it: the wait, the share who hang up, who answers.

Nobody knows how patient callers are. In Erlang A the mean wait is the share who hang up times the
mean patience, so patience is the wait over that share. How many calls come in is worked out from
all of these; where no number of calls would make such a wait, the wait stands as it was told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Assumed
from holdgame.company.queueing import OfferedWait, erlang_a, measured, ordinary_wait
from holdgame.company.queueing.fitting import arrivals_for

AGENTS = 10  # judgement: people on the phones, where nobody has said
FITS: Final = 0.02  # of the wait: closer than anybody measures
LONGEST: Final = 86_400.0  # patience, s: nobody waits for longer than a day
UNLIKELY = 4 * 3600.0  # judgement: mean patience, s, from which on two figures are doubted
_FEWEST_CALLS: Final = 0.1  # an hour, in a company file


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said of a queue: mean wait in seconds, share who hang up, people who answer.

    None is what nobody knew.
    """

    wait: float | None = None
    hung_up: float | None = None
    people: int | None = None

    @property
    def anything(self) -> bool:
        """Whether anything was said."""
        return self != Told()


@dataclass(frozen=True, slots=True)
class Worked:
    """The queue that was worked out, times in seconds. `wait` is the mean of all callers.

    `calls_per_hour` None: no number of calls makes so few people keep callers waiting so long;
    the mean would be off by `misfit`, so that the wait is taken as it was told.
    """

    wait: float
    patience: float
    agents: int
    handle: float
    calls_per_hour: float | None
    misfit: float

    @property
    def hung_up(self) -> float:
        """The share of all callers who hang up, those who go ahead among them."""
        return min(self.wait / self.patience, 1.0)

    def law(self, vip_share: float = 0.0) -> OfferedWait:
        """The wait of a caller who stays and does not go ahead of others; at times half a second.

        Args:
            vip_share: share of callers who go ahead, 0 to 0.9.
        """
        if self.calls_per_hour is None:
            return measured(self.wait, patience_seconds=self.patience)
        return ordinary_wait(
            self.calls_per_hour, self.agents, self.handle, self.patience, vip_share
        )


def worked_out(told: Told, defaults: Mapping[str, Assumed]) -> Worked:
    """The queue behind what was told. What nobody knew is taken from `defaults`.

    Args:
        told: what somebody said.
        defaults: `hold.measured`, `handle` and `patience` of a preset or of the catalogue.
    """
    wait = defaults["hold.measured"].seconds if told.wait is None else round(told.wait, 1)
    patience = defaults["patience"].seconds
    if told.hung_up is not None and wait > 0:
        patience = min(wait / told.hung_up, LONGEST) if told.hung_up > 0 else LONGEST
    return _worked(wait, round(patience), told.people or AGENTS, defaults["handle"].seconds)


@lru_cache(64)
def _worked(wait: float, patience: float, agents: int, handle: float) -> Worked:
    found = arrivals_for(agents, handle, patience, wait)

    def off(calls: float) -> float:
        return erlang_a(calls, agents, handle, patience).actual_mean - wait

    # As few digits as will do: many people near their limit wait by the tenth of a call.
    rounded = (max(float(f"{found.calls_per_hour:.{n}g}"), _FEWEST_CALLS) for n in (4, 5, 6, 8))
    calls = next((calls for calls in rounded if abs(off(calls)) <= FITS * wait), None)
    return Worked(wait, patience, agents, handle, calls, found.misfit)


@dataclass(frozen=True, slots=True)
class Felt:
    """A queue as it was told, as it was worked out, and what whoever stays goes through."""

    told: Told
    worked: Worked
    law: OfferedWait


def assumed_hang_ups(wait: float | None, defaults: Mapping[str, Assumed]) -> float:
    """The share who hang up where callers are as patient as is assumed."""
    mean = defaults["hold.measured"].seconds if wait is None else wait
    return min(mean / defaults["patience"].seconds, 1.0)


def as_keys(worked: Worked, told: Told) -> dict[str, PolicyValue]:
    """The queue as a company file has it: its keys, without marks.

    What was assumed of it and can be assumed again is left out.
    """
    if worked.calls_per_hour is None:
        keys: dict[str, PolicyValue] = {"hold.measured": f"{worked.wait:.10g}s"}
        return keys | ({"hung_up": told.hung_up} if told.hung_up else {})
    keys = {"calls_per_hour": worked.calls_per_hour, "agents": worked.agents}
    return keys if told.hung_up is None else keys | {"patience": f"{worked.patience:.10g}s"}
