"""YAML as it was written: text, lists and mappings that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from holdgame.documents.diagnostics import Place, Source

# YAML 1.2 core rules: only these are booleans and nothings; `no`, `on` and `1.10` stay text.
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]{1,15}|[0-9]{1,15}(\.[0-9]{0,15})?)([eE][-+]?[0-9]{1,2})?\Z")


@dataclass(slots=True, eq=False)
class Scalar:
    """A piece of text. `plain` is true when it stands without quotes; `end` is (line, column)."""

    text: str
    plain: bool
    source: Source
    line: int
    column: int
    end: tuple[int, int]

    @property
    def place(self) -> Place:
        return Place(self.source, self.line, self.column)

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in _NULL

    @property
    def boolean(self) -> bool | None:
        """True or False by YAML 1.2, None when it is neither."""
        if self.plain and self.text in _TRUE:
            return True
        if self.plain and self.text in _FALSE:
            return False
        return None

    @property
    def number(self) -> int | float | None:
        """The number written, or None. Quoted digits are text."""
        if not self.plain:
            return None
        if _INTEGER.match(self.text):
            return int(self.text)
        if _DECIMAL.match(self.text):
            return float(self.text)
        return None


@dataclass(slots=True, eq=False)
class Sequence:
    """A list of nodes."""

    source: Source
    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    flow: bool = False

    @property
    def place(self) -> Place:
        return Place(self.source, self.line, self.column)


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys with their nodes, in the order written."""

    source: Source
    line: int
    column: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    flow: bool = False

    @property
    def place(self) -> Place:
        return Place(self.source, self.line, self.column)

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        return next((name for name, _ in self.entries if name.text == key), None)

    def keys(self) -> Iterator[str]:
        return (name.text for name, _ in self.entries)


Node = Scalar | Sequence | Mapping


def kind(node: Node) -> str:
    """What a node is, for a sentence."""
    match node:
        case Scalar():
            return "a single value"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping of keys and values"
