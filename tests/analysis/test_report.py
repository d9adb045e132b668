"""What a story under a company holds for everybody: solved, or sampled and said so."""

from __future__ import annotations

import functools
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.analysis import rehearsed, report
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.expectation import Expectation
from holdgame.analysis.report import JOURNEYS, Report, adding_up, as_dict, of_analysis
from holdgame.analysis.traps import Trapped
from holdgame.friction.score import friction_index
from tests.analysis.solved import WEIGHTS, analysis, each_shipped, shipped, solved
from tests.builders import company, shipped_company, tell

GROUPS = ("by_policy", "by_owner", "by_touchpoint", "by_kind", "by_burden")
ROUNDED = 0.0005  # what a figure of three decimals is off by


@functools.cache
def reported(story: str, name: str) -> Report:
    return of_analysis(solved(story, name), shipped(story))


@each_shipped
def test_every_number_that_a_program_reads_is_there_and_adds_up(story: str, name: str) -> None:
    made = reported(story, name)
    said = as_dict(made)
    assert json.loads(json.dumps(said)) == said
    assert (said["story"], said["company"], said["exact"]) == (story, name, True)
    assert said["why_not_exact"] is None
    assert said["states"] > 4_000
    for customer in ("typical", "best", "worst"):
        found = said[customer]
        assert {"effort_minutes", "friction", "minutes", "money", "resolved"} <= found.keys()
        assert {"customer", "company", "at_risk"} == found["money"].keys()
        assert 0 <= found["resolved"] <= 1
    typical = said["typical"]
    for group in GROUPS:
        whole = sum(said[group].values())
        assert whole == pytest.approx(
            typical["effort_minutes"], abs=ROUNDED * len(said[group]) + 1e-3
        )
    assert said["by_owner"].keys() <= {e.role for e in shipped_company(name).executives} | {"none"}
    assert sum(said["endings"].values()) == pytest.approx(1, abs=1e-5)
    minutes = typical["waiting"] + typical["listening"] + typical["doing"]
    assert minutes == pytest.approx(typical["minutes"], abs=4 * ROUNDED)
    each = typical["effort_minutes"] / typical["resolved"]
    assert said["effort_per_resolved"] == pytest.approx(each, rel=1e-4)
    share = min(1, said["best"]["effort_minutes"] / typical["effort_minutes"])
    assert said["unavoidable_share"] == pytest.approx(share, abs=1e-3)
    assert said["most"] is None
    assert said["unbounded_by"]
    assert said["journeys_drawn"] == JOURNEYS


@each_shipped
def test_the_quantiles_are_in_order_and_of_the_journeys_drawn(story: str, name: str) -> None:
    made = reported(story, name)
    for name_of, quantiles in as_dict(made)["quantiles"].items():
        assert list(quantiles) == ["p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99"]
        assert list(quantiles.values()) == sorted(quantiles.values()), name_of
    effort = made.quantiles()["effort_minutes"]
    assert effort["p5"] < made.typical.effort < effort["p99"]
    assert made.worst.effort == pytest.approx(effort["p99"], rel=1e-6)
    assert made.worst.friction == friction_index(made.worst.effort, WEIGHTS["tau"])
    assert np.mean(made.drawn.effort <= effort["p90"]) == pytest.approx(0.9, abs=0.05)


@each_shipped
def test_what_nobody_likes_lies_above_what_nobody_minds(story: str, name: str) -> None:
    """Where a play lies among all."""
    made = reported(story, name)
    assert made.share_below(-1.0) == 0.0
    assert made.share_below(1e9) == 1.0
    below = [made.share_below(effort) for effort in made.quantiles()["effort_minutes"].values()]
    assert below == sorted(below)
    assert made.share_below(float(np.median(made.drawn.effort))) == pytest.approx(0.5, abs=0.1)


def test_of_journeys_as_heavy_as_one_s_own_half_lie_below() -> None:
    story = tell("- chance:\n    - {odds: 0.25, end: not_done}\n    - {odds: 0.75, end: done}")
    made = of_analysis(analysis(story), story)
    assert made.share_below(0.0) == pytest.approx(0.75 / 2, abs=0.01)
    assert made.share_below(30.0) == pytest.approx(0.75 + 0.25 / 2, abs=0.01)
    assert made.share_below(10.0) == pytest.approx(0.75, abs=0.01)


