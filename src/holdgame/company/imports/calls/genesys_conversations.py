"""genesys_conversations: conversation details of Genesys Cloud, as its analytics API gives them.

A conversation has participants: the customer, queues (purpose `acd`) and agents. Each has sessions
with metrics in milliseconds: `tAcd`, how long it was in the queue; `tAbandon`, the same where the
customer gave up; an agent's `tAnswered`, `tTalk`, `tHeld` and `tAcw`.

Source: developer.genesys.cloud, "Analytics: conversation details" and "Metrics".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from holdgame.company.imports.calls.clock import wall_seconds
from holdgame.company.imports.calls.json_stream import list_in, number_in, records_of, text_in
from holdgame.company.imports.calls.names import CHAT, PHONE
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

FORMAT: Final = "Genesys conversation details"
_MEDIA: Final = {"voice": PHONE, "chat": CHAT, "message": CHAT}
_CUSTOMERS: Final = ("customer", "external")

Session = dict[str, Any]
Metrics = dict[str, float]


def recognises(sample: str) -> bool:
    """Whether conversations stand in it."""
    return '"conversationId"' in sample


def read(file: RecordFile, reading: Reading) -> Iterator[Calls]:
    """The calls in some conversations."""
    reading.clocks.add("UTC")
    return batches(_calls(file, reading))


def _calls(file: RecordFile, reading: Reading) -> Iterator[Call]:
    for record in records_of(file, reading):
        id = text_in(record, "conversationId")
        if not id:
            reading.skip("records without a conversationId")
        elif not reading.first_time(id):
            reading.skip("conversations that came again")
        elif text_in(record, "originatingDirection") == "outbound":
            reading.skip("conversations that did not come in")
        else:
            calls = list(_legs(record, id, reading))
            if not calls:
                reading.skip("conversations in which nobody waited in a queue")
            yield from calls


def _legs(record: dict[str, Any], id: str, reading: Reading) -> Iterator[Call]:
    """One call for each queue that the conversation was in."""
    customer = reading.unnamed.one(_customer(record))
    answers = [a for _, a in _sessions(record, "agent") if "tAnswered" in _metrics(a)]
    for participant, session in _sessions(record, "acd"):
        medium = _MEDIA.get(text_in(session, "mediaType"))
        if medium is None or text_in(session, "direction") == "outbound":
            continue
        queue, metrics = _queue_of(session), _metrics(session)
        answer = next((a for a in answers if _queue_of(a) in (queue, "")), None)
        outcome: Outcome = HUNG_UP if "tAbandon" in metrics else MOVED_ON
        if outcome == MOVED_ON and answer is not None and "tFlowOut" not in metrics:
            outcome = ANSWERED
            answers.remove(answer)
        told = metrics | (_metrics(answer) if answer and outcome == ANSWERED else {})
        wait = _seconds(told, "tAbandon", "tAcd", "tAnswered")
        if wait is None or wait > LONGEST:
            continue
        talk = _seconds(told, "tTalkComplete", "tTalk")
        held = _seconds(told, "tHeldComplete", "tHeld")
        yield Call(
            start=_began(session),
            queue=reading.queue(text_in(participant, "participantName"), medium, id=queue),
            wait=wait,
            outcome=outcome,
            talk=talk,
            held=held,
            handle=_seconds(told, "tHandle") or _sum(talk, held, _seconds(told, "tAcw")),
            transfers=min(int(told.get("nTransferred", 0)), 20),
            customer=customer,
            contact=id,
        )


def _sum(talk: float | None, *more: float | None) -> float | None:
    return None if talk is None else talk + sum(part or 0.0 for part in more)


def _seconds(metrics: Metrics, *names: str) -> float | None:
    """The first of some metrics that there is, which are told in milliseconds."""
    return next((metrics[name] / 1000 for name in names if name in metrics), None)


def _sessions(record: dict[str, Any], purpose: str) -> Iterator[tuple[dict[str, Any], Session]]:
    for participant in list_in(record, "participants"):
        if text_in(participant, "purpose") == purpose:
            for session in list_in(participant, "sessions"):
                if isinstance(session, dict):
                    yield participant, session


def _metrics(session: Session) -> Metrics:
    """Metrics by name; what is told in several parts is added up."""
    found: Metrics = {}
    for metric in list_in(session, "metrics"):
        name, value = text_in(metric, "name"), number_in(metric, "value")
        if name and value is not None:
            found[name] = found.get(name, 0.0) + value
    return found


def _queue_of(session: Session) -> str:
    return next(filter(None, (text_in(s, "queueId") for s in list_in(session, "segments"))), "")


def _customer(record: dict[str, Any]) -> str:
    """What identifies the customer: a contact's id, else the number or address that called."""
    for participant in list_in(record, "participants"):
        if text_in(participant, "purpose") in _CUSTOMERS:
            ids = [text_in(participant, "externalContactId")]
            for session in list_in(participant, "sessions"):
                ids += [text_in(session, "ani"), text_in(session, "addressFrom")]
            return next(filter(None, ids), "")
    return ""


def _began(session: Session) -> int | None:
    for segment in list_in(session, "segments"):
        try:
            return wall_seconds(datetime.fromisoformat(text_in(segment, "segmentStart")))
        except ValueError:
            continue
    return None
