"""summary: what call records show, in lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from holdgame.company.imports.calls.kept import Journey, Leg
from holdgame.company.imports.calls.measured import Measured, MeasuredQueue
from holdgame.company.imports.calls.survival import Spread, answered, offered
from holdgame.company.imports.calls.values import figures, snippet
from holdgame.company.imports.calls.words import counted, minutes, percent

_WIDTH: Final = 96
_NOTED: Final = 0.01  # of waits that nobody saw to their end; fewer do not move a mean
_HEAD: Final = ("queue", "calls", "hung up", "median", "nine in ten", "mean", "handle")


def render(measured: Measured, *, to_paste: bool = True) -> str:
    """Everything, ending in the YAML that a company file takes if somebody is `to_paste` it."""
    parts = [
        "\n".join(_counts(measured)),
        "What a caller who stays on the line waits (a hang-up cut a longer wait short):\n\n"
        + "\n".join(_table(measured, "offered")),
        "What a call report shows, which is shorter (those who were answered):\n\n"
        + "\n".join(_table(measured, "answered")),
        "\n".join(line for queue in measured.queues for line in _queue(queue)),
        "\n".join(_contacts(measured)),
        "\n".join(_not_understood(measured)),
        _pasted(measured) if to_paste else "",
    ]
    return "\n\n".join(filter(None, parts))


def nothing_to_play(measured: Measured) -> str:
    """Why no journey is kept: `1 chat; no calls: nothing to play`."""
    calls = measured.calls - measured.chats
    if calls:
        return f"{counted(calls, 'call')}, none of them answered: nothing to play"
    return f"{counted(measured.chats, 'chat')}; no calls: nothing to play"


def _counts(measured: Measured) -> Iterator[str]:
    when = f", {measured.when}" if measured.when else ""
    rang = measured.calls - measured.chats
    kinds = [counted(n, one) for n, one in ((rang, "call"), (measured.chats, "chat")) if n]
    yield f"{' and '.join(kinds)}{when} ({', '.join(measured.formats)})"
    yield f"{counted(measured.rows, 'row')} read, {measured.understood:,} used"
    for reason, rows in measured.skipped.items():
        yield f"  not used: {reason} ({rows:,})"
    yield "queue names are kept as they are; look whether one is a person's"


def _table(measured: Measured, which: str) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [_HEAD]
    for queue in measured.queues:
        spread = offered(queue.waits) if which == "offered" else answered(queue.waits)
        rows.append(_row(queue, spread))
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    for name, *cells in rows:
        right = (text.rjust(width) for text, width in zip(cells, widths[1:], strict=True))
        yield f"  {name:<{widths[0]}}  {'  '.join(right)}".rstrip()


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
    return (queue.name, f"{queue.waits.calls:,}", percent(queue.waits.abandoned, 1), *waits, handle)


def _queue(queue: MeasuredQueue) -> Iterator[str]:
    """What else there is to say of a queue, under its name."""
    facts = list(_facts(queue))
    if facts:
        yield f"{queue.name}: {facts[0]}"
        yield from map(_wrapped, facts[1:])


def _facts(queue: MeasuredQueue) -> Iterator[str]:
    """Its busiest hour, with a name on each figure, and which of them a company file takes."""
    hour, taken = queue.busiest, figures(queue)
    patient = "" if queue.patience is None else f"patience {minutes(queue.patience)}"
    if not queue.waits.answered:
        calls = counted(queue.waits.calls, "call")
        yield f"nobody was answered in {calls}, so nobody can tell how long one waits there"
    elif hour is None and patient:
        yield patient
    elif hour is not None:
        calls = f"{hour.calls_per_hour:.1f} calls an hour on {counted(hour.days, 'day')}"
        busy = f"busiest from {hour.begins} to {hour.ends}, {calls}"
        yield "; ".join(filter(None, (busy, patient)))
        law = offered(hour.waits)
        stays = "nobody was answered" if law is None else f"those who stay wait {minutes(law.mean)}"
        everybody = f"everybody, those who hang up among them, {minutes(hour.waits.mean)}"
        yield f"in that hour, on average, {stays}; {everybody}"
        if hour.fit is not None:
            yield hour.fit.sentence
    if "agents" in taken:
        yield "a company file takes the agents and the patience: the wait follows from them"
    elif taken:
        when = "in that hour" if hour else "at all hours"
        yield (
            f"a company file takes the mean of those who stay {when}: hold.measured"
            f" {taken['hold.measured']}"
        )


def _contacts(measured: Measured) -> Iterator[str]:
    each = measured.transfers_per_contact
    transfers = "" if each is None else f", {each:.2f} transfers in each"
    yield f"{counted(measured.contacts, 'contact')}{transfers}"
    if measured.passed_on_share is not None:
        yield f"of those who pick up, {percent(measured.passed_on_share)} pass the caller on"
    if measured.repeat_share is not None:
        share = percent(measured.repeat_share)
        yield f"{share} came within seven days of another by the same customer"
    if measured.hours is not None:
        clock = measured.clock or "the clock of the records"
        hours = measured.hours.replace("-", " to ")
        yield "open always" if hours == "always" else f"open {hours}, on {clock}"
    for journey in measured.kept:
        yield f"kept, {journey.which}: {told(journey)}"
    if not measured.kept:
        yield nothing_to_play(measured)


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


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
