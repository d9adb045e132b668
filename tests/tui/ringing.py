"""Somebody with a telephone in one hand: a real call on the screen, on a clock that tests move."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from holdgame.play.calling import Calling
from holdgame.tui.call_app import CallApp
from tests.play.calls import Clock, calling_in

PATIENCE = 200  # tries of a fiftieth of a second
# Keys, each so many seconds after the one before.
HELD = ((0, "enter"), (9, "m"), (41, "m"), (15, "h"))
PASSED_ON = (*HELD, (600, "i"), (40, "p"), (120, "t"), (300, "p"), (2, "a"), (60, "k"))
CUT_OFF = (*PASSED_ON, (9, "x"))
OVER = (*CUT_OFF, (60, "enter"), (9, "m"), (9, "h"), (500, "p"), (3, "a"), (100, "u"), (0, "u"))


@dataclass
class Caller:
    """A person who presses keys and sees what is on the screen."""

    pilot: Pilot[None]
    clock: Clock
    calling: Calling

    @property
    def app(self) -> CallApp:
        assert isinstance(self.pilot.app, CallApp)
        return self.pilot.app

    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def after(self, seconds: float, key: str) -> None:
        """Press a key so many seconds later."""
        self.clock.seconds += seconds
        await self.press(key)

    async def do(self, keys: tuple[tuple[float, str], ...]) -> None:
        for seconds, key in keys:
            await self.after(seconds, key)

    async def on(self, screen: str) -> None:
        """Wait for a screen by the name of its class."""
        for _ in range(PATIENCE):
            if type(self.app.screen).__name__ == screen:
                await self.pilot.pause()
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never: {screen}\n{self.shown()}")

    async def sees(self, text: str) -> None:
        """Wait until something stands on the screen."""
        for _ in range(PATIENCE):
            if text in self.shown():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never: {text}\n{self.shown()}")


@asynccontextmanager
async def caller(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    *,
    calling: Calling | None = None,
    clock: Clock | None = None,
    shop: bool = False,
    **given: Any,
) -> AsyncIterator[Caller]:
    """Somebody who sits down to ring."""
    clock = clock or Clock()
    calling = calling or calling_in(folder, clock, shop=shop)
    app = CallApp(calling, **({"ticks": 20.0, "owns_terminal": False} | given))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Caller(pilot, clock, calling)
    calling.leave()
