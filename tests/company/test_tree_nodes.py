"""A tree written node by node: what is read of it, what is wrong with it, how it is written."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given

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
)
from holdgame.company.profile import Company
from holdgame.company.tree_nodes import read_nodes
from holdgame.company.tree_writer import tree_text
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostic, Diagnostics, Source
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_text
from tests.company.trees import QUEUES, phone_trees

TREE = """\
entry: hours
nodes:
  hours: {hours: {open: menu, closed: shut}}
  menu:
    say: Welcome to {name}. For your bill, press 1.
    prompt_seconds: 25s
    repeats: 3
    wait_seconds: 5s
    announced: false
    options:
      - {key: 1, text: your bill, to: "queue:billing"}
      - {key: "#", text: a person, to: number}
    no_input: queue:service
    wrong_key: sorry
  sorry: {say: That is not an option., to: menu}
  number: {input: Your number?, digits: 8, to: which, no_input: menu}
  which: {decides: whether you are known, ways: [agents, later, away]}
  agents: {queue: service}
  later: {callback: We can ring you back., to: agents}
  away: {transfer: the head office}
  shut: {end: We are closed.}
"""


def read(text: str) -> tuple[PhoneTree | None, list[Diagnostic]]:
    """A tree of a company called Acme with the queues `service` and `billing`."""
    diagnostics = Diagnostics()
    root = read_text(Source("acme.yaml", text), diagnostics)
    assert isinstance(root, nodes.Mapping)
    tree = read_nodes(Fields(root, "A tree", diagnostics), ["service", "billing"], "Acme")
    return tree, list(diagnostics)


def test_a_tree_is_read_node_by_node():
    tree, wrong = read(TREE)
    assert not wrong
    assert tree is not None
    assert tree.entry == "hours"
    assert list(tree.nodes.values()) == [
        HoursNode("hours", "menu", "shut"),
        MenuNode(
            "menu",
            "Welcome to Acme. For your bill, press 1.",
            (MenuKey("1", "your bill", "queue:billing"), MenuKey("#", "a person", "number")),
            3,
            25.0,
            False,
            "queue:service",
            "sorry",
            5.0,
        ),
        SayNode("sorry", "That is not an option.", "menu"),
        InputNode("number", "Your number?", "which", 8, "menu"),
        OpaqueNode("which", "whether you are known", ("agents", "later", "away")),
        QueueNode("agents", "service"),
        CallbackNode("later", "We can ring you back.", "agents"),
        TransferNode("away", "the head office"),
        EndNode("shut", "We are closed."),
        QueueNode("queue:billing", "billing"),
        QueueNode("queue:service", "service"),
    ]


def test_a_company_file_takes_it(company: Callable[[str], Company]):
    line = "lines:\n  support:\n    reasons: {bill: billing}\n    tree:\n"
    rest = "queues: {service: {}, billing: {}}\n" + line + textwrap.indent(TREE, "      ")
    made = company(rest)
    assert made.lines["support"].tree == read(TREE)[0]
    assert made.warnings == ()
    assert made.value("menu") == 1  # keys


@pytest.mark.parametrize(
    ("old", "new", "code", "sentence", "mend"),
    [
        ("entry: hours", "entry: houers", "HG054", "There is no node `houers`.",
         "Did you mean `hours`?"),
        ("entry: hours\n", "", "HG020", "A tree needs `entry:`.", ""),
        ("to: menu}", "to: mneu}", "HG054", "There is no node `mneu`.", "Did you mean `menu`?"),
        ("no_input: queue:service", "no_input: queue:servise", "HG053",
         "There is no queue `servise`.", "Did you mean `service`?"),
        ("{queue: service}", "{queue: servise}", "HG053", "There is no queue `servise`.",
         "Did you mean `service`?"),
        ("{end: We are closed.}", "{ends: We are closed.}", "HG054",
         "The node `shut` does not say what it is.",
         "Give it one of: options, queue, end, input, hours, transfer, callback, decides, say."),
        ("{end: We are closed.}", "closed", "HG054",
         "A node is keys and values, and this is a single value.", ""),
        ("{end: We are closed.}", "{end: Bye., too: menu}", "HG024",
         "The node `shut` has no `too:`.", "There is: `end`."),
        ("key: 1", "key: 12", "HG054", "`12` is no key of a telephone.",
         "There is 0 to 9, * and #."),
        ('key: "#"', "key: 1", "HG054", "The key `1` stands twice in this menu.", ""),
        ("{key: 1, text: your bill, to: \"queue:billing\"}", "one", "HG054",
         "An option is keys and values, and this is a single value.", ""),
        ("to: number}", "t: number}", "HG020", "An option needs `to:`.", ""),
        ("ways: [agents, later, away]", "ways: []", "HG054",
         "The node `which` needs at least one way.", ""),
        ("{say: That is not an option., to: menu}", "{say: Sorry., to: sorry}", "HG054",
         "Without pressing a key, callers are led in a circle here: sorry → sorry.",
         "Lead one of them somewhere else."),
        ("closed: shut}", "closed: hours}", "HG054",
         "Without pressing a key, callers are led in a circle here: hours → hours.",
         "Lead one of them somewhere else."),
        ("open: menu, closed: shut", "open: shut, closed: shut", "HG054",
         "No way of this tree leads to a queue: nobody is ever reached.", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_a_mend(old, new, code, sentence, mend):
    text = TREE.replace(old, new, 1)
    assert text != TREE
    tree, wrong = read(text)
    assert tree is None
    found = next(d for d in wrong if d.severity == "error" and d.sentence == sentence)
    assert (found.code, found.mend) == (code, mend)
    assert found.place.line > 0


def test_a_longer_circle_is_told_by_its_way():
    text = """
