"""timeline: what happened when, in a few words, with its seconds, its effort and its feeling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from holdgame.debrief import words
from holdgame.debrief.pieces import WRITTEN, Part, Piece, feeling, pieces_of
from holdgame.debrief.shares import Shown
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey
from holdgame.friction.ledger import Ledger
from holdgame.play.notes import Feeling

# Neighbours that are parts of one thing.
_FLOWS = frozenset(
    {"menu", "talk", "checks", "recording", "pitch", "machine_asks", "looked_up", "send_back"}
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, `at` seconds on the customer's clock, which reads `clock`.

    `phase` is that of its scene, `channel` the one of the contact that is going on. What it took
    is in its `parts`, a charge each; those of a timeline add up to the journey's. `felt` is what
    the player said it felt like, 1 to 5, where this is that.
    """

    at: float
    clock: datetime
    phase: str
    channel: str
    what: str
    parts: tuple[Part, ...] = ()
    felt: int | None = None

    @property
    def lived(self) -> float:
        """Seconds of the customer's life."""
        return sum(part.seconds for part in self.parts)

    @property
    def passed(self) -> float:
        """Seconds that passed by the calendar instead."""
        return sum(part.passed for part in self.parts)

    @property
    def seconds(self) -> float:
        """How far it moved the clock."""
        return sum(part.seconds + part.passed for part in self.parts)

    @property
    def effort(self) -> int:
        """In milli-effort-minutes."""
        return sum(part.effort for part in self.parts)

    @property
    def shown(self) -> Decimal:
        """The effort as the pages show it."""
        return sum((part.shown for part in self.parts), Decimal(0))


def timeline_of(
    journey: Journey,
    ledger: Ledger,
    shown: Shown,
    feelings: Iterable[Feeling],
    wording: Wording,
) -> tuple[Happening, ...]:
    """The journey in order of time, with the feelings noted beside the story among it."""
    pieces = _merged(pieces_of(journey, ledger, shown, wording))
    noted = [Piece(f.at, "", "felt", feeling(f.value), felt=f.value) for f in feelings]
    placed = _with_feelings(pieces, noted)
    clock = journey.world.wall_clock
    return tuple(
        Happening(
            piece.at,
            clock(piece.at),
            piece.phase,
            piece.channel,
            _what(piece, wording.timeline),
            piece.parts,
            piece.felt,
        )
        for piece in placed
    )


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours that are one thing made one; what shows nothing is added to what it belongs to."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last is not None and (joined := _joined(last, piece)) is not None:
            merged[-1] = joined
        elif piece.kind:
            merged.append(piece)
        elif any(part.effort or part.seconds or part.passed for part in piece.parts):
            merged.append(replace(piece, kind="extra_nobody"))
    return merged


def _joined(last: Piece, piece: Piece) -> Piece | None:
    """Two neighbours as one, or None where they are two things."""
    flows = last.kind == piece.kind and piece.kind in _FLOWS
    told_again = last.kind == "told" and piece.kind == "told_again"
    written = last.kind in WRITTEN and piece.kind == "told"
    if piece.kind and not flows and not told_again and not written:
        return None
    abouts = [about for about in (last.about, piece.about) if about]
    return replace(
        last,
        kind=piece.kind if told_again else last.kind,
        about=abouts[0] if len(set(abouts)) == 1 else _one_list(abouts),
        parts=last.parts + piece.parts,
        keys=last.keys + piece.keys,
    )


def _one_list(abouts: Sequence[str]) -> str:
    seen: dict[str, None] = {}
    for about in abouts:
        seen.update(dict.fromkeys(about.split(" and ")))
    return " and ".join(seen)


def _with_feelings(pieces: list[Piece], noted: list[Piece]) -> list[Piece]:
    """Feelings after whatever had begun when they were noted."""
    placed = list(pieces)
    for said in sorted(noted, key=lambda piece: piece.at):
        index = sum(piece.at <= said.at for piece in placed)
        index -= index > 0 and placed[index - 1].kind == "ended"
        among = placed[index - 1] if index else said
        placed.insert(index, replace(said, phase=among.phase, channel=among.channel))
    return placed


def _what(piece: Piece, said: Mapping[str, str]) -> str:
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
