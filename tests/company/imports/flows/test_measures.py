"""How far it is to a queue, and to a person."""

from __future__ import annotations

import pytest

from holdgame.company.imports.flows.measures import Measures, measure
from holdgame.company.phone_tree import (
    EndNode,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)

PEOPLE = QueueNode("q", "help")


def measured(*nodes: TreeNode) -> Measures:
    return measure(PhoneTree(nodes[0].id, {node.id: node for node in nodes}))


def menu(id: str, say: str, **ways: str) -> MenuNode:
    options = tuple(MenuKey(key[1:], "this", to) for key, to in ways.items())
    return MenuNode(id, say, options, announced=False)


def test_who_is_reached_where_nobody_has_looked_is_not_known():
    """A call that goes on in a flow that was not given has not reached anybody yet."""
    away = TransferNode("t", "Billing", given=False)
    assert measured(SayNode("say", "Hello.", "t"), away) == Measures(None, None, None)
    assert measured(menu("menu", "Hello.", _1="t", _2="q"), away, PEOPLE).keys_to_human == 1


def test_listening_is_the_words_on_the_way_with_the_fewest_keys():
    greeting = SayNode("hello", "One two three four five.", "menu")  # 2 s
    first = menu("menu", " ".join(["word"] * 25), _1="inner", _2="q")  # 10 s
    assert measured(greeting, first, menu("inner", "Go on.", _1="q"), PEOPLE) == Measures(
        1, 1, 12.0
    )


def test_of_two_ways_with_as_many_keys_the_shorter_one_counts():
    either = OpaqueNode("either", "luck", ("long", "short"))
    long = SayNode("long", " ".join(["word"] * 50), "q")
    assert measured(either, long, SayNode("short", "One two three four five.", "q"), PEOPLE) == (
        Measures(0, 0, 2.0)
    )


def test_another_number_is_somebody_and_no_queue():
    assert measured(menu("m", "", _1="t"), TransferNode("t", "head office")) == Measures(
        None, 1, 0.0
    )


def test_what_is_typed_counts_by_its_digits():
    typed = InputNode("number", "", "q", digits=8)
    assert measured(typed, PEOPLE) == Measures(0, 8, 0.0)
    assert measured(InputNode("number", "", "q"), PEOPLE).keys_to_human == 1


def test_silence_is_no_way():
    asked = MenuNode("m", "", (MenuKey("1", "news", "end"),), no_input="q", wrong_key="q")
    assert measured(asked, EndNode("end", ""), PEOPLE) == Measures(None, None, None)


def test_circles_do_not_matter():
    loop = menu("m", "", _1="say", _2="h")
    hours = HoursNode("h", "q", "say")
    assert measured(loop, SayNode("say", "", "m"), hours, PEOPLE).keys_to_human == 1


@pytest.mark.parametrize("node", [EndNode("e", "Bye."), menu("m", "Hello.", _1="m")])
def test_nobody_is_reached(node):
    assert measured(node) == Measures(None, None, None)
