"""A journey under other rules: the same choices and the same luck, and a typical customer's beyond.

The law: over rehearsal customers the mean of what a change does to each of them is what it does to
the typical customer, worked out exactly.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from holdgame.analysis.again import Averaged, Decided, Once, once, play_again
from holdgame.company.profile import Company
from holdgame.company.variants import Changes, Variants
from holdgame.engine.journey import Answer, Befell, CalledBack, Chose, HungUp, Journey, Left, Served
from holdgame.engine.moments import Tell, Wait
from holdgame.engine.rehearsal import Endless, habit, rehearse
from holdgame.engine.world import World
from holdgame.friction.ledger import Ledger
from holdgame.friction.scale import MILLI
from holdgame.story.model import Story
from tests.analysis.solved import COMPANIES, STORIES, WEIGHTS, analysis, shipped
from tests.builders import catalogue, company, play, shipped_company, tell
from tests.engine.random_stories import Draft, Rules, drafts, rules, seeds
from tests.examples import examples

ORDER = tuple(catalogue())


def effort(journey: Journey) -> float:
    return Ledger.of(journey.charges(), WEIGHTS, ORDER).total / MILLI


def measured(journey: Journey) -> Mapping[str, float]:
    return {"effort": effort(journey)}


def done(journey: Journey) -> list[tuple[str, int, Answer | None, float | None, float]]:
    """All that happened, and when."""
    return [(e.place, e.visit, e.answer, e.offered, e.at) for e in journey.events]


def again(journey: Journey, under: Company | None = None, number: int = 0) -> Once:
    """One draw of a journey, under another company if one is named."""
    return again_in(journey.world if under is None else journey.world.under(under), journey, number)


def again_in(world: World, journey: Journey, number: int = 0) -> Once:
    return once(Decided.of(journey.events), journey.seed, world, number)


# -- where nothing has changed --------------------------------------------------------------------


@given(drafts(), rules(), seeds)
@settings(max_examples=examples(20), suppress_health_check=list(HealthCheck))
def test_in_the_same_world_everything_happens_again(d: Draft, r: Rules, seed: int) -> None:
    try:
        journey = rehearse(World(d.story, r.company), seed)
    except Endless:
        assume(False)
    made = again(journey)
    assert done(made.journey) == done(journey)
    assert (made.matched, made.all_own) == (1.0, True)


@pytest.mark.parametrize("name", COMPANIES)
@pytest.mark.parametrize("story", STORIES)
def test_so_it_does_in_each_shipped_story(story: str, name: str) -> None:
    world = World(shipped(story), shipped_company(name))
    for seed in range(12):
        journey = rehearse(world, seed)
        made = again(journey, number=seed)
        assert done(made.journey) == done(journey)
        assert (made.matched, made.all_own) == (1.0, True)


HOLD_AND_LUCK = tell(
    """
    - dial: support
    - hold: support
    - You wait for what they say.
    - chance:
        - {odds: 0.01, go: yes_}
        - {odds: 0.99, go: no_}
    """,
    scenes={"yes_": "- end: done", "no_": "- end: not_done"},
)


def test_luck_that_the_dice_never_gave_happens_again_too() -> None:
    """As a play has it that goes as a customer of the company's own records did."""
    under = company(waits={"support": 600})
    for seed in range(20):
        forced = play(HOLD_AND_LUCK, under, seed, holds=[1234.5], luck=["1"]).journey
        made = again(forced)
        assert done(made.journey) == done(forced)
        assert made.all_own


def test_luck_of_other_odds_is_rolled_with_the_player_s_own_dice() -> None:
    """Whoever had bad luck has it again where the odds are worse, and never another's."""
    story = tell(
        """
        - chance:
            - {odds: company.transfer.dropped, go: lost}
            - {odds: 1 - company.transfer.dropped, go: kept}
        """,
        scenes={"lost": "- end: not_done", "kept": "- end: done"},
    )
    better, worse = company(transfer__dropped=0.3), company(transfer__dropped=0.5)
    turned = 0
    for seed in range(60):
        before = play(story, better, seed)
        made = again(before.journey, worse)
        after = made.journey.events[0].answer
        assert made.all_own
        if before.ending == "not_done":
            assert after == Befell("1")
        turned += before.events[0].answer != after
    assert 3 <= turned <= 25


