"""A play that is watched, at the size of a small terminal and of a large one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from holdgame.tui.setup import ToWatch
from tests.kept import keep
from tests.tui.evenings import Evening
from tests.tui.watchers import Watcher

both = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@pytest.fixture
def watched(snap_compare: Any, tmp_path: Path) -> Callable[..., bool]:
    """Whether a play that is watched looks as it did when so much of it had gone by."""

    def compare(size: tuple[int, int], reached: Callable[[Watcher], Awaitable[None]]) -> bool:
        evening = Evening(tmp_path)
        file = keep(tmp_path / "journeys", feels=(4,))

        async def before(pilot: Pilot[None]) -> None:
            watcher = Watcher(pilot, evening.clock)
            await watcher.on("WatchScreen")
            await reached(watcher)
            await pilot.pause(0.3)

        app = evening.app(
            resume=file, watch=ToWatch("honest", file.name), still=True, ticks=0.01, light=False
        )
        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


async def watching_a_choice(watcher: Watcher) -> None:
    await watcher.see("2  Let it be", every=0.5)
    await watcher.let(4)


async def watching_a_hold(watcher: Watcher) -> None:
    await watcher.to_the_hold()
    await watcher.let(61)
    await watcher.until(lambda: "It felt" in watcher.shown())
    await watcher.press("space")


async def watching_the_end(watcher: Watcher) -> None:
    for _ in range(80):
        await watcher.press("right")
        if "the debrief" in watcher.shown():
            return
    raise AssertionError(watcher.shown())


@both
class TestWatching:
    def test_a_choice_that_was_made(self, watched: Any, size: Any) -> None:
        assert watched(size, watching_a_choice)

    def test_a_hold_that_stands_still_where_it_was_felt(self, watched: Any, size: Any) -> None:
        assert watched(size, watching_a_hold)

    def test_the_end(self, watched: Any, size: Any) -> None:
        assert watched(size, watching_the_end)
