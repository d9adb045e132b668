"""Where each node of a phone tree stands when the tree is drawn.

A tree that was imported is a graph. Each node is drawn in full once, where callers come to it by
the fewest ways; wherever else something leads to it, only its name is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.company.phone_tree import PhoneTree, TreeNode, leads_to
from holdgame.company.tree_edges import Edge, edges


@dataclass(frozen=True, slots=True)
class Place:
    """A node where it is drawn. `above` is the number of the place before it, -1 for the first.

    `edge` is the way here; `seconds` and `keys` are what it took from the start, all in all.
    `again`: what follows is drawn elsewhere. `last`: nothing else follows the place above.
    """

    node: TreeNode
    edge: Edge
    above: int
    depth: int
    seconds: float
    keys: int
    again: bool
    last: bool


def places(tree: PhoneTree) -> tuple[Place, ...]:
    """The places in reading order: a key's whole branch, then the next key."""
    first = _first_ways(tree)
    leading = {id for id, node in tree.nodes.items() if leads_to(node)}
    found: list[Place] = []
    start = Edge(tree.entry)
    stack = [Place(tree.nodes[tree.entry], start, -1, 0, 0.0, 0, again=False, last=True)]
    while stack:
        place = stack.pop()
        found.append(place)
        if place.again:
            continue
        above = len(found) - 1
        onward = list(edges(place.node))
        for number, edge in reversed(list(enumerate(onward))):
            stack.append(
                Place(
                    tree.nodes[edge.to],
                    edge,
                    above,
                    place.depth + 1,
                    place.seconds + edge.seconds,
                    place.keys + edge.keys,
                    again=edge.to in leading and first.get(edge.to) != (place.node.id, number),
                    last=number == len(onward) - 1,
                )
            )
    return tuple(found)


def _first_ways(tree: PhoneTree) -> dict[str, tuple[str, int]]:
    """For each node but the entry: the node before it and the number of the way, by the fewest."""
    found: dict[str, tuple[str, int]] = {}
    edge_of_search = [tree.entry]
    seen = {tree.entry}
    while edge_of_search:
        after: list[str] = []
        for id in edge_of_search:
            for number, edge in enumerate(edges(tree.nodes[id])):
                if edge.to not in seen:
                    seen.add(edge.to)
                    found[edge.to] = (id, number)
                    after.append(edge.to)
        edge_of_search = after
    return found
