"""report: what a story under a company holds for everybody who might play it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.best import Decided, Most
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.rehearsed import Rehearsed
from holdgame.analysis.sampler import Drawn
from holdgame.company.profile import Company
from holdgame.engine.world import World
from holdgame.friction.money import Purse, company_cost, customer_cost
from holdgame.friction.rounding import adding_up_to
from holdgame.friction.score import friction_index
from holdgame.friction.weights import Weights
from holdgame.story.model import Story

QUANTILES: Final = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
WORST: Final = 0.99
JOURNEYS: Final = 1_000_000  # drawn for distributions
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer's journey: `effort` in effort-minutes, `friction` 0 to 100, `minutes`, money
    (`company` is None where it is not known), and how likely it was resolved."""

    effort: float
    friction: float
    minutes: float
    customer: float
    company: float | None
    resolved: float


@dataclass(frozen=True, slots=True)
class Report:
    """A story under a company.

    `typical` is the mean over the habits of customers. `best` decides as well as can be, `most` is
    the most that decisions could cost; both are None where the story is too large to be solved,
    and `why` then says so. `worst` is the 99th percentile, of each measure by itself; its
    `resolved` is the share among the journeys of that much effort. `unavoidable` is the effort of
    the best over that of the typical customer, at most 1. `drawn` are journeys, for distributions.
    """

    story: str
    company: str
    currency: str
    states: int
    why: str
    typical: Expectation
    best: Customer | None
    worst: Customer
    most: Most | None
    unavoidable: float | None
    drawn: Drawn
    tau: float

    @property
    def exact(self) -> bool:
        """Whether the means are exact; else they come from rehearsal customers."""
        return not self.why

    @staticmethod
    def of(story: Story, company: Company, weights: Weights) -> Report:
        """Analyse a story under a company.

        Raises:
            Trapped: some journeys never end.
            Endless: one of those that were sampled did not.
        """
        analysis = Analysis(story, company, weights)
        try:
            return of_analysis(analysis, story)
        except TooLarge:
            return _sampled(World(story, company), weights)

    def quantiles(self) -> dict[str, dict[str, float]]:
        """By measure (`minutes`, `effort_minutes`, `friction`) and name (`p50`): the quantile."""
        minutes, effort = (_quantiles(m) for m in (self.drawn.minutes, self.drawn.effort))
        friction = {name: friction_index(value, self.tau) for name, value in effort.items()}
        return {"minutes": minutes, "effort_minutes": effort, "friction": friction}

    def share_below(self, effort: float) -> float:
        """The share of journeys that take less effort than so many effort-minutes; of those that
        take as much, half."""
        below = np.mean(self.drawn.effort < effort - _SAME) + np.mean(
            self.drawn.effort < effort + _SAME
        )
        return float(below) / 2


_SAME: Final = 0.0005  # effort-minutes: what a play rounds to


def typical_of(world: World, weights: Weights) -> Expectation:
    """The typical customer alone: exactly, or by rehearsal where a story is too large.

    Raises: as `Report.of`.
    """
    try:
        return Analysis(world.story, world.company, weights).expectation()
    except TooLarge:
        return Rehearsed.of(world, weights).mean()


def of_analysis(analysis: Analysis, story: Story) -> Report:
    """The report of a story that is solved. Raises `TooLarge`, `Trapped`."""
    typical = analysis.expectation()
    problem = analysis.problem
    best = problem.best()
    drawn = analysis.sampler.draw(JOURNEYS)
    tau = analysis.weights["tau"]
    return Report(
        story.id,
        analysis.company.id,
        analysis.expansions.world.currency,
        analysis.states,
        "",
        typical,
        _decided(best, analysis),
        _worst(drawn, tau),
        problem.most(),
        min(1.0, best.effort / typical.effort) if typical.effort else None,
        drawn,
        tau,
    )


def _sampled(world: World, weights: Weights) -> Report:
    rehearsed = Rehearsed.of(world, weights)
    drawn, tau = rehearsed.drawn, weights["tau"]
    return Report(
        world.story.id,
        world.company.id,
        world.currency,
        0,
        rehearsed.why,
        rehearsed.mean(),
        None,
        _worst(drawn, tau),
        None,
        None,
        drawn,
        tau,
    )


