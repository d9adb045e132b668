"""Phone trees for hypothesis: all that a company file can hold, and each way leads somewhere."""

from __future__ import annotations

from hypothesis import strategies as st

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
)

QUEUES = ("help", "sales")
TEXTS = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="{}"), max_size=40
).filter(str.isprintable) | st.sampled_from(
    ["yes", "null", "1", "0x1", "- a", "a: b", "a #b", "'", '"', "*", "&a", "!b", "{{x}}", "~", "="]
)


@st.composite
def phone_trees(draw: st.DrawFn) -> PhoneTree:
    """A tree in which a key has to be pressed to come back to where one was, that reaches a queue.

    What is said first comes before what is said later, so that only menus and inputs lead back.
    """
    count = draw(st.integers(1, 7))
    ids = ["menu", *(f"node.{n}" for n in range(1, count))]
    ends = [f"queue:{queue}" for queue in QUEUES]
    anywhere = st.sampled_from([*ids, *ends])
    nodes: dict[str, TreeNode] = {}
    for number, id in enumerate(ids):
        later = st.sampled_from([*ids[number + 1 :], *ends])
        nodes[id] = draw(_menus(id, anywhere) if number == 0 else _nodes(id, anywhere, later))
    nodes |= {f"queue:{queue}": QueueNode(f"queue:{queue}", queue) for queue in QUEUES}
    first = nodes["menu"]
    assert isinstance(first, MenuNode)
    options = (MenuKey("0", "anybody", "queue:help"), *first.options)
    nodes["menu"] = MenuNode("menu", first.say, options, first.repeats, no_input=first.no_input)
    return PhoneTree("menu", _reached(nodes))


def _menus(id: str, ways: st.SearchStrategy[str]) -> st.SearchStrategy[MenuNode]:
    keys = st.lists(st.sampled_from("12345*#"), min_size=1, max_size=4, unique=True)
    options = keys.flatmap(
        lambda pressed: st.tuples(*(st.builds(MenuKey, st.just(k), TEXTS, ways) for k in pressed))
    )
    seconds = st.none() | st.integers(10, 6000).map(lambda tenths: tenths / 10)
    said = st.integers(1, 9)
    some = st.just("") | ways
    return st.builds(
        MenuNode, st.just(id), TEXTS, options, said, seconds, st.booleans(), some, some, seconds
    )


def _nodes(
    id: str, anywhere: st.SearchStrategy[str], later: st.SearchStrategy[str]
) -> st.SearchStrategy[TreeNode]:
    own = st.just(id)
    digits = st.none() | st.integers(1, 64)
    ways = st.lists(later, min_size=1, max_size=3, unique=True).map(tuple)
    return st.one_of(
        _menus(id, anywhere),
        st.builds(InputNode, own, TEXTS, anywhere, digits, st.just("") | anywhere),
        st.builds(SayNode, own, TEXTS, later),
        st.builds(EndNode, own, TEXTS),
        st.builds(HoursNode, own, later, later),
        st.builds(TransferNode, own, TEXTS, st.booleans()),
        st.builds(CallbackNode, own, TEXTS, later),
        st.builds(OpaqueNode, own, TEXTS, ways),
        st.builds(QueueNode, own, st.sampled_from(QUEUES)),
    )


def _reached(nodes: dict[str, TreeNode]) -> dict[str, TreeNode]:
    from holdgame.company.imports.flows.ways import reached

    return {id: nodes[id] for id in reached(nodes, "menu", len(nodes))}
