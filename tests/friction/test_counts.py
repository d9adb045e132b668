"""Counting what a person would count."""

from __future__ import annotations

from holdgame.engine.moments import Charge
from holdgame.friction.counts import Counts

CALL = Charge("doing", seconds=2, did="contact")
TALK = Charge("listening", seconds=9, did="speech", agent=True)
PRICE = Charge("paid", "abroad.minute_charge", amount=0.2)


def hold(queue: str = "billing", seconds: float = 60) -> Charge:
    return Charge("waiting", f"staffing.{queue}", seconds=seconds, did="hold")


def test_a_call_is_counted_in_contacts_keys_holds_transfers_and_tellings() -> None:
    told = Charge("doing", seconds=8, did="telling", agent=True)
    again = Charge("retelling", "transfer.context_carried")
    counts = Counts.of(
        [
            CALL,
            Charge("doing", "menu", seconds=1.6, did="key", keys=1),
            Charge("doing", "identity.checks", seconds=13.4, did="digits", keys=16),
            hold(),
            told,
            Charge("transfer", "transfer.kind"),
            hold("repair"),
            told,
            again,
        ]
    )
    assert counts == Counts(transfers=1, tellings=2, holds=2, keys=17, contacts=1)


def test_a_hold_whose_rate_changes_halfway_is_one_hold() -> None:
    assert Counts.of([hold(), hold(), hold()]).holds == 1


def test_a_hold_that_is_paid_by_the_minute_is_one_hold() -> None:
    assert Counts.of([hold(), PRICE, hold(), PRICE]).holds == 1


def test_somebody_answering_ends_a_hold() -> None:
    assert Counts.of([hold(), TALK, hold()]).holds == 2


def test_another_queue_is_another_hold() -> None:
    assert Counts.of([hold(), hold("repair")]).holds == 2


def test_being_answered_at_once_is_no_hold() -> None:
    assert Counts.of([hold(seconds=0)]).holds == 0


def test_nothing_happened() -> None:
    assert Counts.of([]) == Counts()
