"""reasons: which queue can settle what customers ring about, proposed by the words of a menu.

`default` stands for every other reason. Whoever knows the company looks over it and edits it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from holdgame.company.imports.flows.flow import Flow
from holdgame.company.phone_tree import MenuNode, keys_to
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics
from holdgame.documents.fields import Fields
from holdgame.documents.reader import must_read

WORDS: Final = Path(__file__).with_name("reason_words.yaml")
DEFAULT: Final = "default"
_OF_THE_QUEUE: Final = 3  # judgement: a queue's own name says more than a menu above it
_OF_THE_KEY: Final = 2
_MOST_QUEUES: Final = 100


def proposed(flow: Flow) -> Mapping[str, str]:
    """A queue for each reason that the tree has words for, and for `default`; empty without queues.

    What no word speaks of is left to `default`: the queue behind 0, or that says so of itself, or
    the one with the fewest keys before it.
    """
    queues = list(dict.fromkeys(flow.tree.queues()))[:_MOST_QUEUES]
    if not queues:
        return {}
    near = {queue: keys_to(flow.tree, [queue]) for queue in queues}
    heard = {queue: _heard(flow, queue, near[queue]) for queue in queues}
    found: dict[str, str] = {}
    for reason, words in reason_words().items():
        scores = {queue: _score(heard[queue], words) for queue in queues}
        best = max(queues, key=lambda queue: scores[queue])
        if scores[best]:
            found[reason] = best
    farthest = len(flow.tree.nodes)
    nearest = min(queues, key=lambda queue: near[queue].get(flow.tree.entry, farthest))
    fallback = flow.tree.operator() or found.pop(DEFAULT, nearest)
    return {**found, DEFAULT: fallback}


def reason_words() -> Mapping[str, re.Pattern[str]]:
    """The words of each reason, in the order that the table has them."""
    root = must_read(WORDS)
    assert isinstance(root, nodes.Mapping)
    fields = Fields(root, "The table of reasons", Diagnostics())
    return {
        key.text: re.compile(
            "|".join(rf"\b{re.escape(w.text)}" for w in fields.names(key.text)), re.I
        )
        for key, _ in fields.entries()
    }


def _heard(flow: Flow, queue: str, near: Mapping[str, int]) -> list[tuple[str, int]]:
    """The texts that speak of a queue, each with its weight: its name, the keys that lead there.

    `near` has the keys that are still to be pressed from each node.
    """
    texts = [(flow.labels.get(queue, queue), _OF_THE_QUEUE)]
    for node in flow.tree.nodes.values():
        for option in node.options if isinstance(node, MenuNode) else ():
            if option.to in near:
                texts.append((option.text, 1 if near[option.to] else _OF_THE_KEY))
    return texts


def _score(texts: list[tuple[str, int]], words: re.Pattern[str]) -> int:
    return sum(weight for text, weight in texts if words.search(text))
