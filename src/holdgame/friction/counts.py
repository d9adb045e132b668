"""counts: how often things happened on a journey, folded from its charges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdgame.engine.moments import Charge


@dataclass(frozen=True, slots=True)
class Counts:
    """What a person would count. `tellings` includes the first; a hold is one wait in a queue."""

    transfers: int = 0
    tellings: int = 0
    holds: int = 0
    keys: int = 0
    contacts: int = 0

    @staticmethod
    def of(charges: Iterable[Charge]) -> Counts:
        """Count charges, in order of time.

        A hold whose stretches are charged apart is one hold: it lasts until the queue changes, or
        something other than the call's price comes in between. A hold of no seconds is none.
        """
        transfers = tellings = holds = keys = contacts = 0
        queue: str | None = None  # whose hold goes on
        for charge in charges:
            keys += charge.keys
            if charge.did == "hold":
                if charge.seconds > 0:
                    holds += queue != charge.because
                    queue = charge.because
                continue
            if charge.kind == "paid":
                continue
            queue = None
            if charge.kind == "transfer":
                transfers += 1
            if charge.did == "telling":
                tellings += 1
            elif charge.did == "contact":
                contacts += 1
        return Counts(transfers, tellings, holds, keys, contacts)
