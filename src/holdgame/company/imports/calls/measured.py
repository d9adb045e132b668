"""measured: what records show of a company, in figures, each with what it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from holdgame.company.imports.calls.fit import Fit
from holdgame.company.imports.calls.kept import MONTHS, Journey
from holdgame.company.imports.calls.names import is_chat
from holdgame.company.imports.calls.survival import Spread, Waits, answered, offered

METHOD = "Kaplan-Meier, hang-ups as censoring"  # for JSON, whose readers may look it up


@dataclass(frozen=True, slots=True)
class Busiest:
    """The hour of the day in which a queue gets the most calls, on the days it is open then.

    `begins` is on the clock of the company: `10:00`. `fit` is None where nothing fits.
    """

    begins: str
    ends: str
    days: int
    calls_per_hour: float
    waits: Waits
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class MeasuredQueue:
    """One queue, at all hours and in its busiest. Times in seconds; None is not known."""

    name: str
    waits: Waits
    handle: float | None
    patience: float | None
    busiest: Busiest | None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        fit = self.busiest.fit if self.busiest else None
        return {
            **_waits(self.waits),
            "handle_s": _exact(self.handle),
            "patience_s": _exact(self.patience),
            "calls_per_hour": _exact(self.busiest.calls_per_hour) if self.busiest else None,
            "agents_effective": fit.agents if fit else None,
            "fit": fit.as_dict() if fit else None,
            "misfit": fit.sentence if fit else None,
            "busiest_hour": None
            if self.busiest is None
            else {
                "from": self.busiest.begins,
                "to": self.busiest.ends,
                "days": self.busiest.days,
                **_waits(self.busiest.waits),
            },
        }


@dataclass(frozen=True, slots=True)
class Measured:
    """All that an import found.

    `contacts` are customers' contacts, of one call or several; `transfers` is None where the
    records do not tell. `pick_ups` counts how often somebody took a call, as far as transfers are
    told, and `passed_on` how many of them passed it on. `hours` is None where too little is known;
    `clock` says whose hours they are: a zone, or `the records'`.
    """

    formats: tuple[str, ...]
    files: tuple[str, ...]
    rows: int
    understood: int
    skipped: Mapping[str, int]
    period: tuple[date, date] | None
    contacts: int
    transfers: int | None
    pick_ups: int
    passed_on: int
    repeat_share: float | None
    hours: str | None
    clock: str
    queues: tuple[MeasuredQueue, ...]
    kept: tuple[Journey, ...]
    not_understood: tuple[str, ...]

    @property
    def calls(self) -> int:
        return sum(queue.waits.calls for queue in self.queues)

    @property
    def chats(self) -> int:
        """How many of the calls are chats."""
        return sum(queue.waits.calls for queue in self.queues if is_chat(queue.name))

    @property
    def transfers_per_contact(self) -> float | None:
        return None if self.transfers is None else self.transfers / max(self.contacts, 1)

    @property
    def passed_on_share(self) -> float | None:
        """Of those who pick up, the share who pass the caller on; None where that is not told.

        Each pick-up is one contact that reached somebody, or one transfer that somebody took.
        """
        return self.passed_on / self.pick_ups if self.pick_ups else None

    @property
    def when(self) -> str:
        """`3 to 28 March 2026`; empty where no time is told."""
        return "" if self.period is None else between(*self.period)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: seconds end in `_s`, shares are of 1."""
        return {
            "format": list(self.formats),
            "files": list(self.files),
            "rows": self.rows,
            "understood": self.understood,
            "skipped": dict(self.skipped),
            "period": None
            if self.period is None
            else {"from": self.period[0].isoformat(), "to": self.period[1].isoformat()},
            "queues": {queue.name: queue.as_dict() for queue in self.queues},
            "contacts": self.contacts,
            "transfers_per_contact": _share(self.transfers_per_contact),
            "passed_on_share": _share(self.passed_on_share),
            "repeat_share_7_days": _share(self.repeat_share),
            "hours": None if self.hours is None else {"open": self.hours, "clock": self.clock},
            "kept": [journey.as_dict() for journey in self.kept],
            "method": METHOD,
            "not_understood": list(self.not_understood),
        }


def between(first: date, last: date) -> str:
    """Two days in words, without saying twice what they share."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} to {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"


def _waits(waits: Waits) -> dict[str, Any]:
    return {
        "calls": waits.calls,
        "answered": sum(waits.answered.values()),
        "hung_up": sum(waits.hung_up.values()),
        "moved_on": sum(waits.moved_on.values()),
        "abandoned": _share(waits.abandoned),
        "offered": _spread(offered(waits)),
        "answered_wait": _spread(answered(waits)),
        "everybody_mean_s": _exact(waits.mean),
    }


def _spread(spread: Spread | None) -> dict[str, Any] | None:
    if spread is None:
        return None
    return {
        "mean_s": _exact(spread.mean),
        "p50_s": _exact(spread.p50),
        "p90_s": _exact(spread.p90),
        "longest_s": _exact(spread.longest),
        "unfinished": _share(spread.unfinished),
    }


def _exact(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
