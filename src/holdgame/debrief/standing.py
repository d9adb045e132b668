"""standing: where the rules of a company stand: in a world, or in the company by itself."""

from __future__ import annotations

from typing import Protocol

from holdgame.company.profile import Company, Queue
from holdgame.company.queue_law import offered_wait, vip_share
from holdgame.company.queueing import OfferedWait


class Standing(Protocol):
    """A company, and how long one waits in its queues. A `World` is one."""

    @property
    def company(self) -> Company:
        """Whose rules."""
        ...

    def law(self, queue: Queue) -> OfferedWait:
        """The offered wait of whoever goes ahead of nobody."""
        ...


class ByItself:
    """A company without a story."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._laws: dict[str, OfferedWait] = {}

    def law(self, queue: Queue) -> OfferedWait:
        """The offered wait in a queue, worked out once."""
        if queue.id not in self._laws:
            self._laws[queue.id] = offered_wait(queue, vip_share(self.company.value))
        return self._laws[queue.id]
