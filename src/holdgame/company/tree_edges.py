"""The ways from a node of a phone tree, and what each costs the customer who goes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdgame.company.phone_tree import (
    CallbackNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    SayNode,
    TreeNode,
    prompt_seconds,
    silent_seconds,
)


@dataclass(frozen=True, slots=True)
class Edge:
    """A way to the node `to`: `seconds` on the line before it, and `keys` pressed.

    Seconds are those of listening, and of a menu's wait where nothing is pressed.
    `text` says when it is taken; `key` is the one key of an option. A `deliberate` way is one that
    callers choose or are led, and not what happens to them when they are silent or press wrong.
    """

    to: str
    text: str = ""
    key: str = ""
    keys: int = 0
    seconds: float = 0.0
    deliberate: bool = True


def edges(node: TreeNode) -> Iterator[Edge]:
    """The ways on, in the order they are spoken."""
    seconds = prompt_seconds(node)
    match node:
        case MenuNode():
            for option in node.options:
                heard = prompt_seconds(node, option.key)
                yield Edge(option.to, option.text, option.key, 1, heard)
            silent, wrong = node.no_input, node.wrong_key
            if silent:
                text = "nothing or a wrong key" if silent == wrong else "nothing pressed"
                yield Edge(silent, text, seconds=silent_seconds(node), deliberate=False)
            if wrong and wrong != silent:
                yield Edge(wrong, "a wrong key", keys=1, seconds=seconds, deliberate=False)
        case InputNode():
            digits = node.digits or 1  # what is typed is one key at the least
            text = f"{digits} digits" if digits > 1 else "typed"
            yield Edge(node.to, text, keys=digits, seconds=seconds)
            if node.no_input:
                yield Edge(node.no_input, "nothing typed", seconds=seconds, deliberate=False)
        case HoursNode():
            yield Edge(node.open, "open")
            yield Edge(node.closed, "closed")
        case SayNode() | CallbackNode():
            yield Edge(node.to, seconds=seconds)
        case OpaqueNode():
            yield from (Edge(way) for way in node.ways)
