"""sources: which reader a file is for, told by what stands in it and never by its name."""

from __future__ import annotations

import json
from collections.abc import Iterator

from holdgame.company.imports.calls import (
    amazon_contacts,
    asterisk_queue_log,
    call_csv,
    genesys_conversations,
)
from holdgame.company.imports.calls.columns import NOTHING_TOLD, ColumnMap
from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import Calls, Reading, RecordsProblem

KNOWN = ", ".join(
    module.FORMAT
    for module in (call_csv, amazon_contacts, asterisk_queue_log, genesys_conversations)
)

# What people have taken for call records, by what stands in it.
_OTHERS = (
    ('"StartAction"', "This is a contact flow, which is a phone tree and not call records."),
    ('"modules"', "This is a contact flow, which is a phone tree and not call records."),
    ('"states"', "This is a Studio flow, which is a phone tree and not call records."),
    (
        '"queue_time"',
        "These are Twilio's call records. Their `queue_time` is how long Twilio held an outgoing"
        " call back, and no customer's wait; there is no other wait in them.",
    ),
)


def calls(file: RecordFile, reading: Reading, told: ColumnMap = NOTHING_TOLD) -> Iterator[Calls]:
    """The calls in a file, whatever its format; `told` is what a map says of a table's columns.

    Raises:
        RecordsProblem: it is of no format that is known, or nothing can be used of it.
    """
    sample = file.sample
    if sample.lstrip()[:1] in ("{", "["):
        for module in (amazon_contacts, genesys_conversations):
            if module.recognises(sample):
                return _noted(module.FORMAT, reading, module.read(file, reading))
        raise RecordsProblem(_what_json(sample))
    if asterisk_queue_log.recognises(sample):
        found = asterisk_queue_log.read(file, reading)
        return _noted(asterisk_queue_log.FORMAT, reading, found)
    if sample.lstrip().startswith("<"):
        raise RecordsProblem("This is XML or a web page. Export the report as CSV.")
    if call_csv.recognises(sample):
        return _noted(call_csv.FORMAT, reading, call_csv.read(file, reading, told))
    raise RecordsProblem(f"This is none of what can be read: {KNOWN}.")


def _noted(format: str, reading: Reading, found: Iterator[Calls]) -> Iterator[Calls]:
    if format not in reading.formats:
        reading.formats.append(format)
    return found


def _what_json(sample: str) -> str:
    for sign, sentence in _OTHERS:
        if sign in sample:
            return sentence
    try:
        json.loads(sample)
    except RecursionError:
        return "This is JSON nested deeper than any record is."
    except ValueError:
        pass
    return f"This JSON holds no call records that are known. Known are: {KNOWN}."
