"""How often a menu is said."""

from __future__ import annotations

from holdgame.company.imports.flows.silence import say_again
from holdgame.company.phone_tree import MenuKey, MenuNode, TreeNode

KEYS = (MenuKey("1", "you", "q"),)


def menu(id: str, no_input: str, say: str = "Hello.") -> MenuNode:
    return MenuNode(id, say, KEYS, 1, no_input=no_input)


def said(*menus: MenuNode) -> dict[str, TreeNode]:
    nodes: dict[str, TreeNode] = {node.id: node for node in menus}
    say_again(nodes)
    return nodes


def test_a_menu_said_three_times_is_one() -> None:
    nodes = said(menu("a", "b"), menu("b", "c"), menu("c", "end"))
    assert nodes["a"] == MenuNode("a", "Hello.", KEYS, 3, no_input="end")


def test_menus_that_differ_stay() -> None:
    nodes = said(menu("a", "b"), menu("b", "end", "Hello again."))
    assert nodes["a"] == menu("a", "b")


def test_a_menu_said_for_ever_leads_to_itself() -> None:
    nodes = said(menu("a", "b"), menu("b", "a"))
    assert nodes["a"] == MenuNode("a", "Hello.", KEYS, 2, no_input="a")
