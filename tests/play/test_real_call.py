"""A real call, key by key: what can be pressed when, where the time went, what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.play.call_file import CallWriter, kept_calls, read_call
from holdgame.play.calling import Calling, own_line
from holdgame.play.json_lines import LinesProblem
from holdgame.play.real_call import (
    MARKS,
    Answers,
    Entry,
    Felt,
    Noted,
    Pressed,
    ended,
    may_follow,
    stage,
    stretches,
)
from tests.play.calls import ACME, BEGAN, ORDEAL, Clock, calling_in, made

Begun = Callable[..., Calling]


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Begun]:
    """Begin calls whose files are closed when the test is over."""
    calls: list[Calling] = []

    def begin(clock: Clock, folder: Path = tmp_path, **given: Any) -> Calling:
        calls.append(calling_in(folder, clock, **given))
        return calls[-1]

    yield begin
    for calling in calls:
        calling.leave()


def time_in(entries: list[Entry]) -> dict[str, float]:
    """Seconds by what they went on."""
    sums: dict[str, float] = {}
    for stretch in stretches(entries):
        sums[stretch.stage] = sums.get(stretch.stage, 0.0) + stretch.seconds
    return sums


def test_the_time_goes_where_the_keys_say(tmp_path: Path) -> None:
    entries = made(tmp_path, ORDEAL).entries
    assert time_in(entries) == {
        "ring": 20.0,
        "menu": 70.0,
        "hold": 600.0 + 300.0 + 400.0,
        "identity": 50.0,
        "person": 120.0 + 10.0 + 60.0 + 30.0 + 5.0 + 50.0 + 60.0,
    }


def test_time_off_the_line_is_nobodys(tmp_path: Path) -> None:
    cut = made(tmp_path, [(0, "ring"), (10, "cut"), (5000, "unresolved")])
    assert time_in(cut.entries) == {"ring": 10.0}


def test_nothing_can_be_pressed_that_makes_no_sense() -> None:
    assert may_follow([]) == {"ring", "menu", "hold", "person"}
    held: list[Entry] = [Pressed(0, "hold")]
    assert "hold" not in may_follow(held)
    assert "menu" in may_follow([Pressed(0, "menu")])  # another one
    assert may_follow([*held, Pressed(9, "cut")]) == {"ring", "broken", "resolved", "unresolved"}
    assert may_follow([*held, Pressed(9, "unresolved")]) == frozenset()
    assert not {"menu", "cut"} & may_follow(held, shop=True)


@given(st.lists(st.tuples(st.floats(0, 900), st.sampled_from(MARKS)), max_size=30))
def test_whatever_is_pressed_all_time_on_the_line_goes_somewhere(
    keys: list[tuple[float, str]],
) -> None:
    entries: list[Entry] = []
    now = off = 0.0
    for seconds, mark in keys:
        if mark not in may_follow(entries):
            continue
        now += seconds if entries else 0.0
        off += seconds if stage(entries) == "off" else 0.0
        entries.append(Pressed(now, mark))
    spent = sum(time_in(entries).values())
    assert spent == pytest.approx(now - off)
    assert ended(entries) == (stage(entries) == "over")


# -- the stopwatch --------------------------------------------------------------------------------


def test_the_first_key_begins_the_file_and_the_stopwatch(begun: Begun, tmp_path: Path) -> None:
    clock = Clock()
    calling = begun(clock, tmp_path / "calls")
    clock.seconds += 500
    assert (calling.at, calling.path, calling.stage) == (0.0, None, "before")
    calling.feel(3)
    calling.note("nothing to feel or note yet")
    assert not (tmp_path / "calls").exists()
    calling.press("ring")
    clock.seconds += 7
    assert calling.at == 7.0
    assert calling.path is not None
    assert calling.path.name == "2026-03-10-141320-acme.call"
    going_on = calling.now_going_on
    assert going_on is not None
    assert (going_on.stage, going_on.seconds) == ("ring", 7.0)


def test_when_it_is_over_the_stopwatch_stands(begun: Begun) -> None:
    clock = Clock()
    calling = begun(clock)
    for mark in ("ring", "person", "resolved"):
        clock.seconds += 30
        calling.press(mark)
    clock.seconds += 999
    assert (calling.at, calling.now_going_on) == (60.0, None)


def test_a_key_can_be_taken_back_and_is_not_there_the_next_day(begun: Begun) -> None:
    clock = Clock()
    calling = begun(clock)
    for mark in ("ring", "hold", "cut"):
        clock.seconds += 10
        calling.press(mark)
    assert calling.undo() == Pressed(20.0, "cut")
    assert calling.stage == "hold"
    assert calling.kept().entries == (Pressed(0.0, "ring"), Pressed(10.0, "hold"))
    calling.undo()
    calling.undo()
    assert calling.undo() is None
    assert (calling.stage, calling.at) == ("before", 0.0)
    clock.seconds += 100
    calling.press("ring")  # and it begins anew
    clock.seconds += 5
    assert calling.at == 5.0


def test_a_key_that_cannot_come_next_is_not_written_down(begun: Begun) -> None:
    calling = begun(Clock())
    assert not calling.press("cut")
    assert calling.path is None


# -- on disk --------------------------------------------------------------------------------------


def everything(folder: Path) -> Calling:
    clock = Clock()
    calling = calling_in(folder, clock)
    calling.press("ring")
    clock.seconds += 4.25
    calling.press("hold")
    calling.feel(4)
    calling.note("Сім разів те саме: “дзвоніть пізніше”.")
    clock.seconds += 60
    calling.press("unresolved")
    calling.answer(Answers("refund", 3, 288.0, "nothing", False))
    calling.leave()
    return calling


def test_what_is_put_down_is_what_is_read(tmp_path: Path) -> None:
    calling = everything(tmp_path)
    assert calling.path is not None
    kept = read_call(calling.path)
    assert list(kept.entries) == calling.entries
    assert kept.entries[2:4] == (
        Felt(4.25, 4),
        Noted(4.25, "Сім разів те саме: “дзвоніть пізніше”."),
    )
    assert kept.answers == Answers("refund", 3, 288.0, "nothing", False)
    assert (kept.header.company, kept.header.company_text) == ("acme", ACME)
    assert kept.header.began == BEGAN
    assert (kept.ended, kept.warning) == (True, "")


def test_each_key_is_on_disk_before_the_next(begun: Begun) -> None:
    calling = begun(Clock())
    calling.press("ring")
    assert calling.path is not None
    assert read_call(calling.path).entries == (Pressed(0.0, "ring"),)


def test_cut_at_any_byte_it_loses_no_whole_line_and_goes_on(tmp_path: Path) -> None:
    path = everything(tmp_path).path
    assert path is not None
    raw = path.read_bytes()
    torn = tmp_path / "torn.call"
    whole = list(read_call(path).entries)
    for length in range(raw.index(b"\n") + 1, len(raw)):
        torn.write_bytes(raw[:length])
        kept = read_call(torn)
        assert list(kept.entries) == whole[: len(kept.entries)]
        if raw[length : length + 1] != b"\n":
            assert bool(kept.warning) == (not raw[:length].endswith(b"\n"))
        writer = CallWriter(torn, None)
        writer.entry(Pressed(99.0, "menu"))
        writer.close()
        again = read_call(torn)
        assert again.warning == ""
        assert again.entries == (*kept.entries, Pressed(99.0, "menu"))


@pytest.mark.parametrize(
    "line",
    [b"[]", b"7", b'{"at": -1, "mark": "hold"}', b'{"at": 1, "mark": "sing"}', b"{}",
     b'{"at": 1, "felt": 6}', b'{"at": 1, "note": 7}', b'{"answers": {"tune": 1}}',
     b'{"answers": {"understood": 11}}', b'{"answers": {"dashboard": -3}}',
     b'{"answers": {"dashboard": "long"}}', b'{"answers": {"reason": 3}}', b'{"undo": false}'],
)  # fmt: skip
def test_a_line_that_is_not_ours_ends_the_call_with_a_sentence(tmp_path: Path, line: bytes) -> None:
    path = everything(tmp_path).path
    assert path is not None
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:3], line, *lines[3:]]))
    kept = read_call(path)
    assert kept.entries == (Pressed(0.0, "ring"), Pressed(4.25, "hold"))
    assert "Line 4 of" in kept.warning


@pytest.mark.parametrize(
    "text",
    ["", "x", "{}", '{"holdgame_call": 99}', '{"holdgame_call": 1}',
     '{"holdgame_call": 1, "company": "a", "company_text": "", "shop": 1, "started": "", '
     '"version": ""}',
     '{"holdgame_call": 1, "company": "a", "company_text": "", "shop": false, '
     '"started": "yesterday", "version": ""}'],
)  # fmt: skip
def test_a_file_that_is_no_call_is_told_in_a_sentence_and_listed_nowhere(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "x.call"
    path.write_text(text)
    with pytest.raises(LinesProblem, match=r"x\.call"):
        read_call(path)
    assert list(kept_calls(tmp_path)) == []


def test_calls_are_listed_the_newest_first(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(3):
        clock.seconds += 60
        calling = calling_in(tmp_path, clock)
        calling.press("ring")
        calling.leave()
    began = [kept.header.started for kept in kept_calls(tmp_path)]
    assert began == sorted(began, reverse=True)
    assert len(began) == 3


def test_two_calls_in_one_second_are_two_files(begun: Begun, tmp_path: Path) -> None:
    for _ in range(2):
        begun(Clock()).press("ring")
    assert len(list(tmp_path.glob("*.call"))) == 2


# -- taken up again -------------------------------------------------------------------------------


def put_away(folder: Path) -> Path:
    """On hold since the tenth second, put away at the hundredth."""
    clock = Clock()
    calling = calling_in(folder, clock)
    calling.press("ring")
    clock.seconds += 10
    calling.press("hold")
    clock.seconds += 90
    calling.leave()
    assert calling.path is not None
    return calling.path


def taken_up(path: Path, later: float) -> tuple[Calling, Clock]:
    """In another process, so many seconds after it was put away: another monotonic clock."""
    clock = Clock(seconds=7.0, off=1_000.0 - 7.0 + 100.0 + later)
    return Calling.resume(read_call(path), clock=clock, now=clock.now), clock


def test_a_closed_window_does_not_stop_the_call(tmp_path: Path) -> None:
    calling, clock = taken_up(put_away(tmp_path), 60.0)
    assert (calling.stage, calling.at, calling.away()) == ("hold", 100.0, 60.0)
    calling.catch_up()
    assert calling.at == 160.0
    clock.seconds += 5
    calling.press("person")
    calling.leave()
    assert calling.kept().entries[-1] == Pressed(165.0, "person")


def test_or_it_goes_on_from_where_it_was_left(tmp_path: Path) -> None:
    calling, clock = taken_up(put_away(tmp_path), 86_400.0)
    clock.seconds += 5
    calling.press("unresolved")
    calling.leave()
    assert calling.entries[-1] == Pressed(105.0, "unresolved")


def test_a_call_that_was_torn_goes_on_from_its_last_key(tmp_path: Path) -> None:
    path = put_away(tmp_path)
    path.write_bytes(path.read_bytes()[:-6] + b"\x00\x00")
    calling, _ = taken_up(path, 0.0)
    assert calling.at == 10.0
    calling.press("person")
    calling.leave()
    assert [pressed.mark for pressed in calling.kept().entries if isinstance(pressed, Pressed)] == [
        "ring", "hold", "person",
    ]  # fmt: skip


@pytest.mark.parametrize(("shop", "name"), [(False, "Your own line"), (True, "Your own shop")])
def test_whoever_has_no_company_file_has_a_line_all_the_same(
    begun: Begun, shop: bool, name: str
) -> None:
    calling = begun(Clock(), company=own_line(shop=shop), shop=shop)
    calling.press("ring")
    assert calling.company.name == name
    assert {value.origin for value in calling.company.values.values()} == {"assumed"}
