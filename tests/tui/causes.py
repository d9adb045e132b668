"""What the analysis says, for the tests of the screens: worked out once a company."""

from __future__ import annotations

import threading

from holdgame.debrief.causes.causes import Causes, causes_of
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World
from holdgame.friction.weights import Weights

_LONGEST = 60.0  # seconds: a test that failed lets go of its thread
_known: dict[tuple[str, str], Causes | None] = {}


def causes(world: World) -> Causes | None:
    """As the game works it out, without competitors."""
    key = world.story.fingerprint, world.company.fingerprint
    if key not in _known:
        _known[key] = causes_of(world, Weights.load(), Wording.load())
    return _known[key]


class Held:
    """Works it out when it is let."""

    def __init__(self) -> None:
        self._may = threading.Event()

    def let(self) -> None:
        """Go on."""
        self._may.set()

    def __call__(self, world: World) -> Causes | None:
        assert self._may.wait(_LONGEST)
        return causes(world)
