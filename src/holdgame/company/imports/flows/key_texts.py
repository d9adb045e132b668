"""What a key is for: in the words of its prompt, else by its name, else after where it leads."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace

from holdgame.company.imports.flows.prompts import options
from holdgame.company.imports.flows.recordings import names_in
from holdgame.company.imports.flows.ways import without_a_key
from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    InputNode,
    MenuNode,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)

_FARTHEST = 12  # nodes looked at behind a key
_MOST_WORDS = 8  # of a recording


def name_keys(nodes: MutableMapping[str, TreeNode]) -> None:
    """Gives each key a text, in place; none where the prompt explains it, which `tidy` reads."""
    for id, node in nodes.items():
        if isinstance(node, MenuNode):
            heard = options(node.say)
            nodes[id] = replace(
                node,
                options=tuple(
                    replace(o, text="" if o.key in heard else o.text or _behind(nodes, o.to))
                    for o in node.options
                ),
            )


def _behind(nodes: Mapping[str, TreeNode], to: str) -> str:
    """Who is reached behind a key, else what is heard there first; empty if neither is known."""
    near = [to]
    for id in near:  # which grows on the way
        if id in nodes and len(near) < _FARTHEST:
            near += (onward for onward in _onward(nodes[id]) if onward not in near)
    found = [nodes[id] for id in near if id in nodes]
    reached = (_person(node) for node in found)
    heard = (_heard(node) for node in found)
    return next(filter(None, reached), "") or next(filter(None, heard), "")


def _onward(node: TreeNode) -> tuple[str, ...]:
    return (node.to,) if isinstance(node, InputNode) else without_a_key(node)


def _person(node: TreeNode) -> str:
    match node:
        case QueueNode(queue=name) | TransferNode(target=name):
            return name.replace("_", " ")
        case CallbackNode():
            return "to be called back"
    return ""


def _heard(node: TreeNode) -> str:
    """The names of recordings, as words: the words themselves would be no text for a key."""
    match node:
        case MenuNode(say=say) | SayNode(say=say) | InputNode(say=say) | EndNode(say=say) if say:
            return " ".join(names_in(say).split()[:_MOST_WORDS])
        case EndNode():
            return "to end the call"
    return ""
