"""One rule after another changed, each by itself, then all of them, and how sure that is."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.sensitivity import sensitivity
from holdgame.analysis.tornado import STEPS, TOLD, Tornado, extremes, over_assumed, tornado
from holdgame.analysis.traps import Trapped
from holdgame.analysis.what_if import WhatElse
from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Company
from holdgame.company.reference import best_known
from holdgame.company.variants import Changes, Variants
from tests.analysis.solved import WEIGHTS, analysis, shipped
from tests.analysis.test_attribution import FOUR, REFUND, UNKIND
from tests.analysis.test_load import BACK_AND_FORTH, busy
from tests.builders import PLAIN_COMPANY, catalogue, company, shipped_company, tell

# What drives people away is worth a bar of its own kind: most are cut off, for two hours' less.
CUT_OFF = tell(
    "- dial: support\n- hold: support\n- transfer: billing\n"
    "- charge: {because: people.tools, minutes: 60}\n"
)
MIXED: dict[str, PolicyValue] = {
    "transfer.dropped": 0.9,  # saves more than all others, and helps nobody
    "hold.information": "time",
    "transfer.kind": "warm",
    "abroad.minute_charge": 3,  # nobody in this story is abroad
    "identity.again_after_transfer": True,
    "callback.offered": True,
}


def cut_off() -> Company:
    return company(waits={"support": 600, "billing": 300}, transfer__kind="cold")


def made(of: Analysis, reference: dict[str, PolicyValue]) -> Tornado:
    return tornado(of, reference, of.expectation())


def test_the_most_saved_comes_first_and_what_drives_people_away_last() -> None:
    found = made(analysis(CUT_OFF, cut_off()), MIXED)
    away = [bar.policy for bar in found.bars if bar.away]
    kept = [bar for bar in found.bars if not bar.away]
    assert away == ["transfer.dropped"]
    assert found.bars[-1].policy == "transfer.dropped"
    assert found.bars[-1].saves > kept[0].saves > 0
    assert [bar.saves for bar in kept] == sorted((bar.saves for bar in kept), reverse=True)
    assert len(kept) > 1


def test_what_would_be_shown_as_nothing_is_no_bar() -> None:
    found = made(analysis(CUT_OFF, cut_off()), MIXED)
    assert "abroad.minute_charge" not in {bar.policy for bar in found.bars}
    assert all(abs(bar.saves) >= 0.05 for bar in found.bars)


def test_what_makes_it_worse_is_a_bar_too_and_not_among_those_that_drive_people_away() -> None:
    under = company(authority__frontline=300, waits={"support": 600})
    found = made(analysis(REFUND, under), {"authority.frontline": 0, "hold.information": "time"})
    assert [bar.policy for bar in found.bars] == ["hold.information", "authority.frontline"]
    worse = found.bars[-1]
    assert worse.saves < 0
    assert worse.resolved < 0.1
    assert not worse.away


@pytest.mark.parametrize(
    ("of", "reference"),
    [
        (analysis(CUT_OFF, cut_off()), MIXED),
        (analysis(BACK_AND_FORTH, busy()), {"transfer.misrouted": 0.6, "staffing.support": 12}),
    ],
    ids=["no load", "load"],
)
def test_a_bar_is_what_a_what_if_says_of_that_change(of: Analysis, reference: Any) -> None:
    what_else = WhatElse(of)
    for bar in made(of, reference).bars:
        alone = what_else.what_if({bar.policy: reference[bar.policy]})
        assert bar.value == reference[bar.policy]
        assert bar.saves == pytest.approx(alone.saved, rel=1e-6)
        assert bar.minutes == pytest.approx(alone.before.minutes - alone.after.minutes, rel=1e-6)
        assert bar.resolved == pytest.approx(alone.after.resolved, rel=1e-6)
        assert bar.away == alone.gives_up_more
        assert bar.cost.a_customer == pytest.approx(alone.cost.a_customer, rel=1e-6, abs=1e-9)
        assert bar.cost.people == alone.cost.people


def test_its_range_is_that_of_halved_and_doubled_weights() -> None:
    of = analysis(CUT_OFF, cut_off())
    found = made(of, MIXED)
    ranks = sensitivity(of, MIXED)  # in queues as they are: here nobody's move
    for bar in found.bars:
        assert (bar.least, bar.most) == pytest.approx(ranks.saves[bar.policy], rel=1e-9)
        assert bar.least <= bar.saves <= bar.most
    assert found.ranks.ranked == ranks.ranked


# -- from the company to the reference ------------------------------------------------------------


def test_the_steps_are_the_changes_made_one_after_another_and_end_where_all_are_made() -> None:
    under = company(**UNKIND)
    found = made(analysis(REFUND, under), dict(FOUR))
    policies = [step.policy for step in found.steps]
    assert policies[-1] == ""
    assert policies[0] == found.bars[0].policy
    before = analysis(REFUND, under).expectation().effort
    assert found.steps[0].effort == pytest.approx(before - found.bars[0].saves)
    for count, step in enumerate(found.steps, 1):
        done = {policy: FOUR[policy] for policy in policies[:count] if policy} or {}
        changed = Changes(dict(FOUR) if not step.policy else done)
        alone = analysis(REFUND, Variants(under).of(changed)).expectation()
        assert step.effort == pytest.approx(alone.effort, rel=1e-9)
        assert step.resolved == pytest.approx(alone.resolved, abs=1e-9)


def test_what_drives_people_away_or_takes_little_off_is_no_step_by_itself() -> None:
    found = made(analysis(CUT_OFF, cut_off()), MIXED)
    named = [step.policy for step in found.steps[:-1]]
    assert "transfer.dropped" not in named
    left = [found.bars[0].saves + found.steps[0].effort, *(s.effort for s in found.steps)]
    taken = [was - now for was, now in itertools.pairwise(left)][:-1]
    assert all(off > 0 for off in taken)
    assert len(named) <= STEPS


@pytest.mark.slow
def test_no_more_steps_than_fit_and_each_is_worth_telling() -> None:
    under = shipped_company("larkspur").with_values(
        {
            "channels.email.resolves": 0.1,
            "channels.chat.resolves": 0.1,
            "transfer.misrouted": 0.5,
            "transfer.kind": "cold",
            "identity.checks": 3,
            "authority.frontline": 0,
            "refund.days": 30,
            "people.informed": 0.2,
            "followup.kept": 0.2,
            "hold.information": "none",
            "staffing.support": 8,
        }
    )
    of = Analysis(shipped("refund-abroad"), under, WEIGHTS)
    found = made(of, best_known(under))
    assert len(found.steps) == STEPS + 1
    efforts = [of.expectation().effort, *(step.effort for step in found.steps)]
    taken = [was - now for was, now in itertools.pairwise(efforts)]
    assert sum(off >= TOLD / 2 for off in taken[:-1]) >= STEPS - 2
    assert efforts[-1] == min(efforts)


def test_where_nothing_can_be_changed_there_is_one_step_that_does_nothing() -> None:
    of = analysis(CUT_OFF, cut_off())
    found = made(of, {})
    assert found.bars == ()
    (step,) = found.steps
    assert step.policy == ""
    assert step.effort == pytest.approx(of.expectation().effort)


# -- what is assumed ------------------------------------------------------------------------------


def stated(under: Company, *but: str) -> Company:
    """A company of which everything is said, but for some rules."""
    left = {p: held.value for p, held in under.values.items() if held.origin == "assumed"}
    elsewhere = ("menu", *but)  # and queues, which are said under `queues:`
    said = {p: v for p, v in left.items() if p not in elsewhere and not p.startswith("staffing.")}
    return under.with_values(said)


def assumed(*policies: str) -> Company:
    """A company in which nobody has said how these rules are, and all others are said."""
    lines = PLAIN_COMPANY.split("\n")
    lines = [line for line in lines if line.strip().partition(":")[0] not in policies]
    under = company("\n".join(lines), waits={"support": 600}, authority__frontline=300)
    return stated(under, *policies)


def test_what_a_change_saves_is_bracketed_over_what_is_only_assumed() -> None:
    """By hand: information on hold saves more where more hold is to be had."""
    under = assumed("transfer.dropped", "hold.information")
    assert under.values["transfer.dropped"].origin == "assumed"
    of = analysis(REFUND, under)
    bar = next(b for b in made(of, {"hold.information": "time"}).bars)
    low, high = over_assumed(of, under, bar)
    saved = []
    for value in extremes(catalogue()["transfer.dropped"], under.value("transfer.dropped")):
        without = analysis(REFUND, under.with_values({"transfer.dropped": value}))
        saved.append(WhatElse(without, 0.0).what_if({"hold.information": "time"}).saved)
    assert len(saved) == 2
    assert saved[0] != pytest.approx(saved[1], rel=1e-3)
    assert (low, high) == pytest.approx((min(*saved, bar.saves), max(*saved, bar.saves)))
    assert low < high


def test_where_all_is_stated_there_is_nothing_to_bracket() -> None:
    under = stated(company(waits={"support": 600}))
    of = analysis(REFUND, under)
    (bar,) = made(of, {"hold.information": "time"}).bars
    assert over_assumed(of, under, bar) == (bar.saves, bar.saves)


@pytest.mark.parametrize(
    ("policy", "value", "expected"),
    [
        ("callback.offered", True, (False, True)),
        ("hold.information", "none", ("time",)),
        ("hold.information", "position", ("none", "time")),
    ],
)
def test_the_ends_of_what_is_worth_trying(
    policy: str, value: PolicyValue, expected: tuple[PolicyValue, ...]
) -> None:
    assert extremes(catalogue()[policy], value) == expected


def test_the_ends_of_an_amount_are_its_least_and_most() -> None:
    row = catalogue()["authority.frontline"]
    numbers = [level for level in row.levels if isinstance(level, int | float)]
    assert extremes(row, 50) == (min(numbers), max(numbers))


def test_a_trap_has_no_bars() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
        scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
    )
    with pytest.raises(Trapped):
        made(analysis(story), {"hold.information": "time"})
