"""summary: what call records show, in lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from holdgame.company.imports.calls.kept import Journey, Leg
from holdgame.company.imports.calls.measured import Measured, MeasuredQueue
from holdgame.company.imports.calls.survival import Spread, answered, offered
from holdgame.company.imports.calls.values import snippet

_WIDTH: Final = 96
_NOTED: Final = 0.01  # of waits that nobody saw to their end; fewer do not move a mean
_HEAD: Final = ("queue", "calls", "hung up", "median", "nine in ten", "mean", "handle")


def render(measured: Measured, *, to_paste: bool = True) -> str:
    """Everything, ending in the YAML that a company file takes if somebody is `to_paste` it."""
    parts = [
        "\n".join(_counts(measured)),
        "What a caller who stays on the line waits (hang-ups taken for what they say):\n\n"
        + "\n".join(_table(measured, "offered")),
        "What a call report shows, which is shorter (those who were answered):\n\n"
        + "\n".join(_table(measured, "answered")),
        "\n".join(_busiest(measured)),
        "\n".join(_contacts(measured)),
        "\n".join(_not_understood(measured)),
        _pasted(measured) if to_paste else "",
    ]
    return "\n\n".join(filter(None, parts))


def _counts(measured: Measured) -> Iterator[str]:
    when = f", {measured.when}" if measured.when else ""
    yield f"{_counted(measured.calls, 'call')}{when} ({', '.join(measured.formats)})"
    yield f"{_counted(measured.rows, 'row')} read, {measured.understood:,} used"
    for reason, rows in measured.skipped.items():
        yield f"  not used: {rows:,} {reason}"


def _table(measured: Measured, which: str) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [_HEAD]
    for queue in measured.queues:
        spread = offered(queue.waits) if which == "offered" else answered(queue.waits)
        rows.append(_row(queue, spread))
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    for name, *figures in rows:
        cells = (text.rjust(width) for text, width in zip(figures, widths[1:], strict=True))
        yield f"  {name:<{widths[0]}}  {'  '.join(cells)}".rstrip()


def _row(queue: MeasuredQueue, spread: Spread | None) -> tuple[str, ...]:
    waits = ("", "", "")
    if spread is not None:
        more = f"over {minutes(spread.longest)}"
        mean = minutes(spread.mean)
        waits = (
            more if spread.p50 is None else minutes(spread.p50),
            more if spread.p90 is None else minutes(spread.p90),
            f"over {mean}" if spread.unfinished > _NOTED else mean,
        )
    handle = "" if queue.handle is None else minutes(queue.handle)
    return (queue.name, f"{queue.waits.calls:,}", f"{queue.waits.abandoned:.1%}", *waits, handle)


def _busiest(measured: Measured) -> Iterator[str]:
    for queue in measured.queues:
        hour = queue.busiest
        if hour is None:
            continue
        patient = "" if queue.patience is None else f"; patience {minutes(queue.patience)}"
        yield (
            f"{queue.name}: busiest from {hour.begins} to {hour.ends}, {hour.calls_per_hour:.1f}"
            f" calls an hour on {_counted(hour.days, 'day')}{patient}"
        )
        if hour.fit is not None:
            yield _wrapped(hour.fit.sentence)


def _contacts(measured: Measured) -> Iterator[str]:
    transfers = f"{measured.transfers_per_contact:.2f} transfers in each"
    yield f"{_counted(measured.contacts, 'contact')}, {transfers}"
    if measured.repeat_share is not None:
        yield f"{measured.repeat_share:.0%} came within seven days of another by the same customer"
    if measured.hours is not None:
        clock = measured.clock or "the clock of the records"
        hours = measured.hours.replace("-", " to ")
        yield "open always" if hours == "always" else f"open {hours}, on {clock}"
    for journey in measured.kept:
        yield f"kept, {journey.which}: {told(journey)}"


def _not_understood(measured: Measured) -> Iterator[str]:
    if measured.not_understood:
        yield "Not understood:"
        yield from (_wrapped(line) for told in measured.not_understood for line in told.split("\n"))


def _pasted(measured: Measured) -> str:
    pasted = snippet(measured)
    return f"For a company file:\n\n{pasted}".rstrip() if pasted else ""


def told(journey: Journey) -> str:
    """`waited 4:10 in March (support 3:02, spoke 6:00, held 1:00; billing 1:08, spoke 4:30)`."""
    month = f" in {journey.month}" if journey.month else ""
    return f"waited {minutes(journey.wait)}{month} ({'; '.join(map(_leg, journey.legs))})"


def _leg(leg: Leg) -> str:
    parts = [f"{leg.queue} {minutes(leg.wait)}"]
    if leg.talk is None:
        parts.append(leg.outcome)
    else:
        parts.append(f"spoke {minutes(leg.talk)}")
    if leg.held:
        parts.append(f"held {minutes(leg.held)}")
    return ", ".join(parts)


def minutes(seconds: float) -> str:
    """`2:05`, `1:02:05`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    short = f"{rest // 60}:{rest % 60:02d}"
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else short


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
