"""simplify: what callers cannot tell apart is one node, and what they do not notice is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from holdgame.company.imports.flows.rounds import ROUND
from holdgame.company.imports.flows.ways import inmost_first, redirected
from holdgame.company.imports.flows.words import joined
from holdgame.company.phone_tree import (
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    SayNode,
    TreeNode,
    leads_to,
)

Aliases = dict[str, str]
"""Ids of nodes that have gone, each with the id of the node that stands for it."""


def simplify(nodes: dict[str, TreeNode], entry: str) -> Aliases:
    """Take out, in place, what callers do not notice, and all but one of nodes that are alike.

    Menus and inputs that are alike stay: in how many places callers are asked is worth knowing.
    """
    gone: Aliases = {}
    alike: dict[TreeNode, str] = {}
    for id in inmost_first(nodes, entry):
        node = redirected(nodes[id], partial(stands_for, gone=gone))
        onward = _unnoticed(node)
        if onward is not None and onward != id:
            gone[id] = onward
        elif not isinstance(node, MenuNode | InputNode):
            same = alike.setdefault(replace(node, id=""), id)
            if same != id:
                gone[id] = same
    _settle(nodes, gone)
    return gone


def stands_for(id: str, gone: Mapping[str, str]) -> str:
    """The id of the node that is there instead; `id` itself if it goes round in a circle."""
    at, seen = id, {id}
    while at in gone:
        at = gone[at]
        if at in seen:
            return id
        seen.add(at)
    return at


def _unnoticed(node: TreeNode) -> str | None:
    """Where a call goes on from a node at which nothing is heard, asked or decided."""
    match node:
        case SayNode(say="", to=to) | OpaqueNode(ways=(to,)):
            return to
        case HoursNode(open=opened, closed=closed) if opened == closed:
            return opened
    return None


def join_recordings(nodes: dict[str, TreeNode], entry: str) -> Aliases:
    """Make one, in place, of recordings that can only be heard together.

    A recording and the end of the call; two recordings; and a recording with the menu after it
    whose own prompt is silent.
    """
    gone: Aliases = {}
    before = Counter(to for node in nodes.values() for to in {*leads_to(node)} - {node.id})
    before[entry] += 1
    for id in inmost_first(nodes, entry):
        node = nodes[id]
        if not isinstance(node, SayNode):
            continue
        match nodes[stands_for(node.to, gone)]:
            case EndNode(id=end, say=say) if end != ROUND:
                nodes[id] = EndNode(id, joined(node.say, say))
            case SayNode() as then if before[then.id] == 1 and then.id != id:
                nodes[id] = SayNode(id, joined(node.say, then.say), then.to)
                gone[then.id] = id
            case MenuNode(say="") as menu if before[menu.id] == 1:
                nodes[menu.id] = replace(menu, say=node.say)
                gone[id] = menu.id
    _settle(nodes, gone)
    return gone


def _settle(nodes: dict[str, TreeNode], gone: Aliases) -> None:
    """Drop what has gone, and lead every way to what stands for it."""
    for id in list(nodes):
        if id in gone:
            del nodes[id]
        else:
            nodes[id] = redirected(nodes[id], partial(stands_for, gone=gone))
