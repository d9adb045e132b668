"""what_if: rules changed, and what that does: to the typical customer, to a play, to the company.

The typical customer is worked out again in the queues that the changes make. A play is made again
with the same choices and the same luck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from holdgame.analysis.again import Averaged, play_again
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import fewer
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.load import open_hours
from holdgame.analysis.purses import purses
from holdgame.company.policy import NONE, STAFFING, PolicyValue
from holdgame.company.queue_law import offered_wait, vip_share
from holdgame.company.variants import Changes, Variants
from holdgame.engine.journey import Journey
from holdgame.engine.moments import Ended
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Purse
from holdgame.friction.scale import MILLI
from holdgame.friction.score import Score

THOUSAND: Final = 1000
_CHANNELS: Final = "channels."


@dataclass(frozen=True, slots=True)
class Cost:
    """What the changes cost the company, in the currency of the play; negative: what they save.

    `a_customer` is the difference of its mean purse: time of those who answer, refunds, goods.
    `people` is what more people on the phones, or longer hours for all of them, cost in a year;
    None where nobody has said what an hour costs, or how many people there are. `a_year` is both
    together for all such matters of a year, None where either is not known. `at_risk` is the
    difference of the earnings at risk, a customer, the low and the high bound. `writing`: other
    channels are changed, and what it takes to answer in them is not in it.
    """

    a_customer: float
    people: float | None
    a_year: float | None
    at_risk: tuple[float, float] | None
    writing: bool = False

    @property
    def a_thousand(self) -> float:
        """Of a thousand such customers, those who answer left out."""
        return self.a_customer * THOUSAND


@dataclass(frozen=True, slots=True)
class QueueMoved:
    """A queue before and after: calls an hour, and seconds that whoever stays waits on average."""

    calls: tuple[float, float]
    wait: tuple[float, float]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Before and after some changes.

    `journey` is a play before and after, each averaged, None where there is none. `settled` says
    whether the calls and the waits of the queues came to agree.
    """

    changes: Mapping[str, PolicyValue]
    before: Expectation
    after: Expectation
    journey: tuple[Averaged, Averaged] | None
    cost: Cost
    queues: Mapping[str, QueueMoved]
    settled: bool

    @property
    def saved(self) -> float:
        """Effort-minutes that a typical customer is spared."""
        return self.before.effort - self.after.effort

    @property
    def gives_up_more(self) -> bool:
        """Whether it is less effort only while fewer are helped: that is no saving."""
        return self.saved > 0 and fewer(self.before.resolved, self.after.resolved)


