"""Somebody who watches a kept play, for tests: a clock that only tests move."""

from __future__ import annotations

from holdgame.tui.screens.watch import WatchScreen
from holdgame.tui.widgets.watch_table import WatchTable
from tests.tui.evenings import Player


class Watcher(Player):
    """Somebody who watches, by a clock that only the test moves."""

    @property
    def screen(self) -> WatchScreen:  # type: ignore[override]
        return next(s for s in self.app.screen_stack if isinstance(s, WatchScreen))

    @property
    def table(self) -> WatchTable:  # type: ignore[override]
        return self.screen.query_one(WatchTable)

    async def let(self, seconds: float) -> None:
        """So many seconds pass."""
        self.clock.now += seconds
        await self.pilot.pause(0.15)

    async def see(self, text: str, every: float = 2.0) -> None:
        """Let time pass until something is to be seen."""
        for _ in range(200):
            if text in self.shown():
                return
            await self.let(every)
        raise AssertionError(f"never: {text}\n{self.shown()}")

    async def to_the_hold(self) -> None:
        """Skip until one holds."""
        for _ in range(200):
            if self.table.has_class("-holding"):
                await self.until(lambda: self.table.view is not None, "a hold")
                return
            self.table.skip()  # what the key does, with no time between looking and skipping
            await self.pilot.pause(0.02)
        raise AssertionError(self.shown())
