"""Call reports: columns by known names or by a map, in the encodings and habits of exports."""

from __future__ import annotations

import gzip
from pathlib import Path
from textwrap import dedent

import pytest

from holdgame.company.imports.calls.column_map import read_column_map
from holdgame.company.imports.calls.columns import ColumnMap
from holdgame.company.imports.calls.measured import Measured, MeasuredQueue
from tests.company.imports.calls.recorded import measured, table, waits


def told(folder: Path, text: str) -> ColumnMap:
    path = folder / "map.yaml"
    path.write_text("holdgame_columns: 1\n" + dedent(text), encoding="utf-8")
    return read_column_map(path)


def only(found: Measured) -> MeasuredQueue:
    (queue,) = found.queues
    return queue


def test_a_report_with_known_names_needs_no_map(tmp_path: Path) -> None:
    found = measured(
        tmp_path,
        """\
Call ID,Start Time,Queue,Caller,Wait Time (sec),Outcome,Talk Time,Wrap-up,Transfers
a,2026-03-02T09:00:00+01:00,Billing,+4930111111,40,answered,300,60,1
b,2026-03-02T09:05:00+01:00,Billing,+4930222222,90,abandoned,,,0
c,2026-03-03T09:10:00+01:00,Support,+4930111111,20,Answered,120,30,0
""",
    )
    billing, support = found.queues
    assert (billing.name, billing.waits.answered, billing.waits.hung_up) == (
        "Billing", {40.0: 1}, {90.0: 1},
    )  # fmt: skip
    assert (billing.handle, support.handle) == (360, 150)
    assert (found.contacts, found.transfers) == (3, 1)
    assert found.repeat_share == pytest.approx(1 / 3)
    assert found.when == "2 to 3 March 2026"
    assert (found.rows, found.understood, found.clock) == (3, 3, "")


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [
        ("wait_ms", "12500", 12.5),
        ("Wait Time (min)", "1.5", 90),
        ("waitSeconds", "75", 75),
        ("Queue Wait", "1:15", 75),
        ("Time in queue", "0:01:15", 75),
        ("waiting time", "1m 15s", 75),
    ],
)
def test_the_unit_of_a_wait_stands_in_its_name_or_in_the_cell(
    tmp_path: Path, header: str, cell: str, seconds: float
) -> None:
    found = measured(tmp_path, table([(cell, "answered")], (header, "outcome")))
    assert only(found).waits.answered == {seconds: 1}


@pytest.mark.parametrize(
    ("first", "last", "when"),
    [
        ("2026-03-02T09:15:22Z", "2026-03-28 10:00", "2 to 28 March 2026"),
        ("02.03.2026 09:15:22", "05.03.2026 10:00:00", "2 to 5 March 2026"),
        ("02/03/2026 09:15", "28/03/2026 10:00", "2 to 28 March 2026"),
        ("3/2/2026 9:15 AM", "3/28/2026 10:00 PM", "2 to 28 March 2026"),
        ("2-Mar-2026 09:15", "28-Mar-2026 10:00", "2 to 28 March 2026"),
        ("2026/03/02 09:15", "2026/03/28 10:00", "2 to 28 March 2026"),
        ("1772442922", "1774692000", "2 to 28 March 2026"),
        ("1772442922123", "1774692000456", "2 to 28 March 2026"),
    ],
)
def test_times_are_read_as_they_are_written(
    tmp_path: Path, first: str, last: str, when: str
) -> None:
    rows = [(first, 10, "answered"), (last, 20, "answered")]
    found = measured(tmp_path, table(rows, ("start", "wait", "outcome")))
    assert found.when == when
    assert not found.not_understood


def test_one_day_after_the_twelfth_settles_which_is_the_month(tmp_path: Path) -> None:
    rows = [("02/03/2026 09:15", 10, "answered")] * 6000 + [("13/03/2026 09:15", 10, "answered")]
    found = measured(tmp_path, table(rows, ("start", "wait", "outcome")))
    assert found.when == "2 to 13 March 2026"


def test_dates_that_can_be_read_two_ways_are_asked_for(tmp_path: Path) -> None:
    text = table([("02/03/2026 09:15", 10, "answered")], ("start", "wait", "outcome"))
    found = measured(tmp_path, text)
    assert found.period is None
    assert only(found).waits.calls == 1
    assert "month-first" in found.not_understood[0]
    by_map = told(tmp_path, "time: {column: start, written: month-first}")
    assert measured(tmp_path, text, by_map).when == "3 February 2026"


