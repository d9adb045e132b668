"""flow: a phone tree as some system exported it, read into the neutral one, and what came of it.

Every importer reads what it understands, keeps the rest as opaque nodes, and says what it did not
understand. It runs nothing, follows no reference out of the files it was given, and writes no
telephone number, address or key of anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from holdgame.company.phone_tree import PhoneTree


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as given: its name for sentences, and its text, decoded."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A part that was left opaque or left out: `where` in the file, and a sentence."""

    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to know about a phone tree: a stable code, a node's id, a sentence for anybody."""

    code: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A tree that was read. `labels` names queues as people wrote them, by the ids in the tree.

    `actions` counts the steps of the exported flow that can be reached, whatever they became.
    `noticed` are findings that the tree itself no longer shows, such as what happens when a queue
    is full. `broken_off` are the files that end in the middle: then this is a part of a tree.
    """

    format: str
    tree: PhoneTree
    labels: dict[str, str]
    not_understood: tuple[NotUnderstood, ...] = ()
    actions: int = 0
    noticed: tuple[Finding, ...] = ()
    broken_off: tuple[str, ...] = ()


class FlowProblem(Exception):
    """Files in which no tree could be read; the message is a sentence with what to do."""


def broken_off(file: str) -> FlowProblem:
    """Of a file that breaks off before there is anything in it that could be kept."""
    return FlowProblem(f"{file} is broken off before its first step. Export it again.")


class Importer(Protocol):
    """A module that reads one format."""

    FORMAT: str
    """what people call it, such as `Amazon Connect flow`"""

    def recognises(self, file: ImportFile) -> bool:
        """Whether this file's content is of the format; never raises."""
        ...

    def read(self, files: Sequence[ImportFile]) -> Flow:
        """The tree in these files, the first of which holds the entry. Raises `FlowProblem`."""
        ...
