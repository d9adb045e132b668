"""What keys are for."""

from __future__ import annotations

from holdgame.company.imports.flows.key_texts import name_keys
from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)


def text(*behind: TreeNode, say: str = "[keys]", given: str = "") -> str:
    """The text of key 1 of a menu, which leads to the first of some nodes."""
    menu = MenuNode("m", say, (MenuKey("1", given, behind[0].id if behind else "gone"),))
    nodes: dict[str, TreeNode] = {node.id: node for node in (menu, *behind)}
    name_keys(nodes)
    named = nodes["m"]
    assert isinstance(named, MenuNode)
    return named.options[0].text


QUEUE = QueueNode("q", "lost_and_found")


def test_a_key_is_named_after_who_is_reached() -> None:
    assert text(QUEUE) == "lost and found"
    assert text(TransferNode("t", "the desk")) == "the desk"
    assert text(CallbackNode("c", "", "q")) == "to be called back"
    assert text(SayNode("s", "[hold on]", "q"), QUEUE) == "lost and found"
    assert text(InputNode("i", "Your number, please.", "q"), QUEUE) == "lost and found"
    assert (
        text(OpaqueNode("o", "x", ("e", "q")), EndNode("e", "[sorry]"), QUEUE) == "lost and found"
    )


def test_else_after_the_recording_that_is_heard() -> None:
    assert text(SayNode("s", "[our hours]", "e"), EndNode("e", "")) == "our hours"
    assert text(EndNode("e", "")) == "to end the call"
    assert text(MenuNode("n", "[more keys]", ())) == "more keys"


def test_words_that_are_spoken_are_no_name() -> None:
    assert text(SayNode("s", "We are open from nine to five.", "m")) == "keys"
    assert text(MenuNode("n", "Please choose.", ())) == ""


def test_a_given_name_goes_before_and_what_the_prompt_says_before_all() -> None:
    assert text(QUEUE, given="Finds") == "Finds"
    assert text(QUEUE, given="Finds", say="For what you lost, press 1.") == ""


def test_what_leads_nowhere_or_round_has_no_name() -> None:
    assert text() == ""
    assert text(SayNode("s", "", "s")) == ""
