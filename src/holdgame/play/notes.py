"""What the player says beside the story: answers, predictions, feelings, a commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Before:
    """Asked before a play. Texts as answered; `would_do_business` from 0 to 10, None: skipped."""

    last_called: str = ""
    last_visited: str = ""
    last_sat_beside: str = ""
    would_do_business: int | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the player thinks this customer will go through; None where they did not say."""

    hold_minutes: float | None = None
    transfers: int | None = None
    tellings: int | None = None
    resolved: bool | None = None


@dataclass(frozen=True, slots=True)
class Feeling:
    """How it felt, 1 (fine) to 5, at so many seconds on the customer's clock."""

    at: float
    value: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One hold at the table, in real seconds: what the player's own body sat through."""

    place: str
    visit: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Paused:
    """Customer seconds waited in a hold when the play was left."""

    place: str
    visit: int
    seconds: float


@dataclass(frozen=True, slots=True)
class After:
    """Asked after a play. `hold_guess` in real minutes at the table; scales from 0 to 10."""

    hold_guess: float | None = None
    understood: int | None = None
    would_do_business: int | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """“If …, I will … by …”, in the player's own words."""

    when: str = ""
    will: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class OnTheBox:
    """Whether the player would print the honest label on the box."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """The waits and transfers of this play are a customer's, out of the company's own records.

    `waits` are the seconds of each hold in order, as many as that customer had; `which` of those
    that were kept it is (`median`, `p90`, `longest`), and in which `month` (may be empty);
    `transfers` is how often they were passed on.
    """

    which: str
    month: str
    waits: tuple[float, ...]
    transfers: int = 0


@dataclass(frozen=True, slots=True)
class Twice:
    """Asked after the same story under a second company, kept with the second play.

    `first` and `second` are the companies' names; `again` is the one that the player would go out
    of their way to do business with again (empty: neither, None: skipped); the months are of the
    next twelve, how many they would buy from each.
    """

    first: str
    second: str
    again: str | None = None
    months_first: int | None = None
    months_second: int | None = None


@dataclass(frozen=True, slots=True)
class Speed:
    """The player's answer when brisk asked: customer seconds a real second from here on."""

    factor: float


Said = Before | Prediction | Feeling | After | Commitment | OnTheBox | Twice
Note = Said | Table | Paused | Recorded | Speed
KINDS: Mapping[str, type[Any]] = {
    "before": Before,
    "prediction": Prediction,
    "feeling": Feeling,
    "table": Table,
    "paused": Paused,
    "after": After,
    "commitment": Commitment,
    "on_the_box": OnTheBox,
    "twice": Twice,
    "recorded": Recorded,
    "speed": Speed,
}


def note_as_dict(note: Note) -> dict[str, Any]:
    """The note as a line of JSON: its kind and its fields."""
    kind = next(name for name, made in KINDS.items() if isinstance(note, made))
    return {"note": kind, **asdict(note)}


def note_from_dict(line: Mapping[str, Any]) -> Note:
    """The note in a line of JSON. Raises ValueError for one that is not known."""
    fields = {k: v for k, v in line.items() if k != "note"}
    made = KINDS.get(str(line.get("note")))
    if made is None:
        raise ValueError(f"no note is called {line.get('note')!r}")
    fields |= {k: tuple(v) for k, v in fields.items() if isinstance(v, list)}
    try:
        note: Note = made(**fields)
    except TypeError as problem:
        raise ValueError(str(problem)) from problem
    return note
