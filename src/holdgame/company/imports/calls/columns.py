"""columns: what the columns of a call report are called, and what each is taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from holdgame.company.imports.calls.clock import Written
from holdgame.company.imports.calls.durations import UNITS
from holdgame.company.imports.calls.names import safe
from holdgame.company.imports.calls.records import RecordsProblem
from holdgame.documents.diagnostics import did_you_mean

# By field, the names that are known, best first; written without blanks, signs and unit. `hold
# time` is none of them: one system means the wait by it, the next a pause within the call.
NAMES: Final[dict[str, tuple[str, ...]]] = {
    "wait": (
        "wait", "waittime", "waitingtime", "waiting", "waited", "waitduration", "queuewait",
        "queuewaittime", "queuewaitingtime", "timeinqueue", "queueduration", "timetoanswer",
        "speedofanswer", "answerspeed",
    ),
    "time": (
        "starttime", "start", "startedat", "callstart", "callstarttime", "timestamp", "datetime",
        "calldatetime", "enqueuedat", "enqueuetime", "enqueuetimestamp", "queuedat", "arrivaltime",
        "arrivedat", "arrived", "initiationtimestamp", "createdat", "calldate", "dateandtime",
        "date", "time",
    ),
    "answered_at": (
        "answeredat", "answertimestamp", "connectedat", "connectedtoagenttimestamp", "answertime",
    ),
    "ended_at": (
        "endedat", "endtime", "end", "callend", "callendtime", "disconnecttimestamp", "hangupat",
        "disconnectedat",
    ),
    "queue": (
        "queue", "queuename", "callqueue", "acdqueue", "skill", "skillname", "skillgroup",
        "service", "servicename", "department",
    ),
    "outcome": (
        "outcome", "answered", "isanswered", "abandoned", "isabandoned", "hungup", "status",
        "disposition", "result", "callstatus", "callresult", "calloutcome",
    ),
    "agent": ("agent", "agentname", "agentid", "user", "username", "operator", "answeredby"),
    "talk": ("talk", "talktime", "talkduration", "conversationtime", "interactionduration"),
    "held": ("held", "heldtime", "onhold", "onholdtime", "customerholdduration", "holdduration"),
    "wrap_up": (
        "wrapup", "wrapuptime", "acw", "acwtime", "aftercallwork", "aftercallworktime",
        "aftercontactwork", "aftercontactworktime", "aftercontactworkduration",
    ),
    "handle": ("handle", "handletime", "handleduration", "handlingtime", "aht"),
    "transfers": ("transfers", "transfercount", "numberoftransfers", "transferred", "transfer"),
    "customer": (
        "customer", "customerid", "customernumber", "caller", "callerid", "callernumber", "ani",
        "clid", "cli", "phone", "phonenumber", "from", "fromnumber", "callingnumber", "msisdn",
    ),
    "contact": (
        "initialcontactid", "contactid", "callid", "interactionid", "conversationid", "sessionid",
        "linkedid", "uniqueid", "callsid",
    ),
    "direction": ("direction", "calldirection", "originatingdirection"),
}  # fmt: skip
FIELDS: Final = tuple(NAMES)
DURATIONS: Final[tuple[str, ...]] = ("wait", "talk", "held", "wrap_up", "handle")

# Twilio calls so, in milliseconds, how long its own platform held an *outgoing* call back. Nobody
# waited. Other systems have the wait in a column of that name; only a map can tell.
NOT_A_WAIT: Final = "queuetime"

_LEAVING: Final = ("answered_at", "ended_at")
MOST_SHOWN: Final = 12  # columns that a sentence names
_NO_WAIT: Final = (
    "No column is called by a name for a wait, such as `Wait time` or `Time in queue`."
)
_NO_WAIT_BUT_TWILIOS: Final = (
    "There is no wait here. `queue_time` in Twilio's records is how long Twilio held an outgoing"
    " call back, in milliseconds, and no customer's wait. If in yours it is, say so in a map."
)
_NO_END: Final = (
    "No column says whether a call was answered, such as `Answered`, `Abandoned`, `Agent` or"
    " `Talk time`."
)

YES: Final = frozenset(("yes", "true", "1", "y", "t"))
NO: Final = frozenset(("no", "false", "0", "n", "f"))
_ANSWERED: Final = frozenset(
    ("answered", "answer", "handled", "connected", "completed", "complete", "served", "ok")
)
_HUNG_UP: Final = frozenset(
    ("abandoned", "abandon", "abandonment", "hungup", "hangup", "lost", "missed", "unanswered",
     "noanswer", "notanswered", "cancelled", "canceled")
)  # fmt: skip
_MOVED_ON: Final = frozenset(
    ("overflow", "overflowed", "overflowout", "timeout", "timedout", "flowout", "redirected",
     "rerouted", "voicemail", "callback", "deflected", "movedon", "exited")
)  # fmt: skip
INBOUND: Final = frozenset(("inbound", "in", "incoming", "queue", "acd"))
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Which squeezed words of a column mean that a call was answered, lost, or went elsewhere."""

    answered: frozenset[str] = _ANSWERED | YES
    hung_up: frozenset[str] = _HUNG_UP | NO
    moved_on: frozenset[str] = _MOVED_ON


