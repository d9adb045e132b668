"""From an importer's draft to a tree: what goes, what stays, what it is called."""

from __future__ import annotations

from graphlib import TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.draft import HANG_UP, Draft
from holdgame.company.imports.flows.flow import Flow, FlowProblem
from holdgame.company.imports.flows.tidy import MOST_NODES, tidy
from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
    leads_to,
)


def draft(*nodes: TreeNode, entry: str = "") -> Draft:
    made = Draft("test flow", entry or nodes[0].id)
    for node in nodes:
        made.add(node)
    return made


def tidied(*nodes: TreeNode) -> list[TreeNode]:
    return list(tidy(draft(*nodes)).tree.nodes.values())


def keys(**ways: str) -> tuple[MenuKey, ...]:
    """`_1="a"` is the key 1, which leads to a."""
    return tuple(MenuKey(key[1:], f"number {key[1:]}", to) for key, to in ways.items())


PEOPLE = QueueNode("q", "help")


def test_only_what_can_be_reached_is_kept():
    assert tidied(SayNode("a", "Hello.", "q"), PEOPLE, SayNode("b", "Never.", "a")) == [
        SayNode("say", "Hello.", "queue:help"),
        QueueNode("queue:help", "help"),
    ]


def test_what_nobody_hears_or_decides_collapses():
    assert tidied(
        SayNode("a", "", "b"),
        OpaqueNode("b", "one way only", ("c", "c")),
        HoursNode("c", "d", "d"),
        SayNode("d", "  ", "q"),
        PEOPLE,
    ) == [QueueNode("queue:help", "help")]


def test_a_recording_and_the_end_of_the_call_are_one():
    assert tidied(SayNode("a", "Goodbye.", HANG_UP)) == [EndNode("end", "Goodbye.")]


def test_recordings_that_can_only_be_heard_together_are_one():
    assert tidied(SayNode("a", "One.", "b"), SayNode("b", "Two.", "q"), PEOPLE)[0] == SayNode(
        "say", "One. Two.", "queue:help"
    )


def test_a_recording_that_is_heard_from_elsewhere_too_stays_alone():
    menu = MenuNode("m", "Press 1.", keys(_1="b"), no_input="a")
    found = tidied(menu, SayNode("a", "One.", "b"), SayNode("b", "Two.", "q"), PEOPLE)
    assert {n.say for n in found if isinstance(n, SayNode)} == {"One.", "Two."}


def test_a_menu_whose_prompt_is_said_before_it_has_that_prompt():
    menu = MenuNode("m", "", keys(_1="q"), announced=False, no_input="a")
    (found, _) = tidied(SayNode("a", "Press 1.", "m"), menu, PEOPLE)
    assert isinstance(found, MenuNode)
    assert (found.id, found.say, found.no_input) == ("menu", "Press 1.", "")


def test_recordings_that_say_the_same_and_lead_the_same_way_are_one():
    ways = OpaqueNode("o", "the weather", ("a", "b", "q"))
    assert tidied(ways, SayNode("a", "Hi.", "q"), SayNode("b", "Hi.", "q"), PEOPLE)[0] == (
        OpaqueNode("decides", "the weather", ("say", "queue:help"))
    )


def test_places_where_callers_are_asked_stay_however_alike_they_are():
    ways = OpaqueNode("o", "the weather", ("a", "b"))
    twice = [InputNode(id, "Number?", "q") for id in "ab"]
    assert [n.id for n in tidied(ways, *twice, PEOPLE)] == [
        "decides", "input", "queue:help", "input-2",
    ]  # fmt: skip


def test_ids_say_which_keys_lead_there():
    found = tidied(
        MenuNode("x", "Press 1 or 2.", keys(_1="y", _2="z")),
        MenuNode("y", "Press 1.", keys(_1="q")),
        SayNode("z", "Read our website.", "x"),
        PEOPLE,
    )
    assert [n.id for n in found] == ["menu", "menu.1", "queue:help", "menu.2"]


def test_ids_of_what_no_key_leads_to_say_what_it_is():
    found = tidied(
        HoursNode("a", "b", "c"),
        OpaqueNode("b", "something", ("d", "e")),
        EndNode("c", "Closed."),
        InputNode("d", "Number?", "f"),
        CallbackNode("e", "We can ring you.", "g"),
        TransferNode("f", "Head Office"),
        EndNode("g", "Bye."),
    )
    assert {n.id for n in found} == {
        "hours", "decides", "end", "input", "callback", "transfer:head-office", "end-2",
    }  # fmt: skip