entry: menu
nodes:
  menu: {say: Hi., options: [{key: 1, text: a, to: a}, {key: 2, text: b, to: "queue:billing"}]}
  a: {say: One., to: b}
  b: {decides: luck, ways: [c, "queue:billing"]}
  c: {say: Two., to: a}
"""
    _, wrong = read(text)
    assert [d.sentence for d in wrong] == [
        "Without pressing a key, callers are led in a circle here: a → b → c → a."
    ]


def test_a_menu_leads_back_to_itself_as_often_as_it_likes():
    text = """
entry: m
nodes:
  m: {say: Hi., options: [{key: 1, text: a, to: m}], no_input: m, wrong_key: queue:billing}
"""
    assert read(text)[1] == []


def test_a_way_to_what_was_not_imported_is_a_warning():
    tree, told = read(TREE.replace("transfer: the head office", "transfer: Main, given: false"))
    assert tree is not None
    assert tree.nodes["away"] == TransferNode("away", "Main", given=False)
    assert [(d.severity, d.sentence, d.mend) for d in told] == [
        (
            "warning",
            "Who answers behind `Main` is not known: that part was not imported. In play it is the "
            "largest queue.",
            "Import the tree again with that file too, or lead the way to a queue.",
        )
    ]


def test_a_node_that_nothing_leads_to_is_a_warning():
    tree, wrong = read(TREE + "  spare: {say: Never heard., to: menu}\n")
    assert tree is not None
    assert [(d.severity, d.sentence) for d in wrong] == [
        ("warning", "Nothing leads to the node `spare`.")
    ]


# -- written and read again -------------------------------------------------------------------


def test_what_goes_without_saying_is_not_written():
    tree, _ = read(TREE)
    assert tree is not None
    written = tree_text(tree)
    assert "queue:billing:" not in written  # the queue needs no node of its own
    assert read(written) == (tree, [])


def test_a_long_prompt_is_written_over_several_lines():
    say = "Please listen carefully, as our menu options have recently changed. " * 4
    menu = MenuNode("menu", say.strip(), (MenuKey("1", "help", "queue:service"),), announced=False)
    tree = PhoneTree("menu", {"menu": menu, "queue:service": QueueNode("queue:service", "service")})
    written = tree_text(tree)
    assert max(map(len, written.splitlines())) <= 96
    assert read(written) == (tree, [])


def test_a_tree_that_is_a_queue_and_nothing_else():
    tree = PhoneTree("queue:service", {"queue:service": QueueNode("queue:service", "service")})
    assert read(tree_text(tree)) == (tree, [])


@given(phone_trees())
def test_what_is_written_is_read_again_as_it_was(tree):
    diagnostics = Diagnostics()
    root = read_text(Source("acme.yaml", tree_text(tree)), diagnostics)
    assert isinstance(root, nodes.Mapping)
    again = read_nodes(Fields(root, "A tree", diagnostics), QUEUES, "{name}")
    assert [d.render() for d in diagnostics.errors] == []
    assert again == tree