def test_three_formats_in_one_file_are_counted_and_told(tmp_path: Path) -> None:
    rows = [
        ("2026-03-02T09:15:22Z", 10, "answered"),
        ("02/03/2026 09:15", 20, "answered"),
        ("on Monday", 30, "abandoned"),
    ]
    found = measured(tmp_path, table(rows, ("start", "wait", "outcome")))
    assert only(found).waits.calls == 3
    assert found.when == ""  # whoever cannot read two of three may have misread the third
    assert any(line.startswith("When 2 calls came cannot be read") for line in found.not_understood)


def test_a_date_and_a_time_in_two_columns_belong_together(tmp_path: Path) -> None:
    rows = [("2026-03-02", "09:15:00", 10, "answered")]
    found = measured(tmp_path, table(rows, ("Date", "Time", "Wait", "Outcome")))
    assert found.when == "2 March 2026"


def test_where_there_is_no_wait_the_times_of_joining_and_leaving_make_one(tmp_path: Path) -> None:
    rows = [
        ("2026-03-02T09:00:00", "2026-03-02T09:01:15", "2026-03-02T09:06:15"),
        ("2026-03-02T09:00:00", "", "2026-03-02T09:00:40"),
    ]
    found = measured(tmp_path, table(rows, ("start", "answered_at", "ended_at")))
    queue = only(found)
    assert (queue.waits.answered, queue.waits.hung_up) == ({75.0: 1}, {40.0: 1})
    assert queue.handle == 300


@pytest.mark.parametrize(
    ("header", "answered", "lost"),
    [
        ("outcome", "Handled", "No Answer"),
        ("answered", "Yes", "no"),
        ("abandoned", "0", "1"),
        ("Is Abandoned", "FALSE", "TRUE"),
        ("agent", "Kim", ""),
        ("talk_time", "200", "0"),
    ],
)
def test_who_was_answered_is_told_in_many_ways(
    tmp_path: Path, header: str, answered: str, lost: str
) -> None:
    found = measured(tmp_path, table([(40, answered), (90, lost)], ("wait", header)))
    assert only(found).waits.answered == {40.0: 1}
    assert only(found).waits.hung_up == {90.0: 1}


def test_words_that_are_not_known_are_named_and_can_be_told(tmp_path: Path) -> None:
    text = table(
        [(40, "erledigt"), (90, "aufgelegt"), (50, "umgeleitet"), (60, "answered")],
        ("wait", "status"),
    )
    found = measured(tmp_path, text)
    assert only(found).waits.calls == 1
    assert found.skipped == {"rows that do not say whether the call was answered": 3}
    assert "`erledigt`, `aufgelegt`, `umgeleitet`" in found.not_understood[0]
    by_map = told(
        tmp_path,
        "outcome: {column: status, answered: [erledigt], hung_up: [aufgelegt], "
        "moved_on: [umgeleitet]}",
    )
    queue = only(measured(tmp_path, text, by_map))
    assert queue.waits.answered == {40.0: 1, 60.0: 1}
    assert (queue.waits.hung_up, queue.waits.moved_on) == ({90.0: 1}, {50.0: 1})


def test_a_map_names_columns_units_and_ways_of_writing(tmp_path: Path) -> None:
    text = table(
        [("13/3/26", "9:15", "Kasse", "1,5", "ja")],
        ("Tag", "Uhrzeit", "Gruppe", "Wartezeit", "Erreicht"),
        by=";",
    )
    by_map = told(
        tmp_path,
        """\
        wait: {column: Wartezeit, unit: minutes}
        time: {column: [Tag, Uhrzeit], written: day-first}
        queue: Gruppe
        outcome: {column: Erreicht, answered: [ja], hung_up: [nein]}
        """,
    )
    found = measured(tmp_path, text, by_map)
    assert (only(found).name, only(found).waits.answered) == ("Kasse", {90.0: 1})
    assert found.when == "13 March 2026"


def test_calls_that_went_out_are_left_out(tmp_path: Path) -> None:
    rows = [(40, "answered", "Inbound"), (50, "answered", "Outbound"), (60, "answered", "")]
    found = measured(tmp_path, table(rows, ("wait", "outcome", "Direction")))
    assert only(found).waits.answered == {40.0: 1, 60.0: 1}
    assert found.skipped == {"calls that did not come in": 1}


