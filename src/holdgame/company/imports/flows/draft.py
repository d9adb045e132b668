"""draft: a flow as an importer leaves it, in the export's own ids, for `tidy` to make a tree of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from holdgame.company.imports.flows.flow import NotUnderstood
from holdgame.company.phone_tree import EndNode, TreeNode

HANG_UP: Final = "(hang up)"
"""An id that every draft has: the line goes dead, and nothing is said."""

UNKNOWN: Final = "…"
"""Words that are not in the export: a recording, or what is filled in while the call runs."""

When = Literal["full", "timeout", "failed"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a call goes when the node `at` does not work out. Both ids are the draft's.

    `full`: the queue takes nobody more. `timeout`: nobody has answered after `seconds`. `failed`:
    something else went wrong.
    """

    at: str
    when: When
    to: str
    seconds: int | None = None


@dataclass(slots=True)
class Draft:
    """Nodes by the export's ids, from `entry` on. A `to` may name an id that is not there.

    A step that callers do not notice is a `SayNode` that says nothing. Ways that are taken only
    when something fails are no ways of a node but `failures`. A `queue` is what people call it;
    the text of a key may be empty. Texts need not be cleaned or redacted.
    """

    format: str
    entry: str = ""
    nodes: dict[str, TreeNode] = field(default_factory=lambda: {HANG_UP: EndNode(HANG_UP, "")})
    failures: list[Failure] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    actions: int = 0

    def add(self, node: TreeNode) -> None:
        self.nodes[node.id] = node

    def fails(self, at: str, when: When, to: str, seconds: int | None = None) -> None:
        self.failures.append(Failure(at, when, to, seconds))

    def note(self, where: str, sentence: str) -> None:
        """Say once what was not understood."""
        noted = NotUnderstood(where, sentence)
        if noted not in self.not_understood:
            self.not_understood.append(noted)
