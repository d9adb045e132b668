"""sources: which reader a file is for, told by what stands in it and never by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from holdgame.company.imports.calls import (
    amazon_contacts,
    asterisk_queue_log,
    call_csv,
    genesys_conversations,
)
from holdgame.company.imports.calls.columns import NOTHING_TOLD, ColumnMap
from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import Calls, Reading, RecordsProblem

KNOWN: Final = ", ".join(
    module.FORMAT
    for module in (call_csv, amazon_contacts, asterisk_queue_log, genesys_conversations)
)

# What people have taken for call records, by what stands in it.
_TREE: Final = "This looks like a phone tree. It is read by: holdgame company import-flow {file}"
_OTHERS: Final = (
    (r'"(?:StartAction|modules|states)"\s*:', _TREE),  # Amazon Connect, old and new; Twilio Studio
    (r"(?m)^inboundCall:", _TREE),  # Genesys Architect
    (r"(?m)^[ \t]*(?:exten|same|member|strategy)[ \t]*=", _TREE),  # Asterisk
    (r'(?s)\A\s*<.*(?:<menu\s|"freeswitch)', _TREE),
    (
        r'"queue_time"\s*:',
        "These are Twilio's call records. Their `queue_time` is how long Twilio held an outgoing"
        " call back, and no customer's wait; there is no other wait in them.",
    ),
    (
        r"(?m)^holdgame_company:",
        "This is a company file. Give your call records first, and this one behind --company.",
    ),
    (
        r"(?m)^holdgame_columns:",
        "This is a map of columns. Give your call records first, and this one behind --map.",
    ),
    (r"\A\s*<", "This is XML or a web page. Export the report as CSV."),
)
_JSON: Final = re.compile(r"\s*(?:\{|\[\s*(?:[\[{\]\"]|\Z))")


def calls(file: RecordFile, reading: Reading, told: ColumnMap = NOTHING_TOLD) -> Iterator[Calls]:
    """The calls in a file, whatever its format; `told` is what a map says of a table's columns.

    Raises:
        RecordsProblem: it is of no format that is known, or nothing can be used of it.
    """
    sample = file.sample
    is_json = _JSON.match(sample) is not None
    for module in (amazon_contacts, genesys_conversations) if is_json else (asterisk_queue_log,):
        if module.recognises(sample):
            return _noted(module.FORMAT, reading, module.read(file, reading))
    for sign, sentence in _OTHERS:
        if re.search(sign, sample):
            raise RecordsProblem(sentence.format(file=file.name))
    if is_json:
        raise RecordsProblem(_what_json(sample))
    if call_csv.recognises(sample):
        return _noted(call_csv.FORMAT, reading, call_csv.read(file, reading, told))
    raise RecordsProblem(f"This is none of what can be read: {KNOWN}.")


def _noted(format: str, reading: Reading, found: Iterator[Calls]) -> Iterator[Calls]:
    if format not in reading.formats:
        reading.formats.append(format)
    return found


def _what_json(sample: str) -> str:
    try:
        json.loads(sample)
    except RecursionError:
        return "This is JSON nested deeper than any record is."
    except ValueError:
        pass
    return f"This JSON holds no call records that are known. Known are: {KNOWN}."
