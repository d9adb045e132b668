"""real_call: one's own line rung, or one's own shop visited, with a stopwatch: keys and seconds.

A key says what begins or what happens. From the keys follow the stretches of the call, and which
keys can be pressed next. Nothing here knows a clock, a file or a weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

Mark = Literal[
    # something begins
    "ring",
    "menu",
    "hold",
    "person",
    "identity",  # proving who one is
    # something happens
    "transfer",  # passed on, and on hold again
    "again",  # told again
    "promise",
    "broken",  # a promise that was not kept
    "cut",  # the line goes dead
    # it is over
    "resolved",
    "unresolved",
]
Stage = Literal["before", "ring", "menu", "hold", "person", "identity", "off", "over"]
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
ENDINGS: Final[frozenset[Mark]] = frozenset({"resolved", "unresolved"})

# What begins with a mark; a mark that is not here leaves what is.
BEGINS: Final[dict[Mark, Stage]] = {
    "ring": "ring",
    "menu": "menu",
    "hold": "hold",
    "person": "person",
    "identity": "identity",
    "transfer": "hold",
    "again": "person",
    "cut": "off",
    "resolved": "over",
    "unresolved": "over",
}
_ON_THE_LINE: Final[frozenset[Mark]] = frozenset(MARKS) - {"ring"}
_MAY_FOLLOW: Final[dict[Stage, frozenset[Mark]]] = {
    "before": frozenset({"ring", "menu", "hold", "person"}),
    "off": frozenset({"ring", "broken", *ENDINGS}),
    "over": frozenset(),
}
_BEGINS_ANEW: Final[frozenset[Mark]] = frozenset({"menu", "transfer"})
# What goes on already; a second menu is another one.
_GOES_ON: Final[dict[Stage, frozenset[Mark]]] = {
    "hold": frozenset({"hold"}),
    "person": frozenset({"person"}),
    "identity": frozenset({"identity"}),
}
ONLY_ON_A_LINE: Final[frozenset[Mark]] = frozenset({"menu", "cut"})  # and in no shop
_TAKES_TIME: Final[frozenset[Stage]] = frozenset({"ring", "menu", "hold", "person", "identity"})


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key, so many seconds after the first."""

    at: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Felt:
    """How it felt, 1 (fine) to 5."""

    at: float
    value: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Something to remember, in one's own words. It is on no card."""

    at: float
    text: str


Entry = Pressed | Felt | Noted


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time that went on one thing, in seconds since the first key."""

    stage: Stage
    start: float
    end: float

    @property
    def seconds(self) -> float:
        return self.end - self.start


def stage(entries: Iterable[Entry]) -> Stage:
    """What is going on after these keys."""
    now: Stage = "before"
    for pressed in marks(entries):
        now = BEGINS.get(pressed.mark, now)
    return now


def may_follow(entries: Sequence[Entry], *, shop: bool = False) -> frozenset[Mark]:
    """The marks that can come next. In a shop there is no menu, and no line that goes dead."""
    now = stage(entries)
    found = _MAY_FOLLOW.get(now, _ON_THE_LINE) - _GOES_ON.get(now, frozenset())
    return found - ONLY_ON_A_LINE if shop else found


def stretches(entries: Sequence[Entry], until: float | None = None) -> Iterator[Stretch]:
    """What the time went on, in order; what still goes on ends at `until`, else at the last key.

    Time off the line, between a call that went dead and the next one, is none of it.
    """
    pressed = list(marks(entries))
    now: Stage = "before"
    start = 0.0
    for one in pressed:
        begins = BEGINS.get(one.mark)
        if begins is None or (begins == now and one.mark not in _BEGINS_ANEW):
            continue
        if now in _TAKES_TIME:
            yield Stretch(now, start, one.at)
        now, start = begins, one.at
    if now in _TAKES_TIME:
        last = pressed[-1].at
        yield Stretch(now, start, last if until is None else max(until, last))


def marks(entries: Iterable[Entry]) -> Iterator[Pressed]:
    """The keys among what was put down."""
    return (entry for entry in entries if isinstance(entry, Pressed))


def ended(entries: Iterable[Entry]) -> bool:
    """Whether the customer has said how it ended."""
    return any(pressed.mark in ENDINGS for pressed in marks(entries))


# -- what is asked when it is over ----------------------------------------------------------------

Told = Literal[
    "nothing",
    "my place in the line",
    "a time, and it was kept",
    "a time, and it took longer",
]
TOLD: Final[tuple[Told, ...]] = get_args(Told)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked at the end; None or empty where it was skipped.

    `told`: what one was told while on hold; `paid`: whether by the minute. `reason` is what the
    call was about. `understood` is 0 to 10, `dashboard` the wait in seconds that the company's
    own report shows.
    """

    reason: str = ""
    understood: int | None = None
    dashboard: float | None = None
    told: Told | None = None
    paid: bool | None = None
