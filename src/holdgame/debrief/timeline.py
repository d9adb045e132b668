"""timeline: what happened when, in a few words, with its seconds, its effort and its feeling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from holdgame.debrief import words
from holdgame.debrief.shares import Shown
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import ON_THE_CLOCK, Befell, Chose, Event, Journey
from holdgame.engine.moments import Ask, Charge, Ended
from holdgame.engine.steps.feel import SCALE
from holdgame.friction.ledger import Ledger
from holdgame.play.notes import Feeling

NONE = Decimal(0)
_SILENT = frozenset({"paid", "unresolved", "still_unresolved"})
# Neighbours that are parts of one thing.
_FLOWS = frozenset(
    {"menu", "talk", "checks", "recording", "pitch", "machine_asks", "looked_up", "send_back"}
)
_WRITTEN = frozenset({"email", "chat", "app"})
_CONTACTS = _WRITTEN | {"phone", "store"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, `at` seconds on the customer's clock, which reads `clock`.

    `phase` is that of its scene. `effort` is in milli-effort-minutes, `shown` as the pages show
    it; all of a timeline add up to the journey's. `felt` is what the player said it felt like,
    1 to 5, where this is that.
    """

    at: float
    clock: datetime
    phase: str
    what: str
    seconds: float = 0.0
    effort: int = 0
    shown: Decimal = NONE
    felt: int | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a happening; neighbours of the same flowing `kind` become one."""

    at: float
    phase: str
    kind: str
    about: str = ""
    seconds: float = 0.0
    effort: int = 0
    shown: Decimal = NONE
    keys: int = 0
    felt: int | None = None


def timeline_of(
    journey: Journey,
    ledger: Ledger,
    shown: Shown,
    feelings: Iterable[Feeling],
    wording: Wording,
) -> tuple[Happening, ...]:
    """The journey in order of time, with the feelings noted beside the story among it."""
    pieces = _merged(_pieces(journey, ledger, shown, wording))
    noted = [_Piece(f.at, "", "felt", _feeling(f.value), felt=f.value) for f in feelings]
    placed = _with_feelings(pieces, noted)
    clock = journey.world.wall_clock
    return tuple(
        Happening(
            piece.at,
            clock(piece.at),
            piece.phase,
            _what(piece, wording.timeline),
            piece.seconds,
            piece.effort,
            piece.shown,
            piece.felt,
        )
        for piece in placed
    )


def _pieces(journey: Journey, ledger: Ledger, shown: Shown, wording: Wording) -> Iterator[_Piece]:
    # as many as charges, in the same order
    booked = zip(ledger.entries, shown.entries, strict=True)
    phase = ""
    for event in journey.events:
        phase = event.moment.here.phase or phase
        before, after = _answered(event)
        who = _who(event, journey)
        if before:
            yield replace(before, phase=phase)
        if isinstance(event.moment, Ended):
            title = words.sentence(event.moment.title)
            rest = list(booked)
            effort = sum(entry.milli for entry, _ in rest)
            amount = sum((amount for _, amount in rest), NONE)
            yield _Piece(event.at, phase, "ended", title, effort=effort, shown=amount)
            continue
        end = event.at
        for at, charge in event.timed_charges():
            entry, amount = next(booked)
            seconds = charge.seconds if charge.kind in ON_THE_CLOCK else 0.0
            end = at + seconds
            kind, about = _kind(charge, who, journey, wording)
            yield _Piece(at, phase, kind, about, seconds, entry.milli, amount, charge.keys)
        if after:
            yield replace(after, at=end, phase=phase)


def _answered(event: Event) -> tuple[_Piece | None, _Piece | None]:
    """What the customer or the world decided at an event: before its charges, or after."""
    none = _Piece(event.at, "", "")
    if event.hung_up:
        return None, replace(none, kind="hung_up")
    match event.moment, event.answer:
        case Ask(how="choice") as ask, Chose(option=option):
            chosen = ask.option(option)
            return replace(none, kind="chose", about=chosen.text if chosen else option), None
        case Ask(how="feeling"), Chose(option=option):
            value = int(option) if option.isdigit() else 0
            return replace(none, kind="felt", about=_feeling(value), felt=value), None
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
            return (charge.touchpoint if charge.touchpoint in _CONTACTS else "phone"), ""
        case "ring":
            return "", ""
        case "menu" | "key":
            return "menu", ""
        case "speech" if charge.because == "menu":
            return "menu", ""
        case "speech" if charge.because.startswith("bot."):
            return "machine_asks", ""
        case "hold":
            return "hold", charge.because.partition(".")[2].replace("_", " ")
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


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbours that are one thing made one; what shows nothing is added to what it belongs to."""
    merged: list[_Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last is not None and (joined := _joined(last, piece)) is not None:
            merged[-1] = joined
        elif piece.kind:
            merged.append(piece)
        elif piece.effort or piece.seconds:
            merged.append(replace(piece, kind="extra_nobody"))
    return merged


def _joined(last: _Piece, piece: _Piece) -> _Piece | None:
    """Two neighbours as one, or None where they are two things."""
    flows = last.kind == piece.kind and piece.kind in _FLOWS
    told_again = last.kind == "told" and piece.kind == "told_again"
    written = last.kind in _WRITTEN and piece.kind == "told"
    if piece.kind and not flows and not told_again and not written:
        return None
    abouts = [about for about in (last.about, piece.about) if about]
    return replace(
        last,
        kind=piece.kind if told_again else last.kind,
        about=abouts[0] if len(set(abouts)) == 1 else _one_list(abouts),
        seconds=last.seconds + piece.seconds,
        effort=last.effort + piece.effort,
        shown=last.shown + piece.shown,
        keys=last.keys + piece.keys,
    )


def _one_list(abouts: Sequence[str]) -> str:
    seen: dict[str, None] = {}
    for about in abouts:
        seen.update(dict.fromkeys(about.split(" and ")))
    return " and ".join(seen)


def _with_feelings(pieces: list[_Piece], noted: list[_Piece]) -> list[_Piece]:
    """Feelings after whatever had begun when they were noted."""
    placed = list(pieces)
    for feeling in sorted(noted, key=lambda piece: piece.at):
        index = sum(piece.at <= feeling.at for piece in placed)
        index -= index > 0 and placed[index - 1].kind == "ended"
        phase = placed[index - 1].phase if index else ""
        placed.insert(index, replace(feeling, phase=phase))
    return placed


def _what(piece: _Piece, said: Mapping[str, str]) -> str:
    match piece.kind:
        case "menu" if not piece.keys:
            return said["recording"]
        case "menu":
            return said["menu"].format(keys=words.counted(piece.keys, "key"))
        case "talk":
            return said["talk"].format(who=piece.about or "somebody")
        case "elapsed" if piece.about.startswith("one "):
            return words.sentence(said["elapsed_one"].format(length=piece.about)).rstrip(".")
    template = said.get(piece.kind, piece.kind.replace("_", " "))
    filled = template.format_map(_Same(piece.about))
    return filled[:1].upper() + filled[1:]


class _Same(dict[str, str]):
    """Whatever a phrase calls it: there is only one thing to be put in."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __missing__(self, key: str) -> str:
        return self._value


def _who(event: Event, journey: Journey) -> str:
    """The roles of those who speak: the game blames rules, so nobody is named."""
    cast = journey.world.story.cast
    roles: dict[str, None] = {}
    for line in getattr(event.moment, "lines", ()):
        if line.voice == "person":
            role = cast[line.who].role if line.who in cast else "agent"
            roles[f"an {role}" if role == "agent" else f"a {role}"] = None
    return " and ".join(roles)


def _feeling(value: int) -> str:
    word = dict(SCALE).get(str(value), "")
    return f"{value} of 5, {word[:1].lower() + word[1:] if not word.startswith('I ') else word}"
