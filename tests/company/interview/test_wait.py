"""The queue behind what people know of it."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.interview.wait import AGENTS, FITS, Felt, Told, worked_out
from holdgame.company.interview.wait_words import doubt, figures, lasting, stayers, understood
from holdgame.company.presets import queue_defaults
from holdgame.company.queueing import erlang_a
from tests.company.interview.said import INTERVIEW

DEFAULTS = queue_defaults(INTERVIEW.catalogue, [])
waits, shares = st.integers(0, 14_400), st.floats(0, 0.95)
tolds = st.builds(Told, st.none() | waits, st.none() | shares, st.none() | st.integers(1, 5000))


def test_patience_is_the_wait_over_the_share_who_hang_up() -> None:
    worked = worked_out(Told(480, 0.12, 12), DEFAULTS)
    assert (worked.patience, worked.agents, worked.handle) == (4000, 12, 360)


def test_what_was_told_comes_out_again() -> None:
    worked = worked_out(Told(480, 0.12, 12), DEFAULTS)
    assert worked.calls_per_hour is not None
    assert worked.calls_per_hour == pytest.approx(135.2)
    law = erlang_a(worked.calls_per_hour, worked.agents, worked.handle, worked.patience)
    assert law.actual_mean == pytest.approx(480, rel=1e-3)
    assert law.abandoned == pytest.approx(0.12, rel=1e-3)


def test_whoever_stays_waits_longer_than_a_report_says() -> None:
    assert worked_out(Told(480, 0.12), DEFAULTS).law().mean > 480


@given(tolds)
def test_every_answer_gives_a_queue_and_its_waits(told: Told) -> None:
    worked = worked_out(told, DEFAULTS)
    law = worked.law(0.1)
    assert worked.agents == (told.people or AGENTS)
    assert 0 <= law.quantile(0.5) <= law.quantile(0.9) < math.inf
    assert lasting(law.mean)
    assert stayers(law)
    understood(Felt(told, worked, law))
    for id in ("wait", "hung_up", "people"):
        figures(id, Felt(told, worked, law))
    if worked.calls_per_hour is not None:
        model = erlang_a(worked.calls_per_hour, worked.agents, worked.handle, worked.patience)
        assert model.actual_mean == pytest.approx(worked.wait, rel=FITS)
    else:
        assert law.mean == worked.wait
        assert worked.wait == 0 or not told.anything or doubt(worked, told)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(480, 0.12, 12), ""),
        (Told(480), ""),
        (Told(), ""),
        (Told(0, 0.1), "nobody hangs up waiting"),
        (
            Told(1800, 0.8, 5),
            "Where 5 people answer and 80 % hang up, callers wait at most 25 minutes on average.",
        ),
        (
            Told(3600),
            "Callers as patient as is assumed (26 minutes) would wait at most 17 minutes on",
        ),
        (Told(1200, 0.01), "takes callers who would hold for 24 hours on average."),
    ],
)
def test_what_does_not_fit_is_said(told: Told, said: str) -> None:
    found = doubt(worked_out(told, DEFAULTS), told)
    assert said in found
    assert bool(found) == bool(said)


def test_why_later_pages_have_other_figures_is_said() -> None:
    told = Told(480, 0.12)
    worked = worked_out(told, DEFAULTS)
    assert understood(Felt(told, worked, worked.law(0.1))) == (
        "The 8 minutes count those who give up and those who go ahead as well. "
        "Whoever else stays waits 9.7 minutes on average, and 13 in 100 hang up."
    )
    assert understood(Felt(told, worked, worked.law())) == (
        "The 8 minutes count those who give up as well. "
        "Whoever else stays waits 8.7 minutes on average."
    )
    nobody_leaves = Told(480, 0)
    worked = worked_out(nobody_leaves, DEFAULTS)
    assert understood(Felt(nobody_leaves, worked, worked.law())) == ""
    assert understood(Felt(Told(), worked, worked.law())) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (45, "45 seconds"), (480, "8 minutes"), (7000, "117 minutes"),
     (9000, "2.5 hours")],
)  # fmt: skip
def test_lengths_of_time(seconds: float, words: str) -> None:
    assert lasting(seconds) == words


def test_nearly_no_wait_is_said_so() -> None:
    assert stayers(worked_out(Told(0), DEFAULTS).law()) == "Nearly everybody is answered at once."
    half = worked_out(Told(20, 0.01, 10), DEFAULTS)
    assert stayers(half.law()).startswith("Half of those who stay are answered at once")


@pytest.mark.parametrize("told", [Told(480, 0.12), Told(1800, 0.3, 200), Told(600, 0.05, 5000)])
def test_it_is_worked_out_while_somebody_types(told: Told) -> None:
    started = time.process_time()
    worked_out(told, DEFAULTS).law(0.1).quantile(0.9)
    assert time.process_time() - started < 0.5  # the screen goes on meanwhile
