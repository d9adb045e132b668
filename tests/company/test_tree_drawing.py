"""A tree drawn in lines and as a picture, with what each way costs."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from holdgame.company.phone_tree import (
    CallbackNode,
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
    leads_to,
)
from holdgame.company.tree_edges import Edge, edges
from holdgame.company.tree_outline import outline
from holdgame.company.tree_places import places
from holdgame.company.tree_svg import draw
from tests.company.trees import phone_trees
from tests.examples import examples

SVG = "{http://www.w3.org/2000/svg}"


def tree(*nodes: TreeNode) -> PhoneTree:
    return PhoneTree(nodes[0].id, {node.id: node for node in nodes})


PROMPT = "For your bill, press 1. For anything else, press 2."  # 10 words, 4 s
ALL = tree(
    HoursNode("hours", "menu", "shut"),
    MenuNode(
        "menu",
        PROMPT,
        (MenuKey("1", "your bill", "number"), MenuKey("2", "anything else", "which")),
        2,
        announced=False,
        no_input="sorry",
        wrong_key="queue:help",
    ),
    SayNode("sorry", "We did not hear you, so listen again.", "menu"),
    InputNode("number", "Your number?", "queue:help", 8),
    OpaqueNode("which", "the weather", ("later", "away")),
    CallbackNode("later", "We can ring you.", "queue:help"),
    TransferNode("away", "the head office"),
    EndNode("shut", "We are closed."),
    QueueNode("queue:help", "help"),
)


def test_a_menu_waits_for_whoever_presses_nothing():
    """Three times 2 s of prompt and 10 s of silence."""
    menu = MenuNode(
        "menu",
        "For your bill, press 1.",
        (MenuKey("1", "your bill", "q"),),
        3,
        announced=False,
        no_input="q",
        wait_seconds=10,
    )
    assert [(e.text, e.seconds) for e in edges(menu)] == [
        ("your bill", 2.0),
        ("nothing pressed", 36.0),
    ]


def test_a_recording_that_only_has_a_name_is_as_long_as_its_keys_take_to_say():
    known = MenuNode("menu", "[main menu]", (MenuKey("1", "your bill", "q"),))
    named = replace(known, announced=False)
    assert [e.seconds for e in edges(named)] == [e.seconds for e in edges(known)]


def test_whoever_answers_where_nobody_has_looked_is_drawn_as_not_known():
    unseen = tree(TransferNode("away", "Billing", given=False), QueueNode("q", "help"))
    assert list(outline(unseen)) == ["passed on to Billing: not in the files"]
    assert 'class="decides"' in draw(unseen, "Acme")


def test_each_way_has_its_cost_on_it():
    assert list(outline(ALL, 90)) == [
        "opening hours",
        "├─ open → menu “For your bill, press 1. For anything else, press 2.”",
        "│  ├─ 1 your bill → number “Your number?”  4 s, 1 key",
        "│  │  └─ 8 digits → queue help  1 s, 8 keys  (5 s, 9 keys in all)",
        "│  ├─ 2 anything else → decided by the weather  4 s, 1 key",
        "│  │  ├─ a call back is offered “We can ring you.”",
        "│  │  │  └─ queue help  2 s  (6 s, 1 key in all)",
        "│  │  └─ passed on to the head office  (4 s, 1 key in all)",
        "│  ├─ nothing pressed → sorry “We did not hear you, so listen again.”  8 s",
        "│  │  └─ menu ↩  3 s",
        "│  └─ a wrong key → queue help  4 s, 1 key  (4 s, 1 key in all)",
        "└─ closed → the line goes dead “We are closed.”",
    ]


def test_what_is_said_is_cut_to_the_width_and_names_are_not():
    lines = list(outline(ALL, 60))
    assert "│  ├─ nothing pressed → sorry “We did not hear you,…”  8 s" in lines
    assert all("queue help" in line for line in lines if len(line) > 60)


def test_silence_and_a_wrong_key_that_lead_the_same_way_are_one_way():
    menu = MenuNode("menu", PROMPT, (), 1, None, False, "q", "q")
    assert list(edges(menu)) == [Edge("q", "nothing or a wrong key", seconds=4.0, deliberate=False)]


@given(phone_trees())
def test_every_node_is_drawn_in_full_once_and_every_way_once(made):
    drawn = places(made)
    assert sorted(p.node.id for p in drawn if not p.again and leads_to(p.node)) == sorted(
        id for id, node in made.nodes.items() if leads_to(node)
    )
    assert len(drawn) == 1 + sum(len(list(edges(node))) for node in made.nodes.values())
    assert all(drawn[p.above].depth == p.depth - 1 for p in drawn[1:])


# -- the picture ------------------------------------------------------------------------------


def test_the_picture_is_xml_with_every_cost_in_it():
    root = ElementTree.fromstring(draw(ALL, "Acme & Sons, support"))
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert texts[0] == "Acme & Sons, support"
    assert {"open", "your bill", "4 s, 1 key", "the line goes dead", "nothing pressed"} <= set(
        texts
    )


def test_the_same_tree_makes_the_same_bytes():
    assert draw(ALL, "Acme") == draw(ALL, "Acme")


def test_the_picture_needs_nothing_from_elsewhere_and_is_light_or_dark():
    picture = draw(ALL, "Acme")
    assert "prefers-color-scheme: dark" in picture
    assert "href" not in picture
    assert "url(" not in picture


@pytest.mark.parametrize("text", ["</text><script>", "\x1b[31m", "\ud800", "\u202egnp"])
def test_no_text_breaks_out_of_the_picture(text):
    made = tree(MenuNode("menu", text, (MenuKey("1", text, "q"),)), QueueNode("q", "help"))
    root = ElementTree.fromstring(draw(made, text))
    assert not list(root.iter(f"{SVG}script"))


@settings(max_examples=examples(60))
@given(phone_trees())
def test_no_box_lies_on_another(made):
    root = ElementTree.fromstring(draw(made, "Acme"))
    boxes = [
        tuple(int(rect.get(side, "")) for side in ("x", "y", "width", "height"))
        for rect in root.iter(f"{SVG}rect")
        if rect.get("class") not in ("paper", "key")
    ]
    assert len(boxes) == len(places(made))
    for number, (x, y, width, height) in enumerate(boxes):
        for x2, y2, width2, height2 in boxes[number + 1 :]:
            apart = x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y
            assert apart, "two boxes overlap"
