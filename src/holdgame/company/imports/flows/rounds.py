"""rounds: no caller of a tree is led in a circle without having pressed a key.

Where what decides cannot be seen, a way back is taken to end some time: the first other way is
gone. Where nothing decides, the recording goes round for ever, and the way back is cut.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial

from holdgame.company.imports.flows.ways import reached, redirected, without_a_key
from holdgame.company.phone_tree import EndNode, OpaqueNode, TreeNode

ROUND = "(round)"
FOR_EVER = "The recording goes round for ever."


def unwind(nodes: dict[str, TreeNode], entry: str) -> list[str]:
    """Cut every such circle in place; the ids after which a recording goes round for ever.

    What is cut is the way back to where callers come first.
    """
    cut: list[str] = []
    done: set[str] = set()
    for id in reached(nodes, entry, len(nodes)):
        if id not in done:
            cut += _from(id, nodes, done)
    if cut:
        nodes[ROUND] = EndNode(ROUND, FOR_EVER)
    return cut


def _from(start: str, nodes: dict[str, TreeNode], done: set[str]) -> Iterator[str]:
    path = {start: 0}  # ids on the way here, with how far along each stands
    waiting = [deque(without_a_key(nodes[start]))]
    while path:
        here = next(reversed(path))
        if not waiting[-1]:
            done.add(here)
            path.popitem()
            waiting.pop()
            continue
        to = waiting[-1].popleft()
        if to in path:
            onward = _way_out(path, to, nodes)
            nodes[here] = redirected(nodes[here], partial(_replaced, old=to, new=onward))
            if onward == ROUND:
                yield here
            else:
                waiting[-1].appendleft(onward)
        elif to not in done and to in nodes:
            path[to] = len(path)
            waiting.append(deque(without_a_key(nodes[to])))


def _replaced(way: str, *, old: str, new: str) -> str:
    return new if way == old else way


def _way_out(path: dict[str, int], back: str, nodes: dict[str, TreeNode]) -> str:
    """Where something on the circle from `back` to the end of `path` can lead instead."""
    for id in reversed(path):
        node = nodes[id]
        if isinstance(node, OpaqueNode):
            others = [w for w in node.ways if path.get(w, -1) < path[back]]
            if others:
                return others[0]
        if id == back:
            break
    return ROUND
