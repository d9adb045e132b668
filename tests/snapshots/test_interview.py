"""The questions about one's own company, and what a correction moves, small and large."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.evenings import Evening, Player
from tests.tui.interviews import about, first_five, own_files, say
from tests.tui.plays import played
from tests.tui.test_correcting import ACME, pick

Scene = Callable[[Player], Awaitable[None]]
both = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@pytest.fixture
def seen(snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Whether a scene looks as it did. The folder is named as it is seen on the screen."""

    def compare(scene: Scene, size: tuple[int, int], **given: Any) -> bool:
        monkeypatch.chdir(tmp_path)
        evening = Evening(Path(), company=ACME)

        async def before(pilot: Pilot[None]) -> None:
            player = Player(pilot, evening.clock)
            await scene(player)
            await pilot.pause(0.2)

        usual = {
            "still": True, "own": own_files(evening), "company": "", "interview": "first",
            "today": lambda: date(2026, 3, 10),
        }  # fmt: skip
        app = evening.app(**(usual | given))
        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


async def quick_fields(player: Player) -> None:
    await player.on("AboutScreen")
    await player.type("Northwind Broadband")
    await player.press("enter", "enter", "down")


async def the_wait(player: Player) -> None:
    await about(player)
    await say(player, "8 min")
    await player.type("12")
    await player.until(lambda: "hang up      " in player.shown())


async def not_known(player: Player) -> None:
    await about(player)
    await say(player, "?", "?", "?")
    await player.press("down", "down", "down")


async def made_for_whom(player: Player) -> None:
    await about(player)
    await say(player, "8 min", "12", "50")
    await player.until(lambda: "Made for whom?" in player.shown())
    await player.press("down")


async def not_read(player: Player) -> None:
    await about(player)
    await say(player, "lots")


async def leaving(player: Player) -> None:
    await made_for_whom(player)
    await player.press("escape")
    await player.on("ConfirmScreen")


async def broken_off(player: Player) -> None:
    await player.on("ChooseScreen")


async def owners(player: Player) -> None:
    await about(player)
    await say(player, *["?"] * 15)
    await player.on("OwnersScreen")
    for words in ("Finance", "working capital", "cash in the bank"):
        await player.type(words)
        await player.press("enter")
    await player.press("enter")
    for words in ("Operations", "cost per call", "what a call may cost"):
        await player.type(words)
        await player.press("enter")


async def assumptions(player: Player) -> None:
    await player.on("DebriefScreen")
    await player.press("a")
    await player.on("AssumptionsScreen")


async def corrected(player: Player) -> None:
    await player.on("DebriefScreen")
    await pick(player, "what people on hold are told")
    await say(player, "3/us")
    await player.on("MovedScreen")


@both
class TestTheQuestions:
    def test_the_quick_fields(self, seen: Any, size: Any) -> None:
        assert seen(quick_fields, size)

    def test_the_wait_as_it_is_typed(self, seen: Any, size: Any) -> None:
        assert seen(the_wait, size)

    def test_not_knowing(self, seen: Any, size: Any) -> None:
        assert seen(not_known, size)

    def test_made_for_whom(self, seen: Any, size: Any) -> None:
        assert seen(made_for_whom, size)

    def test_an_answer_that_cannot_be_read(self, seen: Any, size: Any) -> None:
        assert seen(not_read, size)

    def test_leaving(self, seen: Any, size: Any) -> None:
        assert seen(leaving, size)

    def test_one_that_was_broken_off(self, seen: Any, size: Any, tmp_path: Path) -> None:
        said = "holdgame_answers: 1\nname: Northwind\ncurrency: EUR\nanswers:\n  wait: 8m\n"
        (tmp_path / "interview.yaml").write_text(said, encoding="utf-8")
        assert seen(broken_off, size)

    def test_who_is_paid_for_what(self, seen: Any, size: Any) -> None:
        assert seen(owners, size, interview="all")

    def test_the_end(self, seen: Any, size: Any) -> None:
        assert seen(first_five, size)


@both
class TestAfterTheDebrief:
    def test_what_is_assumed(self, seen: Any, size: Any, tmp_path: Path) -> None:
        journey = played(Evening(tmp_path, company=ACME))
        assert seen(assumptions, size, resume=journey, interview="")

    def test_what_a_correction_moves(self, seen: Any, size: Any, tmp_path: Path) -> None:
        journey = played(Evening(tmp_path, company=ACME))
        assert seen(corrected, size, resume=journey, interview="")


def test_by_day(seen: Any) -> None:
    assert seen(the_wait, (80, 24), light=True)


def test_in_a_low_window(seen: Any) -> None:
    assert seen(made_for_whom, (80, 21))
