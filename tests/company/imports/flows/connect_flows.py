"""Amazon Connect flows of a few actions, in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from holdgame.company.imports.flows.connect.reader import read
from holdgame.company.imports.flows.flow import Flow, ImportFile

NOTHING: Mapping[str, str] = {}


def action(
    id: str,
    type: str,
    to: str = "",
    on: Mapping[str, str] = NOTHING,
    errors: Mapping[str, str] = NOTHING,
    **parameters: Any,
) -> dict[str, Any]:
    """One action. `on` are ways by what equals, `errors` by the kind of error."""
    conditions = [
        {"NextAction": way, "Condition": {"Operator": "Equals", "Operands": [operand]}}
        for operand, way in on.items()
    ]
    failed = [{"NextAction": way, "ErrorType": kind} for kind, way in errors.items()]
    ways: dict[str, Any] = {"NextAction": to} if to else {}
    ways |= {"Conditions": conditions} if conditions else {}
    ways |= {"Errors": failed} if failed else {}
    return {"Identifier": id, "Type": type, "Parameters": parameters, "Transitions": ways}


def flow(*actions: dict[str, Any], metadata: Any = None) -> dict[str, Any]:
    """A flow that starts with its first action."""
    made = {"Version": "2019-10-30", "StartAction": actions[0]["Identifier"], "Actions": [*actions]}
    return made | ({"Metadata": metadata} if metadata else {})


def module(
    id: str, type: str, branches: Mapping[str, str] = NOTHING, **parameters: Any
) -> dict[str, Any]:
    """One module of the older export. A branch named `=1` is taken when the value equals 1.

    `target` and `metadata` are the module's own; a parameter is its value, or all of its keys.
    """
    own: dict[str, Any] = {
        key: parameters.pop(key) for key in ("target", "metadata") if key in parameters
    }
    ways = [
        {
            "condition": "Evaluate",
            "conditionType": "Equals",
            "conditionValue": name[1:],
            "transition": to,
        }
        if name[0] == "="
        else {"condition": name, "transition": to}
        for name, to in branches.items()
    ]
    values = [
        {"name": name, **(value if isinstance(value, dict) else {"value": value})}
        for name, value in parameters.items()
    ]
    return {"id": id, "type": type, "branches": ways, "parameters": values, **own}


def modules(*made: dict[str, Any], name: str = "") -> dict[str, Any]:
    """A flow of the older export that starts with its first module."""
    metadata = {"type": "contactFlow", "name": name}
    return {"modules": [*made], "version": "1", "start": made[0]["id"], "metadata": metadata}


def imported(*flows: Any) -> Flow:
    """What is read of these, each a file of its own: `file-1.json` and so on."""
    return read([ImportFile(f"file-{n}.json", json.dumps(f)) for n, f in enumerate(flows, 1)])


# The smallest flow with all that is usual: a greeting, a menu, a queue, an apology.
GREETING = action("hello", "MessageParticipant", "menu", Text="Welcome to Acme.")
PROMPT = "For your bill, press 1. To speak to sales, press 2."
MENU = action(
    "menu",
    "GetParticipantInput",
    "sales",
    on={"1": "billing", "2": "sales"},
    errors={"InputTimeLimitExceeded": "sales", "NoMatchingCondition": "sales"},
    Text=PROMPT,
    StoreInput="False",
    InputTimeLimitSeconds="5",
)
BILLING = action("billing", "UpdateContactTargetQueue", "queue", QueueId="{{queues.Billing.arn}}")
SALES = action("sales", "UpdateContactTargetQueue", "queue", QueueId="{{queues.SalesQueue.arn}}")
QUEUE = action(
    "queue",
    "TransferContactToQueue",
    errors={"QueueAtCapacity": "sorry", "NoMatchingError": "sorry"},
)
SORRY = action("sorry", "MessageParticipant", "end", Text="Please try again later.")
END = action("end", "DisconnectParticipant")
SMALL = flow(GREETING, MENU, BILLING, SALES, QUEUE, SORRY, END)
OLDER = modules(
    module("hello", "PlayPrompt", {"Success": "menu"}, Text="Welcome to Acme."),
    module(
        "menu",
        "GetUserInput",
        {"Timeout": "sales", "NoMatch": "sales", "Error": "sorry", "=1": "billing", "=2": "sales"},
        Text=PROMPT,
        Timeout="5",
        MaxDigits="1",
        target="Digits",
    ),
    module(
        "billing",
        "SetQueue",
        {"Success": "queue", "Error": "sorry"},
        Queue={"value": "arn:aws:connect:eu:1:instance/a/queue/b", "resourceName": "Billing"},
    ),
    module(
        "sales",
        "SetQueue",
        {"Success": "queue", "Error": "sorry"},
        Queue={"value": "arn:aws:connect:eu:1:instance/a/queue/c", "resourceName": "SalesQueue"},
    ),
    module("queue", "Transfer", {"AtCapacity": "sorry", "Error": "sorry"}, target="Queue"),
    module("sorry", "PlayPrompt", {"Success": "end"}, Text="Please try again later."),
    module("end", "Disconnect"),
)