def test_whoever_puts_the_phone_down_while_somebody_talks_does_so_again() -> None:
    story = tell("- dial: support\n- nadia: One.\n- nadia: Two.\n- nadia: Three.")
    journey = Journey(World(story, company()), 3)
    while not (isinstance(journey.moment, Tell) and journey.moment.nearest_away(2) is not None):
        journey.answer()
    journey.answer(HungUp(2))
    while not journey.ended:
        journey.answer(habit(journey))
    assert any(isinstance(e.answer, HungUp) for e in journey.events)
    assert done(again(journey).journey) == done(journey)


# -- on hold --------------------------------------------------------------------------------------

HOLD = tell("- dial: support\n- hold: support\n- end: done")
PATIENCE = 1800.0  # of the plain company, in seconds


def held(
    stayed: float, answer: Answer, now: float, seed: int, before: Company | None = None, **to: Any
) -> tuple[Answer | None, float]:
    """Somebody who was to wait `stayed` seconds and did so, in a queue of `now` seconds on average:
    what they do there, and how long it would have been."""
    under = before or company(waits={"support": 300})
    journey = play(HOLD, under, seed, holds=[stayed], waits=[answer]).journey
    made = again(journey, company(waits={"support": now}, **to))
    event = next(e for e in made.journey.events if isinstance(e.moment, Wait))
    assert made.matched == 1.0
    assert event.offered is not None
    return event.answer, event.offered


def test_whoever_left_leaves_as_late_unless_somebody_picks_up_before() -> None:
    served = 0
    for seed in range(80):
        answer, offered = held(900.0, Left(300.0), 500.0, seed)
        if offered < 300.0:
            assert answer == Served()
            served += 1
        else:
            assert answer == Left(300.0)
    assert 15 <= served <= 65


def test_whoever_left_before_anybody_could_pick_up_leaves_again() -> None:
    under = company()
    journey = play(HOLD, under, holds=[0.0], waits=[Left(0.0)]).journey
    assert journey.events[-2].answer == Left(0.0)
    assert done(again(journey).journey) == done(journey)


def test_whoever_stayed_has_that_patience_and_beyond_it_as_much_as_anybody() -> None:
    beyond, left = 0.0, 0
    for seed in range(600):
        answer, offered = held(250.0, Served(), 4000.0, seed)
        if offered <= 250.0:
            assert answer == Served()
            continue
        if isinstance(answer, Left):
            assert 250.0 < answer.at < offered
            left += 1
        else:
            assert answer == Served()
        beyond += (answer.at if isinstance(answer, Left) else offered) - 250.0
    assert left > 150
    # What is waited by how many leave is the mean of an exponential law that is cut short.
    assert beyond / left == pytest.approx(PATIENCE, rel=4 / math.sqrt(left))


# -- the call back --------------------------------------------------------------------------------

AT = 120.0  # seconds until one is offered
BACK: dict[str, Any] = {"callback__offered": True}


def with_calls_back() -> Company:
    return company(waits={"support": 300}, **BACK)


def test_a_call_back_that_was_never_to_be_had_is_not_taken() -> None:
    for seed in range(60):
        for answer in (Served(), Left(280.0)):
            now, _ = held(300.0, answer, 2000.0, seed, **BACK)
            assert now != CalledBack()


def test_a_call_back_that_was_refused_is_refused_again() -> None:
    for seed in range(60):
        for answer in (Served(), Left(280.0)):
            now, _ = held(300.0, answer, 2000.0, seed, with_calls_back(), **BACK)
            assert now != CalledBack()


def test_a_call_back_that_was_taken_is_taken_where_it_is_offered() -> None:
    taken = 0
    for seed in range(60):
        now, offered = held(300.0, CalledBack(), 250.0, seed, with_calls_back(), **BACK)
        assert now == (CalledBack() if offered >= AT else Served())
        taken += now == CalledBack()
        now, offered = held(300.0, CalledBack(), 2000.0, seed, with_calls_back())
        assert now == Served() or isinstance(now, Left)
        if isinstance(now, Left):
            assert AT < now.at < offered
    assert 10 <= taken <= 50


