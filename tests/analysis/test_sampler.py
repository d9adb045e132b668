"""Journeys drawn by the million, against the exact means, against plays, and by hand."""

from __future__ import annotations

import functools
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.held import PAIRS, pairs
from holdgame.analysis.sampler import Drawn
from holdgame.analysis.traps import Trapped
from holdgame.company.variants import Changes
from holdgame.engine.moments import Charge, Exit, Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.steps import waiting
from holdgame.engine.world import World
from tests.analysis.solved import WEIGHTS, analysis, each_shipped, shipped, solved
from tests.builders import company, shipped_company, tell
from tests.engine.random_stories import Draft, Rules, drafts, rules
from tests.examples import examples

JOURNEYS = 200_000
ERRORS = 4.5  # one in 150,000 means is farther off by chance
TABLE = 0.004  # of a mean: what it may be off by for holds are drawn from 4,096 pairs, see below


@functools.cache
def drawn(story: str, name: str) -> Drawn:
    return solved(story, name).sampler.draw(JOURNEYS)


def agree(drawn: Drawn, exact: Expectation) -> None:
    """Every mean within its error, and what the tables of holds are off by."""
    assert near(exact.effort, drawn.effort)
    assert near(exact.minutes, drawn.minutes)
    assert near(exact.money.customer, drawn.cost)
    assert near(exact.resolved, drawn.resolved)


def near(mean: float, values: np.ndarray) -> bool:
    values = values.astype(np.float64)
    error = float(values.std()) / math.sqrt(len(values))
    return abs(float(values.mean()) - mean) <= ERRORS * error + TABLE * mean + 1e-4


# -- against the exact means ----------------------------------------------------------------------


@each_shipped
def test_the_means_of_journeys_drawn_are_the_exact_ones(story: str, name: str) -> None:
    agree(drawn(story, name), solved(story, name).expectation())


@each_shipped
def test_a_table_of_a_hold_is_better_than_as_many_holds_drawn_at_random(
    story: str, name: str
) -> None:
    """Half a standard error of theirs at most. Of who stays on a shipped hold that is three parts
    in a thousand; of the seconds more only where a hold is a few seconds of a journey."""
    found = solved(story, name)
    openings = set(found.as_it_is.parts[0].graph.opening.tolist())
    moments = {opening: found.expansions.openings[opening].moment for opening in openings}
    waits = {opening: wait for opening, wait in moments.items() if isinstance(wait, Wait)}
    assert waits
    for opening, wait in waits.items():
        way, seconds, _ = pairs(wait, found.typical)
        fold = found.typical.fold(opening)
        for number, share in enumerate(fold.odds):
            error = math.sqrt(share * (1 - share) / PAIRS)
            assert np.mean(way == number) == pytest.approx(share, abs=0.5 * error)
        error = seconds.std() / math.sqrt(PAIRS)
        assert seconds.mean() == pytest.approx(sum(fold.seconds), abs=0.5 * error)


