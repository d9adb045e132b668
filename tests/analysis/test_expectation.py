"""The mean of all journeys, against journeys that were played, and against counting by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.expansions import exits_of
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.folds import Law, Laws, discounted, fold
from holdgame.analysis.muted import muted
from holdgame.analysis.traps import Trapped
from holdgame.analysis.typical import habits
from holdgame.company.profile import Company
from holdgame.company.queueing import ordinary_wait
from holdgame.engine.expand import expand
from holdgame.engine.moments import Ask, Chance, Ended, Tell, Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.friction.ledger import Ledger
from holdgame.friction.scale import Scale
from holdgame.friction.score import friction_index
from holdgame.friction.weights import Weights
from holdgame.story.loader import load_story
from holdgame.story.model import Story
from tests.builders import PLAIN_COMPANY, SHIPPED_STORY, catalogue, company, shipped_company, tell
from tests.engine.random_stories import Draft, Rules, drafts, rules
from tests.examples import examples

WEIGHTS = Weights.load()
SCALE = Scale(WEIGHTS, tuple(catalogue()))
FINE = 1_000_000
STORIES = ("refund-abroad", "torn-insole")
COMPANIES = ("meridian", "larkspur", "saltmarsh")
QUICK = [("refund-abroad", "meridian"), ("refund-abroad", "larkspur"), ("torn-insole", "larkspur")]
SHIPPED = [
    pytest.param(story, name, marks=[] if (story, name) in QUICK else pytest.mark.slow)
    for story in STORIES
    for name in COMPANIES
]


def shipped(story: str) -> Story:
    return load_story(SHIPPED_STORY.parent / story / "story.yaml", set(catalogue()))


def mean(story: Story, under: Company | None = None) -> Expectation:
    return Analysis(story, under or company(), WEIGHTS).expectation()


def sampled(story: Story, under: Company, customers: int) -> Iterator[tuple[Ledger, Ended]]:
    world = World(story, under)
    for seed in range(customers):
        journey = rehearse(world, seed)
        assert isinstance(journey.moment, Ended)
        yield Ledger.of(journey.charges(), WEIGHTS, tuple(catalogue())), journey.moment


def within(mean: float, values: list[float], errors: float = 4.0) -> bool:
    """Whether a mean is what values came from, by so many standard errors."""
    average = sum(values) / len(values)
    spread = math.sqrt(sum((v - average) ** 2 for v in values) / (len(values) - 1))
    return abs(average - mean) <= errors * spread / math.sqrt(len(values)) + 1e-6


# -- against journeys that were played ------------------------------------------------------------


@pytest.mark.parametrize(("story", "name"), SHIPPED)
def test_it_is_what_rehearsal_customers_go_through_on_average(story: str, name: str) -> None:
    told, under = shipped(story), shipped_company(name)
    exact = mean(told, under)
    played = list(sampled(told, under, 500))
    assert within(exact.effort, [ledger.total / 1000 for ledger, _ in played])
    assert within(exact.resolved, [float(end.resolved) for _, end in played])
    dial = [friction_index(ledger.total / 1000, WEIGHTS["tau"]) for ledger, _ in played]
    assert within(exact.friction, dial)
    assert exact.friction < friction_index(exact.effort, WEIGHTS["tau"])  # it bends
    for policy in list(exact.by_policy)[:5]:
        felt = [ledger.by_policy().get(policy, 0) / 1000 for ledger, _ in played]
        assert within(exact.by_policy[policy], felt), policy
    for ending, share in exact.endings.items():
        if share > 0.02:
            assert within(share, [float(end.ending == ending) for _, end in played]), ending


# -- against the states one by one ----------------------------------------------------------------


def weigh(charges: Any) -> float:
    """Effort-minutes of charges, each by itself; the rounding of a play left out."""
    return sum(
        SCALE.weigh(c._replace(seconds=c.seconds * FINE)).milli / FINE
        if c.kind in ("waiting", "off_phone")
        else SCALE.weigh(c).milli
        for c in charges
    ) / 1000  # fmt: skip


def plainly(world: World) -> tuple[float, dict[str, float]]:
    """Mean effort and odds of the endings: every state expanded, all equations solved at once."""
    found = [world.start()]
    number = {found[0]: 0}
    rows: list[list[tuple[int, float]]] = []
    effort: list[float] = []
    ends: list[str] = []
    laws = Laws()
    for state in found:  # which grows while it is gone through
        moment = expand(world, state)
        exits = exits_of(moment)
        spent = weigh(moment.charges) if isinstance(moment, Ended) else 0.0
        match moment:
            case Ask():
                odds = habits(moment)
            case Wait():
                folded = fold(moment, laws.of(moment.law, moment.patience))
                odds = folded.odds
                for stretch, seconds in zip(moment.stretches, folded.seconds, strict=True):
                    spent += weigh(c._replace(seconds=seconds) for c in stretch.charges)
                if moment.offer is not None:
                    spent += weigh([moment.offer.rest._replace(seconds=folded.off_phone)])
            case Chance():
                odds = tuple(o.odds for o in moment.outcomes if o.odds > 0)
            case _:
                odds = (1.0,) * len(exits)
        row = []
        for share, exit in zip(odds, exits, strict=True):
            if share > 0:
                if exit.to not in number:
                    number[exit.to] = len(found)
                    found.append(exit.to)
                row.append((number[exit.to], share))
                spent += share * weigh(exit.charges)
        assume(len(number) < 600)
        rows.append(row)
        effort.append(spent)
        ends.append(moment.ending if isinstance(moment, Ended) else "")
    matrix = np.eye(len(rows))
    for source, row in enumerate(rows):
        for to, share in row:
            matrix[to, source] -= share
    visits = np.linalg.solve(matrix, np.eye(len(rows))[0])
    endings: dict[str, float] = {}
    for end, share in zip(ends, visits, strict=True):
        if end:
            endings[end] = endings.get(end, 0.0) + share
    return float(visits @ np.array(effort)), endings


@given(drafts(), rules())
@settings(
    max_examples=examples(35),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_of_any_story_it_is_what_all_its_states_come_to_one_by_one(d: Draft, r: Rules) -> None:
    try:
        exact = Analysis(d.story, r.company, WEIGHTS, most=600).expectation()
    except (TooLarge, Trapped):
        assume(False)
    assume("broken" not in exact.endings)
    effort, endings = plainly(World(muted(d.story), r.company))
    assert exact.effort == pytest.approx(effort, rel=1e-6, abs=1e-6)
    assert exact.endings == pytest.approx(endings, abs=1e-9)


# -- against counting by hand ---------------------------------------------------------------------


def by_hand(world: World, state: State, odds: float = 1.0) -> Iterator[tuple[float, float]]:
    """The odds of every journey, with its effort; waits must be none."""
    moment = expand(world, state)

    match moment:
        case Ended():
            yield odds, weigh(moment.charges)
            return
        case Tell():
            ways = [(1.0, moment.exit)]
        case Ask():
            open_ = [option for option in moment.options if not option.closed]
            ways = [(s, o.exit) for s, o in zip(habits(moment), open_, strict=True) if s > 0]
        case Chance():
            ways = [(o.odds, o.exit) for o in moment.outcomes if o.odds > 0]
        case Wait():
            raise AssertionError("no holds here")
    for share, exit in ways:
        for whole, effort in by_hand(world, exit.to, odds * share):
            yield whole, weigh(exit.charges) + effort


FORKED = """
- dial: {line: support, answers: nadia}
- verify: [account]
- choose:
    - {id: tell, text: Tell, weight: 3, then: [{explain: trouble}]}
    - {id: ask, text: Ask, weight: 1, go: there}
