"""Pages that are looked at outside a play: a room's, and two plays side by side."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from holdgame.debrief.causes.between import Between, between
from holdgame.debrief.causes.between_lines import HEADING
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.twice import pair_of
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from holdgame.play.journal import read_journal
from holdgame.play.sitting import Sitting, resume
from holdgame.play.worlds import world_played
from holdgame.tui.looking_app import Look, LookingApp, look_at_page, look_at_pair
from holdgame.tui.screens.pair import WORKING
from tests.kept import keep

Showing = Callable[[Look], AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def showing() -> Showing:
    @asynccontextmanager
    async def show(look: Look) -> AsyncIterator[Pilot[None]]:
        async with LookingApp(look, owns_terminal=False).run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.1)
            yield pilot

    return show


def shown(app: App[None]) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def reopened(file: Path) -> Sitting:
    journal = read_journal(file)
    return resume(world_played(journal, Path(journal.header.story_file)), journal)


async def test_a_long_page_is_read_to_its_end(showing: Showing) -> None:
    lines = [f"  line {number}" for number in range(60)]
    async with showing(look_at_page(["  A room", " ───"], lines)) as pilot:
        assert "A room" in shown(pilot.app)
        assert "line 59" not in shown(pilot.app)
        await pilot.press("end")
        await pilot.pause(0.5)
        assert "line 59" in shown(pilot.app)
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app._exit


async def test_what_parts_the_companies_comes_to_the_page_when_it_is_worked_out(
    showing: Showing, tmp_path: Path
) -> None:
    plays = [reopened(keep(tmp_path / "j", n, name=name)) for n, name in ((1, "plain"), (2, "b"))]
    one, other = (Debrief.of(play) for play in plays)
    pair = pair_of(one, other, [None, None])
    assert pair is not None
    may = threading.Event()

    def held(one: World, other: World) -> Between | None:
        assert may.wait(60)
        return between(one, other, Weights.load(), Wording.load())

    async with showing(look_at_pair(pair, plays, between=held)) as pilot:
        assert WORKING in shown(pilot.app)
        assert HEADING not in shown(pilot.app)
        may.set()
        for _ in range(200):
            await pilot.pause(0.05)
            if WORKING not in shown(pilot.app):
                break
        await pilot.press("end")
        await pilot.pause(0.5)
        assert HEADING in shown(pilot.app)
        await pilot.press("1")  # a debrief, and back: it is there at once
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause(0.2)
        assert WORKING not in shown(pilot.app)
    for play in plays:
        play.close()


async def test_of_two_plays_each_debrief_is_a_key_away(showing: Showing, tmp_path: Path) -> None:
    plays = [reopened(keep(tmp_path / "j", n, name=name)) for n, name in ((1, "plain"), (2, "b"))]
    one, other = (Debrief.of(play) for play in plays)
    pair = pair_of(one, other, [])
    assert pair is not None
    async with showing(look_at_pair(pair, plays, lambda: date(2026, 3, 11))) as pilot:
        assert "go out of your way" in shown(pilot.app)
        await pilot.press("2")
        await pilot.pause(0.2)
        assert "under B's rules" in shown(pilot.app)
        await pilot.press("q")
        await pilot.pause(0.2)
        assert "Plain, then B" in shown(pilot.app)
        await pilot.press("q")
        await pilot.pause(0.2)
        assert pilot.app._exit
