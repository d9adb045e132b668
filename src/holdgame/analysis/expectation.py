"""expectation: the mean of all journeys that nobody has played yet, exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from holdgame.analysis.bills import Bills, Line
from holdgame.analysis.expansions import Expansions
from holdgame.analysis.flow import Flow, counted, flow
from holdgame.analysis.folds import discounted
from holdgame.analysis.graph import MOST_STATES, Floats, Graph, explore
from holdgame.analysis.muted import muted
from holdgame.analysis.order import Order
from holdgame.analysis.traps import refuse_traps
from holdgame.analysis.typical import Typical
from holdgame.company.profile import Company
from holdgame.engine.moments import Ended, Wait
from holdgame.engine.world import World
from holdgame.friction.scale import MILLI, Scale
from holdgame.friction.weights import Weights
from holdgame.story.model import Story

_MINUTE: Final = 60.0
_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Expectation:
    """The mean journey of the typical customer.

    `friction` is the mean of the friction index, 0 to 100; not that of the mean effort, for it
    bends.
    `effort` and the groupings are effort-minutes, each grouping heaviest first and adding up to
    the whole; `waiting`, `listening` and `doing` are minutes, `days` those that pass by the
    calendar. `endings` are the odds of each, adding up to 1; `resolved` is the share of journeys
    that end so. `states` is how many there were to go through.
    """

    effort: float
    friction: float
    waiting: float
    listening: float
    doing: float
    days: float
    resolved: float
    endings: Mapping[str, float]
    by_policy: Mapping[str, float]
    by_touchpoint: Mapping[str, float]
    by_kind: Mapping[str, float]
    by_burden: Mapping[str, float]
    states: int

    @property
    def minutes(self) -> float:
        """Minutes of the customer's life: waiting, listening and doing."""
        return self.waiting + self.listening + self.doing


class Analysis:
    """A story under a company, solved.

    Args:
        story: the story.
        company: whose rules it is played by.
        weights: what everything weighs.
        most: how many states are solved exactly.

    Raises:
        TooLarge: the story has more states.
        Trapped: some journeys never end.
    """

    def __init__(
        self, story: Story, company: Company, weights: Weights, most: int = MOST_STATES
    ) -> None:
        self.weights = weights
        self.expansions = Expansions(World(muted(story), company))
        self.typical = Typical(self.expansions)
        self.graph: Graph = explore(self.expansions, self.typical, most)
        refuse_traps(self.graph, self.expansions)
        self.order = Order.of(self.graph)
        self.bills = Bills(self.typical, Scale(weights, tuple(company.catalogue)))
        self.bills.update()

    def flow(self) -> Flow:
        """The typical customer, run through the graph."""
        return self._run(np.concatenate(self._odds()))

    def _odds(self) -> list[Floats]:
        """By opening, the probabilities of its ways."""
        openings = range(len(self.expansions.openings))
        return [np.array(self.typical.odds(number), np.float64) for number in openings]

    def _run(self, ways: Floats) -> Flow:
        """One customer through the graph, who takes each way so often."""
        return flow(self.graph, self.order, ways[self.graph.way], len(ways))

    def expectation(self) -> Expectation:
        """What the typical customer goes through on average."""
        run = self.flow()
        openings = counted(self.graph.opening, run.visits, len(self.expansions.openings))
        lines = self.bills.lines.all
        amounts = self.bills.of_ways.times(run.ways, len(lines))
        amounts += self.bills.of_openings.times(openings, len(lines))
        seconds = _grouped(lines, amounts, "seconds", lambda line: line.kind)
        endings = self._endings(openings)
        effort = {
            name: {key: milli / MILLI for key, milli in sums.items()}
            for name, sums in (
                ("policy", _grouped(lines, amounts, "effort", lambda line: line.policy)),
                ("touchpoint", _grouped(lines, amounts, "effort", lambda line: line.touchpoint)),
                ("kind", _grouped(lines, amounts, "effort", lambda line: line.kind)),
                ("burden", _grouped(lines, amounts, "effort", lambda line: line.burden)),
            )
        }
        return Expectation(
            effort=sum(effort["policy"].values()),
            friction=self.friction(),
            waiting=seconds.get("waiting", 0.0) / _MINUTE,
            listening=seconds.get("listening", 0.0) / _MINUTE,
            doing=seconds.get("doing", 0.0) / _MINUTE,
            days=seconds.get("elapsed", 0.0) / _DAY,
            resolved=sum(share for (_, resolved), share in endings.items() if resolved),
            endings={ending: share for (ending, _), share in endings.items()},
            by_policy=effort["policy"],
            by_touchpoint=effort["touchpoint"],
            by_kind=effort["kind"],
            by_burden=effort["burden"],
            states=self.graph.states,
        )

    def friction(self) -> float:
        """The mean of F = 100 (1 - exp(-B / tau)) over all journeys.

        Solved as the flow is, each way weighted by the mean of exp(-b / tau) of what it costs.
        """
        tau, effort = self.weights["tau"], self.bills.efforts
        odds = self._odds()
        for number, opening in enumerate(self.expansions.openings):
            if isinstance(opening.moment, Wait):
                odds[number] = np.array(self._discounted(opening.moment, tau))
        ways = np.concatenate(odds)
        spent = self.bills.of_ways.each(effort, len(ways)) / MILLI
        run = self._run(ways * np.exp(-spent / tau))
        ends = self.graph.ends
        last = self.bills.of_openings.each(effort, len(odds))[self.graph.opening[ends]] / MILLI
        return 100 * (1 - float(run.visits[ends] @ np.exp(-last / tau)))

    def _discounted(self, wait: Wait, tau: float) -> tuple[float, ...]:
        rates = tuple(self.bills.effort(stretch.charges) for stretch in wait.stretches)
        rest = 0.0 if wait.offer is None else self.bills.effort((wait.offer.rest,))
        return discounted(wait, self.typical.law(wait), rates, rest, tau)

    def _endings(self, openings: Floats) -> dict[tuple[str, bool], float]:
        """By ending, and whether it is one that resolves: the share of journeys."""
        shares: dict[tuple[str, bool], float] = {}
        for number, opening in enumerate(self.expansions.openings):
            moment = opening.moment
            if isinstance(moment, Ended) and openings[number]:
                key = (moment.ending, moment.resolved)
                shares[key] = shares.get(key, 0.0) + float(openings[number])
        return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def _grouped(
    lines: list[Line], amounts: Floats, unit: str, key: Callable[[Line], str]
) -> dict[str, float]:
    """The amounts of one unit by something of their lines, the largest first."""
    sums: dict[str, float] = {}
    for line, amount in zip(lines, amounts, strict=True):
        if line.unit == unit and amount:
            sums[key(line)] = sums.get(key(line), 0.0) + float(amount)
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
