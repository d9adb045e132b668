"""traps: states from which no ending can be come to: there are no numbers of such a story."""

from __future__ import annotations

import numpy as np

from holdgame.analysis.expansions import Expansions
from holdgame.analysis.graph import Graph
from holdgame.analysis.order import ranges


class Trapped(Exception):
    """Some journeys never end. `scenes` are those that they go round in."""

    def __init__(self, scenes: tuple[str, ...]) -> None:
        named = ", ".join(f"`{scene}`" for scene in scenes)
        super().__init__(f"Some journeys never end: they go round and round in {named}.")
        self.scenes = scenes


def refuse_traps(graph: Graph, expansions: Expansions) -> None:
    """Raise `Trapped` where an ending cannot be come to from every state."""
    arrives = graph.ends
    backwards = np.argsort(graph.to, kind="stable")
    to = graph.to[backwards]
    first = np.searchsorted(to, np.arange(graph.states + 1))
    now = np.flatnonzero(arrives)
    while now.size:
        before = graph.source[backwards[ranges(first[now], first[now + 1])]]
        now = np.unique(before[~arrives[before]])
        arrives[now] = True
    lost = np.flatnonzero(~arrives)
    if lost.size:
        scenes = {
            expansions.openings[graph.opening[state]].moment.here.scene for state in lost.tolist()
        }
        raise Trapped(tuple(sorted(filter(None, scenes))))
