"""Which rules make a difference: shares that add up, by all orders, exact or drawn; and how far the
order of the rules rests on our judgement."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from holdgame.analysis import attribution as module
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import Attribution, Efforts, attribute, singly
from holdgame.analysis.attribution_json import ShownAttribution, as_dict
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.sensitivity import judged, sensitivity
from holdgame.analysis.traps import Trapped
from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Company
from holdgame.company.reference import best_known, example
from holdgame.company.variants import AS_IT_IS, Changes, Variants
from holdgame.debrief.causes.attribution_lines import Against, attribution_lines
from holdgame.debrief.wording import Wording
from holdgame.friction.weights import Weights
from tests.analysis.solved import WEIGHTS, analysis, shipped, solved
from tests.analysis.test_load import BACK_AND_FORTH, busy
from tests.builders import PLAIN_COMPANY, company, shipped_company, tell

Rules = Mapping[str, PolicyValue]
WORDING = Wording.load()
BEST = Against()
REFUND = tell(
    """
    - dial: support
    - hold: support
    - verify: [account]
    - explain: trouble
    - transfer: billing
    - explain: trouble
    - request: {what: refund, amount: 250, granted: [{end: done}], refused: [{go: again}]}
    """,
    exits={"hung_up": "again", "dropped": "again", "closed": "shut", "failed": "again"},
    scenes={
        "again": "- choose: [{id: no, text: No, weight: 2, end: gave_up}, {id: yes_, text: Well, go: here}]"  # noqa: E501
    },
)
UNKIND: dict[str, Any] = {
    "waits": {"support": 900, "billing": 300},
    "transfer__dropped": 0.2,
    "transfer__kind": "cold",
    "identity__checks": 2,
}
FOUR: Rules = {
    "authority.frontline": 300,
    "hold.information": "time",
    "transfer.dropped": 0.0,
    "identity.checks": 0,
}


def refund() -> Analysis:
    return analysis(REFUND, company(**UNKIND))


def effort(under: Company, changed: Rules) -> float:
    """The typical customer's, in a company that is made with these changes and solved alone."""
    return float(analysis(REFUND, Variants(under).of(Changes(changed))).as_it_is.effort[0])


def by_all_orders(reference: Rules) -> dict[str, float]:
    """Shapley values as they are defined."""
    under = company(**UNKIND)
    known: dict[frozenset[str], float] = {}
    for count in range(len(reference) + 1):
        for some in itertools.combinations(reference, count):
            known[frozenset(some)] = effort(under, {p: reference[p] for p in some})
    sums = dict.fromkeys(reference, 0.0)
    orders = list(itertools.permutations(reference))
    for order in orders:
        for place, policy in enumerate(order):
            before = frozenset(order[:place])
            sums[policy] += known[before] - known[before | {policy}]
    return {policy: saved / len(orders) for policy, saved in sums.items()}


# -- the shares -----------------------------------------------------------------------------------


def test_a_share_is_the_mean_of_what_a_rule_takes_off_over_all_orders() -> None:
    found = attribute(refund(), FOUR)
    assert found.exact
    assert found.shares == pytest.approx(by_all_orders(FOUR), rel=1e-9, abs=1e-9)
    assert list(found.shares.values()) == sorted(found.shares.values(), reverse=True)
    assert set(found.errors.values()) == {0.0}
    assert math.fsum(found.shares.values()) == pytest.approx(found.difference, abs=1e-12)


def test_the_difference_is_that_of_the_company_and_the_reference() -> None:
    found, under = attribute(refund(), FOUR), company(**UNKIND)
    assert found.effort == pytest.approx(effort(under, {}), rel=1e-9)
    assert found.effort_there == pytest.approx(effort(under, FOUR), rel=1e-9)
    assert found.difference == found.effort - found.effort_there
    there = analysis(REFUND, Variants(under).of(Changes(FOUR))).expectation()
    assert found.resolved == pytest.approx(analysis(REFUND, under).expectation().resolved)
    assert found.resolved_there == pytest.approx(there.resolved)
    assert found.reference == FOUR


def test_one_at_a_time_is_each_by_itself_and_each_after_all_others() -> None:
    found, under = attribute(refund(), FOUR), company(**UNKIND)
    base, whole = effort(under, {}), effort(under, FOUR)
    for policy, single in found.singles.items():
        without = {p: value for p, value in FOUR.items() if p != policy}
        assert single.saves == pytest.approx(base - effort(under, {policy: FOUR[policy]}))
        assert single.saves_last == pytest.approx(effort(under, without) - whole)
    saves = [single.saves for single in found.singles.values()]
    assert saves == sorted(saves, reverse=True)


