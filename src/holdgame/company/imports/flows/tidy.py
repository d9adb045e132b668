"""tidy: from an importer's draft to the neutral tree.

Only what callers can reach, and of that only what they can notice; no way leads nowhere or in a
circle without a key; ids and words as a person can read and may see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from holdgame.company.imports.flows import prompts
from holdgame.company.imports.flows.draft import HANG_UP, UNKNOWN, Draft
from holdgame.company.imports.flows.failures import failure_findings
from holdgame.company.imports.flows.flow import Finding, Flow, FlowProblem, NotUnderstood
from holdgame.company.imports.flows.key_texts import name_keys
from holdgame.company.imports.flows.rounds import unwind
from holdgame.company.imports.flows.simplify import join_recordings, simplify, stands_for
from holdgame.company.imports.flows.tree_ids import queue_id, readable_ids
from holdgame.company.imports.flows.ways import reached, redirected
from holdgame.company.imports.flows.words import as_spoken, named, said
from holdgame.company.phone_tree import (
    KEYS,
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

MOST_NODES = 5_000  # Amazon Connect allows 250 blocks a flow
MOST_NOTES = 100
MOST_REPEATS = 9
MOST_SECONDS = 600.0  # of a prompt
MOST_DIGITS = 64

MISSING = "A way leads to a step that is not in the files: there the line goes dead."
BROKEN_OFF = "what the file breaks off before"
GOES_ROUND = "A recording goes round for ever, and no key leads out of it."


def tidy(draft: Draft) -> Flow:
    """The tree of a draft, with what its importer noticed.

    Raises:
        FlowProblem: the draft has no entry.
    """
    if draft.entry not in draft.nodes:
        raise FlowProblem(f"This {draft.format} does not say where a call begins.")
    name_keys(draft.nodes)
    labels: dict[str, str] = {}
    cleaned = {id: _cleaned(node, labels) for id, node in draft.nodes.items()}
    kept = reached(cleaned, draft.entry, MOST_NODES)
    if len(kept) == MOST_NODES:
        draft.note(draft.format, f"Only the first {MOST_NODES:,} steps were taken.")
    nodes = {id: cleaned[id] for id in kept}
    lost = list(_lost_ways(nodes, cleaned, draft))
    _end_lost_ways(nodes, broken_off=bool(draft.broken_off))
    gone = simplify(nodes, draft.entry)
    rounds = unwind(nodes, stands_for(draft.entry, gone))
    gone |= simplify(nodes, stands_for(draft.entry, gone))
    gone |= join_recordings(nodes, stands_for(draft.entry, gone))
    entry = stands_for(draft.entry, gone)
    ids = readable_ids(nodes, entry)
    made = {ids[id]: _renamed(nodes[id], ids) for id in ids}
    tree = PhoneTree(ids[entry], MappingProxyType(made))

    def where(id: str) -> str:
        return ids.get(stands_for(id, gone), tree.entry)

    noticed = (
        *(Finding("missing-target", where(id), sentence) for id, sentence in lost),
        *(Finding("goes-round", where(id), GOES_ROUND) for id in rounds),
        *(replace(f, where=where(f.where), sentence=said(f.sentence)) for f in draft.noticed),
        *failure_findings(draft.failures, cleaned, where, labels, draft.missing),
    )
    return Flow(
        draft.format,
        tree,
        {queue: labels[queue] for queue in tree.queues()},
        _notes(draft),
        draft.actions,
        tuple(dict.fromkeys(noticed)),
        tuple(map(named, draft.broken_off)),
    )


# -- what importers leave to do ---------------------------------------------------------------


def _cleaned(node: TreeNode, labels: dict[str, str]) -> TreeNode:
    """The node with words that may be seen, and nothing in it that cannot be played."""
    match node:
        case MenuNode():
            return _menu(node)
        case QueueNode(queue=queue):
            return replace(node, queue=_queue(named(queue), labels))
        case SayNode() | EndNode() | CallbackNode():
            return replace(node, say=said(node.say))
        case InputNode(digits=digits):
            known = digits if digits is not None and 0 < digits <= MOST_DIGITS else None
            return replace(node, say=said(node.say), digits=known)
        case TransferNode(target=target):
            return replace(node, target=named(target) or UNKNOWN)
        case OpaqueNode(ways=()):
            return EndNode(node.id, "")
        case OpaqueNode(what=what):
            return replace(node, what=named(what) or UNKNOWN)
        case HoursNode():
            return node


def _menu(node: MenuNode) -> TreeNode:
    """A menu without a key is a recording. Nothing is ever spoken that the company does not say."""
    say = said(node.say)
    keys: dict[str, MenuKey] = {}
    for option in node.options:
        if option.key in KEYS and len(option.key) == 1:
            keys.setdefault(option.key, replace(option, text=said(as_spoken(option.text))))
    if not keys:
        return SayNode(node.id, say, node.no_input or node.wrong_key or HANG_UP)
    seconds, wait = node.declared_seconds, node.wait_seconds
    return replace(
        node,
        say=say,
        options=tuple(keys.values()),
        repeats=min(max(node.repeats, 1), MOST_REPEATS),
        declared_seconds=seconds if seconds and 1 <= seconds <= MOST_SECONDS else None,
        announced=False,
        wait_seconds=wait if wait and wait <= MOST_SECONDS else None,
    )


def _queue(label: str, labels: dict[str, str]) -> str:
    """A queue's id; labels that differ have ids that differ."""
    wanted = id = queue_id(label)
    number = 2
    while labels.setdefault(id, label) != label:
        id, number = f"{wanted}-{number}", number + 1
    return id


def _lost_ways(
    nodes: Mapping[str, TreeNode], cleaned: Mapping[str, TreeNode], draft: Draft
) -> Iterator[tuple[str, str]]:
    """The nodes from which a way leads to what is not in the files, each with a sentence on it."""
    for id, node in nodes.items():
        for to in leads_to(node):
            if to not in cleaned:
                known = draft.missing.get(to)
                yield id, f"{said(known)}: the caller is dropped." if known else MISSING


def _end_lost_ways(nodes: dict[str, TreeNode], *, broken_off: bool) -> None:
    """Let every way that leads nowhere end the call, in place; where a file breaks off, nobody
    knows who is reached there."""
    missing = {to for node in nodes.values() for to in leads_to(node)} - nodes.keys()
    for to in sorted(missing):
        nodes[to] = TransferNode(to, BROKEN_OFF, given=False) if broken_off else EndNode(to, "")


def _renamed(node: TreeNode, ids: Mapping[str, str]) -> TreeNode:
    """The node with its new ids. A menu that leads back to itself is said again."""
    new = replace(redirected(node, ids.__getitem__), id=ids[node.id])
    if isinstance(new, MenuNode):
        heard = prompts.options(new.say)
        texts = [o.text or heard.get(o.key, UNKNOWN) for o in new.options]
        no_input, wrong_key = ("" if to == new.id else to for to in (new.no_input, new.wrong_key))
        return replace(
            new,
            options=tuple(replace(o, text=t) for o, t in zip(new.options, texts, strict=True)),
            no_input=no_input,
            wrong_key=wrong_key,
        )
    return new


def _notes(draft: Draft) -> tuple[NotUnderstood, ...]:
    notes = [NotUnderstood(named(n.where), said(n.sentence)) for n in draft.not_understood]
    more = len(notes) - MOST_NOTES
    if more > 0:
        notes[MOST_NOTES:] = [NotUnderstood(draft.format, f"And {more:,} more of this kind.")]
    return tuple(notes)
