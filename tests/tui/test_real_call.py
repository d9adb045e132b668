"""The real call on the screen: a key for each thing, a clock that counts, a card at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.play.call_file import read_call
from holdgame.play.calling import Calling
from holdgame.play.real_call import Answers, Felt, Noted, Pressed
from tests.play.calls import ORDEAL, Clock, made
from tests.tui.ringing import CUT_OFF, HELD, OVER, Caller, caller


async def answer(she: Caller) -> None:
    """The questions: a refund, told nothing, not paid for, hardly understood, 4:48 they say."""
    await she.on("QuestionsScreen")
    for keys in (["1"], ["1"], ["2"], ["3", "enter"]):
        await she.press(*keys)
    await she.press(*"4:48", "enter")


async def test_from_the_first_ring_to_the_card(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        assert "Press enter when it rings." in she.shown()
        await she.do(OVER)
        await answer(she)
        await she.on("CallCardScreen")
        for part in ("THE REAL CALL", "measured, n = 1", "4:48", "times as long"):
            assert part in she.shown()
        await she.press("q")
    assert she.calling.answers == Answers("refund", 3, 288.0, "nothing", False)
    assert she.app.card is not None
    assert "times as long" in she.app.card.read_text(encoding="utf-8")


async def test_each_key_stands_in_the_log_with_its_second_and_in_the_file(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.do(CUT_OFF)
        for line in ("0:09  A menu", "1:05  On hold", "You tell it again", "The line goes dead"):
            assert line in she.shown()
        assert she.calling.path is not None
        kept = read_call(she.calling.path)
        assert [e.mark for e in kept.entries if isinstance(e, Pressed)][-2:] == ["promise", "cut"]


async def test_the_clock_counts_and_says_for_how_long_one_has_held(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.do(HELD)
        she.clock.seconds += 437
        await she.sees("for 7:17")
        assert "On hold" in she.shown()


async def test_only_keys_that_can_come_next_do_anything(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.press("x", "r", "t", "f", "space", "backspace")
        assert she.calling.entries == []
        await she.press("enter", "h")
        await she.press("h")
        assert len(she.calling.entries) == 2
        await she.press("r", "r")
        assert she.calling.ended
        assert len(she.calling.entries) == 3


async def test_the_last_key_can_be_taken_back(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.do((*HELD, (10, "p")))
        assert "A person" in she.shown()
        await she.press("backspace", "backspace")
        assert she.calling.stage == "menu"


async def test_a_word_typed_by_mistake_ends_no_call(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.do((*HELD, (60, "p")))
        await she.press(*"about")
        assert not she.calling.ended
        await she.press("u")
        assert "Over, and not resolved?" in she.shown()
        assert "u once more" in she.shown()
        await she.press("backspace")
        assert "not resolved?" not in she.shown()
        await she.press("u", "r")
        assert "Over, and resolved?" in she.shown()
        await she.press("p", "r")
        assert not she.calling.ended
        assert she.calling.entries[-1] == Pressed(125.0, "person")  # nothing was taken back


@pytest.mark.parametrize("key", ["f7", "backspace"])
async def test_if_it_was_not_over_the_clock_goes_on(tmp_path: Path, key: str) -> None:
    async with caller(tmp_path) as she:
        await she.do((*HELD, (5, "u"), (0, "u")))
        await she.on("QuestionsScreen")
        assert "F7 to the clock" in she.shown()
        await she.after(30, key)
        await she.on("RealCallScreen")
        await she.sees("for 0:35")  # on hold, and the questions took half a minute of it
        await she.do(((5, "p"), (60, "r"), (0, "r")))
        await she.on("QuestionsScreen")
        await she.press("1", "f7", "escape", *["escape"] * 4)
        await she.on("CallCardScreen")
        assert "Resolved." in she.shown()


async def test_how_it_feels_and_a_note_while_the_clock_goes_on(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.do(HELD)
        await she.after(60, "f")
        await she.press("4")
        await she.after(5, "space")
        await she.press(*"the same tune; hm", "enter")  # letters are letters here
        assert she.calling.entries[-2:] == [Felt(125.0, 4), Noted(130.0, "the same tune; hm")]
        assert "“the same tune; hm”" in she.shown()
        await she.press("space", "x", "escape", "p")
        assert she.calling.entries[-1] == Pressed(130.0, "person")


async def test_a_click_is_a_key(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        rows = she.shown().splitlines()
        row = next(n for n, line in enumerate(rows) if "enter it rings" in line)
        await she.pilot.click(offset=(rows[row].index("enter it rings") + 2, row))
        await she.pilot.pause()
        await she.pilot.click(offset=(rows[row].index("p a person") + 2, row))
        await she.pilot.pause()
        marks = [entry.mark for entry in she.calling.entries if isinstance(entry, Pressed)]
        assert marks == ["ring", "person"]


async def test_help_names_every_key(tmp_path: Path) -> None:
    async with caller(tmp_path, size=(120, 40)) as she:
        await she.press("question_mark")
        await she.on("HelpScreen")
        for told in (
            "you tell it again",
            "the line goes dead",
            "take back the last",
            "write a note",
        ):
            assert told in she.shown()


async def test_a_visit_has_no_menu_and_asks_nothing_of_a_telephone(tmp_path: Path) -> None:
    async with caller(tmp_path, shop=True) as she:
        assert "Go to your own shop." in she.shown()
        await she.press("enter", "m", "x")
        await she.do(((5, "h"), (600, "p"), (60, "r"), (0, "r")))
        assert [e.mark for e in she.calling.entries if isinstance(e, Pressed)] == [
            "ring", "hold", "person", "resolved",
        ]  # fmt: skip
        await she.on("QuestionsScreen")
        await she.press("escape", "escape", "escape")
        await she.on("CallCardScreen")
        assert "THE REAL VISIT" in she.shown()


# -- left, and taken up again ---------------------------------------------------------------------


async def test_leaving_keeps_it_and_says_how_to_go_on(tmp_path: Path) -> None:
    async with caller(tmp_path) as she:
        await she.do(HELD)
        await she.after(30, "q")
    assert she.calling.path is not None
    kept = read_call(she.calling.path)
    assert (kept.left, kept.ended) == (95.0, False)


def resumed(path: Path, later: float) -> tuple[Calling, Clock]:
    clock = Clock(seconds=50.0, off=1_000.0 - 50.0 + later)
    return Calling.resume(read_call(path), clock=clock, now=clock.now), clock


@pytest.mark.parametrize(("key", "at"), [("y", 155.0), ("n", 95.0)])
async def test_a_call_that_was_left_catches_up_if_it_went_on(
    tmp_path: Path, key: str, at: float
) -> None:
    async with caller(tmp_path) as she:
        await she.do(HELD)
        await she.after(30, "q")
    assert she.calling.path is not None
    calling, clock = resumed(she.calling.path, 155.0)
    async with caller(tmp_path, calling=calling, clock=clock) as she:
        await she.on("ConfirmScreen")
        assert "one minute ago" in she.shown()
        await she.press(key)
        await she.press("p")
    assert calling.entries[-1] == Pressed(at, "person")


async def test_a_call_that_is_over_goes_on_with_its_questions(tmp_path: Path) -> None:
    over = made(tmp_path, ORDEAL)
    assert over.path is not None
    calling, clock = resumed(over.path, 9_999.0)
    async with caller(tmp_path, calling=calling, clock=clock) as she:
        await answer(she)
        await she.on("CallCardScreen")
        assert "Not resolved" in she.shown()


async def test_a_disk_that_takes_nothing_more_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with caller(tmp_path) as she:
        await she.press("enter")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("holdgame.play.json_lines.LineWriter.line", full)
        await she.press("h")
        await she.on("ProblemScreen")
        assert "No space left on device" in she.shown()
        monkeypatch.undo()