def test_queues_that_people_call_differently_are_different_queues():
    menu = MenuNode("m", "Press 1, 2 or 3.", keys(_1="a", _2="b", _3="c"))
    flow = tidy(
        draft(menu, QueueNode("a", "Sales"), QueueNode("b", "Sales Queue"), QueueNode("c", "Sales"))
    )
    assert flow.labels == {"sales": "Sales", "sales-2": "Sales Queue"}


def test_leading_back_to_the_menu_is_being_said_again():
    menu = MenuNode("m", "Press 1.", keys(_1="q"), no_input="again", wrong_key="m")
    found = tidied(menu, SayNode("again", "", "m"), PEOPLE)[0]
    assert isinstance(found, MenuNode)
    assert (found.no_input, found.wrong_key) == ("", "")


def test_a_menu_without_a_key_is_a_recording():
    assert tidied(MenuNode("m", "Say what you want.", (), no_input="q"), PEOPLE)[0] == SayNode(
        "say", "Say what you want.", "queue:help"
    )


def test_keys_that_no_telephone_has_are_left_out_and_no_key_is_there_twice():
    options = (*keys(_1="q", _A="q"), *keys(_1="x"), MenuKey("12", "both", "q"))
    found = tidied(MenuNode("m", "Press 1.", options), PEOPLE, EndNode("x", ""))[0]
    assert isinstance(found, MenuNode)
    assert [(o.key, o.to) for o in found.options] == [("1", "queue:help")]


def test_a_key_has_the_words_of_the_prompt_else_the_name_of_what_is_behind_it():
    options = tuple(MenuKey(key, "", to) for key, to in [("1", "q"), ("2", "q"), ("3", "o")])
    found = tidied(
        MenuNode("m", "For your bill, press 1.", options, announced=False),
        QueueNode("q", "Customer care"),
        CallbackNode("o", "", HANG_UP),
    )[0]
    assert isinstance(found, MenuNode)
    assert [o.text for o in found.options] == ["your bill", "Customer care", "to be called back"]


@pytest.mark.parametrize("say", ["Press 1.", "[main menu]", "…", ""])
def test_nothing_is_ever_announced_that_the_company_does_not_say(say):
    found = tidied(MenuNode("m", say, keys(_1="q")), PEOPLE)[0]
    assert isinstance(found, MenuNode)
    assert not found.announced


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SimpleSavings401K", "Simple Savings 401K"),
        ("LoansDesk", "Loans Desk"),
        ("Pay", "Pay"),
        ("aB3xK9qLmT7w", "…"),
        ("AbCdEf12GhIjKl34", "…"),
        ("Call 5550123456", "Call …"),
    ],
)
def test_a_key_with_a_name_in_one_word_is_called_by_its_words(name, text):
    """Which hides neither keys and tokens nor telephone numbers any less."""
    found = tidied(MenuNode("m", "Hello.", (MenuKey("1", name, "q"),)), PEOPLE)[0]
    assert isinstance(found, MenuNode)
    assert found.options[0].text == text


def test_a_way_that_leads_nowhere_hangs_up():
    flow = tidy(draft(OpaqueNode("a", "something", ("gone", "q")), PEOPLE))
    assert flow.tree.nodes["end"] == EndNode("end", "")
    assert [(f.code, f.where) for f in flow.noticed] == [("missing-target", "decides")]


def test_without_an_entry_there_is_no_tree():
    with pytest.raises(FlowProblem, match="test flow does not say where a call begins"):
        tidy(draft(PEOPLE, entry="nowhere"))


def test_more_steps_than_any_flow_has_are_cut():
    chain = [SayNode(str(n), f"Word {n}.", str(n + 1)) for n in range(MOST_NODES + 100)]
    flow = tidy(draft(*chain))
    assert flow.not_understood[-1].sentence == "Only the first 5,000 steps were taken."
    assert not flow.noticed


# -- going round ------------------------------------------------------------------------------


def test_a_recording_that_goes_round_for_ever_is_cut_and_found():
    flow = tidy(draft(SayNode("a", "One.", "b"), HoursNode("b", "a", "c"), EndNode("c", "Shut.")))
    assert flow.tree.nodes["end"] == EndNode("end", "The recording goes round for ever.")
    assert [(f.code, f.where) for f in flow.noticed] == [("goes-round", "hours")]


def test_what_decides_and_decides_again_decides_otherwise_some_time():
    flow = tidy(
        draft(OpaqueNode("a", "the queue", ("b", "q")), SayNode("b", "Please hold.", "a"), PEOPLE)
    )
    assert list(flow.tree.nodes.values()) == [
        OpaqueNode("decides", "the queue", ("say", "queue:help")),
        SayNode("say", "Please hold.", "queue:help"),
        QueueNode("queue:help", "help"),
    ]
    assert not flow.noticed


