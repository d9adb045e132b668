"""The `queues:` of a company file: who answers, how many, how long it takes, who gives up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from holdgame.company.marks import read_marks
from holdgame.company.policy import STAFFING, Policy
from holdgame.company.profile import Assumed, Queue, Value
from holdgame.company.queueing import erlang_a
from holdgame.company.queueing.fitting import (
    HEAVIEST,
    MOST_AGENTS,
    effective_agents,
    patience_of,
)
from holdgame.documents import nodes
from holdgame.documents.fields import Fields

DAY = 86_400
FITS = 0.25  # judgement: how far a modelled wait may be from a measured one without a word
FITS_SECONDS = 15.0  # judgement: the same, where waits are short
ONLY_QUEUE = "support"  # of a company that has named none


def read_queues(
    fields: Fields, defaults: Mapping[str, Assumed], row: Policy
) -> tuple[Mapping[str, Queue], dict[str, Value]]:
    """The queues by id, and the values of their `staffing.<queue>`."""
    queues: dict[str, Queue] = {}
    values: dict[str, Value] = {}
    rows = fields.mapping("queues", "`queues:`")
    for key, node in rows.entries() if rows else ():
        if "." in key.text or not key.text:
            fields.wrong(key, "The name of a queue cannot hold a dot.")
            continue
        if not isinstance(node, nodes.Mapping):
            fields.wrong(node, f"A queue is keys and values, and this is {nodes.kind(node)}.")
            continue
        inner = Fields(node, f"The queue `{key.text}`", fields.diagnostics)
        queue = _queue(key.text, inner, defaults)
        queues[queue.id] = queue
        values[f"{STAFFING}.{queue.id}"] = _staffing(queue, inner, row)
        inner.done()
    if not queues:
        nobody = Fields(nodes.Mapping(fields.whole.source, 0, 0), "A queue", fields.diagnostics)
        queue = _queue(ONLY_QUEUE, nobody, defaults)
        queues[queue.id] = queue
        values[f"{STAFFING}.{queue.id}"] = _staffing(queue, nobody, row)
    return MappingProxyType(queues), values


def _queue(id: str, fields: Fields, defaults: Mapping[str, Assumed]) -> Queue:
    assumed: dict[str, Assumed] = {}

    def or_assumed(said: float | None, key: str) -> float:
        if said is not None:
            return said
        assumed[key] = defaults[key]
        return defaults[key].seconds

    calls = fields.number("calls_per_hour", None, low=0.1, high=1_000_000)
    agents = fields.number("agents", None, low=1, high=MOST_AGENTS, whole=True)
    measured = fields.seconds("hold.measured", None, low=0, high=DAY)
    hung_up = fields.share("hung_up")
    handle = or_assumed(fields.seconds("handle", None, low=1, high=DAY), "handle")
    if measured is None and (calls is None or agents is None):
        _half_said(fields)
        measured = or_assumed(None, "hold.measured")
    said = fields.seconds("patience", None, low=1, high=DAY)
    if said is None and hung_up and measured:
        said = measured / hung_up  # patience = mean wait / share abandoned
    elif said is None and hung_up and calls is not None and agents is not None:
        said = patience_of(calls, int(agents), handle, hung_up)
        _hang_ups_fit(fields, calls, int(agents), handle, said, hung_up)
    patience = or_assumed(said, "patience")
    people = None if agents is None else int(agents)
    if measured is not None and calls is not None and people is not None:
        _wait_fits(fields, calls, people, handle, patience, measured)
    made = MappingProxyType(assumed)
    queue = Queue(id, calls, people, handle, patience, measured, made)
    if queue.load is not None and queue.load > HEAVIEST:
        fields.diagnostics.warn(
            "HG058",
            fields.place,
            f"{fields.what} gets {queue.load:.1f} times the calls its people can answer.",
            "Is `calls_per_hour:` for one hour, and `handle:` for one call?",
        )
    return queue


def _half_said(fields: Fields) -> None:
    """People without calls, or calls without people, say nothing about a wait."""
    if ("calls_per_hour" in fields) != ("agents" in fields):
        missing = "agents" if "calls_per_hour" in fields else "calls_per_hour"
        fields.diagnostics.error(
            "HG020",
            fields.place,
            f"{fields.what} needs `{missing}:` too.",
            "Or say the mean wait alone: `hold.measured: 143s`.",
        )


def _staffing(queue: Queue, fields: Fields, row: Policy) -> Value:
    """The people of a queue; 0 where only the wait is known."""
    marks = read_marks(fields, row)
    if "hold.measured" in queue.assumed:
        wait = queue.assumed["hold.measured"]
        known = (wait.source, wait.provenance, marks.made_for_said)
        return Value(queue.agents or 0, "assumed", "", marks.made_for, *known)
    return marks.on(queue.agents or 0)


def _hang_ups_fit(
    fields: Fields, calls: float, agents: int, handle: float, patience: float, hung_up: float
) -> None:
    """Say so where calls, people and hang-ups cannot all be true."""
    lost = erlang_a(calls, agents, handle, patience).abandoned
    if abs(lost - hung_up) > 0.02:
        fields.diagnostics.warn(
            "HG058",
            fields.place_of("hung_up"),
            f"With so many calls and people about {lost:.0%} would hang up, not {hung_up:.0%}.",
            "Check that all of these are from the same hour.",
        )


def _wait_fits(
    fields: Fields, calls: float, agents: int, handle: float, patience: float, measured: float
) -> None:
    """Say so where people and calls would make another wait than was measured."""
    waits = erlang_a(calls, agents, handle, patience).actual_mean
    if abs(waits - measured) > max(FITS * measured, FITS_SECONDS):
        people = effective_agents(calls, handle, patience, measured)
        as_if = f": as if {people:.1f} people answered, not {agents}"
        fields.diagnostics.warn(
            "HG058",
            fields.place_of("hold.measured"),
            f"With so many calls and people the mean wait would be about {_short(waits)}, "
            f"not {_short(measured)}{as_if if 1 < people < MOST_AGENTS else ''}.",
            "The measured wait is the one that is played. Are all of these from the same hour?",
        )


def _short(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
