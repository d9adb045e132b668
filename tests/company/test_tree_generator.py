"""Generated trees: deterministic, and every reason within reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.phone_tree import (
    MenuNode,
    PhoneTree,
    QueueNode,
    SayNode,
    depth,
    leads_to,
    prompt_seconds,
    right_keys,
)
from holdgame.company.tree_generator import Shape, TreeWords, generate

WORDS = TreeWords.load()
names = st.sampled_from(["billing", "support", "sales", "retention", "escalations", "returns_desk"])
shapes = st.builds(
    Shape,
    levels=st.integers(1, 6),
    options=st.integers(1, 9),
    prompt_seconds=st.none() | st.floats(5, 60),
    zero_out=st.booleans(),
)


def grow(shape: Shape, queues: list[str]) -> PhoneTree:
    reasons = {f"reason_{q}": (q,) for q in queues}
    return generate(shape, queues, reasons, queues[0], WORDS, "Acme")


@given(shapes, st.lists(names, min_size=1, unique=True))
def test_every_queue_is_reached_from_every_menu(shape: Shape, queues: list[str]) -> None:
    tree = grow(shape, queues)
    for queue in queues:
        right = right_keys(tree, [queue])
        assert right[tree.entry]
        assert depth(tree, [queue]) <= shape.levels


@given(shapes, st.lists(names, min_size=1, unique=True))
def test_every_key_leads_somewhere_and_wrong_ones_lead_back(
    shape: Shape, queues: list[str]
) -> None:
    tree = grow(shape, queues)
    for node in tree.nodes.values():
        assert all(to in tree.nodes for to in leads_to(node))
        if isinstance(node, MenuNode):
            keys = [o.key for o in node.options]
            assert len(keys) == len(set(keys)) >= shape.options
            assert len({o.text for o in node.options}) == len(keys)
            assert ("0" in keys) == shape.zero_out
        if isinstance(node, SayNode):
            assert node.to == tree.entry


@given(shapes, st.lists(names, min_size=1, unique=True))
def test_the_same_numbers_make_the_same_tree(shape: Shape, queues: list[str]) -> None:
    assert grow(shape, queues) == grow(shape, queues)


def test_without_a_way_out_the_last_menu_is_as_deep_as_was_said() -> None:
    tree = grow(Shape(4, 4, 22), ["billing", "support"])
    assert depth(tree, ["billing"]) == depth(tree, ["support"]) == 4
    assert all(prompt_seconds(n) == 22 for n in tree.nodes.values() if isinstance(n, MenuNode))


def test_zero_reaches_the_operator_at_once() -> None:
    tree = grow(Shape(4, 4, zero_out=True), ["billing", "support"])
    assert depth(tree, ["billing"]) == 1
    assert depth(tree, ["support"]) == 4


def test_more_queues_than_options_widen_a_menu_and_lose_nobody() -> None:
    queues = [f"desk{n}" for n in range(20)]
    tree = grow(Shape(2, 2), queues)
    assert {n.queue for n in tree.nodes.values() if isinstance(n, QueueNode)} == set(queues)
    assert max(len(n.options) for n in tree.nodes.values() if isinstance(n, MenuNode)) <= 9


def test_more_queues_than_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="no room for 10 queues"):
        grow(Shape(1, 2), [f"desk{n}" for n in range(10)])


def test_a_queue_is_called_by_what_people_ring_about() -> None:
    reasons = {"refund": ("support",), "repair": ("support",), "odd_job": ("support",)}
    tree = generate(Shape(1, 1), ["support"], reasons, "support", WORDS, "Acme")
    entry = tree.nodes["menu"]
    assert isinstance(entry, MenuNode)
    assert entry.options[0].text == (
        "a question about a charge, something that does not work or odd job"
    )
    assert "Acme" in entry.say
