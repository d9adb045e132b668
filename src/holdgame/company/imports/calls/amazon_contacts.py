"""amazon_contacts: Amazon Connect's contact records, as JSON, JSON Lines or one after another.

The same contact is delivered more than once; the copy that was updated last counts. A contact that
is passed on is a new contact with the same `InitialContactId`.

Source: docs.aws.amazon.com, "Data model for Amazon Connect contact records".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from holdgame.company.imports.calls.clock import wall_seconds
from holdgame.company.imports.calls.json_stream import inside, number_in, records_of, text_in
from holdgame.company.imports.calls.names import AGENTS_OWN, CHAT, PHONE
from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import (
    ANSWERED,
    HUNG_UP,
    LONGEST,
    MOVED_ON,
    Call,
    Calls,
    Outcome,
    Reading,
    batches,
)

FORMAT: Final = "Amazon Connect contact records"
_WAITING: Final = 10_000  # contacts that are held back, in case a newer copy comes
_MEDIA: Final = {"": PHONE, "VOICE": PHONE, "CHAT": CHAT}
_COMES_IN: Final = ("", "INBOUND", "TRANSFER", "QUEUE_TRANSFER", "WEBRTC_API")
_NOT_THE_CUSTOMER: Final = ("CONTACT_FLOW_DISCONNECT", "TELECOM_PROBLEM", "EXPIRED", "API")
_AN_AGENTS: Final = "/queue/agent/"  # in the ARN of the queue that each agent has
_TIMES: Final = ("LastUpdateTimestamp", "DisconnectTimestamp", "InitiationTimestamp")


def recognises(sample: str) -> bool:
    """Whether contacts stand in it."""
    return '"ContactId"' in sample


def read(file: RecordFile, reading: Reading) -> Iterator[Calls]:
    """The calls in some contact records."""
    reading.clocks.add("UTC")
    return batches(_calls(file, reading))


def _calls(file: RecordFile, reading: Reading) -> Iterator[Call]:
    newest: dict[str, tuple[str, Call | str]] = {}
    for record in records_of(file, reading):
        id, updated = text_in(record, "ContactId"), _updated(record)
        if not id:
            reading.skip("records without a ContactId")
            continue
        held = newest.get(id)
        if held is not None:
            reading.skip("copies of a contact that came again")
        if held is None or held[0] <= updated:
            newest[id] = updated, _call(record, id, reading)
        if len(newest) > _WAITING:
            first = next(iter(newest))
            yield from _once(first, newest.pop(first)[1], reading)
    for id, (_, found) in newest.items():
        yield from _once(id, found, reading)


def _once(id: str, found: Call | str, reading: Reading) -> Iterator[Call]:
    if not reading.first_time(id):
        reading.skip("copies of a contact that came again")
    elif isinstance(found, str):
        reading.skip(found)
    else:
        yield found


def _updated(record: dict[str, Any]) -> str:
    """When a copy was made: ISO times in UTC sort as texts do."""
    return next(filter(None, (text_in(record, key) for key in _TIMES)), "")


def _call(record: dict[str, Any], id: str, reading: Reading) -> Call | str:
    """The call of a contact, or why there is none."""
    medium = _MEDIA.get(text_in(record, "Channel").upper())
    began = text_in(record, "InitiationMethod").upper()
    if medium is None:
        return "tasks and e-mails, for which nobody holds"
    if began == "CALLBACK":
        return "call-backs, for which nobody holds"
    if began not in _COMES_IN and not (began == "API" and medium != PHONE):
        return "contacts that did not come in"
    queue = inside(record, "Queue")
    if not isinstance(queue, dict):
        return "contacts that never joined a queue"
    joined = _time(queue, "EnqueueTimestamp")
    wait = number_in(queue, "Duration")
    if wait is None:
        left = _time(queue, "DequeueTimestamp")
        wait = None if joined is None or left is None else float(left - joined)
    if wait is None or not 0 <= wait <= LONGEST:
        return "contacts whose wait cannot be told"
    spent = [number_in(record, "Agent", key) for key in (
        "AgentInteractionDuration", "CustomerHoldDuration", "AfterContactWorkDuration"
    )]  # fmt: skip
    outcome = _outcome(record)
    told = outcome == ANSWERED and spent[0] is not None
    passed_on = (began == "TRANSFER") + bool(text_in(record, "TransferCompletedTimestamp"))
    return Call(
        start=joined if joined is not None else _time(record, "InitiationTimestamp"),
        queue=reading.queue(_name(queue), medium, id=text_in(queue, "ARN")),
        wait=wait,
        outcome=outcome,
        talk=spent[0] if told else None,
        held=spent[1] if told else None,
        handle=sum(part or 0.0 for part in spent) if told else None,
        transfers=passed_on,
        customer=reading.unnamed.one(text_in(record, "CustomerEndpoint", "Address")),
        contact=text_in(record, "InitialContactId") or id,
    )


def _outcome(record: dict[str, Any]) -> Outcome:
    if text_in(record, "Agent", "ConnectedToAgentTimestamp"):
        return ANSWERED
    reason = text_in(record, "DisconnectReason")
    if text_in(record, "NextContactId") or reason in _NOT_THE_CUSTOMER:
        return MOVED_ON
    return HUNG_UP


def _name(queue: dict[str, Any]) -> str:
    return AGENTS_OWN if _AN_AGENTS in text_in(queue, "ARN") else text_in(queue, "Name")


def _time(value: dict[str, Any], key: str) -> int | None:
    try:
        return wall_seconds(datetime.fromisoformat(text_in(value, key)))
    except ValueError:
        return None
