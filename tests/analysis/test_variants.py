"""Many variants of a company at once, against each of them by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.traps import Trapped
from holdgame.company.policy import PolicyValue
from holdgame.company.reference import best_known
from holdgame.company.variants import AS_IT_IS, Changes, Variants
from tests.analysis.solved import each_shipped
from tests.analysis.test_expectation import WEIGHTS, shipped
from tests.builders import company, shipped_company, tell
from tests.engine.random_stories import Draft, Rules, drafts, rules
from tests.examples import examples


@each_shipped
def test_of_a_shipped_story_each_is_what_it_is_by_itself(story: str, name: str) -> None:
    told, under = shipped(story), shipped_company(name)
    best = best_known(under)
    one = [Changes({policy: value}) for policy, value in best.items()]
    many = [AS_IT_IS, *one, Changes(best)]
    solution = Analysis(told, under, WEIGHTS).solve(many)
    for column in (*range(0, len(many), 8), len(many) - 1):
        changed = Variants(under).of(many[column])
        alone = Analysis(told, changed, WEIGHTS)
        exact = alone.expectation()
        assert solution.effort[column] == pytest.approx(exact.effort, rel=1e-9)
        assert solution.resolved[column] == pytest.approx(exact.resolved, abs=1e-9)
        assert solution.friction[column] == pytest.approx(exact.friction, rel=1e-9)
        assert solution.endings(column) == pytest.approx(exact.endings, abs=1e-9)


@given(drafts(), rules(), st.lists(rules(), min_size=1, max_size=4))
@settings(
    max_examples=examples(15),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_of_any_story_each_is_what_it_is_by_itself(d: Draft, r: Rules, others: list[Rules]) -> None:
    """Also where the changes come one after another, and what was found before is used again."""
    changes = [AS_IT_IS, *(Changes(other.policies) for other in others)]
    together, one_by_one = (Analysis(d.story, r.company, WEIGHTS, most=600) for _ in range(2))
    alone = [Analysis(d.story, Variants(r.company).of(c), WEIGHTS, most=600) for c in changes]
    try:
        exact = [a.solve() for a in alone]
        at_once = together.solve(changes)
        again = [one_by_one.solve([c]) for c in changes]
    except (TooLarge, Trapped):
        assume(False)
    for column, each in enumerate(exact):
        for effort, resolved, friction in (
            (at_once.effort[column], at_once.resolved[column], at_once.friction[column]),
            (again[column].effort[0], again[column].resolved[0], again[column].friction[0]),
        ):
            assert effort == pytest.approx(each.effort[0], rel=1e-9, abs=1e-9)
            assert resolved == pytest.approx(each.resolved[0], abs=1e-9)
            assert friction == pytest.approx(each.friction[0], rel=1e-9, abs=1e-9)


def test_what_no_rule_asks_for_changes_nothing_and_runs_nothing() -> None:
    story = tell("- dial: support\n- hold: support\n- end: done")
    analysis = Analysis(story, company(), WEIGHTS)
    analysis.solve()
    before = len(analysis.expansions.openings)
    changed = analysis.solve([Changes({"refund.days": 29, "people.turnover": 0.9})])
    assert len(analysis.expansions.openings) == before
    assert changed.effort[0] == analysis.solve().effort[0]


@pytest.mark.parametrize("menus", [1, 2, 4])
def test_the_number_of_menus_can_be_changed(menus: int) -> None:
    told, under = shipped("refund-abroad"), shipped_company("larkspur")
    solution = Analysis(told, under, WEIGHTS).solve([Changes({"menu": menus})])
    in_menus = solution.felt(0, lambda line: line.touchpoint)["menu"]
    assert solution.endings(0) != {}
    other = Analysis(told, under, WEIGHTS).solve([Changes({"menu": menus + 1})])
    assert other.felt(0, lambda line: line.touchpoint)["menu"] > in_menus


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"no.such": 1}, KeyError),
        ({"menu": True}, ValueError),
        ({"staffing.support": "x"}, ValueError),
    ],
)
def test_what_cannot_be_changed_is_refused(
    values: dict[str, PolicyValue], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        Variants(company()).of(Changes(values))


def test_the_people_of_a_queue_make_its_wait() -> None:
    under = shipped_company("meridian")
    told = shipped("refund-abroad")
    more = [Changes({"staffing.support": people}) for people in (9, 10, 12, 16, 20)]
    effort = Analysis(told, under, WEIGHTS).solve(more).effort
    assert np.all(np.diff(effort) < 0)
