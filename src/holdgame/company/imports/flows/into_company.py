"""into_company: an imported tree put into a company file, with all else left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdgame.company.imports.flows.as_yaml import LINE, queues_text
from holdgame.company.imports.flows.flow import Flow
from holdgame.company.imports.flows.reasons import proposed
from holdgame.company.rewrite import set_values
from holdgame.company.tree_writer import tree_text
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source
from holdgame.documents.reader import read_text


@dataclass(frozen=True, slots=True)
class Done:
    """The file's new text, and what to tell whoever asked for it."""

    text: str
    told: str


def put_into(source: Source, flow: Flow, line: str | None = None) -> Done:
    """A company file with the tree at a line: the one named, else its first, else `support`.

    Reasons that the line has are left alone; where it has none, those proposed are put in. Queues
    that the file lacks follow at its end, in a comment: nobody has said what they are like.

    Raises:
        FileProblem: the file is no YAML, or cannot be rewritten.
    """
    root = _root(source)
    lines = root.get("lines")
    written = list(lines.keys()) if isinstance(lines, nodes.Mapping) else []
    line = line or next(iter(written), LINE)
    at = lines.get(line) if isinstance(lines, nodes.Mapping) else None
    own_reasons = isinstance(at, nodes.Mapping) and at.get("reasons") is not None
    changes: dict[tuple[str, ...], object] = {("lines", line, "tree"): _laid_out(flow)}
    if not own_reasons:
        changes["lines", line, "reasons"] = {r: [q] for r, q in proposed(flow).items()} or None
    try:
        text = set_values(source.text, changes)
    except ValueError as problem:
        raise FileProblem(_problem(source, f"The tree cannot be put in: {problem}.")) from None
    queues = root.get("queues")
    known = set(queues.keys()) if isinstance(queues, nodes.Mapping) else set()
    missing = [queue for queue in flow.labels if queue not in known]
    comment = "\n".join(queues_text(flow.labels, known))
    if comment and comment not in text:
        text = f"{text.rstrip()}\n\n{comment}\n"
    told = [f"The tree of `{line}` in {source.path} is the imported one."]
    if own_reasons:
        told.append("Its `reasons:` are as they were: look whether they fit the new tree.")
    if missing:
        names = ", ".join(f"`{queue}`" for queue in missing)
        told.append(
            f"Until {names} stands under `queues:` it cannot be played: see its last lines."
        )
    return Done(text, " ".join(told))


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


def _laid_out(flow: Flow) -> Any:
    """The tree as `tree_text` lays it out: what is loaded so is written so again."""
    from ruamel.yaml import YAML

    return YAML().load(tree_text(flow.tree))
