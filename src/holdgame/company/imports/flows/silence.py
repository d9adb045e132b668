"""Silence at a menu: how often the menu is said."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace

from holdgame.company.phone_tree import MenuNode, TreeNode

_MOST = 9  # times


def say_again(nodes: MutableMapping[str, TreeNode]) -> None:
    """Makes one menu, said twice, of a menu that in silence goes on to the same once more."""
    for id, node in nodes.items():
        while isinstance(node, MenuNode) and (again := _again(node, nodes)):
            node = replace(node, repeats=node.repeats + again.repeats, no_input=again.no_input)
        nodes[id] = node


def _again(menu: MenuNode, nodes: Mapping[str, TreeNode]) -> MenuNode | None:
    """The same menu, where silence leads to it, unless that is this one."""
    after = nodes.get(menu.no_input)
    if not isinstance(after, MenuNode) or after.id == menu.id or menu.repeats >= _MOST:
        return None
    same = (after.say, after.options, after.wrong_key) == (menu.say, menu.options, menu.wrong_key)
    return after if same else None
