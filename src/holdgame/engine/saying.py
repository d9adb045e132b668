"""saying: what is said on the way to the next moment, gathered into one `Tell`."""

from __future__ import annotations

from holdgame.engine.going import Passed, call_price, here, put_down
from holdgame.engine.moments import Charge, Charges, Exit, Line, Tell
from holdgame.engine.state import State
from holdgame.engine.world import World


class Saying:
    """The lines and charges of steps that need nobody's decision, and the ways to hang up."""

    def __init__(self, world: World, start: State) -> None:
        self._world, self._start = world, start
        self._lines: list[Line] = []
        self._charges: list[Charge] = []
        self._away: list[Exit | None] = []

    @property
    def anything(self) -> bool:
        """Whether anybody would notice that a step was passed."""
        return bool(self._lines or self._charges)

    def add(self, state: State, passed: Passed) -> None:
        """A step was passed in this state."""
        before = tuple(self._charges)
        self._away += [self._way_off(state, passed, before)] * len(passed.lines)
        self._lines += passed.lines
        price = call_price(self._world, state, passed.charges)
        self._charges += (*passed.charges, *price)

    def told(self, state: State) -> Tell:
        """All that was gathered; it leads on to this state."""
        charges = tuple(self._charges)
        away = (*self._away, self._away_from(state, charges))
        return Tell(
            here(self._world, self._start),
            tuple(self._lines),
            Exit(state, charges),
            away if any(away) else (),
        )

    def _way_off(self, state: State, passed: Passed, before: Charges) -> Exit | None:
        """The way off while a step's lines are said; none where the step ends the call itself."""
        if not passed.lines or not passed.state.call.line:
            return None
        return self._away_from(state, before) or self._away_from(
            passed.state, (*before, *_until_answered(passed.charges))
        )

    def _away_from(self, state: State, charges: Charges) -> Exit | None:
        to = put_down(self._world, state)
        return None if to is None else Exit(to, charges)


def _until_answered(charges: Charges) -> Charges:
    """Of the charges of ringing somebody, those before anybody says a word."""
    return tuple(c for c in charges if c.did in ("contact", "ring") or not c.seconds)
