"""Journeys drawn at once, with minutes and effort, beside playing a graph or a story one by one.

The peers are a random playthrough of a story of the same size in inkjs, and the same graph
simulated in simpy; turn by turn with ours. What is done once is printed by itself: our compiling
of the graph, and not at all theirs.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable

from benchmarks.graph_in_simpy import GraphInSimpy
from benchmarks.ink import Inkjs, Missing, written
from benchmarks.measure import Figure, Report, in_turns, seconds
from benchmarks.shipped import shipped_world
from holdgame.analysis.analysis import Analysis
from holdgame.friction.weights import Weights

JOURNEYS = 1_000_000
LEAST = 1_000_000  # a second
LEAST_TIMES = 500
ROUNDS = 7
CUSTOMERS = 1_000  # in simpy, a round
PLAYS = 400  # in inkjs, a round
ERRORS = 4.5


def run() -> Report:
    world = shipped_world()
    analysis = Analysis(world.story, world.company, Weights.load())
    analysis.solve()
    compiled = seconds(lambda: analysis.sampler)
    rates: list[float] = []

    def ours() -> float:
        """Seconds a journey."""
        taken = seconds(lambda: analysis.sampler.draw(JOURNEYS)) / JOURNEYS
        rates.append(1 / taken)
        return taken

    simulated, checked = _simpy(analysis, ours)
    ink = _inkjs(written(world.story), ours)
    best = max(rates)
    return Report(
        f"refund-abroad under meridian, {JOURNEYS:,} journeys a round, {ROUNDS} rounds",
        (
            Figure(
                "journeys a second, best round",
                f"{best:,.0f}",
                f"at least {LEAST:,}",
                best >= LEAST,
            ),
            Figure("the median round", f"{statistics.median(rates):,.0f}"),
            Figure("compiling the graph, once", f"{compiled:.2f} s"),
            *simulated,
            checked,
            *ink,
        ),
    )


def _simpy(analysis: Analysis, ours: Callable[[], float]) -> tuple[list[Figure], Figure]:
    graph = GraphInSimpy(analysis)
    efforts: list[float] = []
    seeds = iter(range(ROUNDS + 1))

    def peer() -> float:
        return seconds(lambda: efforts.extend(graph.run(CUSTOMERS, next(seeds))[0])) / CUSTOMERS

    pair = in_turns(ours, peer, ROUNDS)
    exact = analysis.expectation().effort
    error = statistics.stdev(efforts) / math.sqrt(len(efforts))
    mean = statistics.fmean(efforts)
    return (
        _times("simpy, the same graph", 1 / pair.ratio, min(pair.peer)),
        Figure(
            "its mean effort, and the exact one",
            f"{mean:.1f} ± {error:.1f}, {exact:.1f}",
            f"{ERRORS} errors at most",
            abs(mean - exact) <= ERRORS * error,
        ),
    )


def _inkjs(ink: str, ours: Callable[[], float]) -> list[Figure]:
    try:
        story = Inkjs(ink)
    except Missing as missing:
        return [Figure("inkjs", f"not measured: {missing}")]
    pair = in_turns(ours, lambda: story.play(PLAYS).seconds, ROUNDS)
    played = story.play(PLAYS)
    size = f"{len(ink) / 1000:.0f} KB of ink, {played.compiled / 1000:.0f} KB compiled"
    return [
        *_times(f"inkjs, {size}", 1 / pair.ratio, min(pair.peer)),
        Figure("choices in a random playthrough", f"{played.choices:.1f}"),
    ]


def _times(what: str, ratio: float, each: float) -> list[Figure]:
    return [
        Figure(f"{what}: a second, best", f"{1 / each:,.0f}"),
        Figure(
            "ours for one of theirs",
            f"{ratio:,.0f} times",
            f"at least {LEAST_TIMES} times",
            ratio >= LEAST_TIMES,
        ),
    ]
