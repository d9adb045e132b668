"""Text in columns: nothing is ever wider than it was to be, in any alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.debrief.columns import (
    bar,
    both_ends,
    cells,
    change_named,
    clip,
    left,
    plain,
    right,
    wrap,
)
from holdgame.debrief.words import counted, length, listed, minutes, number, sentence, times

texts = st.text(max_size=200)
widths = st.integers(12, 80)


@given(texts, widths)
def test_a_column_is_as_wide_as_it_was_to_be(text: str, width: int) -> None:
    assert cells(left(text, width)) == cells(right(text, width)) == width
    assert cells(clip(text, width)) <= width


@given(texts, widths)
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    lines = wrap(text, width, "  ", "  ")
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())


@given(texts, texts, widths)
def test_two_ends_share_a_line(start: str, end: str, width: int) -> None:
    assert cells(both_ends(start, end, width)) <= width


def test_wide_letters_count_twice_and_joined_marks_not_at_all() -> None:
    assert (cells("待つ"), cells("e\u0301"), cells("kettle")) == (4, 1, 6)


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    assert plain("a\x1b[2Jb\x07\nc\x9bd") == "a[2Jb cd"


def test_a_bar_is_as_long_as_its_part_to_the_nearest_cell() -> None:
    assert [len(bar(part, 10, 10)) for part in (0, 0.4, 5, 10, 20)] == [0, 0, 5, 10, 10]
    assert bar(1, 0, 10) == ""


def test_numbers_are_words_to_twelve_and_one_of_a_thing_is_one() -> None:
    assert [number(n) for n in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]
    assert [counted(n, "call") for n in (0, 1, 2)] == ["no calls", "one call", "two calls"]
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "three times"]
    assert [minutes(n) for n in (0.2, 1.2, 74.4)] == [
        *("less than a minute", "one minute", "74 minutes"),
    ]
    assert [listed(["a", "b", "c"][:n]) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
    assert sentence("one promise") == "One promise."
    assert sentence("Why?") == "Why?"


def test_lengths_of_time_are_told_by_their_largest_unit() -> None:
    told = [length(s) for s in (1, 16, 90, 2160, 3600, 5400, 86_400, 129_600, 30 * 86_400)]
    assert told == [
        *("one second", "16 seconds", "two minutes", "36 minutes", "one hour", "1.5 hours"),
        *("one day", "1.5 days", "30 days"),
    ]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "people answering: support: nine people → 20 people"),
        (40, "people answering: support → 20 people"),
        (30, "people answering:… → 20 people"),
        (22, "people answ… → 20 peo…"),
    ],
)
def test_what_a_rule_becomes_stays_when_there_is_little_room(width: int, shown: str) -> None:
    assert change_named("people answering: support", "nine people", "20 people", width) == shown
    assert cells(shown) <= width
