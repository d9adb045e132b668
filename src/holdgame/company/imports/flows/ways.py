"""ways: what follows a node, looked at and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from holdgame.company.phone_tree import (
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


def redirected(node: TreeNode, to: Callable[[str], str]) -> TreeNode:
    """The node with each id it leads to replaced; an opaque node leads nowhere twice."""
    match node:
        case MenuNode(options=options, no_input=no_input, wrong_key=wrong_key):
            return replace(
                node,
                options=tuple(replace(o, to=to(o.to)) for o in options),
                no_input=to(no_input) if no_input else "",
                wrong_key=to(wrong_key) if wrong_key else "",
            )
        case InputNode(no_input=no_input):
            return replace(node, to=to(node.to), no_input=to(no_input) if no_input else "")
        case SayNode() | CallbackNode():
            return replace(node, to=to(node.to))
        case HoursNode():
            return replace(node, open=to(node.open), closed=to(node.closed))
        case OpaqueNode():
            return replace(node, ways=tuple(dict.fromkeys(map(to, node.ways))))
        case QueueNode() | TransferNode() | EndNode():
            return node


def without_a_key(node: TreeNode) -> tuple[str, ...]:
    """The ids that a call goes on to by itself. What silence does at a menu is not among them."""
    return () if isinstance(node, MenuNode | InputNode) else leads_to(node)


def reached(nodes: Mapping[str, TreeNode], entry: str, most: int) -> list[str]:
    """The ids that can be reached from `entry`, nearest first, at most so many."""
    found = dict.fromkeys([entry])
    edge = [entry]
    while edge and len(found) < most:
        onward = [to for id in edge if id in nodes for to in leads_to(nodes[id])]
        edge = [to for to in dict.fromkeys(onward) if to not in found and to in nodes]
        found |= dict.fromkeys(edge)
    return list(found)[:most]


def inmost_first(nodes: Mapping[str, TreeNode], entry: str) -> list[str]:
    """The reachable ids, each after those it leads to, as far as circles allow."""
    order: list[str] = []
    seen = {entry}
    stack = [(entry, iter(leads_to(nodes[entry])))]
    while stack:
        id, onward = stack[-1]
        to = next((t for t in onward if t not in seen and t in nodes), None)
        if to is None:
            order.append(id)
            stack.pop()
        else:
            seen.add(to)
            stack.append((to, iter(leads_to(nodes[to]))))
    return order