def test_a_rule_that_changes_nothing_with_any_others_has_no_share() -> None:
    dummies: Rules = {"cancel.steps": 9, "channels.email.resolves": 0.9, "vip.share": 0.3}
    found = attribute(refund(), {**FOUR, **dummies})
    assert found.shares.keys() == FOUR.keys()
    assert found.shares == pytest.approx(attribute(refund(), FOUR).shares, abs=1e-9)
    assert all(found.singles[policy].saves == 0.0 for policy in dummies)


def test_rules_that_do_the_same_have_the_same_share() -> None:
    """Either change by itself, and both together, leave the same journeys."""
    both = tell(
        "- if: company.transfer.dropped == 0 and company.refund.days > 3\n"
        "  then: [{end: not_done}]\n- end: done"
    )
    same = attribute(
        analysis(both, company(transfer__dropped=0, refund__days=9)),
        {"transfer.dropped": 0.5, "refund.days": 2},
    )
    assert same.difference == pytest.approx(30.0)
    assert same.shares["transfer.dropped"] == pytest.approx(15.0)
    assert same.shares["refund.days"] == pytest.approx(15.0)
    assert {single.saves for single in same.singles.values()} == {30.0}
    assert {single.saves_last for single in same.singles.values()} == {0.0}


def test_what_does_nothing_alone_has_its_share_where_it_takes_two() -> None:
    story = tell(
        "- if: company.transfer.dropped == 0 or company.refund.days > 3\n"
        "  then: [{end: not_done}]\n- end: done"
    )
    under = company(transfer__dropped=0, refund__days=9)
    found = attribute(analysis(story, under), {"transfer.dropped": 0.5, "refund.days": 2})
    assert {single.saves for single in found.singles.values()} == {0.0}
    assert {single.saves_last for single in found.singles.values()} == {30.0}
    assert set(found.shares.values()) == {15.0}


def test_what_matters_neither_alone_nor_last_of_all_may_matter_between() -> None:
    """It takes one change, and any of two others: those two are worth something."""
    story = tell(
        "- if: company.transfer.dropped > 0 and (company.refund.days < 3 or company.callback.kept < 1)\n"  # noqa: E501
        "  then: [{end: done}]\n- end: not_done"
    )
    under = company(transfer__dropped=0, refund__days=9, callback__kept=1)
    reference: Rules = {"transfer.dropped": 0.5, "refund.days": 2, "callback.kept": 0.5}
    found = attribute(analysis(story, under), reference)
    assert found.exact
    assert found.shares == pytest.approx(
        {"transfer.dropped": 20.0, "refund.days": 5.0, "callback.kept": 5.0}
    )


def test_between_a_company_and_itself_there_is_no_difference() -> None:
    found = attribute(refund(), {})
    assert (found.difference, found.shares, found.singles, found.exact) == (0.0, {}, {}, True)


