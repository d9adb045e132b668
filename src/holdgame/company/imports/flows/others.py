"""others: what a file is that holds no phone tree, and what to do with it."""

from __future__ import annotations

import re
from typing import Final

from holdgame.company.imports.calls import (
    amazon_contacts,
    asterisk_queue_log,
    genesys_conversations,
)
from holdgame.company.imports.flows.flow import FlowProblem, ImportFile, broken_off
from holdgame.company.imports.flows.json_text import read_json

_CALLS: Final = (amazon_contacts, genesys_conversations, asterisk_queue_log)
_SAMPLE: Final = 100_000  # characters that are looked at
_OURS: Final = re.compile(r"^(?P<key>holdgame(?:_company)?):", re.MULTILINE)


def what_it_is(file: ImportFile, known: str) -> str:
    """Sentences on a file that no importer takes; `known` are the formats that there are."""
    name, sample = file.name, file.text[:_SAMPLE]
    if ours := _OURS.search(sample):
        if ours["key"] == "holdgame":
            return f"{name} is a story of the game. Give the flow that your system exported."
        return (
            f"{name} is a company file. Give the flow that your system exported first, and this "
            f"one behind it: --company {name}"
        )
    if any(calls.recognises(sample) for calls in _CALLS):
        return (
            f"{name} holds call records and no phone tree. They are read by: "
            f"holdgame company import-calls {name}"
        )
    if _is_broken(file):
        return str(broken_off(name))
    return f"{name} is in no format that is known. There is: {known}."


def _is_broken(file: ImportFile) -> bool:
    """Whether it is JSON that ends in the middle."""
    if file.text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return False
    try:
        return read_json(file)[1] > 0
    except FlowProblem:
        return False