class WhatElse:
    """What-ifs of one story under one company; each uses what those before have found.

    Args:
        analysis: the story under the company.
        share: of each queue's calls, those about the story's matter; None: see `Load`.
    """

    def __init__(self, analysis: Analysis, share: float | None = None) -> None:
        self.analysis = analysis
        self._share = share
        self._before: Expectation | None = None

    @property
    def before(self) -> Expectation:
        """The typical customer as it is."""
        if self._before is None:
            self._before = self.analysis.expectation()
        return self._before

    def what_if(self, changes: Mapping[str, PolicyValue], journey: Journey | None = None) -> WhatIf:
        """What some changes do, to the typical customer and to a journey that was played.

        Raises:
            KeyError: the company has no such policy.
            ValueError: a value is of the wrong kind.
            TooLarge, Trapped: see `Analysis.solve`.
        """
        (found,) = self.what_ifs([changes])
        if journey is None:
            return found
        return replace(found, journey=self.played(journey, changes, found))

    def what_ifs(self, many: Sequence[Mapping[str, PolicyValue]]) -> list[WhatIf]:
        """What each of several sets of changes does to the typical customer; together it takes
        little longer than one. Raises: as `what_if`."""
        analysis = self.analysis
        coupled = analysis.coupled([Changes(changes) for changes in many], self._share)
        solution = coupled.solution
        money = purses(solution, analysis.bills, analysis.terms)
        found = []
        for column, changes in enumerate(many):
            after = analysis.expectation(solution, column, money[column])
            made = Changes(changes, coupled.calls[column])
            cost = cost_of(analysis, changes, self.before.money, after.money)
            queues, settled = self._queues(made), coupled.settled[column]
            found.append(WhatIf(changes, self.before, after, None, cost, queues, settled))
        return found

    def played(
        self, journey: Journey, changes: Mapping[str, PolicyValue], found: WhatIf
    ) -> tuple[Averaged, Averaged]:
        """A journey that was played, before and after changes of which the rest is `found`."""
        queues = self.analysis.company.queues
        calls = {
            id: queue.calls[1]
            for id, queue in found.queues.items()
            if queue.calls[1] != (queues[id].calls_per_hour or 0.0)
        }
        return self._played(journey, Changes(changes, calls))

    def _played(self, journey: Journey, changes: Changes) -> tuple[Averaged, Averaged]:
        """A journey under the company's rules, and under the changes with the calls they make."""
        analysis = self.analysis
        order, owner = tuple(analysis.company.catalogue), analysis.company.owner_of

        def measured(made: Journey) -> Mapping[str, float]:
            ledger = Ledger.of(made.charges(), analysis.weights, order)
            score = Score.of(ledger, analysis.terms, owner)
            assert isinstance(made.moment, Ended)
            return {
                "effort_minutes": ledger.total / MILLI,
                "friction": score.index,
                "minutes": score.minutes.total,
                "customer": score.money.customer,
                "company": score.money.company,
                "resolved": float(made.moment.resolved),
            }

        worlds = (
            journey.world.under(analysis.company),  # its own company's rules may be others
            journey.world.under(Variants(analysis.company).of(changes)),
        )
        was, now = (play_again(journey.events, journey.seed, w, measured) for w in worlds)
        return was, now

    def _queues(self, changes: Changes) -> dict[str, QueueMoved]:
        """The queues that are not what they were."""
        before = self.analysis.company
        after = Variants(before).of(changes)
        moved: dict[str, QueueMoved] = {}
        for id, was in before.queues.items():
            now = after.queues[id]
            if was == now and vip_share(before.value) == vip_share(after.value):
                continue
            calls = was.calls_per_hour or 0.0, now.calls_per_hour or 0.0
            waits = (
                offered_wait(was, vip_share(before.value)).mean,
                offered_wait(now, vip_share(after.value)).mean,
            )
            moved[id] = QueueMoved(calls, waits)
        return moved


def cost_of(
    analysis: Analysis, changes: Mapping[str, PolicyValue], before: Purse, after: Purse
) -> Cost:
    """What changes cost, given the mean purses of a customer before and after them."""
    company = analysis.company
    a_customer = after.company - before.company
    people = _people(analysis, changes)
    matters = company.value("volume.year")
    a_year = None
    if people is not None and isinstance(matters, int | float) and matters != NONE:
        a_year = a_customer * matters + people
    risk, was = after.at_risk, before.at_risk
    at_risk = (risk.low - was.low, risk.high - was.high) if risk and was else None
    writing = any(p.startswith(_CHANNELS) and v != company.value(p) for p, v in changes.items())
    return Cost(a_customer, people, a_year, at_risk, writing)


def _people(analysis: Analysis, changes: Mapping[str, PolicyValue]) -> float | None:
    """What people on the phones cost more in a year; None where that is not known."""
    before = analysis.company
    queues = [policy for policy in changes if policy.startswith(f"{STAFFING}.")]
    if not queues and "hours.open" not in changes:
        return 0.0
    after = Variants(before).of(Changes(changes))
    rate = analysis.terms.agent_rate
    hours = 0.0
    for id, was in before.queues.items():
        now = after.queues[id]
        if was.agents is None or now.agents is None:
            if f"{STAFFING}.{id}" in changes or "hours.open" in changes:
                return None  # nobody has counted them
            continue
        hours += now.agents * open_hours(after) - was.agents * open_hours(before)
    return None if rate is None else hours * rate
