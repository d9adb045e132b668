"""Exact Shapley values: all sets of the rules that take off most by themselves.

The refund under Meridian, each rule at the best known value. Ten rules are 1,024 sets and twelve
4,096; with load the queues are settled in each set.
"""

from __future__ import annotations

from benchmarks.measure import Figure, Report, seconds
from benchmarks.shipped import shipped_world
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import Efforts, attribute
from holdgame.company.policy import PolicyValue
from holdgame.company.reference import best_known, each_once
from holdgame.engine.world import World
from holdgame.friction.weights import Weights

# How many rules, whether queues settle, and seconds at most.
ASKED = ((10, False, 5.0), (12, False, 30.0), (10, True, 60.0))


def run() -> Report:
    world, weights = shipped_world(), Weights.load()
    reference = most_first(world, weights)
    return Report(
        "refund-abroad under meridian, the rules that take off most by themselves",
        tuple(
            figure(world, weights, dict(list(reference.items())[:rules]), coupled, most)
            for rules, coupled, most in ASKED
        ),
    )


def figure(
    world: World,
    weights: Weights,
    reference: dict[str, PolicyValue],
    coupled: bool,
    most: float,
) -> Figure:
    """In an analysis that knows the company as it is: whoever asks sees that first."""
    analysis = Analysis(world.story, world.company, weights)
    analysis.expectation()

    def shares() -> None:
        assert attribute(analysis, reference, coupled=coupled).exact

    taken = seconds(shares)
    said = f"{len(reference)} rules{', with load' if coupled else ''}"
    return Figure(said, f"{taken:.1f} s", f"at most {most:g} s", taken <= most)


def most_first(world: World, weights: Weights) -> dict[str, PolicyValue]:
    """The rules that are not the best known, the one that takes off most by itself first."""
    reference = each_once(world.company, best_known(world.company))
    efforts = Efforts(Analysis(world.story, world.company, weights), reference)
    alone = efforts.of([frozenset((policy,)) for policy in reference])[:, 0].tolist()
    order = sorted(zip(alone, reference, strict=True))
    return {policy: reference[policy] for _, policy in order}
