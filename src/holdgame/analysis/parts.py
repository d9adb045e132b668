"""parts: a graph of many variants, cut into graphs of few: most stands are come to under few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from holdgame.analysis.graph import Graph, Ints
from holdgame.analysis.order import Order

TOGETHER: Final = 64  # variants that are run at once: more would only take more memory


@dataclass(frozen=True, slots=True)
class Part:
    """Where journeys come under some of the variants, `columns` of the whole."""

    columns: Ints
    graph: Graph
    order: Order


def parts_of(graph: Graph, order: Order | None = None) -> list[Part]:
    """Variants that come to the same stands together; each is in one part.

    Args:
        graph: of all the variants.
        order: the graph's, where it is known.
    """
    if graph.variants <= TOGETHER:
        return [Part(np.arange(graph.variants), graph, order or Order.of(graph))]
    alike = graph.alike()
    columns = [alike[first : first + TOGETHER] for first in range(0, len(alike), TOGETHER)]
    graphs = [graph.only(some) for some in columns]
    return [Part(some, here, Order.of(here)) for some, here in zip(columns, graphs, strict=True)]
