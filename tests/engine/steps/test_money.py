"""Money from the customer's pocket, and extra lines in the ledger."""

from __future__ import annotations

import pytest

from tests.builders import play, tell


def test_what_is_paid_is_paid() -> None:
    played = play(tell("- pay: 12.5\n- pay: {amount: 2 * 3, because: returns.who_pays}"))
    assert [(c.amount, c.because) for c in played.charged("paid")] == [
        (12.5, "none"),
        (6, "returns.who_pays"),
    ]
    assert played.ledger.total == 0


@pytest.mark.parametrize("amount", ["0 - 5", "company.name", "flag"])
def test_an_amount_that_is_no_money_breaks_the_story_with_a_sentence(amount: str) -> None:
    story = tell(f"- pay: {amount}", vars={"flag": False})
    assert "An amount is money" in play(story).end.broken


@pytest.mark.parametrize("kind", ["doing", "waiting", "listening"])
def test_an_extra_line_is_booked_to_its_policy(kind: str) -> None:
    played = play(tell(f"- charge: {{kind: {kind}, minutes: 1.5, because: people.tools}}"))
    assert played.ledger.by_policy() == {"people.tools": 1500}
    assert played.seconds(kind) == 90


def test_minutes_and_seconds_add_up() -> None:
    played = play(tell("- charge: {seconds: 30s, minutes: 1, because: people.tools}"))
    assert played.seconds("doing", "people.tools") == 90
