"""pieces: the events and charges of a journey, each named in a few words, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from holdgame.company.policy import STAFFING
from holdgame.debrief import words
from holdgame.debrief.shares import Shown
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import ON_THE_CLOCK, Befell, Chose, Event, Journey
from holdgame.engine.moments import ON_THE_LINE, Ask, Charge, Ended
from holdgame.engine.steps.feel import SCALE
from holdgame.friction.ledger import Entry, Ledger

_SILENT = frozenset({"paid", "unresolved", "still_unresolved"})
WRITTEN = frozenset({"email", "chat", "app"})
CONTACTS = WRITTEN | {"phone", "store"}


class Part(NamedTuple):
    """One charge of what happened: at which touchpoint, `seconds` of the customer's life, seconds
    that `passed` by the calendar instead, effort in milli-effort-minutes and as the pages show it.
    """

    touchpoint: str
    seconds: float
    passed: float
    effort: int
    shown: Decimal

    @staticmethod
    def of(entry: Entry, shown: Decimal) -> Part:
        """The part that an entry of the ledger is."""
        kind, seconds = entry.kind, entry.charge.seconds
        lived = seconds if kind in ON_THE_LINE else 0.0
        passed = seconds if kind in ON_THE_CLOCK and not lived else 0.0
        return Part(entry.touchpoint, lived, passed, entry.milli, shown)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a happening; neighbours of the same flowing `kind` become one.

    `channel` is the one of the contact that is going on, empty before the first.
    """

    at: float
    phase: str
    kind: str
    about: str = ""
    channel: str = ""
    parts: tuple[Part, ...] = ()
    keys: int = 0
    felt: int | None = None


def pieces_of(journey: Journey, ledger: Ledger, shown: Shown, wording: Wording) -> Iterator[Piece]:
    """Every charge and every decision of a journey. `ledger` and `shown` are those of it."""
    # as many as charges, in the same order
    booked = zip(ledger.entries, shown.entries, strict=True)
    phase = channel = ""
    for event in journey.events:
        phase = event.moment.here.phase or phase
        before, after = _answered(event)
        who = _who(event, journey)
        if before:
            yield replace(before, phase=phase, channel=channel)
        if isinstance(event.moment, Ended):
            title = words.sentence(event.moment.title)
            parts = tuple(Part.of(entry, amount) for entry, amount in booked)
            yield Piece(event.at, phase, "ended", title, channel, parts)
            continue
        end = event.at
        for at, charge in event.timed_charges():
            part = Part.of(*next(booked))
            end = at + part.seconds + part.passed
            kind, about = _kind(charge, who, journey, wording)
            if charge.did == "contact":
                channel = kind
            yield Piece(at, phase, kind, about, channel, (part,), charge.keys)
        if after:
            yield replace(after, at=end, phase=phase, channel=channel)


def _answered(event: Event) -> tuple[Piece | None, Piece | None]:
    """What the customer or the world decided at an event: before its charges, or after."""
    none = Piece(event.at, "", "")
    if event.hung_up:
        return None, replace(none, kind="hung_up")
    match event.moment, event.answer:
        case Ask(how="choice") as ask, Chose(option=option):
            chosen = ask.option(option)
            return replace(none, kind="chose", about=chosen.text if chosen else option), None
        case Ask(how="feeling"), Chose(option=option):
            value = int(option) if option.isdigit() else 0
            return replace(none, kind="felt", about=feeling(value), felt=value), None
        case _, Befell(outcome="dropped"):
            return None, replace(none, kind="dropped")
    return None, None


def _kind(charge: Charge, who: str, journey: Journey, wording: Wording) -> tuple[str, str]:
    """What a charge is called on a timeline, and what about."""
    company, amount = journey.world.company, words.money(charge.amount)
    if charge.kind in _SILENT:
        return "", ""
    match charge.did:
        case "contact":
            return (charge.touchpoint if charge.touchpoint in CONTACTS else "phone"), ""
        case "ring":
            return "", ""
        case "menu" | "key":
            return "menu", ""
        case "speech" if charge.because == "menu":
            return "menu", ""
        case "speech" if charge.because.startswith("bot."):
            return "machine_asks", ""
        case "hold":
            line, _, queue = charge.because.partition(".")
            named = queue.replace("_", " ") if line == STAFFING else ""
            return "hold", named or wording.rule(charge.because, company)
        case "digits":
            return "checks", ""
        case "telling":
            return "told", ""
        case "speech" if charge.because == "targets.handle_minutes":
            return "cut", ""
        case "speech":
            return ("talk", who) if charge.agent else ("recording", "")
        case "pitch":
            return "pitch", ""
    match charge.kind:
        case "retelling":
            return "told_again", ""
        case "refused":
            return "refused", wording.rule(charge.because, company)
        case "refunded" | "goods":
            return charge.kind, amount
        case "without" | "elapsed":
            return charge.kind, words.length(charge.seconds)
        case "listening" if charge.because == "people.trained_on":
            return "colleague", ""
        case "listening" if charge.touchpoint == "people":
            return "looked_up", ""
        case "doing" if charge.touchpoint == "delivery":
            return "send_back", ""
        case "doing" if charge.because == "refund.evidence":
            return "evidence", ""
        case "doing" | "listening" if charge.because.startswith("cancel."):
            return "cancel", ""
        case "waiting" | "listening" | "doing":
            nobody = charge.because == "none"
            return (
                ("extra_nobody", "") if nobody else ("extra", wording.rule(charge.because, company))
            )
    return charge.kind, ""


def _who(event: Event, journey: Journey) -> str:
    """The roles of those who speak: the game blames rules, so nobody is named."""
    cast = journey.world.story.cast
    roles: dict[str, None] = {}
    for line in getattr(event.moment, "lines", ()):
        if line.voice == "person":
            role = cast[line.who].role if line.who in cast else "agent"
            roles[f"an {role}" if role == "agent" else f"a {role}"] = None
    return " and ".join(roles)


def feeling(value: int) -> str:
    """`2 of 5, a little tired of it`."""
    word = dict(SCALE).get(str(value), "")
    return f"{value} of 5, {word[:1].lower() + word[1:] if not word.startswith('I ') else word}"
