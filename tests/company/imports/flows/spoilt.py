"""Spoiling a text in the ways that exports are spoilt, for hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.phone_tree import leads_to

Read = Callable[[Sequence[ImportFile]], Flow]
_SIGNS = ["\x00", "\x1b[31m", "\u202e", "\ud800", "\ufeff", "\r", "\t", "\n", '"', "'", "9" * 30]


def spoilt(text: str, snippets: Sequence[str]) -> st.SearchStrategy[str]:
    """The text with up to four changes: something put in, something cut out, lines swapped, the
    end broken off."""
    spots = st.floats(0, 1)
    put = st.sampled_from([*_SIGNS, *snippets])
    changes = st.one_of(
        st.tuples(st.just("put"), spots, put),
        st.tuples(st.just("cut"), spots, st.integers(1, 300)),
        st.tuples(st.just("swap"), spots, spots),
        st.tuples(st.just("end"), spots, st.none()),
    )
    return st.lists(changes, min_size=1, max_size=4).map(lambda done: _changed(text, done))


def _changed(text: str, changes: Sequence[tuple]) -> str:
    for kind, where, what in changes:
        at = int(where * len(text))
        match kind:
            case "put":
                text = text[:at] + what + text[at:]
            case "cut":
                text = text[:at] + text[at + what :]
            case "swap":
                lines = text.split("\n")
                one, other = int(where * (len(lines) - 1)), int(what * (len(lines) - 1))
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
            case "end":
                text = text[:at]
    return text


def reads_or_says_why(read: Read, *texts: str) -> Flow | None:
    """The flow in some files, or None if a sentence says why there is none; nothing else.

    Every way of the tree leads somewhere, and nothing in it could steer a terminal.
    """
    try:
        flow = read([ImportFile(f"file {n}", text) for n, text in enumerate(texts)])
    except FlowProblem as problem:
        why = str(problem)
        assert why.endswith(".")
        return None
    nodes = flow.tree.nodes
    assert flow.tree.entry in nodes
    assert all(to in nodes for node in nodes.values() for to in leads_to(node))
    assert repr(nodes).isprintable()
    assert all(f"{n.where}{n.sentence}".isprintable() for n in flow.not_understood)
    return flow
