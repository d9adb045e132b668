"""Which column is what: names that are known, what is lacking and what to write in a map."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.imports.calls.column_map import read_column_map
from holdgame.company.imports.calls.columns import ColumnMap, layout
from holdgame.company.imports.calls.measured import Measured, MeasuredQueue
from holdgame.company.imports.calls.records import RecordsProblem
from tests.company.imports.calls.recorded import measured, table


def told(folder: Path, text: str) -> ColumnMap:
    path = folder / "map.yaml"
    path.write_text("holdgame_columns: 1\n" + text, encoding="utf-8")
    return read_column_map(path)


def only(found: Measured) -> MeasuredQueue:
    (queue,) = found.queues
    return queue


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (("start", "queue", "outcome"), "No column is called by a name for a wait"),
        (("start", "queue", "wait"), "No column says whether a call was answered"),
        (("sid", "queue_time", "status"), "`queue_time` in Twilio's records"),
    ],
)
def test_a_column_that_is_missing_is_named_with_a_mend(
    tmp_path: Path, header: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(RecordsProblem, match=sentence) as problem:
        measured(tmp_path, table([("1", "2", "3")], header))
    assert "in a map" in str(problem.value)
    assert all(f"`{name}`" in str(problem.value) for name in header)


def test_all_that_is_lacking_is_told_at_once_with_the_map_to_write(tmp_path: Path) -> None:
    text = "Report of March\n" + table([("Kasse", 40, "ja")], ("Gruppe", "Dauer", "Erfolg"))
    with pytest.raises(RecordsProblem) as problem:
        measured(tmp_path, text)
    said = str(problem.value)
    assert "No column is called by a name for a wait" in said
    assert "No column says whether a call was answered" in said
    assert "The columns are `Gruppe`, `Dauer`, `Erfolg`." in said
    to_write = said.partition("behind --map:\n")[2]
    by_map = to_write.replace("YOUR COLUMN", "Dauer", 1).replace("YOUR COLUMN", "Erfolg")
    by_map = by_map.replace("YOUR WORD", "ja", 1).replace("YOUR WORD", "nein")
    path = tmp_path / "map.yaml"
    path.write_text(by_map)
    assert only(measured(tmp_path, text, read_column_map(path))).waits.answered == {40.0: 1}


def test_all_columns_of_the_map_that_are_not_there_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RecordsProblem) as problem:
        measured(
            tmp_path,
            table([("40", "answered")], ("Waiting", "End")),
            told(tmp_path, "wait: Wating\noutcome: Ending\n"),
        )
    assert "`Wating`" in str(problem.value)
    assert "`Ending`" in str(problem.value)


def test_a_queue_time_is_a_wait_where_a_map_says_so(tmp_path: Path) -> None:
    text = table([("40", "answered")], ("queue_time", "status"))
    by_map = told(tmp_path, "wait: {column: queue_time, unit: seconds}")
    assert only(measured(tmp_path, text, by_map)).waits.answered == {40.0: 1}


def test_a_column_of_the_map_that_is_not_there_gets_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RecordsProblem, match="Did you mean `Waiting`"):
        measured(
            tmp_path,
            table([("40", "answered")], ("Waiting", "outcome")),
            told(tmp_path, "wait: Wating"),
        )


def test_columns_that_nothing_was_taken_from_are_named(tmp_path: Path) -> None:
    found = measured(tmp_path, table([(40, "answered", "x")], ("wait", "outcome", "Mood")))
    assert found.not_understood == ("Columns that nothing was taken from: Mood.",)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Wait Time (sec)", "wait"), ("wait_ms", "wait"), ("Time in queue", "wait"),
        ("Outcome", "outcome"), ("Answered", "outcome"), ("Abandoned", "outcome"),
        ("Status", "outcome"), ("Start Time", "time"), ("Timestamp", "time"), ("Queue", "queue"),
        ("Skill", "queue"), ("Department", "queue"), ("Agent", "agent"), ("Talk Time", "talk"),
        ("Customer hold duration", "held"), ("ACW", "wrap_up"), ("Handle time", "handle"),
        ("Transfers", "transfers"), ("Transferred", "transfers"), ("Caller", "customer"),
        ("ANI", "customer"), ("Customer ID", "customer"), ("Call ID", "contact"),
        ("Interaction ID", "contact"), ("Direction", "direction"), ("Answered at", "answered_at"),
        ("End time", "ended_at"),
    ],
)  # fmt: skip
def test_the_names_in_the_docs_are_known(name: str, field: str) -> None:
    others = [n for n in ("waited", "talk") if field not in ("wait", "talk") or n != field]
    assert field in layout([name, *others]).at


def test_hold_time_is_taken_for_nothing() -> None:
    with pytest.raises(RecordsProblem, match="name for a wait"):
        layout(["Hold Time", "Outcome"])
