"""company wait: a planner's own question, answered in figures and in sentences."""

import json

import pytest

QUEUE = ["--calls-per-hour", "60", "--agents", "7", "--handle", "8m", "--patience", "6m"]


def wait(holdgame, *changed):
    """The answer as JSON, some options changed: a later one counts."""
    ran = holdgame("company", "wait", *QUEUE, *changed, "--json")
    assert ran.code == 0
    return json.loads(ran.out)


def test_it_says_what_a_caller_goes_through_and_what_a_report_shows(holdgame):
    found = wait(holdgame, "--agents", "6")
    assert list(found) == [
        *("offered", "abandoned", "actual_mean_s", "occupancy", "within_20s"),
        *("fluid_limit", "vips"),
    ]
    assert found["offered"] == {
        "p_wait": pytest.approx(0.769701, abs=1e-6),
        "mean_s": pytest.approx(159.06, abs=0.01),
        "p50_s": pytest.approx(126.03, abs=0.005),
        "p90_s": pytest.approx(377.97, abs=0.005),
    }
    assert found["abandoned"] == pytest.approx(0.302740, abs=1e-6)
    assert found["actual_mean_s"] == pytest.approx(108.987, abs=1e-3)
    assert found["occupancy"] == pytest.approx(60 * 8 / 60 * (1 - 0.302740) / 6, abs=1e-5)
    assert (found["fluid_limit"], found["vips"]) == (False, None)


def test_callers_without_end_of_patience_are_erlang_c(holdgame):
    found = wait(
        holdgame,
        *("--calls-per-hour", "720", "--agents", "55", "--handle", "240", "--patience", "none"),
    )
    assert found["offered"]["p_wait"] == pytest.approx(0.2387, abs=5e-5)
    assert found["offered"]["mean_s"] == found["actual_mean_s"] == pytest.approx(8.184, abs=5e-4)
    assert found["abandoned"] == 0


def test_those_who_go_ahead_have_figures_of_their_own(holdgame):
    queue = ["--calls-per-hour", "67.5", "--agents", "10", "--patience", "none"]
    found = wait(holdgame, *queue, "--vip-share", "10%")
    assert found["offered"]["mean_s"] == pytest.approx(352.7, abs=0.05)
    assert found["vips"]["offered"]["mean_s"] == pytest.approx(35.3, abs=0.05)


def test_seen_or_not_the_waits_are_the_same_and_without_a_bypass_they_are_not(holdgame):
    hidden, visible, nobody = (
        wait(holdgame, "--vip-share", "0.1", "--vip-bypass", bypass)
        for bypass in ("hidden", "visible", "none")
    )
    assert hidden == visible
    assert nobody == wait(holdgame) != hidden


@pytest.mark.parametrize("handle", ["8m", "480s", "480", "0.133h"])
def test_times_are_written_as_people_write_them(holdgame, handle):
    found = wait(holdgame, "--handle", handle)
    assert found["occupancy"] == pytest.approx(wait(holdgame)["occupancy"], rel=5e-3)


def test_people_read_a_table_and_what_it_means(holdgame):
    said = holdgame("company", "wait", *QUEUE, "--vip-share", "0.1", "--vip-bypass", "visible").out
    assert "others" in said.splitlines()[0]
    assert "VIPs" in said.splitlines()[0]
    assert "hang up" in said
    assert "The calls are 114% of what the people can answer" in said
    assert "which makes the same wait feel longer" in said
    assert "fluid" not in said
    alone = holdgame("company", "wait", *QUEUE).out
    assert "VIP" not in alone
    assert max(map(len, said.splitlines())) <= 100


def test_a_queue_too_long_to_solve_says_how_it_was_done(holdgame):
    long = ["--calls-per-hour", "4500", "--agents", "200", "--patience", "2h"]
    assert "a fluid limit" in holdgame("company", "wait", *QUEUE, *long, "--vip-share", "0.1").out
    assert wait(holdgame, *long, "--vip-share", "0.1")["fluid_limit"]


def test_others_who_are_never_answered_are_not_given_a_number_of_days_alone(holdgame):
    crowded = ["--calls-per-hour", "150", "--vip-share", "0.9"]
    said = holdgame("company", "wait", *QUEUE, *crowded, "--patience", "2h").out
    assert "the others are hardly ever answered" in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["--agents", "0"], "a whole number from 1 to 5,000, not 0"),
        (["--agents", "-3"], "not -3"),
        (["--agents", "7.5"], "not 7.5"),
        (["--calls-per-hour", "lots"], "'lots' is not a number of calls"),
        (["--calls-per-hour", "nan"], "from 0 to 1,000,000, not nan"),
        (["--calls-per-hour", "400"], "7.62 times the calls"),
        (["--handle", "0"], "'0' is not a time"),
        (["--patience", "abc"], "'abc' is not a time from a second to a day"),
        (["--patience", "none"], "the queue grows for ever"),
        (["--vip-share", "2"], "a share of callers must be from 0 to 0.9, not 2"),
        (["--vip-bypass", "secret"], "invalid choice"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_queue_that_cannot_be_is_usage(holdgame, changed, said):
    ran = holdgame("company", "wait", *QUEUE, *changed)
    assert ran.code == 2
    assert ran.out == ""
    assert said in " ".join(ran.err.split())
    assert ran.said_nothing_of_python


@pytest.mark.parametrize("arguments", [["company"], ["company", "wait"], ["company", "wiat"]])
def test_what_is_missing_is_usage(holdgame, arguments):
    ran = holdgame(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("usage: holdgame company")


def test_it_explains_itself_with_examples(holdgame):
    ran = holdgame("company", "wait", "--help")
    assert ran.code == 0
    assert "holdgame company wait --calls-per-hour 60" in ran.out
    assert "--data-dir" in ran.out
