"""Times and durations as people write them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.calls.clock import Clock, Written, guess, is_utc, wall_seconds
from holdgame.company.imports.calls.durations import Duration

moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
WAYS: list[tuple[Written, str]] = [
    ("iso", "%Y-%m-%dT%H:%M:%SZ"),
    ("iso", "%Y-%m-%d %H:%M:%S.250"),
    ("iso", "%Y-%m-%dT%H:%M:%S+02:00"),
    ("iso", "%Y%m%dT%H%M%S"),
    ("day-first", "%d.%m.%Y %H:%M:%S"),
    ("day-first", "%d/%m/%Y, %H:%M:%S"),
    ("day-first", "%d %b %Y %H:%M:%S"),
    ("day-first", "%d-%b-%y %I:%M:%S %p"),
    ("day-first", "%Y/%m/%d %H:%M:%S"),
    ("month-first", "%m/%d/%Y %I:%M:%S %p"),
]


@pytest.mark.parametrize(("written", "way"), WAYS)
@given(st.data())
def test_a_time_comes_back_as_it_was_written(
    written: Written, way: str, data: st.DataObject
) -> None:
    first = datetime(2000, 1, 1) if "%y" in way else datetime(1990, 1, 1)
    moment = data.draw(moments.filter(lambda m: m >= first and m.year < 2100))
    seconds = int((moment - datetime(1970, 1, 1)) / timedelta(seconds=1))
    assert Clock(written, exact=True).read([moment.strftime(way)]) == [seconds]
    (to_the_minute,) = Clock(written).read([moment.strftime(way)])
    assert to_the_minute in (seconds, seconds - moment.second)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-03-02T09:15:22Z", "iso"),
        ("1772442922", "epoch"),
        ("1772442922.123", "epoch"),
        ("1772442922123", "epoch"),
        ("13/03/2026 09:15", "day-first"),
        ("03/13/2026 09:15", "month-first"),
        ("03.04.2026 09:15", "day-first"),
        ("3 Apr 2026", "day-first"),
        ("03/04/2026 09:15", None),
        ("soon", None),
        ("", None),
        ("12", None),
    ],
)
def test_how_a_time_is_written_is_told_where_it_leaves_no_doubt(
    text: str, written: Written | None
) -> None:
    assert guess([text]) == written


def test_the_first_that_leaves_no_doubt_settles_it() -> None:
    assert guess(["", "03/04/2026", "03/14/2026", "14/03/2026"]) == "month-first"


@pytest.mark.parametrize("written", ["iso", "day-first", "month-first", "epoch"])
@pytest.mark.parametrize(
    "text",
    ["", "soon", "31/02/2026 09:15", "2026-02-31", "24:00", "0001-01-01T00:00:00",
     "99/99/9999 9:99", "1/1/2026 25:00", "1/1/2026 13:00 PM", "-1", "1e400", "nan",
     "٣٣/٠٣/٢٠٢٦", "9" * 400],
)  # fmt: skip
def test_what_is_no_time_is_none(written: Written, text: str) -> None:
    assert Clock(written).read([text]) == [None]


def test_one_odd_time_in_front_does_not_decide_how_all_are_read() -> None:
    assert guess(["13/25/2026 9:00", *["25/03/2026 9:00"] * 9, "2026-03-02"]) == "day-first"


def test_one_time_that_is_none_does_not_take_the_others_along() -> None:
    clock, good = Clock("iso"), "2026-03-02T09:15:00Z"
    seconds = wall_seconds(datetime(2026, 3, 2, 9, 15))
    assert clock.read([good, "soon", good]) == [seconds, None, seconds]


def test_utc_is_what_says_so() -> None:
    assert is_utc("2026-03-02T09:15:22Z")
    assert is_utc("2026-03-02T09:15:22+00:00")
    assert not is_utc("2026-03-02T09:15:22+01:00")
    assert not is_utc("2026-03-02 09:15")


@pytest.mark.parametrize(
    ("text", "unit", "comma", "seconds"),
    [
        ("90", 1, False, 90),
        ("1.5", 60, False, 90),
        ("1,5", 60, True, 90),
        ("1,500", 0.001, False, 1.5),
        ("1:30", 1, False, 90),
        ("1:30", 60, False, 90),
        ("1:01:30", 1, False, 3690),
        ("0:00:01.5", 1, False, 1.5),
        ("90s", 60, False, 90),
        ("1m 30s", 1, False, 90),
        ("1h", 1, False, 3600),
        ("2 min", 1, False, 120),
        ("", 1, False, None),
        ("-5", 1, False, None),
        ("nan", 1, False, None),
        ("1:2:3:4", 1, False, None),
        ("soon", 1, False, None),
    ],
)
def test_durations(text: str, unit: float, comma: bool, seconds: float | None) -> None:
    assert Duration(unit, comma).read(text) == seconds
