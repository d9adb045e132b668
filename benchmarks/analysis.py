"""All journeys of the shipped refund under its carrier, solved exactly, from nothing.

Reading the files is left out: whoever asks has played, and they are read. The peer is what it
replaces: rehearsal customers, of whom so many are played as it takes to know the mean effort to
one part in a hundred.
"""

from __future__ import annotations

import statistics

from benchmarks.measure import Figure, Report, milliseconds, seconds
from benchmarks.shipped import shipped_world
from holdgame.analysis.analysis import Analysis
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.ledger import Ledger
from holdgame.friction.weights import Weights

ROUNDS = 5
MOST = 0.5  # seconds, cold
SAMPLE = 400
ONE_PERCENT = 0.01


def run() -> Report:
    world, weights = shipped_world(), Weights.load()
    analysed: list[Analysis] = []

    def solve() -> None:
        analysed.append(Analysis(world.story, world.company, weights))
        analysed[-1].expectation()

    taken = [seconds(solve) for _ in range(ROUNDS)]
    fresh = World(world.story, world.company)
    efforts: list[float] = []
    played = seconds(lambda: efforts.extend(_sampled(fresh, weights)))
    spread = statistics.stdev(efforts) / statistics.mean(efforts)
    needed = (spread / ONE_PERCENT) ** 2
    best = min(taken)
    states = analysed[0].states
    return Report(
        f"refund-abroad under meridian: {states:,} states, {ROUNDS} rounds",
        (
            Figure(
                "graph and solve, best round", f"{best:.2f} s", f"at most {MOST} s", best <= MOST
            ),
            Figure("graph and solve", milliseconds(taken)),
            Figure("customers for the mean to 1 %", f"{needed:,.0f}"),
            Figure("which would take", f"{needed * played / SAMPLE:.1f} s"),
            Figure("ratio", f"{needed * played / SAMPLE / best:.0f} times"),
        ),
    )


def _sampled(world: World, weights: Weights) -> list[float]:
    order = tuple(world.company.catalogue)
    return [
        Ledger.of(rehearse(world, seed).charges(), weights, order).total / 1000
        for seed in range(SAMPLE)
    ]
