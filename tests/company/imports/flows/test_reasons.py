"""Which queue can settle what customers ring about, by the words of a menu."""

from __future__ import annotations

from holdgame.company.companies import SHIPPED
from holdgame.company.imports.flows.flow import Flow
from holdgame.company.imports.flows.reasons import DEFAULT, proposed, reason_words
from holdgame.company.phone_tree import (
    EndNode,
    MenuKey,
    MenuNode,
    PhoneTree,
    QueueNode,
    TreeNode,
)


def flow(options: dict[str, tuple[str, str]], labels: dict[str, str]) -> Flow:
    """A menu of keys, each with its text and the queue it leads to."""
    keys = tuple(MenuKey(key, text, queue) for key, (text, queue) in options.items())
    nodes: list[TreeNode] = [MenuNode("menu", "", keys)]
    nodes += [QueueNode(queue, queue) for queue in labels]
    return Flow("test flow", PhoneTree("menu", {n.id: n for n in nodes}), labels)


def test_reasons_are_found_by_the_words_of_the_keys_and_of_the_queues():
    made = flow(
        {"1": ("your bill", "a"), "2": ("something broken", "b"), "3": ("anything else", "c")},
        {"a": "Accounts", "b": "Second floor", "c": "Retention team"},
    )
    assert proposed(made) == {"bill": "a", "repair": "b", "cancel": "c", DEFAULT: "c"}


def test_the_name_of_a_queue_says_more_than_a_key_that_leads_there():
    made = flow(
        {"1": ("payments", "a"), "2": ("other payments", "b")}, {"a": "Sales", "b": "Billing"}
    )
    assert proposed(made)["bill"] == "b"


def test_what_no_word_speaks_of_is_left_to_the_queue_behind_zero():
    made = flow({"1": ("your bill", "a"), "0": ("a person", "b")}, {"a": "one", "b": "two"})
    assert proposed(made)[DEFAULT] == "b"


def test_the_nearest_queue_answers_where_none_says_so_of_itself():
    assert proposed(flow({"1": ("x", "a"), "2": ("y", "b")}, {"a": "one", "b": "two"})) == {
        DEFAULT: "a"
    }


def test_without_a_queue_there_is_nothing_to_propose():
    tree = PhoneTree("end", {"end": EndNode("end", "Bye.")})
    assert proposed(Flow("test flow", tree, {})) == {}


def test_the_reasons_are_those_that_the_shipped_companies_have():
    text = (SHIPPED / "meridian.yaml").read_text(encoding="utf-8")
    assert all(f"      {reason}: [" in text for reason in reason_words())
