"""What of a text may be shown and kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.words import (
    MOST_CHARACTERS,
    filled_in,
    is_whole,
    joined,
    named,
    said,
    slug,
    without_markup,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" Two\n\tlines ", "Two lines"),
        ("Ring +1 (415) 555-0100 now", "Ring … now"),
        ("Write to help@example.org", "Write to …"),
        ("arn:aws:connect:eu-west-1:123456789012:instance/x", "…"),
        ("key AKIAABCDEFGHIJKLMNOP", "key …"),
        ("WW0123456789abcdef0123456789abcdef", "…"),
        ("Press 1 from 08:00 to 20:00, 24/7, since 2026-03-10", None),
        ("turn\u202ered \x1b[31m", "turnred [31m"),
        ("… … and …, …", "… and …"),
        ("Welcome to {name}", "Welcome to …"),
        ("half \ud800 of it", "half of it"),
    ],
)
def test_a_text_is_one_line_that_names_nobody(text, kept):
    assert said(text) == (text if kept is None else kept)


@given(st.text(max_size=60))
def test_what_has_been_cleaned_stays_as_it_is(text):
    once = said(text)
    assert once.isprintable()
    assert said(once) == once


def test_a_text_has_an_end():
    assert len(said("word " * 10_000)) <= MOST_CHARACTERS + 1
    assert len(named("word " * 100)) <= 60


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hello $.Attributes.name.", "Hello …."),
        ("It costs $5.", "It costs $5."),
        ("{% case x %}{% when 1 %}A{% endcase %} B", "… B"),
        ("{% assign a = 1 %}{{ a | upcase }}", "……"),
        ("${company} {{queues.a.arn}}", "… …"),
    ],
)
def test_what_is_filled_in_during_the_call_is_not_known(text, shown):
    assert filled_in(text) == shown


def test_tags_are_not_said():
    assert (
        said(without_markup("<speak>Fish <break time='1s'/>&amp; chips</speak>")) == "Fish & chips"
    )


def test_recordings_join_into_one():
    assert joined("", "One.", "", "Two.") == "One. Two."
    assert joined("…", "…") == "…"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("SimpleSavings401KQueue", "Simple Savings 401K Queue"),
        ("BasicQueue", "BasicQueue"),
        ("Tier2_Voice", "Tier2_Voice"),
        ("aB3xK9qLmT7wQ2", "…"),
        ("AbCdEf12GhIjKl34", "…"),
        ("0f8fad5b-d9cb-469f-a165-70867728950e", "…"),
        ("Sales 4155550100", "Sales …"),
    ],
)
def test_a_name_of_several_words_in_one_is_no_key(name, kept):
    assert named(name) == kept


def test_the_name_of_a_recording_is_not_its_words():
    assert not is_whole("[main menu] Press 1.")
    assert is_whole("Press 1.")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("BasicQueue", "basic-queue"),
        ("Simple Financial 401K queue", "simple-financial-401k-queue"),
        ("VIP_support.1", "vip-support-1"),
        ("Über uns", "über-uns"),
        ("…", ""),
    ],
)
def test_a_name_is_an_id_in_small_letters(name, id):
    assert slug(name) == id


def test_words_that_name_nothing_go_if_others_stay():
    assert slug("BasicQueue", frozenset({"queue"})) == "basic"
    assert slug("Queue", frozenset({"queue"})) == "queue"