def test_whoever_was_gone_before_a_call_back_came_up_decides_about_it_as_customers_do() -> None:
    """It was on offer, and they had no need of it: that is not the same as not wanting it."""
    taken = reached = 0
    for seed in range(400):
        now, offered = held(60.0, Served(), 2000.0, seed, with_calls_back(), **BACK)
        reached += offered >= AT and not (isinstance(now, Left) and now.at < AT)
        taken += now == CalledBack()
        assert offered >= AT or now != CalledBack()
    assert taken / reached == pytest.approx(0.5, abs=4 * 0.5 / math.sqrt(reached))
    for seed in range(60):  # whoever hangs up before it comes up is not there to be asked
        now, offered = held(100.0, Left(60.0), 2000.0, seed, with_calls_back(), **BACK)
        assert now == (Left(60.0) if offered >= 60.0 else Served())


# -- what was decided -----------------------------------------------------------------------------

CHOICES = tell(
    """
    - choose:
        - {id: old, text: Old, if: company.refund.days > 3, then: []}
        - {id: new, text: New, weight: 3, then: []}
        - {id: other, text: Other, weight: 1, then: []}
    - choose:
        - {id: no, text: No, weight: 99, end: not_done}
        - {id: yes_, text: Well, weight: 1, end: done}
    """
)


def test_an_option_that_is_gone_is_decided_by_a_typical_customer_and_all_else_as_before() -> None:
    journey = play(CHOICES, company(refund__days=9), 5, choices=["old", "yes_"]).journey
    made = [again(journey, company(refund__days=2), number) for number in range(400)]
    first = [one.journey.events[0].answer for one in made]
    new, other = first.count(Chose("new")), first.count(Chose("other"))
    assert new + other == 400
    assert new / 400 == pytest.approx(3 / 4, abs=4 * math.sqrt(3 / 16 / 400))
    assert all(one.journey.events[1].answer == Chose("yes_") for one in made)
    assert {one.matched for one in made} == {0.5}
    assert not any(one.all_own for one in made)


def test_a_new_option_is_not_taken_by_whoever_chose_without_it() -> None:
    journey = play(CHOICES, company(refund__days=2), 5, choices=["new", "no"]).journey
    made = again(journey, company(refund__days=9))
    assert [e.answer for e in made.journey.events[:2]] == [Chose("new"), Chose("no")]
    assert made.all_own


def test_an_option_that_is_shown_but_closed_is_not_to_be_had() -> None:
    story = tell(
        """
        - choose:
            - {id: a, text: A, if: company.refund.days > 3, disabled: Not now., end: not_done}
            - {id: b, text: B, end: done}
        """
    )
    journey = play(story, company(refund__days=9), choices=["a"]).journey
    made = again(journey, company(refund__days=2))
    assert made.journey.events[0].answer == Chose("b")
    assert made.matched == 0.0


NEW_WAY = tell(
    """
    - if: company.refund.days > 3
      then:
        - choose: [{id: a, text: A, then: []}, {id: b, text: B, then: []}]
        - choose: [{id: c, text: C, then: []}, {id: d, text: D, end: not_done}]
    - choose: [{id: e, text: E, end: done}, {id: f, text: F, end: not_done}]
    """
)


def test_the_draws_are_averaged_and_whose_decisions_they_rest_on_is_told() -> None:
    """One of three decisions is the player's where all are made, one of two where the typical
    customer goes: fewer than half, on average."""
    journey = play(NEW_WAY, company(refund__days=2), choices=["e"]).journey
    found = play_again(
        journey.events, 1, journey.world.under(company(refund__days=9)), measured, draws=200
    )
    assert found.draws == 200
    ends = {0.0, 30.0}
    assert {found.least["effort"], found.most["effort"]} == ends
    assert found.means["effort"] == pytest.approx(15.0, abs=4 * 15 / math.sqrt(200))
    # Half go `d`, and have then decided both; the others come to `e`, which is the player's.
    assert found.matched == pytest.approx(1 / 6, abs=4 * (1 / 6) / math.sqrt(200))
    assert found.mostly_typical


def test_half_is_not_mostly_the_typical_customer() -> None:
    assert not Averaged({}, {}, {}, 0.5, 1).mostly_typical
    assert Averaged({}, {}, {}, 0.499, 1).mostly_typical


