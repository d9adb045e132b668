"""The law of the wait in one of a company's queues, as its file has it."""

from __future__ import annotations

from collections.abc import Callable

from holdgame.company.profile import Queue
from holdgame.company.queueing import OfferedWait, measured, ordinary_wait


def vip_share(value: Callable[[str], object]) -> float:
    """The share of callers who go ahead of this one, told or not; `value` reads a policy by id."""
    if value("vip.bypass") == "none":
        return 0.0
    share = value("vip.share")
    return float(share) if isinstance(share, int | float) else 0.0


def offered_wait(queue: Queue, vip_share: float = 0.0) -> OfferedWait:
    """The law of a queue to a caller who does not go ahead of others.

    Worked out from its people and calls where they are known and no wait was measured; what was
    measured was so with the VIPs there were.
    """
    if queue.measured is not None or queue.agents is None or queue.calls_per_hour is None:
        return measured(queue.measured or 0.0, patience_seconds=queue.patience)
    return ordinary_wait(
        queue.calls_per_hour, queue.agents, queue.handle, queue.patience, vip_share
    )
