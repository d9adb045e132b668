"""The verbs of the story language, once read: one frozen value a step.

Fields that hold an `Expression` or a `Text` are worked out by the engine; everything else is as
the author wrote it, checked. `place` is where the step stands in its file, `id` what the author
named it (places in saved journeys are keyed by it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from holdgame.documents.diagnostics import Place
from holdgame.story.expressions import Expression, Text


@dataclass(frozen=True, slots=True)
class Say:
    """One line: narration (`who` is empty), a cast member, `you`, or a `recording`."""

    place: Place
    who: str
    text: Text
    id: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on. `steps` run when it is taken; if none of them leaves, the story goes on."""

    place: Place
    id: str
    text: Text
    steps: Steps = ()
    condition: Expression | None = None
    once: bool = False
    otherwise: bool = False
    disabled: Text | None = None
    weight: Expression | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """The customer decides."""

    place: Place
    options: tuple[Option, ...]
    prompt: Text | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Go:
    """To another scene; clears the way back of any routine."""

    place: Place
    scene: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """To an ending."""

    place: Place
    ending: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class If:
    """One way or the other."""

    place: Place
    condition: Expression
    then: Steps
    otherwise: Steps = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """Assign variables, in order."""

    place: Place
    values: tuple[tuple[str, Expression], ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Do:
    """Run a routine, then come back."""

    place: Place
    routine: str
    arguments: tuple[tuple[str, Expression], ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that may happen, and how often."""

    place: Place
    odds: Expression
    steps: Steps


@dataclass(frozen=True, slots=True)
class Chance:
    """The world decides. Odds that sum to less than 1 leave the rest to going on."""

    place: Place
    outcomes: tuple[Outcome, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Dial:
    """Ring a line of the company's. A line that is closed says so and throws to `closed`."""

    place: Place
    line: str
    answers: str = ""
    closed: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The company's phone tree, walked key by key to the queue for a `reason`.

    `settled` is what happens when a machine before the tree settles the matter; None: it cannot.
    """

    place: Place
    reason: str
    line: str = ""
    hung_up: str = ""
    settled: Steps | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """Wait in the queue the menu or the transfer led to, or in a named one."""

    place: Place
    queue: str = ""
    answers: str = ""
    hung_up: str = ""
    dropped: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Verify:
    """Prove who you are: the first `identity.checks` of these facts."""

    place: Place
    facts: tuple[str, ...]
    failed: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Explain:
    """Tell a fact to the person on the line, if that person was not told."""

    place: Place
    fact: str
    phrases: tuple[Text, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """To a queue (with its hold) or to a person of the cast; may drop the call."""

    place: Place
    to: str
    answers: str = ""
    dropped: str = ""
    hung_up: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """Ask for something the company's rules grant or refuse.

    `amount` in the story's currency; `age_days` is how old the purchase is when the story
    starts; `needs` names a restriction that refuses at once; `has` is the evidence the customer
    holds (None: whatever is asked for). `unsettled` is what happens when it was granted and not
    done; None: what is granted is done. `by` is the role asked, where nobody is on a line.
    """

    place: Place
    what: str
    amount: Expression | None
    granted: Steps
    refused: Steps
    escalated: Steps | None = None
    unsettled: Steps | None = None
    needs: str = ""
    age_days: float = 0
    has: frozenset[str] | None = None
    by: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pitch:
    """What the agent must try to sell, when the company's script says so."""

    place: Place
    offer: Text
    accepted: Steps = ()
    declined: Steps = ()
    asks: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """The exit door: the company's steps and retention offers, then `left` or `stayed`."""

    place: Place
    left: Steps
    stayed: Steps = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised within a time (seconds); kept as often as the company keeps them."""

    place: Place
    what: Text
    within: float
    kept: Steps
    broken: Steps
    id: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Time passes off the phone: `seconds`, or `days` that may be a policy's. Ends a call."""

    place: Place
    seconds: float
    without: bool = False
    days: Expression | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class SendBack:
    """The customer returns the goods. Ends a call."""

    place: Place
    what: str = "it"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """“Is there anything else?” The line may go dead mid-sentence, to `dropped`."""

    place: Place
    dropped: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class HangUp:
    """The customer puts the phone down and the story goes on."""

    place: Place
    id: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """Another channel: the reply takes the company's time and may or may not resolve.

    `without`: the customer lacks the thing meanwhile.
    """

    place: Place
    channel: str
    resolved: Steps
    unresolved: Steps
    about: str = ""
    without: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """The company's shop: its queue, then a person."""

    place: Place
    answers: str = ""
    closed: str = ""
    hung_up: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pay:
    """Money from the customer's pocket, in the story's currency."""

    place: Place
    amount: Expression
    what: Text | None = None
    because: str = "none"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Feel:
    """The player says how it feels, 1 to 5."""

    place: Place
    prompt: Text | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """`charge:`, an extra ledger line that a policy made."""

    place: Place
    kind: Literal["doing", "waiting", "listening"]
    seconds: float
    because: str
    what: str = ""
    id: str = ""


Step = (
    Say
    | Choose
    | Go
    | End
    | If
    | Set
    | Do
    | Chance
    | Dial
    | Menu
    | Hold
    | Verify
    | Explain
    | Transfer
    | Request
    | Pitch
    | Cancel
    | Promise
    | Later
    | SendBack
    | Closing
    | HangUp
    | Write
    | Visit
    | Pay
    | Feel
    | Book
)
Steps = tuple[Step, ...]
