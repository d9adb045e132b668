"""columns: what the columns of a call report are called, and what each is taken for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
        RecordsProblem: there is no wait in it, or the map tells a column that is not there.
    """
    at = {name: _found(name, this.columns, header) for name, this in told.items()}
    taken = {position for positions in at.values() for position in positions}
    names = {_bare(name): i for i, name in reversed(list(enumerate(header))) if i not in taken}
    for name, known in NAMES.items():
        position = next((names[n] for n in known if n in names), None)
        if name not in at and position is not None:
            at[name] = (position,)
    if "time" not in told and {"date", "time"} <= set(names) and at["time"] == (names["date"],):
        at["time"] = (names["date"], names["time"])
    _must_be_calls(at, names)
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


def _found(name: str, columns: tuple[str, ...], header: Sequence[str]) -> tuple[int, ...]:
    positions: list[int] = []
    for column in columns:
        if column not in header:
            mend = did_you_mean(column, [safe(h) for h in header])
            said = f"The map takes `{name}` from a column `{safe(column)}`, and there is none."
            raise RecordsProblem(f"{said} {mend}".rstrip())
        positions.append(list(header).index(column))
    return tuple(positions)


def _must_be_calls(at: Mapping[str, tuple[int, ...]], names: Mapping[str, int]) -> None:
    if not at.keys() & {"outcome", "answered_at", "agent", "talk", "handle"}:
        raise RecordsProblem(
            "No column says whether a call was answered, such as `Answered`, `Abandoned`, `Agent`"
            " or `Talk time`. Say in a map which does: `outcome: {column: YOUR NAME, answered:"
            " [yes]}`."
        )
    if "wait" in at or {"time", "answered_at", "ended_at"} <= at.keys():
        return
    if NOT_A_WAIT in names:
        raise RecordsProblem(
            "There is no wait here. `queue_time` in Twilio's records is how long Twilio held an"
            " outgoing call back, in milliseconds, and no customer's wait. If in yours it is, say"
            " so in a map: `wait: {column: queue_time, unit: seconds}`."
        )
    raise RecordsProblem(
        "No column is called by a name for a wait, such as `Wait time` or `Time in queue`. Say in"
        " a map which it is: `wait: {column: YOUR NAME, unit: seconds}`."
    )


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
