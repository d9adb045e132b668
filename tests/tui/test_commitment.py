"""The commitment at the end: written where all of it can be seen, and kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from holdgame.play.journal import read_journal
from holdgame.play.notes import Commitment
from holdgame.tui.widgets.commitment import LONGEST
from holdgame.tui.widgets.page_one import PageOne
from tests.tui.evenings import Evening, Player
from tests.tui.plays import played

WHEN = (
    "a customer asks for less than two hundred back and whoever is on the telephone "
    "can see on the screen in front of them that this customer is right"
)
WILL = (
    "let the first person who answers say yes without asking anybody at all, and tell "
    "everybody in operations, and everybody above them, on Monday morning"
)


@asynccontextmanager
async def looking_back(evening: Evening, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Player]:
    async with evening.player(size=size, resume=played(evening)) as player:
        await player.on("DebriefScreen")
        yield player


def words(player: Player) -> str:
    """All that is on the screen, as words with single spaces."""
    return " ".join(player.shown().split())


def kept(evening: Evening) -> list[Commitment]:
    (file,) = evening.journeys()
    return [n for n in read_journal(file).notes if isinstance(n, Commitment)]


async def write(player: Player, *fields: str) -> None:
    await player.press("enter")
    for text in fields:
        await player.type(text)
        await player.press("enter")


async def test_it_is_kept_when_it_is_written(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, "they ask", "say yes", "May")
        assert "Written down." in player.shown()
        assert "If they ask, I will say yes by May." in player.shown()
        await player.press("4", "pagedown")
        assert "If they ask, I will say yes by May." in player.shown()
        await player.press("escape")
        await player.on("TitleScreen")
    assert kept(evening) == [Commitment("they ask", "say yes", "May")]


async def test_a_long_one_stays_in_sight_while_it_is_written(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, WHEN, WILL)
        written = words(player)
        assert f"If {WHEN} I will {WILL} by when" in written
        assert "you thought" in written  # what happened can be seen beside it


async def test_a_long_one_stands_whole_on_page_one_and_all_else_too(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, WHEN, WILL, "the first of May")
        said = f"If {WHEN}, I will {WILL} by the first of May."
        assert said in words(player)
        assert "Now make the real call." in player.shown()
        assert "in all" in player.shown()
        page = player.app.screen.query_one(PageOne)
        assert page.region.bottom <= 22  # above the keys: nothing to scroll


async def test_it_fits_however_large_the_window_becomes(evening: Evening) -> None:
    async with looking_back(evening, (120, 40)) as player:
        await player.pilot.resize_terminal(80, 24)
        await player.pilot.pause()
        assert "What will you change?" in player.shown()
        assert "Now make the real call." in player.shown()


async def test_one_can_leave_it_and_go_on_later(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, "they ask")
        await player.press("escape")
        assert "they ask" not in player.shown()
        await player.press("enter")
        assert "they ask" in player.shown()
        await player.type("say yes")
        await player.press("enter", "enter")
        assert "If they ask, I will say yes." in player.shown()
    assert kept(evening) == [Commitment("they ask", "say yes", "")]


async def test_nothing_is_no_commitment(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await player.press("enter", "enter", "enter", "enter")
        assert "Written down." not in player.shown()
        assert "What will you change?" in player.shown()
    assert kept(evening) == []


async def test_digits_and_letters_are_written_and_turn_no_page(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await player.press("enter", *"2nqb", "left")
        assert "1 of 8" in player.shown()
        assert "2nqb" in player.shown()


async def test_it_begins_with_a_click_too(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await player.click("What will you change?")
        await player.until(lambda: "leave it unwritten" in player.shown())


async def test_one_that_was_written_can_be_changed(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, "they ask", "say yes", "May")
        assert "enter change it" in player.shown()
        await player.press("enter", "enter", "enter")
        await player.type(" 2027")
        await player.press("enter")
        assert "If they ask, I will say yes by May 2027." in player.shown()
    assert kept(evening)[-1] == Commitment("they ask", "say yes", "May 2027")


async def test_a_key_pressed_twice_writes_it_once(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, "they ask", "say yes")
        for _ in range(3):
            player.app.simulate_key("enter")
        await player.until(lambda: "Written down." in player.shown())
    assert len(kept(evening)) == 1


async def test_nothing_that_can_be_written_scrolls_out_of_sight(evening: Evening) -> None:
    async with looking_back(evening) as player:
        await write(player, *["many words " * 40] * 2)
        await player.type("many words " * 40)
        assert words(player).count("many words") >= 3 * (LONGEST // len("many words "))