# -- drawn ----------------------------------------------------------------------------------------


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that work out all sets of two rules, and else draw."""
    monkeypatch.setattr(module, "MOST_EXACT", 2)
    monkeypatch.setattr(module, "MOST_EXACT_COUPLED", 2)


SIX: Rules = {**FOUR, "transfer.kind": "warm", "callback.offered": True}


@pytest.mark.usefixtures("drawing")
def test_beyond_a_dozen_orders_are_drawn_and_the_error_says_how_good_that_is() -> None:
    exact = by_all_orders(FOUR)
    found = attribute(refund(), FOUR)
    assert not found.exact
    assert found.errors.keys() == found.shares.keys() == exact.keys()
    assert max(found.errors.values()) > 0
    for policy, share in found.shares.items():
        assert share == pytest.approx(exact[policy], abs=4 * found.errors[policy] + 1e-6), policy
    assert math.fsum(found.shares.values()) == pytest.approx(found.difference, abs=1e-12)


@pytest.mark.usefixtures("drawing")
def test_it_draws_until_the_error_is_small_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(module, "CLOSE", 1e9)
    attribute(refund(), SIX, tell=told.append)
    assert len(told) == module.FEWEST
    monkeypatch.setattr(module, "CLOSE", 0.0)
    told.clear()
    attribute(refund(), SIX, tell=told.append)
    assert len(told) == module.PAIRS
    assert told[-1] == "orders of change: 30 of at most 32"


@pytest.mark.usefixtures("drawing")
def test_the_same_orders_are_drawn_every_time() -> None:
    first, second = attribute(refund(), SIX), attribute(refund(), SIX)
    assert first == second
    assert first.errors != dict.fromkeys(first.errors, 0.0)


def test_a_dozen_are_exact_and_one_more_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (module.MOST_EXACT, module.MOST_EXACT_COUPLED) == (12, 10)
    for most, exact in ((len(FOUR), True), (len(FOUR) - 1, False)):
        monkeypatch.setattr(module, "MOST_EXACT", most)
        assert attribute(refund(), FOUR).exact == exact
        monkeypatch.setattr(module, "MOST_EXACT", 0)
        monkeypatch.setattr(module, "MOST_EXACT_COUPLED", most)
        assert attribute(refund(), FOUR, coupled=True).exact == exact
        monkeypatch.setattr(module, "MOST_EXACT_COUPLED", 0)


# -- with queues that settle ----------------------------------------------------------------------


def test_with_load_each_set_is_what_a_what_if_has_it_to_be() -> None:
    reference: Rules = {"transfer.misrouted": 0.6, "staffing.billing": 2}
    found = attribute(analysis(BACK_AND_FORTH, busy()), reference, coupled=True, share=1.0)
    sets = [AS_IT_IS, *(Changes({p: v}) for p, v in reference.items()), Changes(reference)]
    settled = analysis(BACK_AND_FORTH, busy()).coupled(sets, 1.0).solution.effort
    base, misrouted, billing, both = settled.tolist()
    assert found.effort == pytest.approx(base, rel=1e-6)
    assert found.effort_there == pytest.approx(both, rel=1e-6)
    assert found.shares["transfer.misrouted"] == pytest.approx(
        (base - misrouted + billing - both) / 2, rel=1e-6
    )
    uncoupled = attribute(analysis(BACK_AND_FORTH, busy()), reference)
    assert abs(uncoupled.difference) < abs(found.difference) - 0.5
    none = attribute(analysis(BACK_AND_FORTH, busy()), reference, coupled=True, share=0.0)
    assert none.shares == pytest.approx(uncoupled.shares, rel=1e-9)


# -- too many states at once ----------------------------------------------------------------------


@pytest.mark.parametrize("coupled", [False, True])
def test_sets_with_too_many_states_together_are_worked_out_in_halves(
    coupled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = attribute(refund(), FOUR, coupled=coupled)
    sizes: list[int] = []
    explored = Analysis._explored

    def narrow(self: Analysis, changes: Any) -> Any:
        sizes.append(len(changes))
        if len(changes) > 3:
            raise TooLarge
        return explored(self, changes)

    monkeypatch.setattr(Analysis, "_explored", narrow)
    found = attribute(refund(), FOUR, coupled=coupled)
    assert max(sizes) > 3
    assert found.shares == pytest.approx(expected.shares, rel=1e-9)
    assert found.singles.keys() == expected.singles.keys()


def test_a_set_that_is_too_large_by_itself_is_refused() -> None:
    with pytest.raises(TooLarge):
        attribute(Analysis(REFUND, company(**UNKIND), WEIGHTS, most=3), FOUR)


def test_each_set_is_worked_out_once() -> None:
    of = refund()
    calls = 0
    solve = of.solve

    def counted(changes: Any) -> Any:
        nonlocal calls
        calls += len(changes)
        return solve(changes)

    of.solve = counted  # type: ignore[method-assign, assignment]
    efforts = Efforts(of, FOUR)
    singly(efforts, tuple(FOUR))
    assert calls == 2 + 2 * len(FOUR)
    singly(efforts, tuple(FOUR))
    efforts.of([frozenset(), frozenset(FOUR), frozenset()])
    assert calls == 2 + 2 * len(FOUR)


def test_how_far_it_is_is_told_of_many_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 4)
    told: list[str] = []
    found = attribute(refund(), FOUR, tell=told.append)
    assert told[:3] == ["0 of 10 sets of changes", "4 of 10 sets of changes",
                        "8 of 10 sets of changes"]  # fmt: skip
    assert found.shares == pytest.approx(attribute(refund(), FOUR).shares, rel=1e-9)


def test_a_trap_has_no_shares() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
        scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
    )
    with pytest.raises(Trapped):
        attribute(analysis(story), {"hold.information": "time"})


# -- for other programs ---------------------------------------------------------------------------

OWNED = (
    PLAIN_COMPANY
    + """
