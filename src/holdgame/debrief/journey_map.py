"""journey_map: a play phase by phase: where it was felt, what it took, and how it felt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from holdgame.debrief.shares import DECIMALS
from holdgame.debrief.timeline import Happening
from holdgame.friction.rounding import shares_for_display
from holdgame.friction.scale import MILLI

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Touch:
    """What happened at one touchpoint within a stretch.

    `minutes` of the customer's life and `shown`, the effort, are as the pages show them; `seconds`
    and `effort`, in milli-effort-minutes, are exact.
    """

    touchpoint: str
    what: tuple[str, ...]
    seconds: float
    effort: int
    minutes: Decimal
    shown: Decimal


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase of the journey, until the next one begins or another channel is tried.

    `did` is what was decided and what befell at no cost, `passed` the seconds that went by on the
    calendar, `felt` what was said of it, 1 to 5, in order.
    """

    phase: str
    channel: str
    clock: datetime
    did: tuple[str, ...]
    touches: tuple[Touch, ...]
    passed: float
    felt: tuple[int, ...]

    @property
    def minutes(self) -> Decimal:
        """Minutes of the customer's life."""
        return sum((touch.minutes for touch in self.touches), Decimal(0))

    @property
    def shown(self) -> Decimal:
        """Its effort."""
        return sum((touch.shown for touch in self.touches), Decimal(0))


JourneyMap = tuple[Stretch, ...]
"""the stretches of a play in order; minutes and effort add up to those of the play"""


def journey_map(timeline: Iterable[Happening]) -> JourneyMap:
    """The map of a timeline."""
    stretches = [_Drawn.of(happenings) for happenings in _stretches(timeline)]
    places = [place for stretch in stretches for place in stretch.places.values()]
    millis = {str(n): round(p.seconds * MILLI / _MINUTE) for n, p in enumerate(places)}
    minutes = iter(shares_for_display(millis, DECIMALS).values())
    return tuple(
        Stretch(
            stretch.first.phase,
            stretch.first.channel,
            stretch.first.clock,
            tuple(stretch.did),
            tuple(place.touch(name, next(minutes)) for name, place in stretch.places.items()),
            stretch.passed,
            tuple(stretch.felt),
        )
        for stretch in stretches
    )


def _stretches(timeline: Iterable[Happening]) -> Iterator[Sequence[Happening]]:
    """Neighbours of one phase and channel."""
    stretch: list[Happening] = []
    for happening in timeline:
        if stretch and (happening.phase, happening.channel) != (
            stretch[-1].phase,
            stretch[-1].channel,
        ):
            yield stretch
            stretch = []
        stretch.append(happening)
    if stretch:
        yield stretch


@dataclass(slots=True)
class _Place:
    """A touchpoint, being added up."""

    what: dict[str, None] = field(default_factory=dict)
    seconds: float = 0.0
    effort: int = 0
    shown: Decimal = Decimal(0)

    def touch(self, touchpoint: str, minutes: Decimal) -> Touch:
        """What it came to."""
        return Touch(touchpoint, tuple(self.what), self.seconds, self.effort, minutes, self.shown)


@dataclass(slots=True)
class _Drawn:
    """A stretch, being added up."""

    first: Happening
    places: dict[str, _Place] = field(default_factory=dict)
    did: list[str] = field(default_factory=list)
    felt: list[int] = field(default_factory=list)
    passed: float = 0.0

    @staticmethod
    def of(happenings: Sequence[Happening]) -> _Drawn:
        """Add up what happened in it."""
        drawn = _Drawn(happenings[0])
        for happening in happenings:
            drawn.add(happening)
        return drawn

    def add(self, happening: Happening) -> None:
        """What weighs nothing and takes no time is no touchpoint's; else it is told once, where
        it weighs most."""
        self.passed += happening.passed
        if happening.felt is not None:
            self.felt.append(happening.felt)
            return
        weighed = [part for part in happening.parts if part.effort or part.seconds]
        if not weighed:
            self.did.append(happening.what)
        heaviest = max(weighed, key=lambda part: (part.effort, part.seconds), default=None)
        for part in weighed:
            place = self.places.setdefault(part.touchpoint, _Place())
            if part is heaviest:
                place.what[happening.what] = None
            place.seconds += part.seconds
            place.effort += part.effort
            place.shown += part.shown
