"""What a change does to the queues: nothing where nothing changes, and else what agrees with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.analysis import load
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.load import NEAR, Coupled, Load, open_hours, share_of
from holdgame.company.profile import Company
from holdgame.company.variants import AS_IT_IS, Changes, Variants
from holdgame.engine.moments import Wait
from tests.analysis.solved import WEIGHTS, analysis, each_shipped, shipped, solved
from tests.builders import PLAIN_COMPANY, company, shipped_company, tell
from tests.examples import examples


def joins(found: Analysis, queue: str) -> float:
    """How often a journey joins a queue, under the company as it is."""
    return sum(
        float(found.as_it_is.openings[n, 0])
        for n, opening in enumerate(found.expansions.openings[: len(found.as_it_is.openings)])
        if isinstance(opening.moment, Wait) and opening.moment.heard.queue == queue
    )


def agrees(found: Analysis, changes: Changes, share: float, coupled: Coupled) -> None:
    """The calls it settled at, in a company that gets so many: they are those that go with how
    often its queues are joined, and its customers are those of the solution."""
    (calls,) = coupled.calls
    alone = analysis(
        found.expansions.world.story, Variants(found.company).of(Changes(changes.values, calls))
    )
    assert coupled.solution.effort[0] == pytest.approx(alone.as_it_is.effort[0], rel=1e-9)
    assert coupled.solution.resolved[0] == pytest.approx(alone.as_it_is.resolved[0], rel=1e-9)
    for queue in found.company.queues.values():
        was = queue.calls_per_hour
        assert was is not None
        now, base = calls.get(queue.id, was), joins(found, queue.id)
        more = joins(alone, queue.id) / base if base else 1.0
        assert now == pytest.approx(was * (1 - share + share * more), rel=NEAR, abs=NEAR * was)


# -- the base -------------------------------------------------------------------------------------


@each_shipped
def test_under_the_company_s_own_rules_no_wait_changes(story: str, name: str) -> None:
    found = solved(story, name)
    for share in (None, 1.0):
        coupled = found.coupled([AS_IT_IS], share)
        assert (coupled.rounds, coupled.settled, coupled.calls) == (0, (True,), ({},))
        now, was = coupled.solution, found.as_it_is  # the same but for the order of sums
        assert now.effort[0] == pytest.approx(was.effort[0], rel=1e-12)
        assert now.friction[0] == pytest.approx(was.friction[0], rel=1e-12)
        assert now.endings(0) == pytest.approx(was.endings(0), rel=1e-12)


FEWER_CALLS: list[tuple[str, dict[str, Any], float]] = [
    ("refund-abroad", {"authority.frontline": 400}, 0.5),
    ("torn-insole", {"returns.window_days": 365, "people.trained_on": ("all",)}, 0.6),
]


@pytest.mark.slow
@pytest.mark.parametrize(("story", "values", "share"), FEWER_CALLS)
def test_the_waits_that_it_settles_at_make_the_calls_that_make_them(
    story: str, values: dict[str, Any], share: float
) -> None:
    found = Analysis(shipped(story), shipped_company("meridian"), WEIGHTS)
    coupled = found.coupled([Changes(values)], share)
    assert coupled.settled == (True,)
    assert coupled.rounds >= 2
    assert coupled.calls[0]
    agrees(found, Changes(values), share, coupled)


def test_who_may_give_money_back_at_once_shortens_the_later_queues_for_everybody() -> None:
    found = Analysis(shipped("refund-abroad"), shipped_company("meridian"), WEIGHTS)
    change = Changes({"authority.frontline": 400})
    coupled, alone = found.coupled([change]), found.solve([change])
    (calls,) = coupled.calls
    for queue in ("billing", "escalations"):
        was = found.company.queues[queue].calls_per_hour
        assert was is not None
        assert calls[queue] < was
    assert coupled.solution.effort[0] < alone.effort[0] < found.as_it_is.effort[0]


def test_several_changes_at_once_settle_as_each_by_itself() -> None:
    many = [AS_IT_IS, *(Changes({"transfer.misrouted": share}) for share in (0.2, 0.6))]
    at_once = analysis(BACK_AND_FORTH, busy()).coupled(many, 1.0)
    assert at_once.settled == (True,) * 3
    assert at_once.calls[0] == {}
    assert at_once.calls[1] != at_once.calls[2]
    for column, change in enumerate(many):
        alone = analysis(BACK_AND_FORTH, busy()).coupled([change], 1.0)
        assert at_once.solution.effort[column] == pytest.approx(alone.solution.effort[0], rel=1e-9)
        assert at_once.calls[column] == pytest.approx(alone.calls[0], rel=1e-9)


def test_asked_again_it_says_the_same() -> None:
    found = analysis(BACK_AND_FORTH, busy())
    change = Changes({"transfer.misrouted": 0.3})
    first = found.coupled([change], 1.0)
    found.coupled([Changes({"transfer.misrouted": 0.1})], 1.0)
    again = found.coupled([change], 1.0)
    assert again.calls == first.calls
    assert again.solution.effort[0] == pytest.approx(first.solution.effort[0], rel=1e-12)


# -- a company of which people and calls are known ------------------------------------------------


def busy(support: int = 8, billing: int = 4) -> Company:
    """The plain company with waits that follow from people and calls."""
    agents = {"support": (60, support), "billing": (20, billing)}
    lines = []
    for line in PLAIN_COMPANY.split("\n"):
        queue = line.strip().partition(":")[0]
        if "hold.measured" in line and queue in agents:
            calls, people = agents[queue]
            line = f"  {queue}: {{calls_per_hour: {calls}, agents: {people}, handle: 8m, patience: 9m}}"  # noqa: E501
        lines.append(line)
    return company("\n".join(lines))


BACK_AND_FORTH = tell(
    "- dial: support\n- hold: support\n- transfer: billing\n- end: done",
    exits={"hung_up": "again", "dropped": "again", "closed": "shut", "failed": "not_me"},
    scenes={
        "again": "- choose: [{id: no, text: No, weight: 2, end: gave_up}, {id: yes, text: Yes, go: here}]"  # noqa: E501
    },
)
CHANGES = {
    "transfer.misrouted": (0.3, 0.6),
    "transfer.dropped": (0.5,),
    "staffing.support": (3, 6, 12),
    "staffing.billing": (1, 2, 9),
    "hold.information": ("time",),
}


@given(
    st.fixed_dictionaries({}, optional={p: st.sampled_from(v) for p, v in CHANGES.items()}),
    st.sampled_from([0.2, 0.6, 1.0]),
)
@settings(max_examples=examples(12))
def test_whatever_changes_it_settles_where_calls_and_waits_agree_or_says_that_it_did_not(
    values: dict[str, Any], share: float
) -> None:
    found = analysis(BACK_AND_FORTH, busy())
    coupled = found.coupled([Changes(values)], share)
    assert coupled.settled == (True,) or coupled.rounds == load.MOST_ROUNDS
    if coupled.settled[0]:
        agrees(found, Changes(values), share, coupled)


def test_where_nobody_of_the_story_calls_again_nothing_moves() -> None:
    found = analysis(BACK_AND_FORTH, busy())
    change = Changes({"transfer.misrouted": 0.6})
    coupled = found.coupled([change], 0.0)
    assert (coupled.rounds, coupled.calls) == (0, ({},))
    assert coupled.solution.effort[0] == pytest.approx(found.solve([change]).effort[0], rel=1e-12)


def test_it_says_when_it_has_not_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MOST_ROUNDS", 1)
    found = analysis(BACK_AND_FORTH, busy())
    coupled = found.coupled([AS_IT_IS, Changes({"transfer.misrouted": 0.6})], 1.0)
    assert coupled.settled == (True, False)
    assert coupled.rounds == 1


def test_a_queue_of_which_only_the_wait_is_known_does_not_move() -> None:
    under = company(waits={"support": 120, "billing": 200})
    found = analysis(BACK_AND_FORTH, under)
    change = Changes({"transfer.misrouted": 0.6})
    coupled = found.coupled([change], 1.0)
    assert (coupled.rounds, coupled.calls) == (0, ({},))
    assert coupled.solution.effort[0] == pytest.approx(found.solve([change]).effort[0], rel=1e-12)


# -- the share ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "open_for"),
    [("always", 8760), ("08:00-20:00", 4380), ("22:00-06:00", 2920), ("06:00-24:00", 6570)],
)
def test_the_hours_of_a_year(hours: str, open_for: float) -> None:
    assert open_hours(company(hours__open=hours)) == open_for


def test_the_share_of_a_queue_s_calls_that_the_story_stands_for() -> None:
    under = company(hours__open="08:00-20:00").with_values({"volume.year": 43_800})
    assert share_of(under, "support", 1.5) == pytest.approx(43_800 * 1.5 / (60 * 4380))
    assert share_of(under, "support", 0.0) == 0.0
    assert share_of(under, "sales", 40.0) == 1.0  # no more than all
    unsaid = company().with_values({"volume.year": "none"})
    assert share_of(unsaid, "support", 1.5) == load.ASSUMED_SHARE
    assert share_of(unsaid, "support", 0.0) == 0.0


def test_the_share_is_by_the_joins_of_the_story() -> None:
    found = solved("refund-abroad", "meridian")
    under = found.company
    shares = Load(found.found, found.as_it_is, under).shares
    assert shares["support"] == pytest.approx(48_000 * joins(found, "support") / (108 * 14 * 365))
    assert shares["sales"] == 0.0
