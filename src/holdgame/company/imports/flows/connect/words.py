"""connect_words: what the texts of an Amazon Connect flow say, and what its queues are called."""

from __future__ import annotations

import re
from typing import Final

from holdgame.company.imports.flows.connect.flow import Step
from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.flows.json_text import mapping, sequence, text
from holdgame.company.imports.flows.recordings import recording
from holdgame.company.imports.flows.words import file_at, filled_in, joined, slug, without_markup

STORED_INPUT: Final = "$.StoredCustomerInput"

_TEMPLATE = re.compile(r"\{\{(.*?)\}\}|\$\{(.*?)\}", re.DOTALL)
_NO_NAMES: Final = frozenset(
    {"queues", "queue", "contactflows", "contactflow", "modules", "arn", "id"}
)
_SUFFIX = re.compile(r"(?<=[a-z0-9])_?(?:arn|id|name)\Z", re.IGNORECASE)


def heard(step: Step) -> str:
    """What a caller hears at a step, `…` for what is filled in; empty if nothing."""
    parameters = step.parameters
    messages = sequence(parameters.get("Messages"))  # of a loop of prompts
    return joined(*(_message(m, step) for m in [parameters, *map(mapping, messages)]))


def _message(parameters: dict[str, object], step: Step) -> str:
    if "SSML" in parameters:
        return filled_in(without_markup(filled_in(text(parameters["SSML"]))))
    if "Text" in parameters:
        return filled_in(text(parameters["Text"]))
    if "PromptId" in parameters:
        kept = mapping(mapping(step.metadata.get("parameters")).get("PromptId"))
        name = text(kept.get("displayName")) or text(step.metadata.get("promptName"))
        return recording(name) if name else UNKNOWN
    if "Media" in parameters:
        return recording(file_at(filled_in(text(mapping(parameters["Media"]).get("Uri")))))
    return ""


def queue_named(step: Step, unnamed: dict[str, int]) -> str:
    """What people call the queue that a step chooses.

    From what the editor keeps, else from the name of the attribute or template that is filled in.
    Queues of which only the ARN is there are numbered: `unnamed` holds those seen.
    """
    value = text(step.parameters.get("QueueId"))
    if not value:
        return "agent" if step.parameters.get("AgentId") else ""
    parameters = mapping(mapping(step.metadata.get("parameters")).get("QueueId"))
    kept = (
        text(parameters.get("displayName")),
        text(mapping(step.metadata.get("queue")).get("text")),
        text(step.metadata.get("resourceName")),
    )
    named = next(filter(None, kept), "") or placeholder(value)
    return named or f"queue {unnamed.setdefault(value, len(unnamed) + 1)}"


def placeholder(value: str) -> str:
    """The name of what a value will be filled in with: `sales` of `{{queues.sales.arn}}`."""
    if value.startswith("$."):
        return _SUFFIX.sub("", value.rpartition(".")[2])
    template = _TEMPLATE.search(value)
    words = re.split(r"[^\w-]+", next(filter(None, template.groups()), "")) if template else []
    return next((w for w in reversed(words) if w and w.casefold() not in _NO_NAMES), "")


def what_decides(step: Step) -> str:
    """A few words on what chooses a caller's way at a step."""
    match step.type:
        case "Compare":
            value = text(step.parameters.get("ComparisonValue"))
            return slug(value.rpartition(".")[2]).replace("-", " ") or "a comparison"
        case "CheckMetricData":
            metric = text(step.parameters.get("MetricType"))
            return f"the queue: {slug(metric).replace('-', ' ')}" if metric else "the queue"
        case "DistributeByPercentage":
            return "a draw"
        case "Loop":
            count = text(step.parameters.get("LoopCount"))
            return f"how often: {count} times" if count.isdigit() else "how often"
        case "ConnectParticipantWithLexBot":
            return "a bot that listens"
    return slug(step.type).replace("-", " ")
