"""Names from records: what could identify a person or open a door is taken out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.calls.names import (
    AGENTS_OWN,
    CHAT,
    OTHER_QUEUES,
    has_a_hold,
    is_chat,
    queue_name,
    safe,
)
from holdgame.company.imports.calls.records import MOST_QUEUES, Reading


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Support +49 30 1234567", "Support …"),
        ("call (030) 123-4567 now", "call … now"),
        ("0800.123.4567", "…"),
        ("ext 12345", "ext 12345"),
        ("arn:aws:connect:us-east-1:123456789012:instance/a/queue/b", "…"),
        ("7f3c2a9e-1b2c-4d5e-8f90-123456789abc", "…"),
        ("mail maria.moreno@example.org today", "mail … today"),
        ("at 192.168.1.20", "at …"),
        ("AKIAIOSFODNN7EXAMPLE", "…"),
        ("sk_live_4eC39HqLyjWDarjtT1zdp7dc", "…"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w", "…"),
        ("CA0123456789abcdef0123456789abcdef", "…"),
        ("a\x1b[31mb\nc\u202ed", "a b c d"),
    ],
)
def test_identifiers_and_keys_are_taken_out(text: str, left: str) -> None:
    assert safe(text) == left


@pytest.mark.parametrize(
    "name", ["Billing", "DE_Billing_Tier2_Voice", "L1-General-English-FOS", "Störung 24h",
             "Warteschlange2", "VIP (Gold)", "returns/refunds"],
)  # fmt: skip
def test_names_of_queues_are_left_alone(name: str) -> None:
    assert queue_name(name) == name


@given(st.text(max_size=300))
def test_nothing_is_left_to_take_out_of_one_short_line(text: str) -> None:
    once = safe(text)
    assert safe(once) == once
    assert once.isprintable()
    assert len(once) <= 200
    assert not re.search(r"[0-9]{7}(?!\w)", once)


def test_a_name_of_nothing_but_numbers_is_counted_off() -> None:
    reading = Reading()
    assert reading.queue("+49 30 1234567") == "queue 1"
    assert reading.queue("+49 30 7654321") == "queue 2"
    assert reading.queue("+49 30 1234567") == "queue 1"
    assert reading.queue("", id="arn:aws:x") == "queue 3"
    assert reading.queue("") == "support"
    assert reading.queue("Sales", CHAT) == "Sales (chat)"
    assert is_chat("Sales (chat)")
    assert not any(map(has_a_hold, ("Sales (chat)", OTHER_QUEUES, AGENTS_OWN)))
    assert has_a_hold("Sales")


def test_what_cannot_be_queues_any_more_is_counted_as_one() -> None:
    reading = Reading()
    names = {reading.queue(f"q{n}") for n in range(2_000)}
    assert len(names) == MOST_QUEUES + 1
    assert OTHER_QUEUES in names
    assert reading.sentences == ["There are more than 500 queues. The rest is counted as one."]
    assert reading.queue("q3") == "q3"


def test_a_company_file_allows_the_name() -> None:
    assert queue_name("sales.example") == "sales-example"