@given(drafts(), rules())
@settings(
    max_examples=examples(15),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_of_any_story_they_are_too(d: Draft, r: Rules) -> None:
    found = Analysis(d.story, r.company, WEIGHTS, most=600)
    try:
        exact = found.expectation()
    except (TooLarge, Trapped):
        assume(False)
    agree(found.sampler.draw(20_000), exact)


# -- against plays --------------------------------------------------------------------------------


def test_the_minutes_are_spread_as_those_of_rehearsal_customers_are() -> None:
    """By the greatest distance of the two shares below (Kolmogorov, Smirnov): more than this is
    one in a thousand."""
    plays = 2_000
    world = World(shipped("torn-insole"), shipped_company("larkspur"))
    played = []
    for seed in range(plays):
        charges = [charge for _, charge in rehearse(world, seed).charges()]
        on = ("waiting", "listening", "doing")
        played.append(sum(c.seconds for c in charges if c.kind in on) / 60)
    distance = apart(np.array(played), drawn("torn-insole", "larkspur").minutes)
    assert distance < 1.95 * math.sqrt(1 / plays + 1 / JOURNEYS)


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """The greatest distance of the two shares that are below anything; looked at every three
    seconds, and never where a rounding could put a journey on the other side."""
    at = np.arange(0.0137, max(one.max(), other.max()), 0.05)
    below = [np.searchsorted(np.sort(minutes), at) / len(minutes) for minutes in (one, other)]
    return float(np.abs(below[0] - below[1]).max())


# -- by hand --------------------------------------------------------------------------------------

TWO_MINUTES = "charge: {minutes: 2, kind: doing, because: none, what: x}"
TEN = "charge: {minutes: 10, kind: doing, because: none, what: x}"


def test_of_a_few_journeys_every_share_and_quantile_is_theirs() -> None:
    story = tell(
        f"- chance:\n    - {{odds: 0.5, end: done}}\n    - {{odds: 0.3, then: [{TWO_MINUTES}]}}\n"
        f"    - {{odds: 0.2, then: [{TEN}, {{end: not_done}}]}}"
    )
    found = analysis(story).sampler.draw(100_000)
    efforts, counts = np.unique(found.effort, return_counts=True)
    assert efforts.tolist() == [0.0, 2.0, 40.0]  # unresolved: 30 more
    assert counts / 100_000 == pytest.approx([0.5, 0.3, 0.2], abs=ERRORS * 0.0016)
    assert np.quantile(found.minutes, [0.4, 0.6, 0.7, 0.9]).tolist() == [0, 2, 2, 10]
    assert found.resolved[found.effort < 40].all()
    assert not found.resolved[found.effort == 40].any()


def test_a_loop_is_drawn_as_often_as_it_is_gone_round() -> None:
    """More ways round than are worked out beforehand: what is left of them is drawn again."""
    story = tell(f"- chance: [{{odds: 0.02, end: done}}]\n- {TWO_MINUTES}\n- go: here")
    rounds = analysis(story).sampler.draw(100_000).effort / 2
    assert rounds.mean() == pytest.approx(49, abs=ERRORS * 50 / math.sqrt(100_000))
    for least in (1, 50, 200):
        share = 0.98**least
        error = math.sqrt(share * (1 - share) / 100_000)
        assert np.mean(rounds >= least) == pytest.approx(share, abs=ERRORS * error)


def test_a_story_that_is_only_an_ending() -> None:
    found = analysis(tell("- end: not_done")).sampler.draw(10)
    assert found.effort.tolist() == [30.0] * 10
    assert not found.resolved.any()


def test_a_story_that_begins_with_a_hold_and_ends_after_it() -> None:
    """Whoever leaves pays for the wait, and for what was never resolved."""
    under = company(waits={"support": 300})
    found = analysis(tell("- hold: support"), under)
    journeys = found.sampler.draw(50_000)
    agree(journeys, found.expectation())
    stayed = journeys.resolved
    assert journeys.effort[stayed] == pytest.approx(journeys.minutes[stayed], rel=1e-3)
    assert journeys.effort[~stayed] == pytest.approx(journeys.minutes[~stayed] + 30, rel=1e-3)


def test_what_a_call_back_leads_to_is_paid_too() -> None:
    under = company(
        waits={"support": 7200}, callback__offered=True, callback__after_seconds=60,
        callback__kept=0.5,
    )  # fmt: skip
    found = analysis(tell("- dial: support\n- hold: {queue: support, hung_up: not_done}"), under)
    exact = found.expectation()
    assert exact.by_kind["broken_promise"] > 0.1
    agree(found.sampler.draw(50_000), exact)


def test_what_the_ways_out_of_a_hold_cost_is_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule of today has it so; a way out of any moment may cost something."""
    minute = Charge("doing", seconds=60.0)
    monkeypatch.setattr(waiting, "Exit", lambda to, charges=(): Exit(to, (*charges, minute)))
    found = analysis(tell("- dial: support\n- hold: support"), company(waits={"support": 60}))
    assert found.expectation().doing == 1.0
    agree(found.sampler.draw(20_000), found.expectation())


def test_the_same_seed_draws_the_same_journeys_and_another_does_not() -> None:
    sampler = solved("torn-insole", "larkspur").sampler
    one, again, other = sampler.draw(1_000, 7), sampler.draw(1_000, 7), sampler.draw(1_000, 8)
    assert (one.effort == again.effort).all()
    assert (one.resolved == again.resolved).all()
    assert (one.effort != other.effort).any()


def test_more_than_are_drawn_in_step_are_drawn_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("holdgame.analysis.sampler.TOGETHER", 1_000)
    found = analysis(tell(f"- chance: [{{odds: 0.5, end: done}}]\n- {TWO_MINUTES}"))
    journeys = found.sampler.draw(2_500)
    assert len(journeys.effort) == len(journeys.resolved) == 2_500
    assert (journeys.effort[:1000] != journeys.effort[1000:2000]).any()


def test_variants_that_were_looked_at_change_nothing_that_is_drawn() -> None:
    story = tell("- dial: support\n- hold: support\n- end: done")
    under = company(waits={"support": 200})
    before = analysis(story, under).sampler.draw(1_000)
    found = analysis(story, under)
    found.solve([Changes({"hold.information": "time"}), Changes({"staffing.support": 9})])
    assert (found.sampler.draw(1_000).effort == before.effort).all()
