"""Moments: what the rules yield at every state, and what each way out of one costs.

Readers of moments (play, rehearsal, checks, analysis) do one thing with each kind and know no
rule. A charge carries what happened, how long it took and which policy made it so; what that
weighs is decided in `friction`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from holdgame.company.policy import NOBODY as NOBODY  # what no policy made is booked here

if TYPE_CHECKING:
    from holdgame.company.queueing import OfferedWait
    from holdgame.engine.state import State

ChargeKind = Literal[
    # time of the customer's life, in `seconds`
    "waiting",
    "listening",
    "doing",
    "off_phone",  # waiting for a promised call back, free to do something else
    # time that passes by the calendar, in `seconds`; never added to minutes
    "elapsed",
    "without",  # the part of it in which the customer lacks the thing
    # incidents, each charged once when it happens
    "transfer",
    "retelling",
    "second_check",
    "false_reject",
    "refused",
    "broken_promise",
    "channel_switch",
    "machine",
    "read_to",  # the company's words, read to somebody who was refused
    "unheard",  # that nobody here can do anything about a rule
    "unrecognised",  # years that nobody's screen shows
    # how it went: a second contact when it begins, and the end of what was never resolved
    "another_contact",
    "unresolved",  # at the first contact
    "still_unresolved",  # after another one
    # money, in `amount` of the story's currency
    "paid",  # by the customer
    "refunded",  # by the company
    "goods",  # by the company
]
ON_THE_LINE: frozenset[ChargeKind] = frozenset({"waiting", "listening", "doing"})
Flag = Literal[
    "uninformed",
    "position_only",
    "estimate_broken",
    "unexplained",
    "unfair",
    "anxious",
    "unchosen_music",
    "interrupted",
    "sold_to",
]
Did = Literal[
    "", "ring", "menu", "key", "digits", "hold", "telling", "speech", "reading", "contact", "pitch"
]


class Charge(NamedTuple):
    """One thing that was done to the customer.

    `because` is the policy that made it (`none`: nobody's); each of `flags` makes waiting feel
    longer and has a policy of its own. `did` says what the time went on, for counts: `keys` is
    how many were pressed. `agent` is true while one of the company's people was on the line.
    """

    kind: ChargeKind
    because: str = NOBODY
    seconds: float = 0.0
    touchpoint: str = ""
    did: Did = ""
    flags: tuple[tuple[Flag, str], ...] = ()
    amount: float = 0.0
    keys: int = 0
    agent: bool = False


Charges = tuple[Charge, ...]


PRESS_NOTHING = "nothing"  # the option of pressing no key, where a menu has one


class Exit(NamedTuple):
    """A way out of a moment: the state it leads to and what it costs."""

    to: State
    charges: Charges = ()


class Line(NamedTuple):
    """Something said or shown. `who` is a cast id, `you`, `recording`, or empty for narration."""

    who: str
    name: str
    voice: Literal["narration", "you", "person", "machine"]
    text: str


class Here(NamedTuple):
    """Where a moment stands: a stable `place`, the scene and its phase of the journey."""

    place: str
    scene: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """Lines are said, then one next state.

    `away[n]` is the way out of somebody who hangs up when `n` lines have been said, with what it
    took to hear them; None while the customer is on no line.
    """

    here: Here
    lines: tuple[Line, ...]
    exit: Exit
    away: tuple[Exit | None, ...] = ()

    def may_hang_up_after(self, lines: int) -> bool:
        """Whether there is a phone to put down when so many lines have been said."""
        return lines < len(self.away) and self.away[lines] is not None

    def nearest_away(self, lines: int) -> int | None:
        """After how many lines one can hang up that is nearest to these; None: nowhere.

        For a log of a story that has gained or lost a line since.
        """
        there = (n for n, exit in enumerate(self.away) if exit is not None)
        return min(there, key=lambda n: (abs(n - lines), -n), default=None)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to an `Ask`. `weight` is how often customers give it; `closed` says why not."""

    id: str
    text: str
    exit: Exit
    weight: float = 1.0
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The customer decides.

    `how` is what is asked for: a `choice`; a `key` on the phone; `digits` or `words` typed
    exactly as in `expects`; `own_words`; a `feeling` from 1 to 5. Typed answers have the options
    `right` and `wrong` (or `told`): `option_for` reads them.
    """

    here: Here
    how: Literal["choice", "key", "digits", "words", "own_words", "feeling"]
    options: tuple[Option, ...]
    lines: tuple[Line, ...] = ()
    expects: str = ""
    fact: str = ""
    phrases: tuple[str, ...] = ()

    def option(self, id: str) -> Option | None:
        """The open option of this id."""
        return next((o for o in self.options if o.id == id and not o.closed), None)

    def option_for(self, typed: str) -> str:
        """The option id that a typed text amounts to."""
        match self.how:
            case "digits":
                return "right" if _digits(typed) == _digits(self.expects) else "wrong"
            case "words":
                return "right" if _folded(typed) == _folded(self.expects) else "wrong"
            case "own_words":
                return "told"
            case "key":
                return typed.strip() or PRESS_NOTHING
            case _:
                return typed.strip()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a wait, up to `until` seconds, whose time is charged alike."""

    until: float
    charges: Charges  # of one second each


@dataclass(frozen=True, slots=True)
class Heard:
    """What a hold sounds like. `estimate` (seconds) is None when no time is told.

    `position` is whether one's place in line is told; `moves_every` is how many seconds it
    takes the line to move on by one.
    """

    queue: str
    music: str = ""
    announcements: tuple[str, ...] = ()
    announcement_every: float = 0.0
    pitch: str = ""
    estimate: float | None = None
    position: bool = False
    moves_every: float = 60.0


@dataclass(frozen=True, slots=True)
class Offer:
    """A call back, offered once `at` seconds have passed; `weight` is the share who take it.

    `rest` is what a second of the remaining wait costs, off the phone.
    """

    at: float
    weight: float
    exit: Exit
    rest: Charge


@dataclass(frozen=True, slots=True)
class Wait:
    """Time in a queue.

    `law` is the offered wait: what somebody who never hangs up would wait, in seconds.
    `patience` is the customers' mean, in seconds, exponential as in Erlang A; None: they stay.
    """

    here: Here
    law: OfferedWait
    stretches: tuple[Stretch, ...]
    heard: Heard
    served: Exit
    hung_up: Exit
    patience: float | None = None
    offer: Offer | None = None

    def offer_within(self, offered: float) -> Offer | None:
        """The call back, unless somebody picks up before it would be offered."""
        return self.offer if self.offer is not None and self.offer.at <= offered else None

    def place_in_line(self, remaining: float) -> int:
        """One's place with so many seconds to go."""
        return max(1, math.ceil(remaining / self.heard.moves_every))

    def charges_for(self, seconds: float) -> Charges:
        """What waiting this long costs, in order."""
        charges: list[Charge] = []
        start = 0.0
        for stretch in self.stretches:
            length = min(seconds, stretch.until) - start
            if length <= 0:
                break
            charges += (
                c._replace(seconds=c.seconds * length, amount=c.amount * length)
                for c in stretch.charges
            )
            start = stretch.until
        return tuple(charges)

    def charges_for_callback(self, at: float, offered: float) -> Charges:
        """What waiting `at` seconds on the line and the rest of `offered` off it costs."""
        assert self.offer is not None
        rest = self.offer.rest._replace(seconds=max(0.0, offered - at))
        return (*self.charges_for(at), rest)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that may happen, with its probability."""

    id: str
    odds: float
    exit: Exit


@dataclass(frozen=True, slots=True)
class Chance:
    """The world decides; the odds sum to 1."""

    here: Here
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """An ending. `broken` says what went wrong when the story itself did."""

    here: Here
    ending: str
    resolved: bool
    title: str
    text: str = ""
    charges: Charges = ()
    broken: str = ""


Moment = Tell | Ask | Wait | Chance | Ended


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "*#").casefold()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
