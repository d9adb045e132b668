"""People and patience come back out of the calls that they made."""

from __future__ import annotations

from collections import Counter

import pytest

from holdgame.company.imports.calls.fit import Fit, fit, patience
from holdgame.company.imports.calls.records import ANSWERED, Call
from holdgame.company.imports.calls.survival import Waits, offered
from tests.company.imports.calls.recorded import queue_calls


def waits(calls: list[Call]) -> Waits:
    ended, cut = Counter[float](), Counter[float]()
    for call in calls:
        (ended if call.outcome == ANSWERED else cut)[round(call.wait)] += 1
    return Waits(answered=ended, hung_up=cut)


def fitted(found: Waits, calls_per_hour: float, handle: float, patient: float) -> Fit:
    law = offered(found)
    assert law is not None
    made = fit(calls_per_hour, handle, patient, found, law)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("calls_per_hour", "agents", "handle", "patient"),
    [(60, 6, 480, 360), (60, 7, 480, 600), (240, 20, 300, 240), (30, 3, 300, 900)],
)
def test_people_and_patience_come_back(
    calls_per_hour: float, agents: int, handle: float, patient: float
) -> None:
    found = waits(queue_calls(20_000, calls_per_hour, agents, handle, patient))
    told = patience(found)
    assert told == pytest.approx(patient, rel=0.06)
    made = fitted(found, calls_per_hour, handle, told or 0)
    assert made.agents == agents
    assert made.fair
    assert made.wait == pytest.approx(found.mean, rel=0.2)
    assert made.abandoned == pytest.approx(found.abandoned, abs=0.03)
    assert f"With {agents} agents" in made.sentence
    assert made.sentence.endswith("A fair fit.")


def test_waits_that_no_queue_makes_are_said_to_fit_poorly() -> None:
    # Most are answered at once and a few wait for an hour: two things, not one queue.
    found = Waits(answered={0.0: 850, 3000.0: 100}, hung_up={3000.0: 50})
    made = fitted(found, 60, 300, 9000 / 2)
    assert not made.fair
    assert "A poor fit" in made.sentence


def test_of_few_hang_ups_patience_is_not_told() -> None:
    assert patience(Waits(answered={10.0: 500}, hung_up={60.0: 9})) is None
    assert patience(Waits(answered={10.0: 40}, hung_up={60.0: 10})) == pytest.approx(100)
    assert patience(Waits(answered={0.0: 40}, hung_up={0.0: 10})) is None


@pytest.mark.parametrize(("calls_per_hour", "patient"), [(60, 3), (60, 90_000), (1e9, 300)])
def test_outside_the_range_of_erlang_a_nothing_is_fitted(
    calls_per_hour: float, patient: float
) -> None:
    found = Waits(answered={10.0: 40}, hung_up={60.0: 10})
    law = offered(found)
    assert law is not None
    assert fit(calls_per_hour, 300, patient, found, law) is None
