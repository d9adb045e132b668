"""Where a journey stands: small, immutable, hashable, complete.

The virtual clock, the ledger and the transcript are not here: they are folded from events, so
that states merge whenever nothing that can still be reached refers to what differs.
"""

from __future__ import annotations

from typing import NamedTuple

BROKEN = -2  # the place of a story that went wrong
RETURN = -1  # past the last step of a routine
UNVERIFIED, VERIFIED, MUST_VERIFY_AGAIN = 0, 1, 2
SHOP = "store"  # where one is instead of on a line, on a visit; and the queue there
MANY = 2  # contacts are counted none, one, more


class Call(NamedTuple):
    """The line one is on. `knows` has a bit for each fact the person on the line was told.

    `asked` is whether that person has asked a colleague about it.
    """

    line: str = ""
    queue: str = ""
    who: str = ""
    knows: int = 0
    identity: int = UNVERIFIED
    moved: bool = False  # transferred during this call
    asked: bool = False


OFF = Call()


class Frame(NamedTuple):
    """A routine under way: the `do` it came from, and the values of its parameters."""

    do: int
    arguments: tuple[object, ...] = ()


class State(NamedTuple):
    """All that the future depends on.

    `pc` is a step of the program; `inner` is how far the company's rules have led inside it.
    `told` has a bit for each fact that somebody was told; `once` one for each option that may be
    taken once. `refused` is the rule that refused last, `ended_by` what the contact ended by.
    `clock` is minutes since the story began; `shown` is whether the evidence was found and shown
    already.
    """

    pc: int
    inner: tuple[object, ...] = ()
    stack: tuple[Frame, ...] = ()
    vars: tuple[object, ...] = ()
    once: int = 0
    visits: tuple[int, ...] = ()
    call: Call = OFF
    told: int = 0
    contacts: int = 0
    channel: str = ""
    refused: str = ""
    ended_by: str = ""
    clock: int = 0
    shown: bool = False
