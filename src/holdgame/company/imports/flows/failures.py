"""failures: what a caller goes through when a step does not work out, as findings.

A tree has no ways for that: what is full, nobody answers or breaks is seen here, in the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from holdgame.company.imports.flows.draft import Failure
from holdgame.company.imports.flows.flow import Finding
from holdgame.company.imports.flows.ways import without_a_key
from holdgame.company.imports.flows.words import joined
from holdgame.company.phone_tree import EndNode, QueueNode, SayNode, TreeNode

_MOST_STEPS = 500  # of a way that is followed


def failure_findings(
    failures: Sequence[Failure],
    nodes: Mapping[str, TreeNode],
    where: Callable[[str], str],
    labels: Mapping[str, str],
) -> Iterator[Finding]:
    """The failures after which the line goes dead, each kind of them told once.

    `nodes` are the draft's, each with its words cleaned. `where` gives the tree's id for one of
    the draft's, `labels` are the queues' names for people.
    """
    broken: dict[str, dict[str, None]] = {}
    for failure in failures:
        lost = _lost(failure.to, nodes)
        if lost is None:
            continue
        queue = nodes.get(failure.at)
        name = f"`{labels[queue.queue]}`" if isinstance(queue, QueueNode) else ""
        match failure.when:
            case "full":
                sentence = f"When the queue {name} is full, nothing else is tried: {lost}."
                yield Finding("queue-full", where(failure.at), sentence)
            case "timeout":
                after = f"{failure.seconds:,} s" if failure.seconds else "a while"
                sentence = f"Whoever has waited {after} in the queue {name} is lost: {lost}."
                yield Finding("queue-timeout", where(failure.at), sentence)
            case "failed":
                broken.setdefault(lost, {})[where(failure.at)] = None
    for lost, at in broken.items():
        steps = "A step" if len(at) == 1 else f"{len(at)} steps"
        yield Finding("failure-hangs-up", next(iter(at)), f"{steps} can fail, and then {lost}.")


def _lost(to: str, nodes: Mapping[str, TreeNode]) -> str | None:
    """What a caller hears whom a way leads to nobody; None where it leads to somebody or asks."""
    words: list[str] = []
    seen: set[str] = set()
    edge = [to]
    while edge and len(seen) < _MOST_STEPS:
        id = edge.pop()
        if id in seen:
            continue
        seen.add(id)
        node = nodes.get(id)
        match node:
            case None:
                return "the call is sent to a step that is not there, and the line goes dead"
            case EndNode(say=say) | SayNode(say=say):
                words += [say] if say and say not in words else []
                edge += without_a_key(node)
            case _:
                onward = without_a_key(node)
                if not onward:
                    return None
                edge += onward
    heard = joined(*words)
    return f"the caller hears “{heard}” and the line goes dead" if heard else "the line goes dead"
