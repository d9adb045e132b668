"""Graphs however they are gone through: large knots, many variants, and a memory that ends."""

from __future__ import annotations

import pytest

from holdgame.analysis import explorer, flow
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.explorer import TooLarge
from holdgame.company.variants import AS_IT_IS, Changes
from tests.analysis.test_expectation import WEIGHTS, shipped
from tests.builders import company, shipped_company, tell


def test_a_knot_is_gone_round_alike_however_its_equations_are_solved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, under = shipped("refund-abroad"), shipped_company("larkspur")
    changes = [AS_IT_IS, Changes({"menu": 4}), Changes({"contacts.retry": 0.9})]
    dense = Analysis(told, under, WEIGHTS).solve(changes)
    monkeypatch.setattr(flow, "DENSE", 1)
    sparse = Analysis(told, under, WEIGHTS).solve(changes)
    assert sparse.effort == pytest.approx(dense.effort, rel=1e-9)
    assert sparse.resolved == pytest.approx(dense.resolved, rel=1e-9)
    assert sparse.friction == pytest.approx(dense.friction, rel=1e-9)


def test_a_large_knot_takes_no_large_table() -> None:
    """A thousand states that lead to one another; the way round is left 1 time in 1,000."""
    lines = "\n".join(f"- chance: [{{odds: 0.5, then: [{{you: {n}}}]}}]" for n in range(500))
    story = tell(f"{lines}\n- chance: [{{odds: 0.001, then: [{{end: done}}]}}]\n- go: here")
    solution = Analysis(story, company(), WEIGHTS).solve([AS_IT_IS, Changes({"menu": 3})])
    sizes = [knots.states.shape[1] for row in solution.order.rows for knots in row.knots]
    assert max(sizes) > 1_000
    assert solution.openings.max(axis=0) == pytest.approx([1_000, 1_000], rel=1e-6)


def test_more_variants_than_there_are_bits_in_a_word() -> None:
    story = tell("- dial: support\n- hold: support\n- end: done")
    changes = [Changes({"staffing.support": people}) for people in range(1, 71)]
    together = Analysis(story, company(), WEIGHTS).solve(changes)
    for column in (0, 63, 64, 69):
        alone = Analysis(story, company(), WEIGHTS).solve([changes[column]])
        assert together.effort[column] == pytest.approx(alone.effort[0], rel=1e-12)


def test_what_is_remembered_ends_and_the_numbers_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for hardly more than one company's states, all is explored anew now and then."""
    told, under = shipped("torn-insole"), shipped_company("larkspur")
    free = Analysis(told, under, WEIGHTS)
    states = free.as_it_is.graph.states
    changes = [Changes({"menu": menus}) for menus in (1, 2, 4, 1)]
    tight = Analysis(told, under, WEIGHTS, most=3 * states)
    monkeypatch.setattr(explorer, "TOGETHER", 1)
    for change in changes:
        try:
            here = tight.solve([change]).effort[0]
        except TooLarge:
            continue
        assert here == pytest.approx(free.solve([change]).effort[0], rel=1e-9)
