"""What is measured of a company: sums, hours, the busiest hour, the fit, on whose clock."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.calls.measure import import_calls
from holdgame.company.imports.calls.opening import Opening
from holdgame.company.imports.calls.records import (
    ANSWERED,
    HUNG_UP,
    MOVED_ON,
    Call,
    RecordsProblem,
    batches,
)
from holdgame.company.imports.calls.stays import Stays
from holdgame.company.imports.calls.values import figures
from tests.company.imports.calls.recorded import (
    MONDAY,
    contact,
    lines,
    measured,
    queue_calls,
    reported,
    table,
)

HEAD = ("wait", "outcome", "queue")


def test_a_queue_comes_back_out_of_its_records(tmp_path: Path) -> None:
    """Erlang A, 60 calls an hour, 6 agents, 480 s, patience 360 s: P(V>0) .770, E[V] 162 s."""
    found = measured(tmp_path, reported(queue_calls(12_000, 60, 6, 480, 360)))
    (queue,) = found.queues
    assert queue.patience == pytest.approx(360, rel=0.06)
    assert queue.handle == pytest.approx(480, rel=0.03)
    assert queue.busiest is not None
    assert (queue.busiest.begins, queue.busiest.ends) == ("08:00", "09:00")
    assert queue.busiest.calls_per_hour == pytest.approx(60, rel=0.03)
    assert queue.busiest.fit is not None
    assert queue.busiest.fit.agents == 6
    shown = found.as_dict()["queues"]["support"]
    assert shown["abandoned"] == pytest.approx(0.303, abs=0.015)
    assert shown["offered"]["mean_s"] > shown["answered_wait"]["mean_s"]
    assert shown["offered"]["p50_s"] == pytest.approx(126, rel=0.07)
    assert shown["offered"]["p90_s"] == pytest.approx(378, rel=0.07)


calls_made = st.lists(
    st.tuples(
        st.integers(0, 40),  # half hours
        st.sampled_from(["support", "billing"]),
        st.integers(0, 900),
        st.sampled_from([ANSWERED, HUNG_UP, MOVED_ON]),
    ),
    min_size=1,
    max_size=80,
)


@given(calls_made)
def test_whatever_way_stays_are_added_up_they_are_all_there(made: list[tuple]) -> None:
    stays = Stays()
    for calls in batches(
        Call(half * 1800, queue, float(wait), outcome) for half, queue, wait, outcome in made
    ):
        stays.add(calls, [outcome == ANSWERED for outcome in calls.outcomes])
    everybody = stays.waits()
    assert everybody.calls == len(made)
    assert everybody.waited == sum(wait for _, _, wait, _ in made)
    queues = stays.queues()
    assert sum(stays.waits(queue).calls for queue in queues) == len(made)
    assert sum(sum(stays.by_hour(queue).values()) for queue in queues) == len(made)
    for queue in queues:
        hours = stays.by_hour(queue)
        assert all(stays.waits(queue, hour).calls == count for hour, count in hours.items())


def test_of_very_many_different_waits_seconds_are_kept() -> None:
    stays, dice = Stays(), random.Random(1)
    waits = [dice.uniform(0, 600) for _ in range(220_000)]
    for calls in batches(Call(None, "support", wait, ANSWERED, handle=60.0) for wait in waits):
        stays.add(calls, [True] * len(calls.waits))
    found = stays.waits("support")
    assert len(found.answered) < 125_000
    assert found.mean == pytest.approx(sum(waits) / len(waits), abs=0.01)
    assert stays.handle("support") == 60


def test_a_handle_time_is_the_mean_of_those_that_are_told(tmp_path: Path) -> None:
    rows = [(10, "answered", 100), (10, "answered", ""), (10, "answered", 300), (9, "abandoned", 7)]
    found = measured(tmp_path, table(rows, ("wait", "outcome", "handle")))
    assert found.queues[0].handle == 200


def day_by_day(opens: float, closes: float, days: int = 10) -> Iterator[Call]:
    """A call every five minutes of so many hours of each day; `closes` may be past midnight."""
    for day in range(days):
        for minute in range(int(opens * 60), int(closes * 60), 5):
            start = MONDAY.replace(hour=0) + timedelta(days=day, minutes=minute)
            yield Call(int((start - datetime(1970, 1, 1)).total_seconds()), "q", 1.0, ANSWERED)


def hours(calls: Iterator[Call], zone: ZoneInfo | None = None) -> str | None:
    opening = Opening()
    for some in batches(calls):
        opening.add(some, [outcome == ANSWERED for outcome in some.outcomes])
    return opening.hours(zone)


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        (8, 20, "08:00-20:00"),
        (8.5, 17.25, "08:30-17:15"),
        (18, 26, "18:00-02:00"),
        (6, 24, "06:00-24:00"),
        (0, 24, "always"),
        (0.5, 24, "always"),  # half an hour's rest is no closing time
    ],
)
def test_opening_hours_are_those_in_which_calls_are_answered(
    opens: float, closes: float, said: str
) -> None:
    assert hours(day_by_day(opens, closes)) == said


def test_one_late_call_does_not_move_the_closing_time() -> None:
    def all_of_them() -> Iterator[Call]:
        yield from day_by_day(8, 20)
        yield from day_by_day(23, 23.05, days=1)

    assert hours(all_of_them()) == "08:00-20:00"


def test_of_few_days_or_calls_no_hours_are_told() -> None:
    assert hours(day_by_day(8, 20, days=4)) is None
    assert hours(day_by_day(8, 8.2, days=30)) is None


def test_hours_of_records_on_utc_are_told_on_the_clock_that_was_asked_for() -> None:
    assert hours(day_by_day(7, 19), ZoneInfo("Europe/Berlin")) == "08:00-20:00"
    assert hours(day_by_day(7, 19), ZoneInfo("Asia/Kolkata")) == "12:30-00:30"


def test_only_times_on_utc_are_moved_to_another_clock(tmp_path: Path) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    path = tmp_path / "calls.csv"
    rows = [
        (MONDAY + timedelta(days=n // 30, minutes=10 * (n % 30)), 5, "answered") for n in range(300)
    ]
    for ending, clock, begins in (("Z", "Europe/Berlin", "09:00"), ("+01:00", "", "08:00")):
        written = [(start.isoformat() + ending, *rest) for start, *rest in rows]
        path.write_text(table(written, ("start", "wait", "outcome")))
        found = import_calls([path], zone=berlin)
        assert (found.clock, (found.hours or "")[:5]) == (clock, begins)


def test_the_busiest_hour_is_counted_on_the_days_it_was_open(tmp_path: Path) -> None:
    rows = []
    for day in range(10):
        for hour, calls in ((9, 20), (10, 40), (11, 10)):
            for n in range(calls):
                start = MONDAY.replace(hour=hour) + timedelta(days=day, seconds=n * 60)
                rows.append((start.isoformat(), 5, "answered"))
    found = measured(tmp_path, table(rows, ("start", "wait", "outcome")))
    busiest = found.queues[0].busiest
    assert busiest is not None
    assert (busiest.begins, busiest.days, busiest.calls_per_hour) == ("10:00", 10, 40)
    assert busiest.fit is None  # nobody hung up: patience is not known


def test_several_files_of_several_formats_are_one_company(tmp_path: Path) -> None:
    table_file, records = tmp_path / "march.csv", tmp_path / "march.json"
    table_file.write_text(table([(40, "answered", "support")], ("wait", "outcome", "queue")))
    records.write_text(lines([contact("a"), contact("b")]))
    found = import_calls([table_file, records, records])
    assert found.formats == ("CSV", "Amazon Connect contact records")
    assert (found.calls, found.contacts) == (3, 3)
    assert found.skipped == {"copies of a contact that came again": 2}


def test_waits_of_hours_are_asked_about(tmp_path: Path) -> None:
    found = measured(tmp_path, table([(45_000, "answered")] * 3, ("wait", "outcome")))
    assert found.not_understood == (
        "Half of the waits are longer than an hour. Is their unit the right one?",
    )


def test_days_without_times_say_nothing_of_hours(tmp_path: Path) -> None:
    days = [(MONDAY + timedelta(days=n % 20)).date() for n in range(400)]
    found = measured(
        tmp_path, table([(d, 5, "answered") for d in days], ("date", "wait", "outcome"))
    )
    assert (found.hours, found.queues[0].busiest) == (None, None)
    assert any("no times of day" in line for line in found.not_understood)


def test_no_chat_is_kept_to_be_played_on_the_phone(tmp_path: Path) -> None:
    chats = [contact(f"c{n}", Channel="CHAT", InitiationMethod="API") for n in range(9)]
    only = measured(tmp_path, lines(chats))
    assert (only.chats, only.kept) == (9, ())
    by_table = measured(tmp_path, table([(5, "answered", "help (chat)")], HEAD))
    assert (by_table.chats, by_table.kept) == (1, ())
    with_a_call = measured(tmp_path, lines([*chats, contact("a")]))
    assert {leg.queue for journey in with_a_call.kept for leg in journey.legs} == {"support"}


@pytest.mark.parametrize(("unreadable", "times_count"), [(5, True), (6, False)])
def test_where_many_times_cannot_be_read_none_is_used(
    tmp_path: Path, unreadable: int, times_count: bool
) -> None:
    rows: list[tuple[object, ...]] = []
    for n in range(1000):
        start = MONDAY + timedelta(days=n // 100, minutes=n % 100)
        time = "13/25/2026 09:00" if n % 100 < unreadable else start.isoformat()
        rows.append((time, "support", f"+49{n % 50}", 40 + n % 9, "answered", 200))
        rows.append((time, "support", "", 60, "abandoned", ""))
    found = measured(tmp_path, table(rows))
    (queue,) = found.queues
    assert queue.waits.calls == 2000  # waits count all the same
    said = " ".join(found.not_understood)
    assert "such as `00/00/0000 00:00`" in said
    assert "Name the format in a map" in said
    month = found.kept[0].month or None
    told = (found.hours, found.period, found.repeat_share, queue.busiest, month)
    assert [value is not None for value in told] == [times_count] * 5
    keys = {"calls_per_hour", "agents"} & figures(queue).keys()
    assert bool(keys) == times_count
    assert ("nothing is said of calls an hour" in said) == (not times_count)


def test_a_file_that_is_not_there_does_not_take_the_others_along(tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_text(table([(40, "answered")], ("wait", "outcome")))
    found = import_calls([tmp_path / "none.csv", good])
    assert found.calls == 1
    assert found.not_understood == ("none.csv: It cannot be read: No such file or directory.",)


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(table([(40, "answered")] * 50_000, ("wait", "outcome")))
    told: list[float] = []
    import_calls([path], progress=lambda of, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1


def test_where_nothing_can_be_used_every_reason_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsProblem) as problem:
        measured(tmp_path, table([("soon", "answered"), ("5", "vielleicht")], ("wait", "outcome")))
    assert "rows without a wait that can be read (1)" in str(problem.value)
    assert "`vielleicht`" in str(problem.value)


def test_everything_can_be_said_in_json(tmp_path: Path) -> None:
    shown = measured(tmp_path, reported(queue_calls(300, 60, 6, 480, 360))).as_dict()
    assert json.loads(json.dumps(shown)) == shown
    assert shown["period"]["from"] == "2026-03-02"
    assert [journey["which"] for journey in shown["kept"]] == ["median", "p90", "longest"]
    assert shown["method"] == "Kaplan-Meier, hang-ups as censoring"
