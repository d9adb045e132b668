"""draft: a flow as an importer leaves it, in the export's own ids, for `tidy` to make a tree of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from holdgame.company.imports.flows.flow import Finding, NotUnderstood
from holdgame.company.phone_tree import EndNode, TreeNode

HANG_UP: Final = "(hang up)"
"""An id that every draft has: the line goes dead, and nothing is said."""

UNKNOWN: Final = "…"
"""Words that are not in the export: a recording, or what is filled in while the call runs."""

WRONG_KEYS_COUNTED: Final = "wrong-keys-counted"
"""The finding that a menu is left after so many wrong keys: then they do not go round for ever."""

When = Literal["full", "timeout", "failed"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a call goes when the node `at` does not work out. Both ids are the draft's.

    `full`: the queue takes nobody more. `timeout`: nobody has answered after `seconds`. `failed`:
    something else went wrong. `step` is what the export calls the step, for people.
    """

    at: str
    when: When
    to: str
    seconds: int | None = None
    step: str = ""


@dataclass(slots=True)
class Draft:
    """Nodes by the export's ids, from `entry` on. A `to` may name an id that is not there.

    A step that callers do not notice is a `SayNode` that says nothing. Ways that are taken only
    when something fails are no ways of a node but `failures`. A `queue` is what people call it;
    the text of a key may be empty. Texts need not be cleaned or redacted.

    `noticed` are findings of the importer's, each at an id. `missing` are ids that are led to and
    are not there, each with a sentence on what is not, without its full stop. `broken_off` are the
    files that end in the middle.
    """

    format: str
    entry: str = ""
    nodes: dict[str, TreeNode] = field(default_factory=lambda: {HANG_UP: EndNode(HANG_UP, "")})
    failures: list[Failure] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    noticed: list[Finding] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    broken_off: list[str] = field(default_factory=list)
    actions: int = 0

    def add(self, node: TreeNode) -> None:
        self.nodes[node.id] = node

    def fails(
        self, at: str, when: When, to: str, seconds: int | None = None, step: str = ""
    ) -> None:
        self.failures.append(Failure(at, when, to, seconds, step))

    def finds(self, code: str, at: str, sentence: str) -> None:
        """Say what was understood, and is no part of a tree."""
        self.noticed.append(Finding(code, at, sentence))

    def breaks_off(self, file: str, line: int, why: str = "The file breaks off here.") -> None:
        """Say that a file ends in the middle, so that nothing is concluded from what it lacks."""
        if file not in self.broken_off:
            self.broken_off.append(file)
        self.note(f"{file}, line {line}", f"{why} What stands before was kept.")

    def note(self, where: str, sentence: str) -> None:
        """Say once what was not understood."""
        noted = NotUnderstood(where, sentence)
        if noted not in self.not_understood:
            self.not_understood.append(noted)
