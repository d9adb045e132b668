"""analysis: a story under a company and any of its variants, every journey worked out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from holdgame.analysis.best import Problem
from holdgame.analysis.bills import Bills, Line
from holdgame.analysis.decisions import Decisions, Unhabitual
from holdgame.analysis.expansions import Expansions
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.explorer import MOST_STATES, Explorer
from holdgame.analysis.found import Found
from holdgame.analysis.load import Coupled, Load
from holdgame.analysis.muted import muted
from holdgame.analysis.order import Order
from holdgame.analysis.parts import Part, parts_of
from holdgame.analysis.purses import purse
from holdgame.analysis.sampler import Sampler
from holdgame.analysis.solution import Solution
from holdgame.analysis.traps import refuse_traps
from holdgame.analysis.typical import Typical
from holdgame.company.policy import NOBODY
from holdgame.company.profile import Company
from holdgame.company.variants import AS_IT_IS, Changes
from holdgame.engine.world import World
from holdgame.friction.money import Purse
from holdgame.friction.pricing import pricing_of
from holdgame.friction.scale import Scale
from holdgame.friction.weights import Weights
from holdgame.story.model import Story

_DAY = 86_400.0


class Analysis:
    """What a story under a company comes to, for the typical customer, whatever is changed.

    What was worked out once is kept: the rules are run again only where a change reaches.

    Args:
        story: the story.
        company: whose rules it is played by.
        weights: what everything weighs.
        most: how many states are solved exactly.
    """

    def __init__(
        self, story: Story, company: Company, weights: Weights, most: int = MOST_STATES
    ) -> None:
        self.company, self.weights = company, weights
        self.expansions = Expansions(World(muted(story), company))
        self.typical = Typical(self.expansions)
        self.bills = Bills(self.typical, Scale(weights, tuple(company.catalogue)))
        self.found = Found(self.expansions, self.typical, self.bills)
        self.terms = pricing_of(self.expansions.world).terms
        self._explorer = Explorer(self.expansions, self.typical, most)
        self._last: Part | None = None  # whose order may be good for the next
        self._most = most

    def solve(self, changes: Sequence[Changes] = (AS_IT_IS,)) -> Solution:
        """The typical customer under each of some changes, in queues as they are.

        Raises:
            TooLarge: the story has more states than are solved exactly.
            Trapped: some journeys never end.
        """
        return Solution(self.found, *self._explored(changes))

    def coupled(self, changes: Sequence[Changes], share: float | None = None) -> Coupled:
        """The same, in the queues that the changes make: people who need not ring again leave
        shorter waits to all others.

        Args:
            changes: what is changed.
            share: of each queue's calls those about the story's matter; None: see `Load`.

        Raises: as `solve`.
        """
        load = Load(self.found, self.as_it_is, self.company, share)
        return load.settle(changes, *self._explored(changes))

    @cached_property
    def as_it_is(self) -> Solution:
        """The typical customer under the company as it is, in column 0. Raises: as `solve`."""
        return self.solve()

    @property
    def states(self) -> int:
        """How many a journey can come to, under the company as it is. Raises: as `solve`."""
        return self.as_it_is.parts[0].graph.states

    @cached_property
    def sampler(self) -> Sampler:
        """Draws journeys of the typical customer. Raises: as `solve`."""
        return Sampler(self.as_it_is.parts[0], self.typical, self.bills, self.terms)

    @cached_property
    def problem(self) -> Problem:
        """What can be decided, under the company as it is. Raises `TooLarge`."""
        graph = Explorer(self.expansions, Unhabitual(self.expansions), self._most).explore([0])
        self.bills.update()
        tau = self.weights["tau"]
        decisions = Decisions(self.typical, self.bills, tau)
        return Problem(graph, Order.of(graph), self.expansions, decisions, tau)

    def _explored(self, changes: Sequence[Changes]) -> tuple[list[Part], list[int]]:
        """Where journeys come under some changes, and the numbers of their variants."""
        variants = [self.expansions.variants.add(change) for change in changes]
        graph, last = self._explorer.explore(variants), self._last
        order = last.order if last is not None and graph.leads_as(last.graph) else None
        if order is None:
            refuse_traps(graph, self.expansions)
        parts = parts_of(graph, order)
        if len(parts) == 1:
            self._last = parts[0]
        return parts, variants

    def expectation(
        self, solution: Solution | None = None, column: int = 0, money: Purse | None = None
    ) -> Expectation:
        """What the typical customer goes through on average: as it is, or in a solution's column.

        `money` are the purses of that column, where they are known.

        Raises:
            TooLarge: the story has more states than are solved exactly.
            Trapped: some journeys never end.
        """
        solution = solution or self.as_it_is
        by_policy = solution.felt(column, lambda line: line.policy)
        waiting, listening, doing = solution.lived(column)
        elapsed = solution.total(lambda line: line == Line("seconds", "elapsed"))
        return Expectation(
            effort=sum(by_policy.values()),
            friction=float(solution.friction[column]),
            waiting=waiting,
            listening=listening,
            doing=doing,
            days=float(elapsed[column]) / _DAY,
            money=money or purse(solution, column, self.bills, self.terms),
            resolved=float(solution.resolved[column]),
            endings=solution.endings(column),
            by_policy=by_policy,
            by_owner=self.by_owner(by_policy),
            by_touchpoint=solution.felt(column, lambda line: line.touchpoint),
            by_kind=solution.felt(column, lambda line: line.kind),
            by_burden=solution.felt(column, lambda line: line.burden),
        )

    def by_owner(self, by_policy: dict[str, float]) -> dict[str, float]:
        """The same effort by the roles that own the policies, the most first."""
        sums: dict[str, float] = {}
        for policy, effort in by_policy.items():
            owner = NOBODY if policy == NOBODY else self.company.owner_of(policy)
            sums[owner] = sums.get(owner, 0.0) + effort
        return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
