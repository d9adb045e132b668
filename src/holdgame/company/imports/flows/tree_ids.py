"""tree_ids: short ids that a person can read, from the way a caller comes to each node.

`menu` and, behind its key 3, `menu.3`; `queue:billing`; `hours`, `say`, `say-2` for what no key
leads to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from holdgame.company.imports.flows.words import slug
from holdgame.company.phone_tree import (
    ENTRY,
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
    leads_to,
)

NO_NAME = frozenset({"queue", "arn", "id"})  # words that name no queue
LONGEST = 40  # characters


def readable_ids(nodes: Mapping[str, TreeNode], entry: str) -> dict[str, str]:
    """The new id of every reachable node, in reading order: a key's whole branch, then the next."""
    given: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for id, above, key in _nearest_first(nodes, entry):
        below = f"{given[above]}.{key}" if key else ""
        short = below if len(below) <= LONGEST else ""
        wanted = _named(nodes[id]) or short or _kind(nodes[id])
        taken[wanted] += 1
        given[id] = wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}"
    return {id: given[id] for id in _as_read(nodes, entry)}


def queue_id(label: str) -> str:
    """A queue's id in a company file, which allows no dots: `BasicQueue` is `basic`."""
    short = slug(label, without=NO_NAME)
    return short if any(c.isalpha() for c in short) else slug(label) or "queue"


def _nearest_first(nodes: Mapping[str, TreeNode], entry: str) -> Iterator[tuple[str, str, str]]:
    """Each id with the node before it and the key pressed there, if any: by the shortest way."""
    seen = {entry}
    edge = [(entry, "", "")]
    while edge:
        yield from edge
        onward = [(to, id, key) for id, _, _ in edge for to, key in _ways(nodes[id])]
        edge = []
        for to, above, key in onward:
            if to not in seen:
                seen.add(to)
                edge.append((to, above, key))


def _ways(node: TreeNode) -> Iterator[tuple[str, str]]:
    """Where a node leads, and the key for it."""
    keys = [(o.to, o.key) for o in node.options] if isinstance(node, MenuNode) else []
    yield from keys
    yield from ((to, "") for to in leads_to(node))


def _as_read(nodes: Mapping[str, TreeNode], entry: str) -> list[str]:
    order: dict[str, None] = {}
    stack = [entry]
    while stack:
        id = stack.pop()
        if id not in order:
            order[id] = None
            stack += reversed(leads_to(nodes[id]))
    return list(order)


def _named(node: TreeNode) -> str:
    """The id of a node that has a name of its own wherever a caller comes from."""
    match node:
        case QueueNode(queue=queue):
            return f"queue:{queue}"
        case TransferNode(target=target):
            return f"transfer:{slug(target)}" if slug(target) else ""
    return ""


def _kind(node: TreeNode) -> str:
    match node:
        case MenuNode():
            return ENTRY
        case SayNode():
            return "say"
        case EndNode():
            return "end"
        case InputNode():
            return "input"
        case HoursNode():
            return "hours"
        case CallbackNode():
            return "callback"
        case OpaqueNode():
            return "decides"
        case QueueNode():
            return "queue"
        case TransferNode():
            return "transfer"
