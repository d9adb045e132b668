"""measure: from files of call records to what they show of a company."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from holdgame.company.imports.calls.clock import DAY
from holdgame.company.imports.calls.columns import NOTHING_TOLD, ColumnMap
from holdgame.company.imports.calls.fit import fit, patience
from holdgame.company.imports.calls.fold import Fold
from holdgame.company.imports.calls.measured import Busiest, Measured, MeasuredQueue
from holdgame.company.imports.calls.names import is_chat, safe
from holdgame.company.imports.calls.opening import clock, on_zone
from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import Reading, RecordsProblem
from holdgame.company.imports.calls.sources import calls
from holdgame.company.imports.calls.stays import HOUR
from holdgame.company.imports.calls.survival import offered
from holdgame.company.imports.calls.words import counted

_FEW: Final = 100  # calls in the busiest hour; fewer say nothing of that hour
_LONG: Final = HOUR  # seconds; half of the waits longer than that is nearly always a slip


def import_calls(
    paths: Sequence[Path],
    told: ColumnMap = NOTHING_TOLD,
    zone: ZoneInfo | None = None,
    progress: Callable[[Path, float], None] | None = None,
) -> Measured:
    """Measure a company by its call records.

    Args:
        paths: the files; each may be of another format.
        told: what a map says of the columns of tables.
        zone: whose clock to tell hours on, where the records are on UTC.
        progress: told again and again how much of a file has been read, from 0 to 1.

    Raises:
        RecordsProblem: nothing can be used; the message says why of each file.
    """
    reading = Reading()
    fold = Fold(reading.unnamed)
    problems: list[str] = []
    names: list[str] = []
    for path in paths:
        name = safe(path.name)
        try:
            file = RecordFile.of(path)
            file.progress = None if progress is None else partial(progress, path)
            with _without_collector():
                for some in calls(file, reading, told):
                    fold.add(some)
            names.append(name)
            if file.broken:
                reading.say(f"{name}: {file.broken} What came before is counted.")
        except RecordsProblem as found:
            problems.append(f"{name}: {found}")
        except OSError as found:
            problems.append(f"{name}: It cannot be read: {found.strerror or 'nobody knows why'}.")
    fold.close()
    if not fold.contacts:
        raise RecordsProblem("\n".join([*problems, *_why_nothing(names, reading)]))
    for problem in problems:
        reading.say(problem)
    return _measured(fold, reading, tuple(names), zone)


def _measured(
    fold: Fold, reading: Reading, names: tuple[str, ...], zone: ZoneInfo | None
) -> Measured:
    on_utc = reading.clocks == {"UTC"}
    shown = zone if on_utc else None
    queues = tuple(_queue(name, fold, shown) for name in fold.stays.queues())
    everybody = offered(fold.stays.waits())
    if everybody is not None and (everybody.p50 is None or everybody.p50 > _LONG):
        reading.say("Half of the waits are longer than an hour. Is their unit the right one?")
    told = fold.opening.told
    if fold.opening.period is not None and not told:
        reading.say(
            f"{fold.opening.without_time:,} of {counted(fold.opening.calls, 'call')} tell no time"
            " that can be read. So no time is used at all, and nothing is said of calls an hour,"
            " people, opening hours and who called again."
        )
    elif fold.opening.dates_only:
        reading.say("The records tell days and no times of day: hours cannot be told.")
    if not fold.repeats.in_order:
        reading.say("The rows are in no order of time: who called again cannot be told.")
    one_clock = len(reading.clocks) < 2
    if not one_clock:
        reading.say("Some times are on UTC and some are not: opening hours cannot be told.")
    return Measured(
        formats=tuple(reading.formats),
        files=names,
        rows=reading.rows,
        understood=reading.understood,
        skipped=dict(reading.skipped.most_common()),
        period=fold.opening.period if told else None,
        contacts=fold.contacts,
        transfers=fold.transfers,
        pick_ups=fold.reached + fold.passed_on,
        passed_on=fold.passed_on,
        repeat_share=fold.repeats.share if told else None,
        hours=fold.opening.hours(shown) if one_clock and told else None,
        clock=shown.key if shown else "UTC" if on_utc else "",
        queues=queues,
        kept=fold.kept.journeys(months=told),
        not_understood=tuple(reading.sentences),
    )


def _queue(name: str, fold: Fold, zone: ZoneInfo | None) -> MeasuredQueue:
    waits, handle = fold.stays.waits(name), fold.stays.handle(name)
    patient = patience(waits)
    return MeasuredQueue(name, waits, handle, patient, _busiest(name, fold, handle, patient, zone))


def _busiest(
    name: str, fold: Fold, handle: float | None, patient: float | None, zone: ZoneInfo | None
) -> Busiest | None:
    by_hour = fold.stays.by_hour(name)
    hour = max(by_hour, key=lambda h: (by_hour[h], -h), default=None)
    hours_told = fold.opening.told and not fold.opening.dates_only
    if hour is None or by_hour[hour] < _FEW or is_chat(name) or not hours_told:
        return None
    days = max(fold.opening.days(hour), 1)
    calls_per_hour = by_hour[hour] / days
    waits = fold.stays.waits(name, hour)
    law = offered(waits)
    begins = on_zone(fold.opening.noon // DAY * DAY + hour * HOUR, zone) % DAY
    return Busiest(
        begins=clock(begins),
        ends=clock((begins + HOUR - 1) % DAY + 1),
        days=days,
        calls_per_hour=calls_per_hour,
        waits=waits,
        fit=fit(calls_per_hour, handle, patient, waits, law)
        if handle and patient and law is not None
        else None,
    )


def _why_nothing(names: Sequence[str], reading: Reading) -> list[str]:
    """Of files that were read and in which there was nothing."""
    reasons = [f"{reason} ({rows:,})" for reason, rows in reading.skipped.most_common(3)]
    left_out = f": {', '.join(reasons)}" if reasons else ""
    told = [f"{', '.join(names)}: There is no call that can be used{left_out}."] if names else []
    return [*told, *reading.sentences]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector looks through a million rows for circles that are not there."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
