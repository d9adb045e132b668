"""Rules changed: before and after, for the typical customer, for a play, and for the company."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdgame.analysis import load
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import NOTICED, fewer
from holdgame.analysis.report import purse_as_dict
from holdgame.analysis.traps import Trapped
from holdgame.analysis.what_if import Cost, WhatElse, WhatIf, cost_of
from holdgame.analysis.what_if_json import as_dict, cost_as_dict
from holdgame.company.variants import Changes, Variants
from holdgame.debrief.causes.what_if_lines import GIVE_UP, UNSETTLED, what_if_lines
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey, Left
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Purse, Range
from holdgame.friction.pricing import pricing_of
from holdgame.friction.scale import MILLI
from holdgame.friction.score import Score
from tests.analysis.solved import WEIGHTS, analysis, shipped
from tests.analysis.test_load import BACK_AND_FORTH, busy
from tests.builders import catalogue, company, play, shipped_company, tell

WORDING = Wording.load()
HOLD = tell("- dial: support\n- hold: support\n- end: done")
SAID_NO = tell(
    "- dial: support\n- hold: support\n"
    "- request: {what: refund, amount: 250, granted: [{end: done}], refused: [{end: not_done}]}"
)


def lines(found: WhatIf, of: Analysis, width: int = 80) -> str:
    return "\n".join(what_if_lines(found, of.expansions.world, WORDING, width))


# -- before and after -----------------------------------------------------------------------------


def test_before_is_the_typical_customer_as_it_is_and_after_as_it_would_be() -> None:
    under = company(waits={"support": 600})
    of = analysis(SAID_NO, under)
    changes: dict[str, Any] = {"authority.frontline": 300, "hold.information": "time"}
    found = WhatElse(of).what_if(changes)
    assert found.before == analysis(SAID_NO, under).expectation()
    alone = analysis(SAID_NO, Variants(under).of(Changes(changes))).expectation()
    assert found.after.effort == pytest.approx(alone.effort, rel=1e-9)
    assert found.after.friction == pytest.approx(alone.friction, rel=1e-9)
    assert found.after.minutes == pytest.approx(alone.minutes, rel=1e-9)
    assert found.after.by_policy == pytest.approx(alone.by_policy, rel=1e-9)
    assert found.before.resolved == 0.0
    assert found.after.resolved == pytest.approx(alone.resolved)
    assert alone.resolved > 0.7  # the others hang up
    assert found.saved == pytest.approx(found.before.effort - alone.effort, rel=1e-9)
    assert (found.journey, found.queues, found.settled) == (None, {}, True)


def test_several_changes_do_together_what_none_does_alone() -> None:
    """Each of two people says no; one who may say yes is enough, and of two the first."""
    of = WhatElse(analysis(SAID_NO, company(waits={"support": 600})))
    told = of.what_if({"hold.information": "time"})
    granted = of.what_if({"authority.frontline": 300})
    both = of.what_if({"hold.information": "time", "authority.frontline": 300})
    assert 0 < told.saved < both.saved
    assert 0 < granted.saved < both.saved
    assert dict(both.changes) == {"hold.information": "time", "authority.frontline": 300}


def test_what_is_so_already_changes_nothing() -> None:
    under = company(waits={"support": 600})  # of sixty people
    of = analysis(HOLD, under)
    same: dict[str, Any] = {"staffing.support": 60, "hold.information": "none"}
    found = WhatElse(of).what_if(same, rehearse(World(HOLD, under), 4))
    assert found.saved == 0.0
    assert found.queues == {}
    assert found.journey is not None
    assert found.journey[0] == found.journey[1]
    assert (found.cost.a_customer, found.cost.people) == (0.0, None)


def test_what_cannot_be_changed_is_refused() -> None:
    of = WhatElse(analysis(HOLD))
    with pytest.raises(KeyError):
        of.what_if({"no.such": 1})
    with pytest.raises(ValueError, match="no number of people"):
        of.what_if({"staffing.support": "many"})


def test_a_trap_has_no_numbers() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
        scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
    )
    with pytest.raises(Trapped):
        WhatElse(analysis(story)).what_if({"hold.information": "time"})


# -- less effort only because more give up --------------------------------------------------------

CUT_OFF = tell(
    "- dial: support\n- transfer: billing\n- charge: {because: people.tools, minutes: 60}\n"
)


def test_less_effort_because_more_give_up_is_no_saving_and_is_said() -> None:
    of = analysis(CUT_OFF, company())
    found = WhatElse(of).what_if({"transfer.dropped": 0.9})
    assert found.saved > 10
    assert found.after.resolved == pytest.approx(0.1)
    assert found.gives_up_more
    assert GIVE_UP in lines(found, of, 200)
    assert as_dict(found, "plain", "tiny", "USD")["only_because_more_give_up"] is True


def test_fewer_is_noticed_from_half_a_percentage_point_on() -> None:
    assert NOTICED == 0.005
    of = analysis(CUT_OFF, company())
    for dropped, noticed in ((0.004, False), (0.006, True)):
        found = WhatElse(of).what_if({"transfer.dropped": dropped})
        assert found.saved > 0
        assert found.gives_up_more == noticed, dropped
        assert (GIVE_UP in lines(found, of, 200)) == noticed
    assert not fewer(0.5, 0.5)
    assert not fewer(0.5, 0.6)


def test_whoever_gives_up_after_more_effort_is_no_saving_either_and_not_said_to_be() -> None:
    found = WhatElse(analysis(SAID_NO, company(authority__frontline=300))).what_if(
        {"authority.frontline": 0}
    )
    assert found.saved < 0
    assert not found.gives_up_more


# -- the queues -----------------------------------------------------------------------------------


def test_a_queue_with_more_people_is_told_with_its_waits() -> None:
    of = analysis(HOLD, busy())
    found = WhatElse(of).what_if({"staffing.support": 12})
    assert list(found.queues) == ["support"]
    moved = found.queues["support"]
    assert moved.calls == (60.0, 60.0)
    assert moved.wait[1] < moved.wait[0] / 2
    alone = analysis(HOLD, busy(support=12)).expectation()
    assert found.after.effort == pytest.approx(alone.effort, rel=1e-9)
    assert found.saved > 1
    text = lines(found, of)
    assert "everybody in the queue" in text
    assert "  support  " in text
    assert "  billing  " not in text


def test_queues_that_get_other_calls_move_too() -> None:
    found = WhatElse(analysis(BACK_AND_FORTH, busy()), 1.0).what_if({"transfer.misrouted": 0.6})
    calls = analysis(BACK_AND_FORTH, busy()).coupled([Changes({"transfer.misrouted": 0.6})], 1.0)
    assert found.settled
    assert found.queues
    for queue, moved in found.queues.items():
        assert moved.calls[1] == pytest.approx(calls.calls[0][queue])
        assert (moved.calls[1] > moved.calls[0]) == (moved.wait[1] > moved.wait[0])
    assert found.after.effort == pytest.approx(float(calls.solution.effort[0]), rel=1e-9)
    none = WhatElse(analysis(BACK_AND_FORTH, busy()), 0.0).what_if({"transfer.misrouted": 0.6})
    assert none.queues == {}
    assert none.after.effort != found.after.effort


def test_queues_that_do_not_settle_are_said_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    of = analysis(BACK_AND_FORTH, busy())
    change = {"transfer.misrouted": 0.6}
    assert UNSETTLED not in lines(WhatElse(of, 1.0).what_if(change), of, 200)
    monkeypatch.setattr(load, "MOST_ROUNDS", 1)
    of = analysis(BACK_AND_FORTH, busy())
    found = WhatElse(of, 1.0).what_if(change)
    assert not found.settled
    assert as_dict(found, "plain", "tiny", "USD")["settled"] is False
    assert UNSETTLED in lines(found, of, 200)


# -- what it costs --------------------------------------------------------------------------------


def costs(changes: dict[str, Any], was: Purse, now: Purse, **facts: Any) -> Cost:
    named = {name.replace("__", "."): value for name, value in facts.items()}
    under = busy().with_values({"hours.open": "08:00-20:00"} | named)
    return cost_of(analysis(HOLD, under), changes, was, now)


PURSE = Purse(10.0, 4.0, None)


def test_people_cost_what_an_hour_of_them_does_while_the_lines_are_open() -> None:
    more = costs({"staffing.support": 11}, PURSE, PURSE, agent__rate=30, volume__year=500)
    assert more.people == 3 * 30 * 12 * 365
    assert more.a_customer == 0.0
    assert more.a_year == more.people
    both = {"staffing.support": 9, "staffing.billing": 2, "hold.information": "time"}
    cost = costs(both, PURSE, Purse(9.0, 5.5, None), agent__rate=30, volume__year=500)
    assert cost.people == (1 - 2) * 30 * 12 * 365
    assert cost.a_customer == 1.5
    assert cost.a_thousand == 1500.0
    assert cost.a_year == 1.5 * 500 - 30 * 12 * 365


def test_what_nobody_has_said_is_not_counted() -> None:
    now = Purse(9.0, 5.5, None)
    unsaid = costs({"staffing.support": 9}, PURSE, now, agent__rate="none", volume__year=500)
    assert (unsaid.people, unsaid.a_year, unsaid.a_customer) == (None, None, 1.5)
    no_people = costs(
        {"hold.information": "time"}, PURSE, now, agent__rate="none", volume__year=500
    )
    assert (no_people.people, no_people.a_year) == (0.0, 750.0)
    no_year = costs({"staffing.support": 9}, PURSE, now, agent__rate=30, volume__year="none")
    assert (no_year.people, no_year.a_year) == (30 * 12 * 365, None)
    waits = company(agent__rate=30, volume__year=500).with_values({"staffing.support": 61})
    assert waits.queues["support"].agents == 61


def test_of_a_queue_whose_people_nobody_has_counted_nobody_is_paid_more() -> None:
    of = analysis(HOLD, shipped_company("meridian"))
    uncounted = [q.id for q in of.company.queues.values() if q.agents is None]
    for queue in uncounted:
        assert cost_of(of, {f"staffing.{queue}": 30}, PURSE, PURSE).people == 0.0


def test_what_is_at_risk_is_the_difference_of_its_bounds() -> None:
    was, now = Purse(10.0, 4.0, Range(5.0, 9.0)), Purse(10.0, 4.0, Range(2.0, 3.0))
    assert costs({}, was, now).at_risk == (-3.0, -6.0)
    assert costs({}, was, PURSE).at_risk is None
    assert costs({}, PURSE, now).at_risk is None


def test_the_cost_of_a_what_if_is_that_of_its_purses() -> None:
    under = company(authority__frontline=0, agent__rate=36, volume__year=100)
    under = under.with_values({"customer.value": 400, "margin": 0.5})
    of = analysis(SAID_NO, under)
    found = WhatElse(of).what_if({"authority.frontline": 300})
    was, now = found.before.money, found.after.money
    assert now.company - was.company == pytest.approx(250, abs=5)  # the refund
    assert found.cost.a_customer == now.company - was.company
    assert found.cost.a_year == pytest.approx(100 * found.cost.a_customer)
    assert was.at_risk is not None
    assert now.at_risk is not None
    assert found.cost.at_risk == (
        now.at_risk.low - was.at_risk.low,
        now.at_risk.high - was.at_risk.high,
    )
    assert found.cost.at_risk[0] < 0


# -- a play ---------------------------------------------------------------------------------------


def effort(journey: Journey) -> float:
    return Ledger.of(journey.charges(), WEIGHTS, tuple(catalogue())).total / MILLI


@pytest.mark.parametrize("seed", range(4))
def test_a_play_is_itself_before_and_made_again_after(seed: int) -> None:
    world = World(shipped("refund-abroad"), shipped_company("larkspur"))
    journey = rehearse(world, seed)
    of = Analysis(world.story, world.company, WEIGHTS)
    found = WhatElse(of).what_if({"authority.frontline": 0, "authority.supervisor": 0}, journey)
    assert found.journey is not None
    was, now = found.journey
    assert (was.draws, was.matched) == (1, 1.0)
    ledger = Ledger.of(journey.charges(), WEIGHTS, tuple(catalogue()))
    score = Score.of(ledger, pricing_of(world).terms, world.company.owner_of)
    assert was.means == {
        "effort_minutes": ledger.total / MILLI,
        "friction": score.index,
        "minutes": score.minutes.total,
        "customer": score.money.customer,
        "company": score.money.company,
        "resolved": 1.0,
    }
    assert now.means["effort_minutes"] > was.means["effort_minutes"]


def test_a_play_waits_in_the_queues_that_the_change_makes() -> None:
    """Not in those that the change alone would leave: fewer calls shorten them for everybody."""
    under = busy()
    world = World(BACK_AND_FORTH, under)
    journey = play(BACK_AND_FORTH, under, seed=11, holds=[1500.0], waits=[Left(1400.0)]).journey
    change = {"transfer.misrouted": 0.6}
    calls = WhatElse(analysis(BACK_AND_FORTH, under), 1.0).what_if(change, journey)
    none = WhatElse(analysis(BACK_AND_FORTH, under), 0.0).what_if(change, journey)
    assert calls.journey is not None
    assert none.journey is not None
    assert calls.queues["support"].wait[1] > calls.queues["support"].wait[0]
    assert calls.journey[1].means["minutes"] != none.journey[1].means["minutes"]
    assert world.company == under


def test_a_play_under_another_company_s_rules_is_first_made_again_under_these() -> None:
    """Before and after differ by the changes, and by nothing else."""
    kind, unkind = company(authority__frontline=300), company()
    journey = play(SAID_NO, kind).journey
    found = WhatElse(analysis(SAID_NO, unkind)).what_if({"hold.information": "time"}, journey)
    assert found.journey is not None
    was, now = found.journey
    assert was.means["resolved"] == now.means["resolved"] == 0.0


# -- for other programs ---------------------------------------------------------------------------

MEASURES = {"effort_minutes", "friction", "minutes", "money", "resolved"}
COST = {"a_customer", "a_thousand", "people", "a_year", "at_risk"}


@pytest.mark.parametrize("played", [False, True])
def test_the_json_has_the_keys_that_were_promised(played: bool) -> None:
    under = company(waits={"support": 600})
    journey = rehearse(World(SAID_NO, under), 4) if played else None
    found = WhatElse(analysis(SAID_NO, under)).what_if({"authority.frontline": 300}, journey)
    said = as_dict(found, "plain", "tiny", "USD")
    assert json.loads(json.dumps(said)) == said
    assert (said["story"], said["company"], said["currency"]) == ("tiny", "plain", "USD")
    assert said["changes"] == {"authority.frontline": 300}
    for key, mean in (("before", found.before), ("after", found.after)):
        side = said[key]
        assert side.keys() == {"typical", "by_policy"} | ({"journey"} if played else set())
        assert side["typical"].keys() == MEASURES
        assert side["typical"]["effort_minutes"] == round(mean.effort, 3)
        assert side["typical"]["friction"] == round(mean.friction, 3)
        assert side["typical"]["minutes"] == round(mean.minutes, 3)
        assert side["typical"]["money"] == purse_as_dict(mean.money)
        assert side["typical"]["resolved"] == round(mean.resolved, 6)
        assert sum(side["by_policy"].values()) == pytest.approx(mean.effort, abs=0.01)
        if played:
            assert side["journey"].keys() >= MEASURES
            assert side["journey"]["money"].keys() == {"customer", "company", "at_risk"}
    assert said["saved"] == round(found.saved, 3)
    assert said["cost"].keys() == COST
    assert (said["matched"], said["draws"]) == ((1.0, 1) if played else (None, None))


def test_a_value_of_several_words_is_a_list() -> None:
    found = WhatElse(analysis(HOLD)).what_if({"people.trained_on": ("refund", "order")})
    said = as_dict(found, "plain", "tiny", "USD")
    assert json.loads(json.dumps(said))["changes"] == {"people.trained_on": ["refund", "order"]}


def test_the_text_has_no_line_that_is_too_wide() -> None:
    world = World(shipped("refund-abroad"), shipped_company("meridian"))
    of = Analysis(world.story, world.company, WEIGHTS)
    changes: dict[str, Any] = {"staffing.support": 12, "people.trained_on": ("all",), "menu": 2}
    found = WhatElse(of).what_if(changes, rehearse(world, 3))
    for width in (60, 80):
        text = lines(found, of, width)
        assert "your play" in text
        assert max(map(len, text.split("\n"))) <= width


def test_a_change_that_costs_nothing_costs_no_less_than_nothing_in_json() -> None:
    told = json.dumps(cost_as_dict(Cost(-0.0, -0.0, -1e-9, (-0.0, -0.001))))
    assert "-0.0" not in told