def test_a_circle_with_a_key_in_it_stays():
    menu = MenuNode("m", "Press 1.", keys(_1="s"), no_input="s")
    assert [n.id for n in tidied(menu, SayNode("s", "Wrong.", "m"))] == ["menu", "menu.1"]


# -- when it fails ----------------------------------------------------------------------------


def failing(when: str, to: str, *more: TreeNode, seconds: int | None = None) -> Flow:
    made = draft(QueueNode("q", "Help Desk"), *more)
    made.fails("q", when, to, seconds)  # type: ignore[arg-type]
    return tidy(made)


@pytest.mark.parametrize(
    ("when", "seconds", "code", "sentence"),
    [
        ("full", None, "queue-full", "When the queue `Help Desk` is full, nothing else is tried: "),
        (
            "timeout",
            1200,
            "queue-timeout",
            "Whoever has waited 1,200 s in the queue `Help Desk` is lost: ",
        ),
        ("failed", None, "failure-hangs-up", "When `queue:help-desk` fails, "),
    ],
)
def test_a_failure_that_ends_the_call_is_found(when, seconds, code, sentence):
    flow = failing(
        when, "s", SayNode("s", "Sorry.", "x"), SayNode("x", "", HANG_UP), seconds=seconds
    )
    (found,) = flow.noticed
    assert (found.code, found.where) == (code, "queue:help-desk")
    assert found.sentence == sentence + "the caller hears “Sorry.” and the line goes dead."


def test_steps_that_can_fail_are_named():
    made = draft(PEOPLE, EndNode("x", "Sorry."))
    for step in ("look up the number", "open the ticket"):
        made.fails("q", "failed", "x", step=step)
    assert [f.sentence for f in tidy(made).noticed] == [
        "When one of these 2 steps fails, the caller hears “Sorry.” and the line goes dead: look "
        "up the number, open the ticket."
    ]


def test_a_failure_that_leads_to_somebody_is_none():
    assert not failing("full", "r", QueueNode("r", "others")).noticed
    assert not failing("full", "m", MenuNode("m", "Press 1.", keys(_1="q"))).noticed


def test_a_failure_that_leads_nowhere_is_found():
    (found,) = failing("timeout", "gone", seconds=300).noticed
    assert found.sentence.endswith(
        "is lost: the call is sent to a step that is not there, and the line goes dead."
    )


def test_what_only_a_failure_leads_to_is_not_in_the_tree():
    assert list(failing("full", "s", SayNode("s", "Sorry.", HANG_UP)).tree.nodes) == [
        "queue:help-desk"
    ]


# -- whatever an importer hands over ----------------------------------------------------------

ids = st.sampled_from([*"abcdef", HANG_UP, "gone"])
texts = st.text(max_size=12) | st.sampled_from(["Press 1.", "…", "arn:aws:x:y:z", "0800 555 0100"])
menu_keys = st.lists(st.builds(MenuKey, st.sampled_from("123*#A"), texts, ids), max_size=3)
any_node = st.one_of(
    st.builds(
        MenuNode,
        ids,
        texts,
        menu_keys.map(tuple),
        st.integers(-3, 30),
        st.none() | st.floats(),
        st.booleans(),
        st.just("") | ids,
        st.just("") | ids,
    ),
    st.builds(QueueNode, ids, texts),
    st.builds(SayNode, ids, texts, ids),
    st.builds(EndNode, ids, texts),
    st.builds(InputNode, ids, texts, ids, st.none() | st.integers(-2, 100), st.just("") | ids),
    st.builds(HoursNode, ids, ids, ids),
    st.builds(TransferNode, ids, texts),
    st.builds(CallbackNode, ids, texts, ids),
    st.builds(OpaqueNode, ids, texts, st.lists(ids, max_size=3).map(tuple)),
)


@given(st.lists(any_node, min_size=1, max_size=8))
def test_whatever_is_handed_over_becomes_a_tree_that_can_be_walked(nodes):
    tree = tidy(draft(*nodes)).tree
    assert all(id == node.id for id, node in tree.nodes.items())
    assert all(to in tree.nodes for node in tree.nodes.values() for to in leads_to(node))
    keyless = {
        id: leads_to(node)
        for id, node in tree.nodes.items()
        if not isinstance(node, MenuNode | InputNode)
    }
    TopologicalSorter(keyless).prepare()  # raises where there is a circle
    shown = repr(list(tree.nodes.values()))
    assert shown.isprintable()
    assert "arn:aws" not in shown
    assert "0800" not in shown


@given(st.lists(any_node, min_size=1, max_size=8))
def test_the_same_draft_makes_the_same_tree(nodes):
    first, second = tidy(draft(*nodes)), tidy(draft(*nodes))
    assert first == second
    assert list(first.tree.nodes) == list(second.tree.nodes)