def test_a_story_without_effort_has_no_share_that_cannot_be_avoided() -> None:
    made = of_analysis(analysis(tell("- end: done")), tell("- end: done"))
    assert made.unavoidable is None
    assert made.most is not None
    assert made.most.effort == 0.0
    assert as_dict(made)["effort_per_resolved"] == 0.0


def test_where_nothing_is_resolved_there_is_no_effort_a_case() -> None:
    said = as_dict(of_analysis(analysis(tell("- end: not_done")), tell("- end: not_done")))
    assert said["effort_per_resolved"] is None
    assert said["unavoidable_share"] == 1.0


# -- too large to be solved -----------------------------------------------------------------------

FEW = 1_000


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that solve a thousand states."""
    monkeypatch.setattr(report, "Analysis", functools.partial(Analysis, most=FEW))
    monkeypatch.setattr(rehearsed, "MOST_STATES", FEW)


@pytest.mark.usefixtures("small")
@pytest.mark.xdist_group("torn-insole larkspur")
def test_a_story_that_is_too_large_is_sampled_and_says_so() -> None:
    made = Report.of(shipped("torn-insole"), shipped_company("larkspur"), WEIGHTS)
    exact = solved("torn-insole", "larkspur").expectation()
    assert not made.exact
    customers = len(made.drawn.effort)
    assert made.why.startswith("this story has more than 1,000 states under this company")
    assert f"the means of {customers:,} rehearsal customers" in made.why
    error = float(np.std(made.drawn.effort, ddof=1)) / customers**0.5
    assert f"good to about {2 * error:.1f} effort-minutes" in made.why
    assert (made.best, made.most, made.unavoidable, made.states) == (None, None, None, 0)
    assert made.typical.effort == pytest.approx(exact.effort, abs=4.5 * error)
    agree(made.typical, exact, customers)
    said = as_dict(made)
    assert (said["exact"], said["why_not_exact"]) == (False, made.why)
    assert (said["best"], said["most"], said["unbounded_by"]) == (None, None, [])
    assert said["unavoidable_share"] is None
    for group in GROUPS:
        whole = sum(said[group].values())
        assert whole == pytest.approx(said["typical"]["effort_minutes"], abs=0.02)


def agree(sampled: Expectation, exact: Expectation, customers: int) -> None:
    """In every measure, by what so many customers leave open."""
    for one, other in (
        (sampled.minutes, exact.minutes),
        (sampled.money.customer, exact.money.customer),
        (sampled.money.company, exact.money.company),
        (sampled.friction, exact.friction),
    ):
        assert one == pytest.approx(other, rel=0.15)
    assert sampled.money.at_risk is not None
    assert exact.money.at_risk is not None
    assert sampled.money.at_risk.low == pytest.approx(exact.money.at_risk.low, rel=0.3)
    for sums, others in (
        (sampled.by_policy, exact.by_policy),
        (sampled.by_touchpoint, exact.by_touchpoint),
        (sampled.endings, exact.endings),
    ):
        assert sums.keys() <= others.keys()
        heaviest = next(iter(others))
        assert sums[heaviest] == pytest.approx(others[heaviest], rel=0.2)
    share = exact.resolved
    error = (share * (1 - share) / customers) ** 0.5
    assert sampled.resolved == pytest.approx(share, abs=4.5 * error)


def test_a_story_with_a_trap_has_no_report() -> None:
    story = tell(
        "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
        scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
    )
    with pytest.raises(Trapped) as trapped:
        Report.of(story, company(), WEIGHTS)
    assert trapped.value.scenes == ("round",)


@given(st.lists(st.floats(0.0, 200.0), min_size=1, max_size=30))
def test_parts_as_told_add_up_to_the_whole_as_told(amounts: list[float]) -> None:
    whole = sum(amounts)
    told = adding_up({str(n): amount for n, amount in enumerate(amounts)}, whole)
    assert sum(round(1000 * part) for part in told.values()) == round(1000 * round(whole, 3))
    assert all(
        abs(part - amount) < 0.0021 for part, amount in zip(told.values(), amounts, strict=True)
    )