# In a column called `Abandoned`, yes means no.
_SAYS_LOST: Final = ("abandoned", "isabandoned", "hungup")
_INVERTED: Final = Words(_ANSWERED | NO, _HUNG_UP | YES)


@dataclass(frozen=True, slots=True)
class Told:
    """What a map says of one field: its columns by name, and how they are written."""

    columns: tuple[str, ...]
    unit: float | None = None
    written: Written | None = None
    words: Words | None = None
    inbound: frozenset[str] | None = None


ColumnMap = Mapping[str, Told]
NOTHING_TOLD: Final[ColumnMap] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of one file stand (by position), and how they are written.

    `unused` are the names of the columns that nothing was taken from, redacted.
    """

    at: Mapping[str, tuple[int, ...]]
    units: Mapping[str, float] = field(default_factory=dict)
    written: Written | None = None
    words: Words = Words()
    inbound: frozenset[str] = INBOUND
    unused: tuple[str, ...] = ()


def squeezed(text: str) -> str:
    """Small letters and digits only: `Wait Time` and `wait_time` are one name."""
    return "".join(_words(text))


def layout(header: Sequence[str], told: ColumnMap = NOTHING_TOLD) -> Layout:
    """The fields of a header: those that a map tells, then those that have a known name.

    Raises:
        RecordsProblem: there is no wait in it, or nothing that says who was answered, or the map
            tells a column that is not there; all of it at once.
    """
    at = {
        name: tuple(header.index(column) for column in this.columns if column in header)
        for name, this in told.items()
    }
    taken = {position for positions in at.values() for position in positions}
    names = {_bare(name): i for i, name in reversed(list(enumerate(header))) if i not in taken}
    for name, known in NAMES.items():
        position = next((names[n] for n in known if n in names), None)
        if name not in at and position is not None:
            at[name] = (position,)
    if "time" not in told and {"date", "time"} <= set(names) and at["time"] == (names["date"],):
        at["time"] = (names["date"], names["time"])
    _must_be_calls(at, names, told, header)
    units = {name: _unit(header[at[name][0]]) or 1.0 for name in DURATIONS if name in at}
    units |= {name: this.unit for name, this in told.items() if this.unit is not None}
    used = {position for positions in at.values() for position in positions}
    outcome = told.get("outcome", Told(()))
    inverted = "outcome" in at and _bare(header[at["outcome"][0]]) in _SAYS_LOST
    return Layout(
        at=at,
        units=units,
        written=told["time"].written if "time" in told else None,
        words=outcome.words or (_INVERTED if inverted else Words()),
        inbound=(told["direction"].inbound if "direction" in told else None) or INBOUND,
        unused=tuple(safe(name) for i, name in enumerate(header) if i not in used),
    )


def _must_be_calls(
    at: Mapping[str, tuple[int, ...]],
    names: Mapping[str, int],
    told: ColumnMap,
    header: Sequence[str],
) -> None:
    """Raises RecordsProblem with all that is lacking, what there is, and what to write."""
    shown = [safe(name) or "(no name)" for name in header]
    lacks = [_not_there(name, c, shown) for name, c in _told_in_vain(told, header)]
    to_write: list[str] = []
    if "wait" not in told and "wait" not in at and not {"time", *_LEAVING} <= at.keys():
        lacks.append(_NO_WAIT_BUT_TWILIOS if NOT_A_WAIT in names else _NO_WAIT)
        to_write.append("wait: {column: YOUR COLUMN, unit: seconds}")
    if not (at.keys() | told.keys()) & {"outcome", "answered_at", "agent", "talk", "handle"}:
        lacks.append(_NO_END)
        to_write.append(
            "outcome: {column: YOUR COLUMN, answered: [YOUR WORD], hung_up: [YOUR WORD]}"
        )
    if not lacks:
        return
    more = ", …" if len(shown) > MOST_SHOWN else ""
    there = ", ".join(f"`{name}`" for name in shown[:MOST_SHOWN])
    lacks.append(f"The columns are {there}{more}.")
    if to_write:
        lacks.append("Say in a map which it is, a file that you name behind --map:")
    raise RecordsProblem(
        "\n".join([" ".join(lacks), *(["holdgame_columns: 1", *to_write] if to_write else [])])
    )


def _told_in_vain(told: ColumnMap, header: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Fields of a map with columns that are not there."""
    for name, this in told.items():
        yield from ((name, column) for column in this.columns if column not in header)


def _not_there(name: str, column: str, shown: Sequence[str]) -> str:
    said = f"The map takes `{name}` from a column `{safe(column)}`, and there is none."
    return f"{said} {did_you_mean(column, shown)}".rstrip()


def _unit(name: str) -> float | None:
    """The seconds of the unit at the end of a column's name, None where it names none."""
    words = _words(name)
    return UNITS.get(words[-1]) if len(words) > 1 else None


def _bare(name: str) -> str:
    """A column's name, squeezed, without the unit at its end."""
    words = _words(name)
    return "".join(words[:-1] if _unit(name) else words)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