def _decided(best: Decided, analysis: Analysis) -> Customer:
    costs, terms, weights = best.costs, analysis.terms, analysis.weights
    spent = None
    if terms.agent_rate is not None:  # else by live contacts, which are not counted here
        spent = company_cost(costs["agent"], 0.0, costs["given"], terms, weights)
    return Customer(
        best.effort,
        best.friction,
        (costs["waiting"] + costs["active"]) / _MINUTE,
        customer_cost(costs["active"], costs["waiting"], costs["paid"], terms, weights),
        spent,
        best.resolved,
    )


def _worst(drawn: Drawn, tau: float) -> Customer:
    effort, minutes, cost = (
        float(np.quantile(m, WORST)) for m in (drawn.effort, drawn.minutes, drawn.cost)
    )
    there = drawn.effort >= effort
    resolved = float(np.mean(drawn.resolved[there]))
    return Customer(effort, friction_index(effort, tau), minutes, cost, None, resolved)


def _quantiles(values: Any) -> dict[str, float]:
    found = np.quantile(values, QUANTILES).tolist()
    return {f"p{100 * q:g}": value for q, value in zip(QUANTILES, found, strict=True)}


# -- for other programs ---------------------------------------------------------------------------

FORMAT: Final = 1
_DECIMALS: Final = 3
_CENTS: Final = 2
_ODDS: Final = 6


def as_dict(report: Report) -> dict[str, Any]:
    """For JSON; keys stay what they are. `by_*` is where effort was felt, in effort-minutes."""
    typical = report.typical
    return {
        "holdgame_analysis": FORMAT,
        "story": report.story,
        "company": report.company,
        "currency": report.currency,
        "states": report.states,
        "exact": report.exact,
        "why_not_exact": report.why or None,
        "typical": {
            "effort_minutes": round(typical.effort, _DECIMALS),
            "friction": round(typical.friction, _DECIMALS),
            "minutes": round(typical.minutes, _DECIMALS),
            "waiting": round(typical.waiting, _DECIMALS),
            "listening": round(typical.listening, _DECIMALS),
            "doing": round(typical.doing, _DECIMALS),
            "days": round(typical.days, _DECIMALS),
            "money": purse_as_dict(typical.money),
            "resolved": round(typical.resolved, _ODDS),
        },
        "best": report.best and _customer(report.best),
        "worst": _customer(report.worst),
        "effort_per_resolved": _or_none(typical.per_resolved),
        "unavoidable_share": _or_none(report.unavoidable),
        "most": report.most and _or_none(report.most.effort),
        "unbounded_by": list(report.most.unbounded_by) if report.most else [],
        "endings": {name: round(odds, _ODDS) for name, odds in typical.endings.items()},
        **{
            name: adding_up(sums, typical.effort)
            for name, sums in (
                ("by_policy", typical.by_policy),
                ("by_owner", typical.by_owner),
                ("by_touchpoint", typical.by_touchpoint),
                ("by_kind", typical.by_kind),
                ("by_burden", typical.by_burden),
            )
        },
        "quantiles": {name: rounded(found) for name, found in report.quantiles().items()},
        "journeys_drawn": len(report.drawn.effort),
    }


def purse_as_dict(purse: Purse) -> dict[str, Any]:
    """Three purses, which are never added."""
    risk = purse.at_risk
    return {
        "customer": round(purse.customer, _CENTS),
        "company": round(purse.company, _CENTS),
        "at_risk": risk and {"low": round(risk.low, _CENTS), "high": round(risk.high, _CENTS)},
    }


def adding_up(sums: Mapping[str, float], whole: float) -> dict[str, float]:
    """With three decimals, so that they add up to the whole as it is told with three."""
    told = adding_up_to(Decimal(f"{whole:.{_DECIMALS}f}"), sums)
    return {key: float(amount) for key, amount in told.items()}


def rounded(sums: Mapping[str, float]) -> dict[str, float]:
    """With three decimals."""
    return {key: round(value, _DECIMALS) for key, value in sums.items()}


def _customer(customer: Customer) -> dict[str, Any]:
    company = customer.company
    return {
        "effort_minutes": round(customer.effort, _DECIMALS),
        "friction": round(customer.friction, _DECIMALS),
        "minutes": round(customer.minutes, _DECIMALS),
        "money": {
            "customer": round(customer.customer, _CENTS),
            "company": None if company is None else round(company, _CENTS),
            "at_risk": None,
        },
        "resolved": round(customer.resolved, _ODDS),
    }


def _or_none(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