def test_rows_of_one_contact_are_its_legs(tmp_path: Path) -> None:
    rows = [
        ("a", "2026-03-02T09:00:00Z", "support", 40, "answered", 1),
        ("b", "2026-03-02T09:00:30Z", "support", 30, "answered", 0),
        ("a", "2026-03-02T09:05:10Z", "billing", 100, "answered", 0),
    ]
    header = ("call id", "start", "queue", "wait", "outcome", "transfers")
    found = measured(tmp_path, table(rows, header))
    assert (found.calls, found.contacts, found.transfers) == (3, 2, 1)
    longest = found.kept[-1]
    assert longest.wait == 140
    assert [(leg.queue, leg.after, leg.wait) for leg in longest.legs] == [
        ("support", 0, 40),
        ("billing", 310, 100),
    ]


def test_anonymous_callers_are_not_one_customer(tmp_path: Path) -> None:
    rows = [("2026-03-02T09:00:00Z", who, 10, "answered") for who in ("Anonymous", "anonymous", "")]
    found = measured(tmp_path, table(rows, ("start", "caller", "wait", "outcome")))
    assert found.repeat_share is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("by", [",", ";", "\t", "|"])
@pytest.mark.parametrize("packed", [False, True])
def test_encodings_delimiters_and_gzip(
    tmp_path: Path, encoding: str, by: str, packed: bool
) -> None:
    text = table([("Störung", 40, "answered")], ("queue", "wait", "outcome"), by=by)
    data = text.replace("\n", "\r\n").encode(encoding)
    found = measured(tmp_path, gzip.compress(data) if packed else data)
    assert (only(found).name, only(found).waits.answered) == ("Störung", {40.0: 1})


def test_a_title_may_stand_above_the_names_and_blank_lines_anywhere(tmp_path: Path) -> None:
    text = "Call report March\n\nWait,Outcome\n40,answered\n\n50,abandoned\n\n"
    found = measured(tmp_path, text)
    assert (found.rows, only(found).waits.calls) == (2, 2)


def test_what_cannot_be_a_wait_is_left_out_and_counted(tmp_path: Path) -> None:
    found = measured(tmp_path, waits("40", "", "-5", "soon", "90000", "nan", "1e400", "60"))
    assert only(found).waits.answered == {40.0: 1, 60.0: 1}
    assert found.skipped == {"rows without a wait that can be read": 6}
    assert found.rows == found.understood + 6


def test_rows_that_are_short_or_long_keep_what_they_have(tmp_path: Path) -> None:
    found = measured(tmp_path, "wait,outcome,queue\n40,answered\n50,answered,a,b,c\n60\n")
    assert sum(queue.waits.calls for queue in found.queues) == 2
    assert found.skipped == {"rows that do not say whether the call was answered": 1}


def test_a_quote_that_never_closes_costs_its_rows_only(tmp_path: Path) -> None:
    rest = "60,answered\n" * 20_000  # more than csv takes for one field
    found = measured(tmp_path, 'wait,outcome\n40,answered\n"50,answered\n' + rest)
    assert only(found).waits.answered[40.0] == 1
    assert found.skipped["rows that are not CSV"] >= 1


def test_a_last_row_that_is_cut_off_is_counted_and_no_word(tmp_path: Path) -> None:
    found = measured(tmp_path, "queue,wait,outcome\na,40,answered\na,50,answered\na,60")
    assert found.skipped == {"rows that do not say whether the call was answered": 1}
    assert not found.not_understood


def test_where_many_rows_say_nothing_a_map_can_say_what_that_means(tmp_path: Path) -> None:
    text = table([(40, "answered"), (50, ""), (60, "")], ("wait", "outcome"))
    assert "words that are not known: `''`" in measured(tmp_path, text).not_understood[0]
    by_map = told(tmp_path, "outcome: {column: outcome, answered: [answered], hung_up: ['']}")
    assert only(measured(tmp_path, text, by_map)).waits.hung_up == {50.0: 1, 60.0: 1}


def test_a_call_that_nobody_answered_has_no_unreadable_time(tmp_path: Path) -> None:
    rows = [("2026-03-02T09:00:00", "2026-03-02T09:01:00", 60), ("2026-03-02T09:05:00", "", 40)]
    found = measured(tmp_path, table(rows, ("start", "answered_at", "wait")))
    assert not found.not_understood
