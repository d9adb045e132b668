"""Graphs however they are gone through: large knots, many variants, and a memory that ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.analysis import explorer, flow, parts
from holdgame.analysis.analysis import Analysis
from holdgame.analysis.bits import Bits
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.graph import Graph
from holdgame.analysis.purses import purse
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
    sizes = [knots.states.shape[1] for row in solution.parts[0].order.rows for knots in row.knots]
    assert max(sizes) > 1_000
    assert solution.openings.max(axis=0) == pytest.approx([1_000, 1_000], rel=1e-6)


def test_more_variants_than_there_are_bits_in_a_word() -> None:
    story = tell("- dial: support\n- hold: support\n- end: done")
    changes = [Changes({"staffing.support": people}) for people in range(1, 71)]
    together = Analysis(story, company(), WEIGHTS).solve(changes)
    for column in (0, 63, 64, 69):
        alone = Analysis(story, company(), WEIGHTS).solve([changes[column]])
        assert together.effort[column] == pytest.approx(alone.effort[0], rel=1e-12)


def test_variants_in_several_parts_come_to_what_each_comes_to_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Told apart by what they come to, however they were put; waits that are their own too."""
    told, under = shipped("refund-abroad"), shipped_company("larkspur")
    changes = [
        AS_IT_IS,
        *(Changes({"menu": menus, "hours.open": open_})
          for menus in (1, 3) for open_ in ("always", "09:00-17:00")),
        Changes({"staffing.support": 9}),
        Changes({"menu": 3}),
    ]  # fmt: skip
    whole = Analysis(told, under, WEIGHTS)
    one, one_coupled = whole.solve(changes), whole.coupled(changes).solution
    assert len(one.parts) == 1
    monkeypatch.setattr(parts, "TOGETHER", 2)
    cut = Analysis(told, under, WEIGHTS)
    several, coupled = cut.solve(changes), cut.coupled(changes).solution
    assert len(several.parts) == 4
    for solution, against in ((several, one), (coupled, one_coupled)):
        assert solution.effort == pytest.approx(against.effort, rel=1e-9)
        assert solution.friction == pytest.approx(against.friction, rel=1e-9)
        assert solution.resolved == pytest.approx(against.resolved, rel=1e-9)
    for column in range(len(changes)):
        assert several.endings(column) == pytest.approx(one.endings(column), rel=1e-9)
        money = [purse(s, column, a.bills, a.terms) for s, a in ((several, cut), (one, whole))]
        assert money[0].company == pytest.approx(money[1].company, rel=1e-9)


def test_variants_that_come_to_the_same_stands_are_neighbours() -> None:
    """Even ones come to one stand and odd ones to another; three of eight part besides."""
    odd = np.arange(8) % 2 == 1
    rare = np.arange(8) >= 5
    sets = np.array([odd, ~odd, rare])
    nothing = np.zeros(0, np.int64)
    graph = Graph(
        np.array([0, 0, 0]), np.array([0, 1, 2]), np.array([0, 1, 2]), sets,
        np.array([0, 0]), nothing, nothing, nothing,
    )  # fmt: skip
    in_order = odd[graph.alike()]
    assert np.count_nonzero(in_order[1:] != in_order[:-1]) == 1


@given(
    st.lists(st.integers(0, 200), min_size=1, max_size=140),
    st.lists(st.integers(0, (1 << 200) - 1), max_size=5),
)
def test_a_set_of_variants_is_the_same_packed_and_read_again(
    variants: list[int], sets: list[int]
) -> None:
    """In any order, some of them twice; of a set, those that are among them."""
    bits = Bits(variants)
    numbers, words = bits.rows(dict(enumerate(sets)))
    assert numbers.tolist() == list(range(len(sets)))
    for line, whole in enumerate(sets):
        assert bits.read(words)(line) == whole & bits.everybody
    among, each = bits.apart(words)
    for line, whole in enumerate(sets):
        assert each[among[line]].tolist() == [bool(whole >> v & 1) for v in variants]


def test_what_is_remembered_ends_and_the_numbers_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for hardly more than one company's states, all is explored anew now and then."""
    told, under = shipped("torn-insole"), shipped_company("larkspur")
    free = Analysis(told, under, WEIGHTS)
    states = free.states
    changes = [Changes({"menu": menus}) for menus in (1, 2, 4, 1)]
    tight = Analysis(told, under, WEIGHTS, most=3 * states)
    monkeypatch.setattr(explorer, "TOGETHER", 1)
    for change in changes:
        try:
            here = tight.solve([change]).effort[0]
        except TooLarge:
            continue
        assert here == pytest.approx(free.solve([change]).effort[0], rel=1e-9)
