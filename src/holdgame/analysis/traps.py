"""traps: states from which no ending can be come to: there are no numbers of such a story."""

from __future__ import annotations

import numpy as np

from holdgame.analysis.expansions import Expansions
from holdgame.analysis.graph import Graph, ranges


class Trapped(Exception):
    """Some journeys never end. `scenes` are those that they go round in."""

    def __init__(self, scenes: tuple[str, ...]) -> None:
        named = ", ".join(f"`{scene}`" for scene in scenes)
        super().__init__(f"Some journeys never end: they go round and round in {named}.")
        self.scenes = scenes


def refuse_traps(graph: Graph, expansions: Expansions) -> None:
    """Raise `Trapped` where an ending cannot be come to from every state."""
    arrives, source = graph.ends, graph.source
    backwards = np.argsort(graph.to, kind="stable")
    to = graph.to[backwards]
    first = np.searchsorted(to, np.arange(graph.states + 1))
    now = np.flatnonzero(arrives)
    while now.size:
        before = source[backwards[ranges(first[now], first[now + 1])]]
        now = np.unique(before[~arrives[before]])
        arrives[now] = True
    if not arrives.all():
        lost = np.unique(graph.opening[~arrives[graph.state]]).tolist()
        scenes = {expansions.openings[opening].moment.here.scene for opening in lost}
        raise Trapped(tuple(sorted(filter(None, scenes))))
