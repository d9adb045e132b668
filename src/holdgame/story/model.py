"""What a story is, once read: plain frozen values, no rules. Its verbs are in `steps`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from holdgame.company.policy import Policy
from holdgame.documents.diagnostics import Place
from holdgame.story.expressions import Text
from holdgame.story.steps import (
    Book,
    Cancel,
    Chance,
    Choose,
    Closing,
    Dial,
    Do,
    End,
    Explain,
    Feel,
    Go,
    HangUp,
    Hold,
    If,
    Later,
    Menu,
    Option,
    Outcome,
    Pay,
    Pitch,
    Promise,
    Request,
    Say,
    SendBack,
    Set,
    Step,
    Steps,
    Transfer,
    Verify,
    Visit,
    Write,
)

YOU = "you"
RECORDING = "recording"
NARRATOR = ""
Phase = Literal["notice", "reach", "identify", "explain", "decide", "wait", "close", "after"]
PHASES: tuple[str, ...] = (
    "notice",
    "reach",
    "identify",
    "explain",
    "decide",
    "wait",
    "close",
    "after",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A list of steps. `minute` is the time of day it declares, in minutes after midnight."""

    place: Place
    id: str
    steps: Steps
    title: str = ""
    phase: str = ""
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps with a name and parameters, run by `do`."""

    place: Place
    id: str
    params: tuple[str, ...]
    steps: Steps


@dataclass(frozen=True, slots=True)
class Ending:
    """How a story can end. `because` names the policy that an unresolved ending is booked to."""

    place: Place
    id: str
    resolved: bool
    title: str
    text: Text | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the customer knows and the company asks for.

    `digits` and `words` are typed exactly; `own_words` is told freely, and `value` is how most
    people would tell it: its length is what a telling costs.
    """

    place: Place
    id: str
    label: str
    value: str
    kind: Literal["digits", "words", "own_words"]


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody who answers; the role is the authority that is asked."""

    place: Place
    id: str
    name: str
    role: Literal["agent", "supervisor", "manager"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable with a finite domain. A range saturates at its ends."""

    place: Place
    id: str
    initial: bool | int | str
    values: tuple[bool | int | str, ...]

    def fit(self, value: object) -> bool | int | str:
        """The value this variable takes when set to `value`; raises ValueError with a sentence."""
        if isinstance(self.initial, bool):
            if isinstance(value, bool):
                return value
            raise ValueError(f"`{self.id}` is true or false, and this is {value!r}")
        if isinstance(self.initial, int):
            if isinstance(value, int | float) and not isinstance(value, bool):
                low, high = int(self.values[0]), int(self.values[-1])
                return min(max(int(value), low), high)
            raise ValueError(f"`{self.id}` is a number, and this is {value!r}")
        if value in self.values:
            return str(value)
        raise ValueError(f"`{self.id}` is one of {', '.join(map(str, self.values))}, not {value!r}")


@dataclass(frozen=True, slots=True)
class You:
    """The customer. `wage` is per hour, in the story's currency; `years` how long a customer."""

    name: str = "you"
    wage: float = 20.0
    calling_from: Literal["home", "abroad"] = "home"
    years: float = 0.0


@dataclass(frozen=True, slots=True)
class Exits:
    """Where the line can throw the customer: scenes or endings; empty where none is given."""

    hung_up: str = ""
    dropped: str = ""
    closed: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story, checked: every name in it means something."""

    id: str
    title: str
    blurb: str
    minutes: float
    starts: datetime
    currency: str
    you: You
    facts: Mapping[str, Fact]
    cast: Mapping[str, CastMember]
    vars: Mapping[str, Variable]
    exits: Exits
    start: str
    scenes: Mapping[str, Scene]
    routines: Mapping[str, Routine]
    endings: Mapping[str, Ending]
    fingerprint: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    policies: tuple[Policy, ...] = ()


__all__ = [
    "NARRATOR",
    "PHASES",
    "RECORDING",
    "YOU",
    "Book",
    "Cancel",
    "CastMember",
    "Chance",
    "Choose",
    "Closing",
    "Dial",
    "Do",
    "End",
    "Ending",
    "Exits",
    "Explain",
    "Fact",
    "Feel",
    "Go",
    "HangUp",
    "Hold",
    "If",
    "Later",
    "Menu",
    "Option",
    "Outcome",
    "Pay",
    "Phase",
    "Pitch",
    "Promise",
    "Request",
    "Routine",
    "Say",
    "Scene",
    "SendBack",
    "Set",
    "Step",
    "Steps",
    "Story",
    "Transfer",
    "Variable",
    "Verify",
    "Visit",
    "Write",
    "You",
]
