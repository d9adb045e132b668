"""into_company: an imported tree put into a company file, with all else left as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdgame.company.imports.flows.as_yaml import LINE
from holdgame.company.imports.flows.findings import reaches_somebody
from holdgame.company.imports.flows.flow import Flow, FlowProblem
from holdgame.company.imports.flows.reasons import DEFAULT, proposed
from holdgame.company.phone_tree import keys_to
from holdgame.company.rewrite import set_values
from holdgame.company.tree_writer import tree_text
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source
from holdgame.documents.reader import read_text

Reasons = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Done:
    """The file's new text, and what to tell whoever asked for it."""

    text: str
    told: str


def put_into(source: Source, flow: Flow, line: str | None = None, *, force: bool = False) -> Done:
    """A company file with the tree at a line: the one named, else its first, else `support`.

    Reasons that the line has are left alone if the tree leads to a queue of theirs; others become
    those proposed, and are told. Queues that the file lacks are new in it, all of them assumed:
    nobody has said what they are like. With `force` also a tree that is better not put in.

    Raises:
        FlowProblem: the tree reaches nobody or is a part only; there is no such line.
        FileProblem: the file is no YAML, or cannot be rewritten.
    """
    if not force:
        _check(flow, source)
    root = _root(source)
    lines = root.get("lines")
    at_line = lines if isinstance(lines, nodes.Mapping) else None
    line = _line(at_line, line, source)
    old = _reasons(at_line.get(line) if at_line else None)
    new = _fitting(old, flow)
    changes: dict[tuple[str, ...], object] = {
        ("lines", line, "tree"): _laid_out(tree_text(flow.tree)),
        **{("lines", line, "reasons", r): _laid_out(f"[{to[0]}]") for r, to in new.items()},
    }
    queues = root.get("queues")
    known = set(queues.keys()) if isinstance(queues, nodes.Mapping) else set()
    missing = [queue for queue in flow.labels if queue not in known]
    changes |= {("queues", queue): _laid_out("{}") for queue in missing}
    try:
        text = set_values(source.text, changes)
    except ValueError as problem:
        raise FileProblem(_problem(source, f"The tree cannot be put in: {problem}.")) from None
    told = [f"The tree of `{line}` in {source.path} is the imported one.", *_told(old, new)]
    if missing:
        names = ", ".join(f"`{queue}`" for queue in missing)
        told.append(
            f"New under `queues:`: {names}. What they are like is assumed until you write it "
            "there, such as {hold.measured: 4m, hung_up: 0.1}."
        )
    return Done(text, " ".join(told))


def _check(flow: Flow, source: Source) -> None:
    """Raises `FlowProblem` if this tree would stand in the place of a better one."""
    if flow.broken_off:
        why = f"{' and '.join(flow.broken_off)} is broken off: export it again"
    elif not reaches_somebody(flow.tree):
        why = "no way of the imported tree leads to a queue or to another number that is known"
    else:
        return
    raise FlowProblem(
        f"{source.path} was left as it is: {why}. With --force it is put in all the same."
    )


def _line(lines: nodes.Mapping | None, named: str | None, source: Source) -> str:
    """The line that the tree is for. A new one only where there is none: no story rings it."""
    there = list(lines.keys()) if lines else []
    if named and there and named not in there:
        known = ", ".join(f"`{line}`" for line in there)
        raise FlowProblem(f"There is no line `{named}` in {source.path}; there is {known}.")
    return named or next(iter(there), LINE)


# -- which queue for which reason -----------------------------------------------------------------


def _reasons(line: nodes.Node | None) -> Reasons:
    """The reasons of a line as they are written."""
    written = line.get("reasons") if isinstance(line, nodes.Mapping) else None
    rows = written.entries if isinstance(written, nodes.Mapping) else []
    return {key.text: [q.text for q in _scalars(queues)] for key, queues in rows}


def _scalars(node: nodes.Node) -> Iterator[nodes.Scalar]:
    items = node.items if isinstance(node, nodes.Sequence) else [node]
    return (item for item in items if isinstance(item, nodes.Scalar))


def _fitting(old: Reasons, flow: Flow) -> Reasons:
    """The reasons to be written: all those proposed, or of `old` those whose queues the tree does
    not lead to, and `default`, which stands for whatever a story asks for."""
    found = proposed(flow)
    if not old or not found:
        return {reason: [queue] for reason, queue in found.items()}
    lost = [r for r, queues in old.items() if flow.tree.entry not in keys_to(flow.tree, queues)]
    wanted = dict.fromkeys([*lost, *({DEFAULT} - old.keys())])
    return {reason: [found.get(reason, found[DEFAULT])] for reason in wanted}


def _told(old: Reasons, new: Mapping[str, list[str]]) -> Iterator[str]:
    """What has become of the reasons that were there."""
    changed = [
        f"{reason}: [{', '.join(to)}], which was [{', '.join(old[reason])}]"
        for reason, to in new.items()
        if reason in old
    ]
    if changed:
        yield (
            "In its `reasons:` were queues that no key of this tree leads to. Now it says "
            f"{'; '.join(changed)}: look over it."
        )
    elif old:
        yield "Its `reasons:` are as they were: look whether they fit the new tree."
    if old and DEFAULT not in old and DEFAULT in new:
        yield f"Whatever they do not name is for [{', '.join(new[DEFAULT])}]: `{DEFAULT}` is new."


def _root(source: Source) -> nodes.Mapping:
    diagnostics = Diagnostics()
    root = read_text(source, diagnostics)
    if root is None or diagnostics.errors:
        raise FileProblem(diagnostics)
    if not isinstance(root, nodes.Mapping):
        raise FileProblem(_problem(source, "A company file is keys and values."))
    return root


def _problem(source: Source, sentence: str) -> Diagnostics:
    diagnostics = Diagnostics()
    diagnostics.error("HG021", Place(source), sentence)
    return diagnostics


def _laid_out(text: str) -> Any:
    """YAML as it is laid out in a text: what is loaded so is written so again."""
    from ruamel.yaml import YAML

    return YAML().load(text)
