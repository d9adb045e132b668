"""One hold at the table: its clock, and what is to be asked when. Knows no screen.

The queue's seconds run at the pace; the table's are real. Both are worked out from one reading
of the clock, so no number of looks at it can make them drift.
"""

from __future__ import annotations

from collections.abc import Callable

from holdgame.engine.moments import Wait
from holdgame.play.pace import ASK_AFTER, HoldClock, Pace

KEEP_EVERY = 60.0  # real seconds after which the waited time is written down again


class Hold:
    """A hold that has begun.

    Args:
        moment: The wait.
        offered: Customer seconds until somebody picks up.
        pace: How fast it runs; `speed` is what the player chose when brisk asked, if it did.
        clock: Monotonic real seconds.
        waited: Customer seconds waited when the play was left, if it was.
    """

    def __init__(
        self,
        moment: Wait,
        offered: float,
        pace: Pace,
        clock: Callable[[], float],
        *,
        speed: float | None = None,
        waited: float = 0.0,
    ) -> None:
        self.moment = moment
        self.offered = offered
        self.instant = pace.instant
        self._clock = clock
        self._began = clock()
        self._may_ask = pace.asks and speed is None
        self._offer = moment.offer_within(offered)
        factor = (speed or 1.0) if pace.asks else pace.factor
        self._time = HoldClock(self._began, factor, waited)
        self._kept_at = self._began

    @property
    def factor(self) -> float:
        """Customer seconds a real second."""
        return self._time.factor

    @property
    def waited(self) -> float:
        """Customer seconds so far, never more than were offered."""
        return min(self._time.waited(self._clock()), self.offered)

    @property
    def remaining(self) -> float:
        """Customer seconds until somebody picks up."""
        return self.offered - self.waited

    @property
    def real(self) -> float:
        """Real seconds at the table so far."""
        return self._clock() - self._began

    @property
    def real_left(self) -> float:
        """Real seconds until somebody picks up, if the speed stays."""
        return self._time.real_until(self._clock(), self.offered)

    @property
    def over(self) -> bool:
        """Whether somebody has picked up."""
        return self.real_left <= 0

    @property
    def has_something_to_ask(self) -> bool:
        """Whether a call back will be offered before somebody picks up: at every pace."""
        return self._offer is not None

    def offers_call_back(self) -> bool:
        """True once, when the company's offer is due."""
        if self._offer is None or self.waited < self._offer.at:
            return False
        self._offer = None
        return True

    def asks_for_speed(self) -> bool:
        """True once, when brisk has run 1:1 for its minute."""
        asks = self._may_ask and self.real >= ASK_AFTER
        self._may_ask = self._may_ask and not asks
        return asks

    def run_at(self, factor: float) -> None:
        """From here on at another speed."""
        self._time.set_factor(self._clock(), factor)

    def is_to_be_kept(self) -> bool:
        """True once a minute: time to write down how long one has waited."""
        if self._clock() - self._kept_at < KEEP_EVERY:
            return False
        self._kept_at = self._clock()
        return True
