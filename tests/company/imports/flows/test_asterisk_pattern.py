"""Extensions as patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.asterisk.pattern import pattern


@pytest.mark.parametrize(
    ("written", "fits", "does_not"),
    [
        ("_2XX", ["200", "299"], ["20", "2000", "300"]),
        ("_Z", ["1", "9"], ["0", ""]),
        ("_NXX", ["200"], ["100"]),
        ("_[13-5]", ["1", "3", "4", "5"], ["2", "6"]),
        ("_1.", ["12", "1234"], ["1", "2"]),
        ("_1!", ["1", "12"], ["2"]),
        ("_X-X", ["12"], ["1"]),
        ("_dialed-.", ["dialed-BUSY"], ["dialed-"]),
    ],
)
def test_what_a_pattern_matches(written: str, fits: list[str], does_not: list[str]) -> None:
    found = pattern(written)
    assert all(found.matches(dialled) for dialled in fits)
    assert not any(found.matches(dialled) for dialled in does_not)


def test_narrow_patterns_go_first() -> None:
    written = ["_!", "_.", "_X", "_Z", "_N", "_[1-4]", "_[12]", "_1"]
    assert sorted(written, key=lambda w: pattern(w).breadth) == written[::-1]


@pytest.mark.parametrize(("written", "any_key"), [("_X", True), ("_.", True), ("_[1-4]", False)])
def test_a_pattern_for_whatever_is_pressed(written: str, any_key: bool) -> None:
    assert pattern(written).is_catch_all is any_key


def test_how_many_digits_it_takes() -> None:
    assert (pattern("_2XX").length, pattern("_2.").length) == (3, None)


@given(st.text(st.sampled_from("XZN0123[]-.!ab"), max_size=12))
def test_a_pattern_matches_its_own_example(rest: str) -> None:
    found = pattern(f"_{rest}")
    if all(found.positions):  # `[]` matches nothing
        assert found.matches(found.example())
