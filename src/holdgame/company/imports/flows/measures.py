"""measures: how far it is in a phone tree to a queue, and to a person.

Of what only the system decides, the best is taken. Silence is no way: nobody is told of it.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from holdgame.company.imports.flows.flow import Flow
from holdgame.company.phone_tree import MenuNode, PhoneTree, QueueNode, TransferNode, TreeNode
from holdgame.company.tree_edges import Edge, edges

Cost = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measures:
    """The fewest, each on its own: None where nobody can be reached by what callers do.

    `seconds_to_human` are those of listening on the way with the fewest keys; of several such
    ways, the least.
    """

    menus_to_queue: int | None
    keys_to_human: int | None
    seconds_to_human: float | None


NOT_KNOWN: Final = Measures(None, None, None)


def measured(flow: Flow) -> Measures:
    """The same of an import; of a part of a tree nothing is known."""
    return NOT_KNOWN if flow.broken_off else measure(flow.tree)


def measure(tree: PhoneTree) -> Measures:
    """How far a caller is from a queue, and from anybody: a queue or another number.

    A way that goes on where nobody has looked leads to neither.
    """
    queue = _cheapest(tree, is_queue, lambda node, _: (isinstance(node, MenuNode), 0))
    human = _cheapest(tree, is_person, lambda _, edge: (edge.keys, edge.seconds))
    return Measures(
        menus_to_queue=int(queue[0]) if queue else None,
        keys_to_human=int(human[0]) if human else None,
        seconds_to_human=round(human[1], 1) if human else None,
    )


def is_queue(node: TreeNode) -> bool:
    """Whether people wait there."""
    return isinstance(node, QueueNode)


def is_person(node: TreeNode) -> bool:
    """Whether somebody answers there: in a queue, or at another number."""
    return is_queue(node) or (isinstance(node, TransferNode) and node.given)


def _cheapest(
    tree: PhoneTree, goal: Callable[[TreeNode], bool], cost: Callable[[TreeNode, Edge], Cost]
) -> Cost | None:
    """The cost of the cheapest way from the entry to such a node; None if there is no way."""
    waiting = [(0.0, 0.0, tree.entry)]
    done: set[str] = set()
    while waiting:
        first, second, id = heapq.heappop(waiting)
        node = tree.nodes[id]
        if goal(node):
            return first, second
        for edge in edges(node) if id not in done else ():
            if edge.deliberate:
                more = cost(node, edge)
                heapq.heappush(waiting, (first + more[0], second + more[1], edge.to))
        done.add(id)
    return None
