"""What a company's rules would be by the example of the best, or of another company."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from holdgame.analysis.analysis import Analysis
from holdgame.company import kindness
from holdgame.company.policy import STAFFING, PolicyValue
from holdgame.company.profile import Company, Queue
from holdgame.company.queue_law import offered_wait, vip_share
from holdgame.company.reference import best_known, each_once, example, people_for
from holdgame.company.variants import AS_IT_IS, Changes, Variants
from holdgame.friction.weights import Weights
from tests.builders import catalogue, company, shipped_company, tell

QUICKEST = 16.0  # seconds: what `staffing` has for the best known mean wait
BOTH = ("meridian", "larkspur")


def mean_wait(under: Company, queue: Queue) -> float:
    return offered_wait(queue, vip_share(under.value)).mean


def with_queue(under: Company, queue: Queue) -> Company:
    return replace(under, queues=MappingProxyType({**under.queues, queue.id: queue}))


# -- the best known -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BOTH)
def test_the_best_known_is_kinder_than_what_is_so(name: str) -> None:
    under = shipped_company(name)
    best = best_known(under)
    assert best
    for policy, value in best.items():
        if not policy.startswith(STAFFING):
            assert value == catalogue()[policy].best.value
            assert kindness.kinder(catalogue()[policy], value, under.value(policy)) == 1, policy


@pytest.mark.parametrize("name", BOTH)
def test_what_is_reached_is_left_out(name: str) -> None:
    under = shipped_company(name)
    better = Variants(under).of(Changes(best_known(under)))
    assert best_known(better) == {}


def test_who_is_kinder_than_the_best_known_is_left_alone() -> None:
    assert best_known(shipped_company("meridian"))["refund.window_days"] == 365
    generous = company(refund__window_days=3650, refund__days=0)
    assert not {"refund.window_days", "refund.days"} & best_known(generous).keys()


def test_facts_and_rules_without_a_best_are_left_out() -> None:
    found = best_known(shipped_company("meridian"))
    assert "hours.zone" not in found
    for policy in found:
        row = catalogue().policies.get(policy, catalogue()[STAFFING])
        assert not row.fact
        assert row.best.value != row.typical.value


@pytest.mark.parametrize("name", BOTH)
def test_every_queue_gets_the_fewest_people_that_are_as_quick(name: str) -> None:
    under = shipped_company(name)
    best = best_known(under)
    for queue in under.queues.values():
        people = best.get(f"{STAFFING}.{queue.id}")
        if people is None:
            assert mean_wait(under, queue) <= QUICKEST
        else:
            assert isinstance(people, int)
            assert mean_wait(under, replace(queue, agents=people)) <= QUICKEST
            assert mean_wait(under, replace(queue, agents=people - 1)) > QUICKEST


def test_a_queue_of_which_only_the_wait_is_known_gets_the_wait() -> None:
    under = with_queue(company(), Queue("support", None, None, 480.0, 1800.0, 300.0))
    assert best_known(under)["staffing.support"] == QUICKEST
    better = Variants(under).of(Changes({"staffing.support": QUICKEST}))
    assert mean_wait(better, better.queues["support"]) == pytest.approx(QUICKEST)
    assert "staffing.support" not in best_known(better)


def test_a_wait_that_was_measured_is_the_truth_also_where_people_are_known() -> None:
    """People enough for the calls, by the book; and yet five minutes. With more it is by the
    book again."""
    under = company(waits={"support": 300})
    people = best_known(under)["staffing.support"]
    assert isinstance(people, int)
    better = Variants(under).of(Changes({"staffing.support": people}))
    assert mean_wait(better, better.queues["support"]) <= QUICKEST


@pytest.mark.parametrize("wait", [0.5, 5.0, 16.0, 60.0, 600.0])
def test_people_for_a_wait_are_the_fewest(wait: float) -> None:
    under = shipped_company("meridian")
    queue = under.queues["support"]
    people = people_for(under, queue, wait)
    assert mean_wait(under, replace(queue, agents=people)) <= wait
    assert people == 1 or mean_wait(under, replace(queue, agents=people - 1)) > wait


def test_one_is_enough_where_hardly_anybody_calls() -> None:
    queue = replace(company().queues["support"], calls_per_hour=0.1, agents=9, measured=None)
    assert people_for(company(), queue, 60.0) == 1


# -- by the example of another --------------------------------------------------------------------


def test_a_company_by_the_example_of_another_has_its_rules() -> None:
    meridian, larkspur = (shipped_company(name) for name in BOTH)
    like = Variants(larkspur).of(Changes(example(larkspur, meridian)))
    for policy, row in catalogue().policies.items():
        if policy in meridian.values and policy in larkspur.values and not row.fact:
            assert like.value(policy) == meridian.value(policy), policy
    assert like.value("customer.value") == larkspur.value("customer.value")  # a fact
    assert not [policy for policy in example(like, meridian) if not policy.startswith(STAFFING)]


def test_and_back_it_is_what_it_was() -> None:
    """Its queues too, but for what VIPs took from them meanwhile."""
    meridian, larkspur = (shipped_company(name) for name in BOTH)
    like = Variants(larkspur).of(Changes(example(larkspur, meridian)))
    back = Variants(like).of(Changes(example(like, larkspur)))
    for policy in larkspur.values:
        if not policy.startswith(STAFFING):
            assert back.value(policy) == larkspur.value(policy), policy
    for id, queue in larkspur.queues.items():
        assert mean_wait(back, back.queues[id]) <= mean_wait(larkspur, queue)
        assert back.queues[id].agents in (queue.agents, (queue.agents or 0) + 1)


def test_by_its_own_example_nothing_changes() -> None:
    for name in BOTH:
        assert example(shipped_company(name), shipped_company(name)) == {}


def test_queues_get_the_people_for_their_calls_that_those_there_have() -> None:
    """Of the same name, else of the largest; there and back again."""
    meridian, larkspur = (shipped_company(name) for name in BOTH)
    for here, there in ((meridian, larkspur), (larkspur, meridian)):
        like = Variants(here).of(Changes(example(here, there)))
        largest = there.queues[there.largest_queue]
        for queue in like.queues.values():
            model = there.queues.get(queue.id, largest)
            assert queue.load is not None
            assert model.load is not None
            assert queue.agents is not None
            calls = queue.load * queue.agents  # of so many, half a person more or less
            assert abs(queue.agents - calls / model.load) <= 0.5 or queue.agents == 1
    assert {"support", "billing"} <= larkspur.queues.keys()
    assert "technical" not in larkspur.queues


def test_of_a_measured_wait_the_example_is_the_wait() -> None:
    slow = with_queue(company(), Queue("support", None, None, 480.0, 1800.0, 300.0))
    quick = with_queue(company(), Queue("support", None, None, 480.0, 1800.0, 40.0))
    assert example(slow, quick) == {"staffing.support": 40.0}


# -- each thing once ------------------------------------------------------------------------------

RINGS_FROM_ABROAD = tell(
    "- dial: support\n- hold: support\n- end: done",
    you={"name": "Jordan", "wage": 24, "calling_from": "abroad"},
)
TWINS = (
    ({"vip.bypass": "none"}, "vip.share", 0.3),
    ({"abroad.toll_free": True}, "abroad.minute_charge", 2),
)


@pytest.mark.parametrize(("kind", "other", "value"), TWINS, ids=[twin[1] for twin in TWINS])
def test_a_rule_that_says_nothing_beside_another_is_no_change_of_its_own(
    kind: dict[str, PolicyValue], other: str, value: PolicyValue
) -> None:
    under = company(
        vip__bypass="hidden", vip__share=0.2, abroad__toll_free=False, abroad__minute_charge=0.5
    )
    busy = under.with_values({"staffing.support": 8})
    both: dict[str, PolicyValue] = {**kind, other: value}
    assert each_once(busy, both) == kind
    assert each_once(busy, {other: value}) == {other: value}
    assert each_once(busy.with_values(kind), {other: value}) == {}
    # It says nothing indeed, and alone, at its best, it says the same.
    solved = Analysis(RINGS_FROM_ABROAD, busy, Weights.load()).solve(
        [AS_IT_IS, Changes(kind), Changes(both), Changes({other: 0})]
    )
    as_it_is, once, twice, alone = solved.effort.tolist()
    assert once == twice == pytest.approx(alone)
    assert as_it_is > once


def test_of_the_best_known_each_thing_is_changed_once() -> None:
    under = shipped_company("meridian")
    best = best_known(under)
    left_out = best.keys() - each_once(under, best).keys()
    assert left_out == {"vip.share", "abroad.minute_charge"}
