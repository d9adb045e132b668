"""A phone tree drawn in lines of text, with what each way costs the customer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)
from holdgame.company.tree_edges import Edge
from holdgame.company.tree_places import Place, places

LEAST_WIDTH = 40


def outline(tree: PhoneTree, width: int = 100) -> Iterator[str]:
    """The lines. What is said is cut so that each has `width` letters; names are not."""
    drawn = places(tree)
    for number, place in enumerate(drawn):
        lead = _guides(drawn, number)[-width // 2 :]
        head = way(place.edge) + named(place.node) + (" ↩" if place.again else "")
        tail = "".join(f"  {part}" for part in (cost(place.edge), in_all(place)) if part)
        said = "" if place.again else heard(place.node)
        room = max(width, LEAST_WIDTH) - len(lead) - len(head) - len(tail)
        yield f"{lead}{head}{_quoted(said, room)}{tail}"


def named(node: TreeNode) -> str:
    """What a node is, in a word or two."""
    match node:
        case QueueNode(queue=queue):
            return f"queue {queue}"
        case TransferNode(target=target, given=given):
            return f"passed on to {target}" + ("" if given else ": not in the files")
        case EndNode():
            return "the line goes dead"
        case HoursNode():
            return "opening hours"
        case CallbackNode():
            return "a call back is offered"
        case OpaqueNode(what=what):
            return f"decided by {what}"
        case MenuNode() | SayNode() | InputNode():
            return node.id


def heard(node: TreeNode) -> str:
    """What is said at a node; empty where nothing is."""
    match node:
        case MenuNode(say=say) | SayNode(say=say) | InputNode(say=say):
            return say
        case EndNode(say=say) | CallbackNode(say=say):
            return say
    return ""


def cost(edge: Edge) -> str:
    """What a way costs, such as `8 s, 1 key`; empty where it costs nothing."""
    seconds = f"{edge.seconds:.0f} s" if edge.seconds >= 0.5 else ""
    keys = f"{edge.keys} key{'' if edge.keys == 1 else 's'}" if edge.keys else ""
    return ", ".join(filter(None, (seconds, keys)))


def in_all(place: Place) -> str:
    """What it has taken to reach somebody; empty where nobody is known to be, or for nothing."""
    match place.node:
        case QueueNode() | TransferNode(given=True):
            pass
        case _:
            return ""
    whole = cost(Edge("", keys=place.keys, seconds=place.seconds))
    return f"({whole} in all)" if whole else ""


def way(edge: Edge) -> str:
    """When a way is taken, and an arrow: `1 your bill → `; empty where it is the only one."""
    return f"{edge.key} {edge.text} → ".lstrip() if edge.text else ""


def _quoted(said: str, room: int) -> str:
    """The words in quotes, cut to fit; none where fewer than ten letters would be left."""
    most = room - 3
    return f" “{textwrap.shorten(said, most, placeholder='…')}”" if said and most >= 10 else ""


def _guides(drawn: Sequence[Place], number: int) -> str:
    """The lines that lead from the nodes above to this one."""
    place = drawn[number]
    if place.above < 0:
        return ""
    parts = ["└─ " if place.last else "├─ "]
    above = drawn[place.above]
    while above.above >= 0:
        parts.append("   " if above.last else "│  ")
        above = drawn[above.above]
    return "".join(reversed(parts))
