"""The label's page asks one question, and keeps the answer."""

from __future__ import annotations

import pytest

from holdgame.play.journal import read_journal
from holdgame.play.notes import OnTheBox
from tests.tui.evenings import Evening
from tests.tui.plays import played

ASKED = "Would you print this on the box?"


def kept(evening: Evening) -> list[bool]:
    (file,) = evening.journeys()
    return [n.yes for n in read_journal(file).notes if isinstance(n, OnTheBox)]


@pytest.mark.parametrize(("key", "said", "yes"), [("y", "yes", True), ("n", "no", False)])
async def test_the_answer_is_shown_and_kept(evening: Evening, key: str, said: str, yes: bool):
    async with evening.player(resume=played(evening)) as player:
        await player.on("DebriefScreen")
        await player.press("8")
        assert ASKED in player.shown()
        await player.press(key)
        assert f"{ASKED} You: {said}." in player.shown()
    assert kept(evening) == [yes]


async def test_on_other_pages_the_keys_say_nothing(evening: Evening) -> None:
    async with evening.player(resume=played(evening)) as player:
        await player.on("DebriefScreen")
        await player.press("y", "2", "n")
    assert kept(evening) == []


async def test_it_may_be_thought_over(evening: Evening) -> None:
    async with evening.player(resume=played(evening)) as player:
        await player.on("DebriefScreen")
        await player.press("8", "y", "n")
        assert f"{ASKED} You: no." in player.shown()
    assert kept(evening) == [True, False]
