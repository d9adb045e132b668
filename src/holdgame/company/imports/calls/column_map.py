"""column_map: the file that says which column of a call report is what.

holdgame_columns: 1
wait: {column: Wait, unit: minutes}
time: {column: [Date, Time], written: day-first}
queue: Skill
outcome: {column: Status, answered: [Handled], hung_up: [Lost], moved_on: [Overflow]}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import cast

from holdgame.company.imports.calls.clock import WRITTEN, Written
from holdgame.company.imports.calls.columns import (
    DURATIONS,
    FIELDS,
    INBOUND,
    ColumnMap,
    Told,
    Words,
    squeezed,
)
from holdgame.company.imports.calls.durations import UNITS
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, did_you_mean
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_file

VERSION = "holdgame_columns"


def read_column_map(path: Path) -> ColumnMap:
    """What a map tells, by field.

    Raises:
        FileProblem: all that is wrong with the map, with positions.
    """
    diagnostics = Diagnostics()
    root = read_file(path, diagnostics)
    told: dict[str, Told] = {}
    if isinstance(root, nodes.Mapping):
        told = dict(_told(root, diagnostics))
    elif root is not None:
        diagnostics.error("HG021", root.place, "A map of columns is keys and values.")
    if diagnostics.errors:
        raise FileProblem(diagnostics)
    return MappingProxyType(told)


def _told(root: nodes.Mapping, diagnostics: Diagnostics) -> Iterator[tuple[str, Told]]:
    whole = Fields(root, "A map of columns", diagnostics)
    whole.number(VERSION, None, low=1, high=1, whole=True, required=True)
    for key, node in root.entries:
        if key.text == VERSION:
            continue
        if key.text not in FIELDS:
            mend = did_you_mean(key.text, FIELDS)
            whole.wrong(key, f"A map of columns has no `{key.text}:`.", mend, code="HG024")
        elif isinstance(node, nodes.Mapping):
            yield key.text, _field(key.text, Fields(node, f"`{key.text}:`", diagnostics))
        else:
            yield key.text, Told(tuple(name.text for name in whole.names(key.text)))


def _field(name: str, fields: Fields) -> Told:
    columns = tuple(column.text for column in fields.names("column", required=True))
    unit = written = words = inbound = None
    if name in DURATIONS and "unit" in fields:
        unit = UNITS.get(fields.word("unit", UNITS, "s"))
    elif name == "time" and "written" in fields:
        written = cast(Written, fields.word("written", WRITTEN, "iso"))
    elif name == "outcome":
        words = _words(fields)
    elif name == "direction" and "inbound" in fields:
        inbound = _set(fields, "inbound") or INBOUND
    if len(columns) > (2 if name == "time" else 1):
        fields.wrong(fields.whole, f"`{name}:` stands in one column.")
    fields.done()
    return Told(columns, unit, written, words, inbound)


def _words(fields: Fields) -> Words | None:
    """The words that are told; a word that is not told keeps the meaning it is known for."""
    told = {key: _set(fields, key) for key in ("answered", "hung_up", "moved_on")}
    if not any(told.values()):
        return None
    new = frozenset().union(*told.values())
    known = Words()
    return Words(
        told["answered"] | (known.answered - new),
        told["hung_up"] | (known.hung_up - new),
        told["moved_on"] | (known.moved_on - new),
    )


def _set(fields: Fields, key: str) -> frozenset[str]:
    return frozenset(squeezed(word.text) for word in fields.names(key))
