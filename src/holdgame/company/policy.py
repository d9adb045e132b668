"""A policy: one rule of a company that a journey can feel, and what its values look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

PolicyValue = bool | int | float | str | tuple[str, ...]
Provenance = Literal["published", "derived", "judgement"]
MadeFor = Literal["customer", "us", "law", "nobody remembers"]
Kind = Literal[
    "flag",
    "share",
    "number",
    "money",
    "days",
    "minutes",
    "seconds",
    "choice",
    "hours",
    "zone",
    "list",
    "staffing",  # people on a queue's phones; typical and best are mean waits in seconds
    "tree",  # menus one after another; the tree itself stands with its line
]
KINDS: tuple[Kind, ...] = get_args(Kind)
MADE_FOR: tuple[MadeFor, ...] = get_args(MadeFor)
PROVENANCES: tuple[Provenance, ...] = get_args(Provenance)
TOUCHPOINTS = (
    "hours",
    "menu",
    "hold",
    "callback",
    "agent",
    "identity",
    "transfer",
    "decision",
    "delivery",
    "channels",
    "abroad",
    "people",
    "closing",
    "follow-up",
    "exit",
    "company",  # facts about the company, which nobody touches
)
STAFFING = "staffing"
NOBODY = "none"  # in the place of a policy or an owner: nobody made it
NONE = 0  # what `none` is read as, where a number may be none: it stays a number for stories


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that came from somewhere; `source` may be empty for a judgement only."""

    value: PolicyValue
    source: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Policy:
    """One row of the catalogue. `low` and `high` bound a number, both included.

    `does` says what it does in a journey; a story's own policies need not say it. `fact` marks
    what only prices the others (the value of a customer, an hour's wage).
    """

    id: str
    question: str
    kind: Kind
    typical: Figure
    best: Figure
    owner: str
    touchpoint: str
    cost: str
    made_for: MadeFor
    up_front: Mapping[str, str]
    does: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    levels: tuple[PolicyValue, ...] = ()
    whole: bool = False
    may_be_none: bool = False
    fact: bool = False

    def shown(self, value: PolicyValue, currency: str = "") -> str:
        """A value as a person would write it, with its unit: `30 days`, `55 %`, `50 USD`."""
        if value == NONE and self.may_be_none:
            return "none"
        match value:
            case bool():
                return "yes" if value else "no"
            case tuple():
                return ", ".join(_words(v) for v in value) or "none"
            case str() if self.kind == "zone":
                return value
            case str() if self.kind == "hours":
                return value.replace("-", " to ")
            case str():
                return _words(value)
        match self.kind:
            case "share":
                return f"{100 * value:.3g} %"
            case "money":
                text = f"{value:,.2f}".removesuffix(".00")
                return f"{text} {currency}".rstrip()
            case "seconds" if value >= 120 and value % 60:
                return f"{value // 60:.0f} min {value % 60:.0f} s"
            case "seconds" if value >= 120:
                return _counted(value / 60, "minutes")
            case "minutes" if value >= 2880:
                return _counted(value / 1440, "days")
            case "minutes" if value >= 120:
                return _counted(value / 60, "hours")
            case "days" | "minutes" | "seconds":
                return _counted(value, self.kind)
            case "number" if self.unit == "hours" and 0 < value < 1:
                return _counted(max(1, round(value * 60)), "minutes")
            case "number" if self.unit == "hours" and value >= 48:
                return _counted(value / 24, "days")
            case "number" if self.unit:
                return _counted(value, self.unit)
        return f"{value:g}"

    def key(self, value: PolicyValue) -> str:
        """A value as the keys of `up_front` write it: `true`, `0`, `none`, `after_two`."""
        return "none" if value == NONE and self.may_be_none else _key(value)

    def says_up_front(self, value: PolicyValue, currency: str = "") -> str:
        """What this value would honestly say to somebody about to buy."""
        sentence = self.up_front.get(self.key(value)) or self.up_front.get("otherwise", "")
        number = f"{value:,.6g}" if isinstance(value, int | float) else ""
        return sentence.replace("{value}", self.shown(value, currency)).replace("{number}", number)


def as_plain(value: PolicyValue) -> bool | int | float | str | list[str]:
    """A value as files and other programs have it."""
    return list(value) if isinstance(value, tuple) else value


def _key(value: PolicyValue) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case tuple():
            return "none" if not value else "otherwise"
    return f"{value:g}"


def _words(identifier: str) -> str:
    return identifier.replace("_", " ")


def _counted(value: float, unit: str) -> str:
    """`1 day`, `30 days`, `1.5 hours`."""
    first, _, rest = unit.partition(" ")
    if value == 1:
        first = first.removesuffix("s")
    return f"{value:,.3g} {first} {rest}".rstrip() if value < 1000 else f"{value:,.0f} {unit}"
