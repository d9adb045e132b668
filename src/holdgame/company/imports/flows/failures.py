"""failures: what a caller goes through when a step does not work out, as findings.

A tree has no ways for that: what is full, nobody answers or breaks is seen here, in the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from holdgame.company.imports.flows.draft import Failure
from holdgame.company.imports.flows.flow import Finding
from holdgame.company.imports.flows.ways import without_a_key
from holdgame.company.imports.flows.words import joined, named
from holdgame.company.phone_tree import EndNode, QueueNode, SayNode, TreeNode

_MOST_STEPS = 500  # of a way that is followed
_MOST_NAMED = 8  # steps in one sentence


def failure_findings(
    failures: Sequence[Failure],
    nodes: Mapping[str, TreeNode],
    where: Callable[[str], str],
    labels: Mapping[str, str],
    missing: Mapping[str, str],
) -> Iterator[Finding]:
    """The failures after which the line goes dead, each kind of them told once.

    `nodes` are the draft's, each with its words cleaned. `where` gives the tree's id for one of
    the draft's, `labels` are the queues' names for people, `missing` says what is not there.
    """
    broken: dict[str, dict[str, str]] = {}
    for failure in failures:
        lost = _lost(failure.to, nodes, missing)
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
                at = where(failure.at)
                broken.setdefault(lost, {}).setdefault(named(failure.step) or f"`{at}`", at)
    for lost, steps in broken.items():
        names, at = list(steps), next(iter(steps.values()))
        sentence = f"When {names[0]} fails, {lost}."
        if len(names) > 1:
            sentence = f"When one of these {len(names)} steps fails, {lost}: {_listed(names)}."
        yield Finding("failure-hangs-up", at, sentence)


def _listed(steps: Sequence[str]) -> str:
    more = len(steps) - _MOST_NAMED
    return ", ".join(steps[:_MOST_NAMED]) + (f", and {more} more" if more > 0 else "")


def _lost(to: str, nodes: Mapping[str, TreeNode], missing: Mapping[str, str]) -> str | None:
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
                known = missing.get(id, "The call is sent to a step that is not there")
                return f"{known[0].lower()}{known[1:]}, and the line goes dead"
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
