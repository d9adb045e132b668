"""Legs, repeats and the three journeys that are kept."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.calls.clock import DAY
from holdgame.company.imports.calls.contacts import Contacts
from holdgame.company.imports.calls.kept import Kept, total_wait
from holdgame.company.imports.calls.kept_file import beside, read_kept, write_kept
from holdgame.company.imports.calls.records import (
    ANSWERED,
    HUNG_UP,
    Call,
    RecordsProblem,
    batches,
)
from holdgame.company.imports.calls.repeats import Repeats
from holdgame.company.imports.calls.unnamed import Unnamed

MARCH = 1772442000  # the second of March 2026, 09:00


def leg(contact: str | None, start: int, wait: float = 10.0, queue: str = "support") -> Call:
    return Call(start, queue, wait, ANSWERED, contact=contact)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_every_leg_is_in_one_contact_and_in_order(contacts: list[str]) -> None:
    legs = [leg(contact, start) for start, contact in enumerate(contacts)]
    grouping = Contacts(most_open=8)
    found = [*grouping.add(legs), *grouping.rest()]
    assert sorted(call for contact in found for call in contact) == legs
    assert len(found) == len(set(contacts))
    assert all(len({call.contact for call in contact}) == 1 for contact in found)
    assert all(list(contact) == sorted(contact) for contact in found)


def test_only_so_many_contacts_are_open_at_once() -> None:
    grouping = Contacts(most_open=10)
    closed = grouping.add(leg(str(n), n) for n in range(100))
    assert 80 <= len(closed) < 100
    assert len(grouping.rest()) == 100 - len(closed)


def test_a_call_without_a_contact_is_one_of_its_own() -> None:
    assert Contacts().add([leg(None, 1), leg(None, 2)]) == [(leg(None, 1),), (leg(None, 2),)]


def repeats(*days: float, who: int = 1) -> float | None:
    counting = Repeats(Unnamed())
    counting.add([b"%d" % who] * len(days), [int(MARCH + day * DAY) for day in days])
    return counting.share


def test_a_repeat_is_a_contact_within_seven_days_of_another_by_the_same_customer() -> None:
    assert repeats(0, 7) == 0.5
    assert repeats(0, 7.1) == 0
    assert repeats(7, 0) == 0.5  # newest first
    assert repeats(0, 1, 2, 3) == 0.75
    assert repeats() is None


def test_customers_nobody_knows_repeat_nothing() -> None:
    counting = Repeats(Unnamed())
    counting.add([None, None, b"3"], [MARCH, MARCH, None])
    assert counting.share is None


def test_rows_in_no_order_of_time_tell_nothing() -> None:
    dice = random.Random(1)
    counting = Repeats(Unnamed())
    counting.add([b"1"] * 400, [MARCH + dice.randrange(90) * DAY for _ in range(400)])
    assert not counting.in_order
    assert counting.share is None


def test_of_many_customers_a_fair_sample_is_followed() -> None:
    dice = random.Random(2)
    starts = [MARCH + 40 * n for n in range(60_000)]  # four weeks
    numbers = [f"+49{dice.randrange(20_000)}" for _ in starts]
    all_of_them, fewer = Unnamed(), Unnamed()
    everybody, some = Repeats(all_of_them), Repeats(fewer, most=2_000)
    for at in range(0, 60_000, 1000):
        now = slice(at, at + 1000)
        everybody.add(all_of_them.many(numbers[now]), starts[now])
        some.add(fewer.many(numbers[now]), starts[now])
    assert fewer.let_go
    assert fewer.many(numbers).count(None) > 50_000
    assert some.share == pytest.approx(everybody.share, abs=0.03)
    assert some.share == round(some.share or 0, 2)


def test_a_customer_has_one_token_in_an_import_and_another_in_the_next() -> None:
    one, other = Unnamed(), Unnamed()
    assert one.one("+49301") == one.one("+49301") != one.one("+49302")
    assert one.one("+49301") != other.one("+49301")
    assert one.many(["+49301", "Anonymous", ""]) == [one.one("+49301"), None, None]
    assert Unnamed().one("\ud800") is not None


def kept(waits: list[float], at_once: int = 1024) -> Kept:
    keeping = Kept()
    calls = [Call(MARCH + n, "support", wait, ANSWERED, talk=60.0) for n, wait in enumerate(waits)]
    for some in batches(iter(calls)):
        keeping.add_single(some, [True] * len(some.waits))
    return keeping


def test_three_are_kept_by_their_waits() -> None:
    found = {j.which: j for j in kept([float(n) for n in range(101)]).journeys()}
    assert {which: journey.wait for which, journey in found.items()} == {
        "median": 50, "p90": 90, "longest": 100,
    }  # fmt: skip
    assert found["p90"].month == "March"
    assert found["p90"].legs[0].talk == 60


def test_of_many_the_middle_is_near_the_middle_and_the_longest_the_longest() -> None:
    dice = random.Random(3)
    waits = [float(dice.randrange(100_000)) for _ in range(30_000)]
    found = {j.which: j.wait for j in kept(waits).journeys()}
    assert found["median"] == pytest.approx(50_000, rel=0.05)
    assert found["p90"] == pytest.approx(90_000, rel=0.03)
    assert found["longest"] == max(waits)


def test_singles_and_contacts_of_one_leg_are_kept_alike() -> None:
    waits = [float(n * 7919 % 10_007) for n in range(9_000)]
    by_contact = Kept()
    for n, wait in enumerate(waits):
        by_contact.add((Call(MARCH + n, "support", wait, ANSWERED, talk=60.0),))
    assert by_contact.journeys() == kept(waits).journeys()


@pytest.mark.parametrize(
    ("waits", "names"),
    [
        ([40.0], {"median": 40}),
        ([40.0, 90.0], {"median": 40, "p90": 90}),
        ([float(n) for n in range(10)], {"median": 4, "p90": 8, "longest": 9}),
    ],
)
def test_among_few_nobody_is_kept_twice(
    tmp_path: Path, waits: list[float], names: dict[str, float]
) -> None:
    journeys = kept(waits).journeys()
    assert {journey.which: journey.wait for journey in journeys} == names
    path = tmp_path / "acme.recorded.json"
    write_kept(path, journeys)
    assert set(read_kept(path)) == {"median", "p90", "longest"}  # to play, by each of its names
    assert read_kept(path)["longest"].wait == waits[-1]


def test_whoever_reached_nobody_is_not_played() -> None:
    keeping = Kept()
    keeping.add((leg("a", MARCH), Call(MARCH, "support", 500.0, HUNG_UP)))
    assert keeping.journeys() == ()


def test_kept_journeys_come_back_from_their_file(tmp_path: Path) -> None:
    journeys = kept([float(n) for n in range(11)]).journeys()
    path = beside(tmp_path / "acme.yaml")
    assert path.name == "acme.recorded.json"
    write_kept(path, journeys)
    assert tuple(read_kept(path).values()) == journeys


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "[" * 100_000, '{"holdgame_recorded": 2}',
     '{"holdgame_recorded": 1, "journeys": [{"which": "p90"}]}',
     '{"holdgame_recorded": 1, "journeys": [{"which": "p90", "legs": [{"wait": -1}]}]}',
     json.dumps("x" * 1_000_001)],
)  # fmt: skip
def test_a_file_that_holds_no_journeys_is_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "acme.recorded.json"
    path.write_text(text)
    with pytest.raises(RecordsProblem, match="no file of recorded journeys"):
        read_kept(path)


def test_all_waits_of_a_contact_count_together() -> None:
    assert total_wait((leg("a", 1, 10.0), leg("a", 2, 2.5))) == 12.5
