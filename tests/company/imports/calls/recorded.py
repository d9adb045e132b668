"""Small records as telephone systems write them, and a queue that makes calls to record."""

from __future__ import annotations

import heapq
import json
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from holdgame.company.imports.calls.columns import NOTHING_TOLD, ColumnMap
from holdgame.company.imports.calls.measure import import_calls
from holdgame.company.imports.calls.measured import Measured
from holdgame.company.imports.calls.records import ANSWERED, HUNG_UP, Call

MONDAY = datetime(2026, 3, 2, 8)
HEADER = ("start", "queue", "customer", "wait", "outcome", "handle")


def measured(folder: Path, text: str | bytes, told: ColumnMap = NOTHING_TOLD) -> Measured:
    """What a file of this content shows."""
    path = folder / "calls"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_calls([path], told)


def table(rows: Iterable[Sequence[object]], header: Sequence[str] = HEADER, by: str = ",") -> str:
    """Rows of a call report under the names of its columns."""
    return "\n".join(by.join(map(str, row)) for row in (header, *rows)) + "\n"


def waits(*seconds: str) -> str:
    """A report of waits alone: `40`, and `40+` for a caller who hung up."""
    rows = [(s.strip("+"), "abandoned" if s.endswith("+") else "answered") for s in seconds]
    return table(rows, ("wait", "outcome"))


def queue_log(*events: str) -> str:
    """A queue_log: `SECOND CALL EVENT|ARGUMENTS`, all in the queue `support`."""
    lines = []
    for event in events:
        second, call, rest = event.split(" ", 2)
        lines.append(f"{1772442000 + int(second)}|{call}|support|PJSIP/8007|{rest}")
    return "\n".join(lines) + "\n"


def contact(id: str, **changed: Any) -> dict[str, Any]:
    """An Amazon Connect contact record: 70 s in the queue, answered, 300 s of talk."""
    return {
        "ContactId": id,
        "InitialContactId": None,
        "NextContactId": None,
        "Channel": "VOICE",
        "InitiationMethod": "INBOUND",
        "InitiationTimestamp": "2026-03-02T10:00:00Z",
        "LastUpdateTimestamp": "2026-03-02T10:09:00Z",
        "DisconnectReason": "CUSTOMER_DISCONNECT",
        "CustomerEndpoint": {"Address": "+4930123456", "Type": "TELEPHONE_NUMBER"},
        "Queue": {
            "Name": "support",
            "ARN": "arn:aws:connect:eu-central-1:123456789012:instance/7f3c/queue/de51469a",
            "EnqueueTimestamp": "2026-03-02T10:01:00Z",
            "DequeueTimestamp": "2026-03-02T10:02:10Z",
            "Duration": 70,
        },
        "Agent": {
            "ConnectedToAgentTimestamp": "2026-03-02T10:02:10Z",
            "AgentInteractionDuration": 300,
            "CustomerHoldDuration": 32,
            "AfterContactWorkDuration": 45,
        },
    } | changed


def conversation(id: str, *, answered: bool = True, **changed: Any) -> dict[str, Any]:
    """Details of a Genesys conversation: 70 s in the queue; if answered, 300 s of talk."""
    segment = {"segmentStart": "2026-03-02T10:01:00.000Z", "queueId": "q-1"}

    def session(**metrics: int) -> list[dict[str, Any]]:
        told = [{"name": name, "value": value} for name, value in metrics.items()]
        return [{"mediaType": "voice", "segments": [segment], "metrics": told}]

    customer = [{"mediaType": "voice", "ani": "tel:+4930123456"}]
    acd = session(nOffered=1, tAcd=70_000) if answered else session(nOffered=1, tAbandon=70_000)
    participants = [
        {"purpose": "customer", "participantName": "Maria Moreno", "sessions": customer},
        {"purpose": "acd", "participantName": "support", "sessions": acd},
    ]
    if answered:
        spent = session(tAnswered=70_000, tTalkComplete=300_000, tHeldComplete=32_000, tAcw=45_000)
        participants.append({"purpose": "agent", "userId": "u-1", "sessions": spent})
    made = {"conversationId": id, "originatingDirection": "inbound", "participants": participants}
    return made | changed


def lines(records: Iterable[Any]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in records)


def queue_calls(
    calls: int, calls_per_hour: float, agents: int, handle: float, patience: float, seed: int = 1
) -> list[Call]:
    """Calls of a queue that serves in turn and loses who is out of patience: M/M/n+M, simulated.

    All in the same hour of as many days as it takes, so that every day begins empty.
    """
    dice = random.Random(seed)
    made: list[Call] = []
    day = MONDAY
    while len(made) < calls:
        now = -3600.0  # an hour to fill up, which is not recorded
        free_at = [now] * agents
        while (now := now + dice.expovariate(calls_per_hour / 3600)) < 3600:
            offered = max(free_at[0] - now, 0.0)
            patient = dice.expovariate(1 / patience)
            start = int((day + timedelta(seconds=now) - datetime(1970, 1, 1)).total_seconds())
            if offered <= patient:
                spent = dice.expovariate(1 / handle)
                heapq.heapreplace(free_at, now + offered + spent)
                call = Call(start, "support", offered, ANSWERED, talk=spent, handle=spent)
            else:
                call = Call(start, "support", patient, HUNG_UP)
            if now >= 0:
                made.append(call)
        day += timedelta(days=1)
    return made[:calls]


def reported(calls: Iterable[Call]) -> str:
    """Calls as a call report has them, to the hundredth of a second."""
    rows = [
        (
            (datetime(1970, 1, 1) + timedelta(seconds=call.start or 0)).isoformat(),
            call.queue,
            call.customer or "",
            f"{call.wait:.2f}",
            call.outcome,
            "" if call.handle is None else f"{call.handle:.2f}",
        )
        for call in calls
    ]
    return table(rows)