executives:
  - {role: Finance, bonus: working capital, protects: cash, owns: [authority.frontline]}
  - {role: Operations, bonus: cost per call, protects: hours, owns: [hold.information]}
"""
)


def said(reference: Rules, **policies: Any) -> dict[str, Any]:
    under = company(OWNED, **(UNKIND | policies))
    of = analysis(REFUND, under)
    return as_dict(attribute(of, reference), sensitivity(of, reference), under, "tiny", "best")


def exactly(amount: float) -> Decimal:
    return Decimal(repr(amount))


@pytest.mark.parametrize(
    "reference",
    [
        FOUR,
        SIX,
        {"transfer.dropped": 0.9, "identity.checks": 3, "hold.information": "none"},
        {"transfer.dropped": 0.9, "authority.frontline": 300, "script.upsell": True},
    ],
)
def test_the_shares_of_the_json_add_up_to_the_last_digit(reference: Rules) -> None:
    found = said(reference)
    assert json.loads(json.dumps(found)) == found
    difference = exactly(found["difference"])
    assert sum(map(exactly, found["shapley"].values())) == difference
    assert sum(map(exactly, found["by_owner"].values())) == difference
    assert sum(exactly(plan["effort_minutes"]) for plan in found["by_bonus"]) == difference
    apart = exactly(found["effort_minutes"]) - exactly(found["effort_minutes_there"])
    assert difference == apart


def test_also_of_a_reference_that_is_worse() -> None:
    found = said({"transfer.misrouted": 0.5, "identity.false_reject": 0.3})
    assert found["difference"] < 0
    assert all(share < 0 for share in found["shapley"].values())
    assert sum(map(exactly, found["shapley"].values())) == exactly(found["difference"])


@pytest.mark.parametrize(
    "shares",
    [
        {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3},
        {"a": -1 / 3, "b": -1 / 3, "c": -1 / 3},
        {"a": 2.0006, "b": -1.0004, "c": -0.9998},
        {"a": 0.0004, "b": 0.0004, "c": 0.0004},
        {"a": -0.0004, "b": -0.0004, "c": 0.0},
    ],
)
@pytest.mark.parametrize("there", [0.0, 9.9996, 12.0005, 0.0625])
@pytest.mark.parametrize("decimals", [1, 3])
def test_shares_are_cut_so_that_they_add_up_to_the_efforts_as_shown(
    shares: dict[str, float], there: float, decimals: int
) -> None:
    """Each effort is rounded by itself, so that their difference may be one unit off."""
    effort = there + math.fsum(shares.values())
    found = Attribution(effort, there, 1.0, 1.0, {}, {}, shares, dict.fromkeys(shares, 0.0), True)
    shown = ShownAttribution.of(found, decimals)
    assert str(shown.effort) == f"{effort:.{decimals}f}"
    assert str(shown.effort_there) == f"{there:.{decimals}f}"
    assert sum(shown.shares.values()) == shown.effort - shown.effort_there == shown.difference
    unit = 10**-decimals
    for policy, share in shares.items():
        assert float(shown.shares[policy]) == pytest.approx(share, abs=unit + 1e-9)


def test_where_nothing_is_changed_there_is_no_difference_to_share_out() -> None:
    """Two efforts that are a hair apart may be rounded to two numbers."""
    found = Attribution(0.25 + 1e-9, 0.25 - 1e-9, 1.0, 1.0, {}, {}, {}, {}, True)
    shown = ShownAttribution.of(found, 1)
    assert shown.difference == 0
    assert not shown.shares


def test_the_json_has_the_keys_that_were_promised() -> None:
    found = said(FOUR)
    assert found.keys() >= {"difference", "one_at_a_time", "shapley", "by_owner", "exact"}
    assert (found["story"], found["company"], found["against"]) == ("tiny", "plain", "best")
    assert found["exact"] is True
    assert found["one_at_a_time"].keys() == FOUR.keys()
    assert found["reference"] == FOUR
    shapley = found["shapley"]
    owners = found["by_owner"]
    assert owners["Finance"] == shapley["authority.frontline"]
    assert owners["Operations"] == shapley["hold.information"]
    assert found["by_bonus"][0] == {
        "role": "Finance",
        "metric": "working capital",
        "protects": "cash",
        "effort_minutes": owners["Finance"],
    }
    assert list(owners.values()) == sorted(owners.values(), reverse=True)


def test_a_change_that_drives_people_away_is_named() -> None:
    found = said({"transfer.dropped": 0.9, "authority.frontline": 300}, authority__frontline=300)
    saved = found["one_at_a_time"]["transfer.dropped"]
    assert found["resolved_one_at_a_time"]["transfer.dropped"] < found["resolved"] - 0.1
    assert found["only_because_more_give_up"] == (["transfer.dropped"] if saved > 0 else [])


# -- how sure the order is ------------------------------------------------------------------------

# Each call is passed on, and the second person is told again: a price each, both our judgement.
TWO_PRICES = tell("- dial: support\n- explain: trouble\n- transfer: billing\n- explain: trouble")
TWO: Rules = {"transfer.context_carried": True, "transfer.dropped": 0.0}


def named(weights: Weights, factor: float, name: str) -> Weights:
    return weights.changed({name: weights[name] * factor})


def test_with_one_weight_doubled_two_changes_swap_and_that_is_told() -> None:
    """By hand: every weight of our judgement, halved and doubled, in an analysis of its own."""
    under = company(transfer__context_carried=False, transfer__dropped=0.1)
    of = analysis(TWO_PRICES, under)
    ranks = sensitivity(of, TWO)
    names = judged(of)
    saves: dict[str, list[dict[str, float]]] = {}
    efforts = []
    for name in names:
        for factor in (0.5, 2.0):
            alone = Analysis(TWO_PRICES, under, named(WEIGHTS, factor, name))
            effort = alone.solve([AS_IT_IS, *(Changes({p: v}) for p, v in TWO.items())]).effort
            efforts.append(float(effort[0]))
            saved = dict(zip(TWO, (effort[0] - effort[1:]).tolist(), strict=True))
            saves[f"{name} x {factor:g}"] = [saved]
    base = attribute(of, TWO).singles
    order = tuple(sorted(TWO, key=lambda p: -base[p].saves))
    assert ranks.ranked == order
    assert ranks.weights == len(names)
    moved = {
        name: tuple(sorted(TWO, key=lambda p: -saved[p]))
        for name, (saved,) in saves.items()
        if tuple(sorted(TWO, key=lambda p: -saved[p])) != order
    }
    assert moved  # else this story shows nothing
    assert ranks.moved_by == moved
    assert ranks.holds == (False, False)
    for policy in TWO:
        found = [saved[policy] for (saved,) in saves.values()] + [base[policy].saves]
        assert ranks.saves[policy] == pytest.approx((min(found), max(found)), abs=1e-9)
    assert ranks.effort == pytest.approx((min(efforts), max(efforts)), abs=1e-9)


def test_an_order_that_no_weight_moves_holds() -> None:
    under = company(transfer__context_carried=False, transfer__dropped=0.9)
    ranks = sensitivity(analysis(TWO_PRICES, under), TWO)
    assert ranks.ranked == ("transfer.dropped", "transfer.context_carried")
    assert ranks.holds == (True, True)
    assert ranks.moved_by == {}


def test_only_the_first_few_are_ranked() -> None:
    under = shipped_company("larkspur")
    of = Analysis(shipped("refund-abroad"), under, WEIGHTS)
    ranks = sensitivity(of, best_known(under))
    assert len(ranks.ranked) == len(ranks.holds) == 5
    assert len(ranks.saves) == len(best_known(under))
    low, high = ranks.effort
    assert low < of.expectation().effort < high


# -- as text --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80])
def test_the_text_says_the_same_and_has_no_line_that_is_too_wide(width: int) -> None:
    under = shipped_company("larkspur")
    of = Analysis(shipped("torn-insole"), under, WEIGHTS)
    reference = best_known(under)
    text = lines(of, reference, width)
    assert max(map(len, text.split("\n"))) <= width
    effort = of.expectation().effort
    assert f"{effort:.1f} effort-minutes would be" in text
    assert "-0.0" not in text
    assert "The shares add up" in " ".join(text.split())


def lines(of: Analysis, reference: Rules, width: int = 80, against: Against = BEST) -> str:
    found, ranks = attribute(of, reference), sensitivity(of, reference)
    made = attribution_lines(found, ranks, of.expansions.world, against, WORDING, width)
    return "\n".join(made)


OF_LARKSPUR: Rules = {"refund.days": 1, "callback.kept": 0.99, "people.informed": 0.98}


@pytest.mark.parametrize(
    ("of", "reference"),
    [
        (refund, FOUR),
        (refund, {"hold.information": "time", "identity.checks": 3}),
        (lambda: solved("refund-abroad", "larkspur"), OF_LARKSPUR),
        (lambda: solved("torn-insole", "larkspur"), OF_LARKSPUR),
    ],
    ids=["four", "for better and worse", "a refund", "little to be had"],
)
def test_the_text_adds_up_as_it_is_shown(of: Callable[[], Analysis], reference: Rules) -> None:
    text = lines(of(), reference)
    was, now, apart, less = re.findall(
        r"customer's ([\d.]+) effort-minutes would be ([\d.]+) by the best known rules, "
        r"([\d.]+) (less|more);",
        " ".join(text.split()),
    )[0]
    whole = Decimal(was) - Decimal(now)
    assert abs(whole) == Decimal(apart)
    assert (less == "less") == (whole > 0)
    changes, _, plans = text.partition("By bonus plan")
    *shares, in_all = figures(changes)
    assert in_all == sum(shares) == whole
    assert sum(figures(plans)) == whole


def figures(text: str) -> list[Decimal]:
    """The last column of a table."""
    return [Decimal(n) for n in re.findall(r"(?m)^  \S.* (-?[\d.]+)(?: ▇+)?$", text)]


def test_what_shows_in_neither_column_is_not_listed() -> None:
    """It is among the others."""
    reference: Rules = {**OF_LARKSPUR, "menu.wrong_turn": 0.02, "people.turnover": 0.10}
    text = lines(solved("refund-abroad", "larkspur"), reference)
    assert "days until the money is back: 2 days → 1 day" in text
    assert "keeping call-backs" not in text
    assert re.search(r"(?m)^  four others +0\.\d$", text)


@pytest.mark.parametrize(
    ("against", "head", "by"),
    [
        (BEST, "against the best known", "by the best known rules"),
        (Against("Acmes"), "against Acmes' rules", "by Acmes' rules"),
        (Against(few=True), "against the best known", "with these four rules at the best"),
        (Against("Acme", few=True), "against Acme's rules", "with these four rules as at Acme"),
    ],
)
def test_the_text_says_of_whom_it_is_and_against_whom(against: Against, head: str, by: str) -> None:
    text = " ".join(lines(refund(), FOUR, 80, against).split())
    assert text.startswith(f"Tiny · under Plain's rules, {head} A typical customer's")
    assert by in text
    one = " ".join(lines(refund(), {"identity.checks": 0}, 80, Against("Acme", few=True)).split())
    assert "with this rule as at Acme" in one


def test_as_many_who_are_resolved_are_not_told_twice() -> None:
    text = " ".join(lines(refund(), {"hold.information": "time"}).split())
    assert re.search(r"; [<>]?\d+ % are resolved either way\.", text)


def test_the_example_of_another_company_is_cut_as_well() -> None:
    here, there = company(), company(**UNKIND)
    reference = example(here, there)
    found = attribute(analysis(REFUND, here), reference)
    assert found.difference == pytest.approx(effort(here, {}) - effort(here, reference), rel=1e-9)
    assert math.fsum(found.shares.values()) == pytest.approx(found.difference, abs=1e-9)
    assert found.reference == reference


def test_where_no_change_helps_there_is_no_order_to_be_sure_of() -> None:
    text = " ".join(lines(refund(), {"identity.checks": 3, "hold.upsell": True}).split())
    assert text.endswith("None of these changes helps by itself, so there is no order.")


def test_the_plans_that_move_most_come_first() -> None:
    """Also of changes for the worse, of which the largest is the least."""
    under = company(OWNED, **UNKIND, authority__frontline=300, hold__information="time")
    worse: Rules = {"authority.frontline": 0, "hold.information": "none"}
    text = lines(analysis(REFUND, under), worse).partition("By bonus plan")[2]
    sizes = [abs(amount) for amount in figures(text)]
    assert len(sizes) == 2
    assert sizes == sorted(sizes, reverse=True)
