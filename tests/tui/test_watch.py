"""watch on the screen: a kept play goes by, and no key of it changes anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from holdgame.engine.journey import CalledBack, Left
from holdgame.play.journal import read_journal
from holdgame.tui.screens.watch import WatchScreen
from holdgame.tui.setup import ToWatch
from holdgame.tui.widgets.keypad import Keypad
from holdgame.tui.widgets.options import Options
from tests.kept import ACCOUNT, keep
from tests.tui.evenings import Evening, Player
from tests.tui.plays import played
from tests.tui.watchers import Watcher

pytestmark = pytest.mark.slow  # real screens, half a second each

Watching = Callable[..., AbstractAsyncContextManager[Watcher]]


@pytest.fixture
def watching(evening: Evening) -> Watching:
    """Watch a file: `watching(file, pace, size)`."""

    @asynccontextmanager
    async def watch(
        file: Path, pace: str = "honest", size: tuple[int, int] = (80, 24), **given: Any
    ) -> AsyncIterator[Watcher]:
        app = evening.app(resume=file, watch=ToWatch(pace, file.name), once=True, **given)
        async with app.run_test(size=size) as pilot:
            watcher = Watcher(pilot, evening.clock)
            await watcher.on("WatchScreen")
            yield watcher

    return watch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return keep(tmp_path / "journeys", feels=(4,))


async def test_lines_come_as_they_can_be_read(watching: Watching, file: Path) -> None:
    async with watching(file) as watcher:
        await watcher.see("You sit down.")
        assert "Let it be" not in watcher.shown()
        await watcher.see("2  Let it be", every=0.5)
        options = watcher.screen.query_one(Options)
        assert options.at == -1
        await watcher.let(4)
        assert options.at == 0  # what was chosen lights up before it is made
        await watcher.see("› Ring them", every=0.5)


async def test_no_key_chooses_anything(watching: Watching, file: Path) -> None:
    async with watching(file) as watcher:
        await watcher.see("2  Let it be")
        await watcher.press("2", "enter")
        await watcher.click("Let it be")
        await watcher.see("› Ring them")


async def test_a_hold_runs_by_the_clock_and_says_how_it_felt(
    watching: Watching, file: Path
) -> None:
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        view = watcher.table.view
        assert view is not None
        await watcher.let(30)
        assert view.hold.waited == pytest.approx(30, abs=1)
        assert "It felt" not in watcher.shown()
        await watcher.let(31)
        await watcher.until(lambda: "It felt: 4 of 5, angry" in watcher.shown())
        await watcher.let(view.hold.offered - 63)
        assert watcher.table.view is view
        await watcher.let(3)
        await watcher.until(lambda: "(You hold. The music stops.)" in watcher.said_text)


async def test_brisk_goes_faster_after_its_minute_and_asks_nobody(
    watching: Watching, file: Path
) -> None:
    async with watching(file, "brisk") as watcher:
        await watcher.to_the_hold()
        view = watcher.table.view
        assert view is not None
        await watcher.let(61)
        await watcher.until(lambda: view.hold.factor == 10)
        await watcher.let(10)
        assert view.hold.waited == pytest.approx(161, abs=5)
        assert "ten times faster" not in watcher.shown()


async def test_space_stands_still_and_goes_on(watching: Watching, file: Path) -> None:
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        view = watcher.table.view
        assert view is not None
        await watcher.let(10)
        await watcher.press("space")
        await watcher.let(500)
        assert watcher.table.view is view
        assert view.hold.waited == pytest.approx(10, abs=1)
        assert "paused" in watcher.shown()
        await watcher.press("space")
        await watcher.let(20)
        assert view.hold.waited == pytest.approx(30, abs=1)


async def test_an_arrow_is_on_to_the_next_moment_and_no_further(
    watching: Watching, file: Path
) -> None:
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        await watcher.press("right")
        await watcher.until(lambda: "Nadia speaking." in watcher.said_text)
        await watcher.pilot.pause(0.3)
        assert "account number" not in watcher.said_text


async def test_it_can_be_run_faster_and_slower(watching: Watching, file: Path) -> None:
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        view = watcher.table.view
        assert view is not None
        before = view.hold.waited
        await watcher.press("plus", "plus")
        assert "4 ×" in watcher.shown()
        await watcher.let(10)
        assert view.hold.waited - before == pytest.approx(40, abs=1)
        await watcher.press("minus", "minus", "minus")
        assert "0.5 ×" in watcher.shown()


async def test_what_was_typed_to_prove_who_one_is_is_never_on_the_screen(
    watching: Watching, file: Path
) -> None:
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        await watcher.press("right")
        for _ in range(60):
            await watcher.let(1)
            assert ACCOUNT[:4] not in watcher.shown()
            if "•" * len(ACCOUNT) in watcher.said_text:
                break
        else:
            raise AssertionError(watcher.shown())


async def test_a_hold_that_was_left_ends_there(watching: Watching, tmp_path: Path) -> None:
    async with watching(keep(tmp_path / "journeys", waits=[Left(30.0)])) as watcher:
        await watcher.to_the_hold()
        await watcher.let(31)
        await watcher.until(lambda: "(You hang up.)" in watcher.said_text)


async def test_all_of_it_at_once_ends_with_the_way_to_the_debrief(
    watching: Watching, file: Path
) -> None:
    before = file.read_bytes()
    async with watching(file, "instant") as watcher:
        await watcher.until(lambda: "DONE" in watcher.said_text)
        assert "(It felt: 4 of 5, angry.)" in watcher.said_text
        await watcher.until(lambda: "the debrief" in watcher.shown())
        assert file.read_bytes() == before
        await watcher.press("d")
        await watcher.on("DebriefScreen")
        assert file.read_bytes() == before
        await watcher.press("q")
        await watcher.until(lambda: watcher.app._exit)


async def test_there_is_no_debrief_before_the_end(watching: Watching, file: Path) -> None:
    async with watching(file) as watcher:
        await watcher.see("You sit down.")
        await watcher.press("d")
        assert isinstance(watcher.app.screen, WatchScreen)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c", "ctrl+q"])
async def test_a_key_ends_it_at_once_without_a_word(
    watching: Watching, file: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        await watcher.press(key)
        await watcher.until(lambda: watcher.app._exit)
        assert watcher.app._exit_renderables == []


async def test_a_play_that_is_not_over_is_watched_as_far_as_it_goes(
    watching: Watching, tmp_path: Path
) -> None:
    file = keep(tmp_path / "journeys", leave_at=20)
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        await watcher.let(19)
        assert watcher.table.view is not None
        await watcher.let(2)
        await watcher.until(lambda: "The play was left here" in watcher.said_text)
        assert "the debrief" not in watcher.shown()
        await watcher.press("d")
        assert isinstance(watcher.app.screen, WatchScreen)
    assert not read_journal(file).ended


async def test_a_menu_shows_its_keypad_and_the_key(watching: Watching, evening: Evening) -> None:
    async with watching(played(evening)) as watcher:
        await watcher.see("│  *  │  0  │  #  │", every=4)
        assert not watcher.screen.query_one(Keypad).has_focus
        await watcher.see("press 3", every=0.5)


async def test_help_tells_its_keys(watching: Watching, file: Path) -> None:
    async with watching(file) as watcher:
        await watcher.press("question_mark")
        await watcher.on("HelpScreen")
        assert "on to the next moment" in watcher.shown()
        await watcher.press("escape")
        await watcher.on("WatchScreen")


async def test_a_file_that_is_gone_is_a_sentence(watching: Watching, evening: Evening) -> None:
    app = evening.app(resume=evening.folder / "gone.journey", watch=ToWatch("brisk", "gone"))
    async with app.run_test() as pilot:
        player = Player(pilot, evening.clock)
        await player.on("ProblemScreen")
        assert "There is no file" in player.shown()


async def test_an_offer_to_ring_back_is_seen_and_cannot_be_taken(
    watching: Watching, tmp_path: Path
) -> None:
    """Whoever took it put the phone down when it was offered."""
    file = keep(
        tmp_path / "journeys", name="kind", waits=[CalledBack()],
        policies={"callback.offered": "true", "callback.kept": "1"},
    )  # fmt: skip
    async with watching(file) as watcher:
        await watcher.to_the_hold()
        await watcher.see("We can ring you back when it is your turn.", every=20)
        await watcher.see("They have your number.", every=1)