def test_one_draw_will_do_where_all_is_the_player_s_own() -> None:
    under = company(waits={"support": 300})
    journey = play(HOLD, under, holds=[5000.0], waits=[Served()]).journey
    sooner = journey.world.under(company(waits={"support": 100}))
    found = play_again(journey.events, 1, sooner, measured)
    assert (found.draws, found.matched) == (1, 1.0)
    assert found.means == found.least == found.most
    longer = play(HOLD, under, holds=[1.0], waits=[Served()]).journey
    slower = journey.world.under(company(waits={"support": 4000}))
    found = play_again(longer.events, 1, slower, measured)
    assert (found.draws, found.matched) == (100, 1.0)
    assert found.least["effort"] < found.means["effort"] < found.most["effort"]


def test_the_same_journey_under_the_same_rules_is_the_same_every_time() -> None:
    journey = play(NEW_WAY, company(refund__days=2), choices=["e"]).journey
    other = journey.world.under(company(refund__days=9))
    first, second = (play_again(journey.events, 1, other, measured) for _ in range(2))
    assert first == second
    assert len({str(done(again(journey, other.company, n).journey)) for n in range(40)}) == 4


# -- the law --------------------------------------------------------------------------------------

ERRORS = 4.0
ROUND = tell(
    """
    - dial: support
    - hold: support
    - verify: [account]
    - explain: trouble
    - choose:
        - {id: on, text: Go on, weight: 3, then: []}
        - {id: up, text: Enough, weight: 1, end: gave_up}
        - {id: mail, text: Write, weight: 2, if: company.channels.email.offered, go: letter}
    - transfer: billing
    - request: {what: refund, amount: 250, granted: [{end: done}], refused: [{go: again}]}
    """,
    exits={"hung_up": "again", "dropped": "again", "closed": "shut", "failed": "again"},
    scenes={
        "again": "- choose: [{id: no, text: No, weight: 2, end: gave_up}, {id: yes_, text: Well, go: here}]",  # noqa: E501
        "letter": "- write: {channel: email, resolved: [{end: done}], unresolved: [{go: again}]}",
    },
)
ROUND_COMPANY: dict[str, Any] = {
    "waits": {"support": 900, "billing": 300},
    "transfer__dropped": 0.1,
    "transfer__misrouted": 0.2,
    "identity__checks": 1,
    "callback__offered": True,
}
ROUND_CHANGES: tuple[dict[str, Any], ...] = (
    {"staffing.support": 9},
    {"staffing.support": 4},
    {"staffing.billing": 2},
    {"callback.offered": False},
    {"transfer.dropped": 0.5},
    {"transfer.misrouted": 0.6},
    {"identity.false_reject": 0.4},
    {"authority.frontline": 300},
    {"channels.email.offered": False},
    {"channels.email.resolves": 0.0},
    {"hold.information": "time", "transfer.context_carried": False},
)


def law(story: Story, under: Company, changes: tuple[dict[str, Any], ...], customers: int) -> None:
    """The mean of the differences is the difference of the means, within its error."""
    exact = analysis(story, under)
    changed = exact.solve([Changes(change) for change in changes]).effort
    before = float(exact.as_it_is.effort[0])
    world = World(story, under)
    journeys = [rehearse(world, seed) for seed in range(customers)]
    efforts = [effort(journey) for journey in journeys]
    for change, after in zip(changes, changed.tolist(), strict=True):
        other = world.under(Variants(under).of(Changes(change)))
        differences = [
            effort(again_in(other, journey).journey) - was
            for journey, was in zip(journeys, efforts, strict=True)
        ]
        error = float(np.std(differences, ddof=1)) / math.sqrt(customers)
        off = float(np.mean(differences)) - (after - before)
        assert abs(off) <= ERRORS * error + 0.05, (change, off, error, after - before)


@pytest.mark.slow
def test_over_all_customers_a_change_does_what_it_does_to_the_typical_one() -> None:
    law(ROUND, company(**ROUND_COMPANY), ROUND_CHANGES, 800)


SHIPPED_CHANGES: tuple[dict[str, Any], ...] = (
    {"staffing.support": 6},  # calls back come up for those who never needed one
    {"transfer.misrouted": 0.4},
    {"identity.false_reject": 0.3},
    {"channels.email.resolves": 0.9},
    {"channels.chat.resolves": 0.1, "followup.kept": 0.3},
)


@pytest.mark.parametrize("story", STORIES)
def test_so_it_is_in_a_shipped_story(story: str) -> None:
    law(shipped(story), shipped_company("larkspur"), SHIPPED_CHANGES, 300)