- chance: [{odds: 0.25, end: not_done}]
- request: {what: refund, amount: 60, granted: [{end: done}], refused: [{end: not_done}]}
"""
THERE = (
    "- pitch: {offer: A thing., accepted: [], declined: []}\n- explain: trouble\n- end: not_done"
)


@pytest.mark.parametrize("limit", [0, 100])
def test_every_journey_of_a_small_story_counted_by_hand(limit: float) -> None:
    story = tell(FORKED, scenes={"there": THERE})
    under = company(
        identity__checks=1, identity__false_reject=0.1, authority__frontline=limit,
        script__upsell=True,
    )  # fmt: skip
    world = World(story, under)
    journeys = list(by_hand(world, world.start()))
    assert sum(odds for odds, _ in journeys) == pytest.approx(1)
    assert len(journeys) > 10
    exact = mean(story, under)
    assert exact.effort == pytest.approx(sum(odds * effort for odds, effort in journeys))
    dial = sum(odds * friction_index(effort, WEIGHTS["tau"]) for odds, effort in journeys)
    assert exact.friction == pytest.approx(dial)


def test_a_loop_is_solved_and_not_cut_off() -> None:
    story = tell(
        "- chance: [{odds: 0.5, end: done}]\n"
        "- charge: {minutes: 2, kind: doing, because: none, what: x}\n- go: here"
    )
    assert mean(story).effort - mean(tell("- end: done")).effort == pytest.approx(2.0)


def test_being_passed_on_again_and_again_is_a_geometric_series() -> None:
    story = tell("- dial: support\n- hold: support\n- end: done")
    under = company(waits={"support": 60}, transfer__misrouted=0.5)
    once = mean(story, company(waits={"support": 60}))
    patient = 1 - once.endings.get("gave_up", 0.0)
    assert mean(story, under).by_kind["transfer"] < 3.0
    assert patient < 1
    # of those who are still there half are passed on, and of those who wait again, and so on
    joins = 1 / (1 - 0.5 * patient)
    assert mean(story, under).by_kind["transfer"] == pytest.approx(3 * 0.5 * patient * joins)


# -- laws ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("story", "name"), SHIPPED)
def test_every_grouping_adds_up_and_the_endings_are_one(story: str, name: str) -> None:
    exact = mean(shipped(story), shipped_company(name))
    assert sum(exact.endings.values()) == pytest.approx(1, abs=1e-9)
    for sums in (exact.by_policy, exact.by_touchpoint, exact.by_kind, exact.by_burden):
        assert sum(sums.values()) == pytest.approx(exact.effort, abs=1e-9)
        assert list(sums.values()) == sorted(sums.values(), reverse=True)


@pytest.mark.parametrize("agents", [5, 8, 12])
def test_as_many_hang_up_as_erlang_says(agents: int) -> None:
    text = f"{{calls_per_hour: 60, agents: {agents}, handle: 8m, patience: 6m}}"
    lines = [
        f"  support: {text}" if line.startswith("  support: {calls") else line
        for line in PLAIN_COMPANY.split("\n")
    ]
    under = company("\n".join(lines))
    law = World(tell("- end: done"), under).waits("support").law
    exact = mean(tell("- dial: support\n- hold: {queue: support, hung_up: left}\n- end: done",
                      scenes={"left": "- end: not_done"}), under)  # fmt: skip
    assert exact.endings.get("not_done", 0.0) == pytest.approx(law.abandoned, abs=2e-4)


@pytest.mark.parametrize("unkind", [{"hold__information": "none"}, {"hold__music": "loop"}])
def test_what_a_flag_adds_is_its_own_policy_s(unkind: dict[str, Any]) -> None:
    story = tell("- dial: support\n- hold: support\n- end: done")
    under = {"waits": {"support": 300}, "hold__information": "time", "hold__estimate_kept": 0.99}
    kind = mean(story, company(**under))  # type: ignore[arg-type]
    other = mean(story, company(**(under | unkind)))  # type: ignore[arg-type]
    (policy,) = (name.replace("__", ".") for name in unkind)
    assert other.effort > kind.effort
    assert other.by_policy[policy] > kind.by_policy.get(policy, 0.0)


# -- what has no number --------------------------------------------------------------------------


def test_a_trap_is_named_and_has_no_number() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
        scenes={
            "round": "- choose: [{id: c, text: C, go: again}]",
            "again": "- choose: [{id: d, text: D, go: round}]",
        },
    )
    with pytest.raises(Trapped, match="go round and round in `again`, `round`"):
        mean(story)


def test_a_trap_that_nobody_steps_into_is_none() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: round, weight: 0}, {id: b, text: B, end: done}]",
        scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
    )
    assert mean(story).endings == {"done": 1.0}


@pytest.mark.parametrize("offered", [False, True])
def test_a_hold_of_one_length_has_the_friction_of_its_integral(offered: bool) -> None:
    """Against adding up over patience, a tenth of a second at a time."""
    wait_of, patience, tau = 300.0, 200.0, WEIGHTS["tau"]
    law = Law.__new__(Law)
    law.offered = np.full(4, wait_of)
    law.leave_rate = 1 / patience
    story = tell("- dial: support\n- hold: support\n- end: done")
    under = company(
        waits={"support": 60}, hold__information="time", hold__estimate_kept=0.5,
        callback__offered=offered, callback__after_seconds=100,
    )  # fmt: skip
    world = World(muted(story), under)
    moment = expand(world, world.start())
    while not isinstance(moment, Wait):
        moment = expand(world, exits_of(moment)[0].to)
    rates = tuple(weigh(stretch.charges) for stretch in moment.stretches)
    assert len(rates) == 2  # up to the estimate, and beyond it

    def spent(t: float) -> float:
        first = min(t, moment.stretches[0].until)
        return rates[0] * first + rates[1] * (t - first)

    takes, at = (moment.offer.weight, moment.offer.at) if moment.offer else (0.0, math.inf)
    step = 0.1
    left = sum(
        (1 - takes if t > at else 1.0) * math.exp(-t / patience) / patience * step
        * math.exp(-spent(t) / tau)
        for t in (np.arange(0, wait_of, step) + step / 2).tolist()
    )  # fmt: skip
    served = (1 - takes) * math.exp(-wait_of / patience - spent(wait_of) / tau)
    odds = discounted(moment, law, rates, 0.001, tau)
    assert odds[0] == pytest.approx(served)
    assert odds[1] == pytest.approx(left, rel=1e-4)
    if offered:
        rest = spent(at) + 0.001 * (wait_of - at)
        assert odds[2] == pytest.approx(takes * math.exp(-at / patience - rest / tau))


@pytest.mark.parametrize("load", [0.5, 0.95, 1.6])
@pytest.mark.parametrize("vips", [0.0, 0.1])
def test_the_quantiles_of_a_wait_are_the_law_s_own(load: float, vips: float) -> None:
    law = ordinary_wait(60, round(60 * 480 / 3600 / load), 480.0, 4200.0, vips)
    offered = Law(law, 4200.0).offered
    exact = [law.quantile((n + 0.5) / len(offered)) for n in range(0, len(offered), 37)]
    assert offered[::37] == pytest.approx(exact, rel=2e-3, abs=0.2)
    assert offered.mean() == pytest.approx(law.mean, rel=5e-3, abs=0.05)
