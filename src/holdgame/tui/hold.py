"""One hold at the table: its clock, and what is to happen when. Knows no widget.

The queue's seconds run at the pace; the table's are real. Both are worked out from one reading
of the clock, so no number of ticks can make them drift.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from holdgame.engine.moments import Wait
from holdgame.play.pace import ASK_AFTER, HoldClock, Pace
from holdgame.tui import holding

KEEP_EVERY = 60.0  # real seconds after which the waited time is written down again


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a hold shows at one instant."""

    waited: float
    real: float
    announced: holding.Spoken | None
    position: int | None
    estimate: float | None
    estimate_broken: bool
    thing: str

    @property
    def interrupted(self) -> bool:
        return self.announced is not None and not self.announced.whole


class Hold:
    """A hold that has begun.

    Args:
        moment: The wait.
        offered: Customer seconds until somebody picks up.
        pace: How fast it runs; `speed` is what the player chose when brisk asked, if it did.
        clock: Monotonic real seconds.
        waited: Customer seconds waited when the play was left, if it was.
        things: The small things of this hold.
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
        things: tuple[str, ...] = (),
    ) -> None:
        self.moment = moment
        self.offered = offered
        self._clock = clock
        self._began = clock()
        self._things = things
        self._may_ask = pace.asks and speed is None
        factor = (speed or 1.0) if pace.asks else pace.factor
        self._time = HoldClock(self._began, factor, waited)
        self._call_back_asked = False
        self._kept_at = self._began

    @property
    def factor(self) -> float:
        return self._time.factor

    @property
    def waited(self) -> float:
        """Customer seconds so far, never more than were offered."""
        return min(self._time.waited(self._clock()), self.offered)

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
        return self.real_left <= 0

    def frame(self) -> Frame:
        """What is to be seen and heard now."""
        heard, waited = self.moment.heard, self.waited
        place = None
        if heard.position:
            place = self.moment.place_in_line(self.offered - waited)
        return Frame(
            waited,
            self.real,
            holding.announcement(heard, waited, self.factor),
            place,
            heard.estimate,
            heard.estimate is not None and waited > heard.estimate,
            holding.thing(self._things, waited, self.factor),
        )

    def asks_for_speed(self) -> bool:
        """True once, when brisk has run 1:1 for its minute."""
        asks = self._may_ask and self.real >= ASK_AFTER
        self._may_ask = self._may_ask and not asks
        return asks

    def offers_call_back(self) -> bool:
        """True once, when the company's offer is due."""
        offer = self.moment.offer_within(self.offered)
        if offer is None or self._call_back_asked or self.waited < offer.at:
            return False
        self._call_back_asked = True
        return True

    def run_at(self, factor: float) -> None:
        """From here on at another speed."""
        self._time.set_factor(self._clock(), factor)

    def is_to_be_kept(self) -> bool:
        """True once a minute: time to write down how long one has waited."""
        if self._clock() - self._kept_at < KEEP_EVERY:
            return False
        self._kept_at = self._clock()
        return True
