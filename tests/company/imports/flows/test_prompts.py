"""Which keys a prompt names, and what it says each is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.prompts import announced, options


@pytest.mark.parametrize(
    ("prompt", "keys"),
    [
        ("For sales, press 1. For support, press 2.", {"1": "sales", "2": "support"}),
        ("for sales press 1 for support press 2", {"1": "sales", "2": "support"}),
        ("To place a new order, please press 3.", {"3": "to place a new order"}),
        (
            "Press 1 for Sales, 2 for Support or 3 to leave a message.",
            {"1": "Sales", "2": "Support", "3": "to leave a message"},
        ),
        ("Welcome. Press 1 if you are a new customer.", {"1": "if you are a new customer"}),
        ("If you are calling about a bill, please press one.", {"1": "a bill"}),
        ("If you would like to pay, press 4.", {"4": "to pay"}),
        ("To hear this again, press star.", {"*": "to hear this again"}),
        ("Press 0 at any time to speak to somebody.", {"0": "to speak to somebody"}),
        ("Press 1 or say leasing for leasing information.", {"1": "leasing information"}),
        ("You are at the main menu, press 9 to disconnect", {"9": "to disconnect"}),
        (
            "For English, press 1; para español, oprima el 2.",
            {"1": "English", "2": "español"},
        ),
        ("Für Fragen zur Rechnung drücken Sie bitte die 1.", {"1": "Fragen zur Rechnung"}),
        ("We are open 24 hours. Press 4.", {}),
        ("Please listen carefully.", {}),
        ("", {}),
    ],
)
def test_a_key_is_for_what_its_sentence_says(prompt, keys):
    assert options(prompt) == keys


@pytest.mark.parametrize(
    ("prompt", "keys"),
    [
        ("Press 1 or two, or the hash key", "12#"),
        ("We have 401K plans and are open 24 hours", ""),
        ("Choose one of these", "1"),  # rather one too many than one called secret
        ("", ""),
    ],
)
def test_every_key_that_is_mentioned_is_announced(prompt, keys):
    assert announced(prompt) == frozenset(keys)


@given(st.text(alphabet="press 1234*#.,;for to and or one two", max_size=300))
def test_any_prompt_has_an_answer(prompt):
    assert set(options(prompt)) <= announced(prompt)
    assert all(options(prompt).values())
