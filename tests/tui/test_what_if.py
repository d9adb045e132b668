"""What changes would buy: it comes to the debrief when it is worked out, and rules can be moved."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from holdgame.debrief.causes.causes import Causes
from holdgame.engine.world import World
from holdgame.tui.screens.debrief import NO_NUMBERS, WORKED_OUT, WORKING
from tests.tui.causes import Held, causes
from tests.tui.evenings import Evening, Player
from tests.tui.plays import played

pytestmark = pytest.mark.usefixtures("nothing_beforehand")


def effort(player: Player) -> tuple[float, float]:
    """A typical customer's, as it is and as changed."""
    found = re.search(r"a typical customer +([\d.]+) +([\d.]+) ", player.shown())
    assert found, player.shown()
    return float(found[1]), float(found[2])


@asynccontextmanager
async def what_if(evening: Evening) -> AsyncIterator[Player]:
    """Somebody who has come to the rules that can be moved."""
    async with evening.player(resume=played(evening), causes=causes) as player:
        await player.on("DebriefScreen")
        await player.until(lambda: "f what if" in player.shown(), "the analysis")
        await player.press("f")
        await player.on("WhatIfScreen")
        await player.until(lambda: "…" not in figures(player), "the play as it is")
        yield player


def figures(player: Player) -> str:
    """What stands above the rules; nothing where there are none."""
    above, rules, _ = player.shown().partition("here, or changed to")
    return above if rules else ""


async def test_the_debrief_is_there_at_once_and_what_changes_buy_comes_to_it(
    evening: Evening,
) -> None:
    held = Held()
    async with evening.player(resume=played(evening), causes=held) as player:
        await player.on("DebriefScreen")
        assert WORKING in player.shown()
        assert "f what if" not in player.shown()
        await player.press("f", "9")
        assert type(player.app.screen).__name__ == "DebriefScreen"
        assert "1 of 8" in player.shown()
        held.let()
        await player.until(lambda: WORKED_OUT in player.shown(), "the analysis")
        assert "1 of 9" in player.shown()
        await player.press("9")
        await player.until(lambda: "9 of 9" in player.shown(), "the page of changes")


async def test_a_page_that_is_read_stays_when_it_comes(evening: Evening) -> None:
    held = Held()
    async with evening.player(resume=played(evening), causes=held) as player:
        await player.on("DebriefScreen")
        await player.press("3")
        before = player.shown().splitlines()[2:-4]
        held.let()
        await player.until(lambda: "f what if" in player.shown(), "the analysis")
        assert player.shown().splitlines()[2:-4] == before
        assert "3 of 9" in player.shown()


@pytest.mark.parametrize("fails", [False, True], ids=["no numbers", "a mistake of ours"])
async def test_a_story_without_numbers_has_its_debrief_all_the_same(
    evening: Evening, fails: bool
) -> None:
    def work(_: World) -> Causes | None:
        if fails:
            raise ZeroDivisionError
        return None

    async with evening.player(resume=played(evening), causes=work) as player:
        await player.on("DebriefScreen")
        await player.until(lambda: NO_NUMBERS in player.shown(), NO_NUMBERS)
        await player.press("f")
        assert "1 of 8" in player.shown()


async def test_the_figures_move_with_a_rule_and_back(evening: Evening) -> None:
    async with what_if(evening) as player:
        was, now = effort(player)
        assert was == now
        await player.press("b")
        await player.until(lambda: "…" not in figures(player), "the change")
        assert effort(player)[0] == was
        assert effort(player)[1] < was
        assert "*" in player.shown()
        await player.press("u")
        await player.until(lambda: "…" not in figures(player), "as it was")
        assert effort(player) == (was, was)
        assert "*" not in player.shown()


async def test_several_rules_moved_save_more_than_one_and_are_put_back_at_once(
    evening: Evening,
) -> None:
    async with what_if(evening) as player:
        left = [effort(player)[0]]
        for _ in range(3):
            await player.press("b")
            await player.until(lambda: "…" not in figures(player), "the change")
            left.append(effort(player)[1])
            await player.press("down")
        assert left == sorted(left, reverse=True)
        assert left[-1] < left[1]
        await player.press("r")
        await player.until(lambda: "…" not in figures(player), "as it was")
        assert effort(player) == (left[0], left[0])
        await player.press("u")
        await player.until(lambda: "…" not in figures(player), "the changes")
        assert effort(player)[1] == left[-1]


async def test_a_rule_goes_as_far_as_its_values_and_no_further(evening: Evening) -> None:
    async with what_if(evening) as player:
        for key in ("right", "left"):
            for _ in range(12):
                await player.press(key)
            await player.until(lambda: "…" not in figures(player), "the change")
            end = player.shown()
            await player.press(key)
            assert player.shown() == end


async def test_the_cheapest_come_first_when_wished_and_one_is_back_on_the_page(
    evening: Evening,
) -> None:
    async with what_if(evening) as player:
        before = player.shown()
        await player.press("o")
        assert player.shown() != before
        await player.press("o")
        assert player.shown() == before
        await player.press("escape")
        await player.on("DebriefScreen")
        assert "1 of 9" in player.shown()


async def test_who_leaves_while_it_is_worked_out_waits_for_nothing(evening: Evening) -> None:
    held = Held()
    async with evening.player(resume=played(evening), causes=held) as player:
        await player.on("DebriefScreen")
        await player.press("q")
        await player.until(lambda: type(player.app.screen).__name__ != "DebriefScreen", "gone")
    held.let()
