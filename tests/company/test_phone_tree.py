"""Phone trees: what is heard, how long it takes, which keys are right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdgame.company.phone_tree import (
    EndNode,
    MenuNode,
    SayNode,
    depth,
    prompt_seconds,
    right_keys,
    spoken,
)
from holdgame.company.profile import Company
from holdgame.documents.diagnostics import Diagnostic

Load = Callable[[str], Company]
TREE = """
queues:
  sales: {calls_per_hour: 10, agents: 2}
  help: {calls_per_hour: 30, agents: 4}
lines:
  support:
    reasons: {plans: sales, repair: [help]}
    tree:
      say: Welcome.
      options:
        - {key: 1, text: new plans and offers, queue: sales}
        - {key: 2, text: news, say: It is all on our website.}
        - key: 3
          text: your account
          menu:
            options:
              - {key: 1, text: something broken, queue: help}
              - {key: 2, text: leaving, end: We are sorry to see you go.}
              - {key: "#", text: to go back, main: true}
"""


def test_a_tree_is_read_menu_by_menu(company: Load) -> None:
    tree = company(TREE).lines["support"].tree
    assert list(tree.nodes) == [
        "menu", "queue:sales", "menu.2", "menu.3", "queue:help", "menu.3.2",
    ]  # fmt: skip
    assert tree.nodes["menu.2"] == SayNode("menu.2", "It is all on our website.", "menu")
    assert tree.nodes["menu.3.2"] == EndNode("menu.3.2", "We are sorry to see you go.")
    assert tree.queues() == ("sales", "help")


def test_a_menu_is_spoken_option_by_option(company: Load) -> None:
    nodes = company(TREE).lines["support"].tree.nodes
    assert spoken(nodes["menu"]) == (
        "Welcome.",
        "For new plans and offers, press 1.",
        "For news, press 2.",
        "For your account, press 3.",
    )
    assert spoken(nodes["menu.3"])[-1] == "To go back, press hash."
    assert spoken(nodes["queue:help"]) == ()


def test_a_prompt_takes_its_words_and_a_breath_between_options(company: Load) -> None:
    menu = company(TREE).lines["support"].tree.nodes["menu"]
    assert prompt_seconds(menu) == pytest.approx((1 + 7 + 4 + 5) / 2.5 + 3 * 0.6)
    assert prompt_seconds(menu, "1") == pytest.approx((1 + 7) / 2.5 + 0.6)
    assert prompt_seconds(menu, "9") == prompt_seconds(menu)


def test_a_declared_prompt_is_as_long_as_declared() -> None:
    menu = MenuNode("menu", "One two three.", (), declared_seconds=22)
    assert prompt_seconds(menu) == 22


def test_the_right_keys_lie_on_a_shortest_way(company: Load) -> None:
    tree = company(TREE).lines["support"].tree
    assert right_keys(tree, ["help"]) == {"menu": {"3"}, "menu.3": {"1"}}
    assert right_keys(tree, ["sales"]) == {"menu": {"1"}, "menu.3": {"#"}}
    assert depth(tree, ["help"]) == 2
    assert depth(tree) == 2


def test_no_key_is_right_for_a_queue_that_no_key_leads_to(company: Load) -> None:
    tree = company(TREE).lines["support"].tree
    assert right_keys(tree, ["billing"]) == {"menu": frozenset(), "menu.3": frozenset()}


def test_zero_is_the_operator(company: Load) -> None:
    assert company(TREE).lines["support"].tree.operator() is None
    tree = company("lines: {support: {tree: {levels: 2, zero_out: true}}}").lines["support"].tree
    assert tree.operator() == "support"


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("{key: 1, text: a}", "This option leads nowhere."),
        ("{key: 1, text: a, queue: help, end: bye}", "This option leads to 2 places at once."),
        ("{key: 12, text: a, queue: help}", "`12` is no key of a telephone."),
        ("{key: 1, text: a, queue: helpp}", "There is no queue `helpp`."),
        ("{key: 1, text: a, que: help}", "An option has no `que:`."),
        ("{key: 1, text: a, menu: {options: []}}", "A menu needs at least one option."),
        ("{text: a, queue: help}", "An option needs `key:`."),
        ("help", "An option is keys and values, and this is a single value."),
        ("{key: 5, text: again, queue: help}", "The key `5` stands twice in this menu."),
    ],
)
def test_a_wrong_option_is_told_with_its_place(
    mistakes: Callable[[str], list[Diagnostic]], option: str, sentence: str
) -> None:
    found = mistakes(f"""
queues: {{help: {{calls_per_hour: 30, agents: 4}}}}
lines:
  support:
    tree:
      say: Hello.
      options:
        - {{key: 5, text: anything, queue: help}}
        - {option}
""")
    assert sentence in [d.sentence for d in found]
    assert {d.place.line for d in found} == {13}


def test_a_tree_in_which_nobody_is_reached_is_refused(
    mistakes: Callable[[str], list[Diagnostic]],
) -> None:
    found = mistakes("lines: {support: {tree: {options: [{key: 1, text: a, end: bye}]}}}")
    assert [d.code for d in found] == ["HG054"]


def test_a_reason_that_no_key_leads_to_is_a_warning(company: Load) -> None:
    assert company(TREE).warnings == ()
    lost = company(TREE.replace("queue: help", "end: Goodbye.")).warnings
    assert [d.sentence for d in lost] == [
        "No key of the tree leads to a queue for the reason `repair`."
    ]
