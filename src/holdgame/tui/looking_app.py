"""The app in which nothing is played: pages that are looked at, and closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.debrief.twice import Pair
from holdgame.play.sitting import Sitting
from holdgame.tui.quiet_app import QuietApp
from holdgame.tui.screens.debrief import DebriefScreen
from holdgame.tui.screens.page import PageScreen
from holdgame.tui.screens.pair import FIRST, PairScreen
from holdgame.tui.working_out import WorkingOut

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between
    from holdgame.debrief.causes.causes import Causes
    from holdgame.engine.world import World

Look = Callable[[QuietApp], Awaitable[None]]


class LookingApp(QuietApp):
    """Ends when what it shows is closed.

    Args:
        look: Shows it.
        light: Whether it begins by day.
        owns_terminal: Whether signals are this app's to listen to.
        log: Where the traceback of a bug goes.
    """

    def __init__(
        self,
        look: Look,
        *,
        light: bool = False,
        owns_terminal: bool = True,
        log: Path | None = None,
    ) -> None:
        super().__init__(light=light, still=False, owns_terminal=owns_terminal, log=log)
        self._look = look

    def on_mount(self) -> None:
        self.run_worker(self._until_closed(), exclusive=True)

    async def _until_closed(self) -> None:
        await self._look(self)
        self.exit()


def look_at_page(head: Sequence[str], lines: Sequence[str]) -> Look:
    """One page."""

    async def look(app: QuietApp) -> None:
        await app.push_screen_wait(PageScreen(head, lines))

    return look


def look_at_pair(
    pair: Pair,
    sittings: Sequence[Sitting],
    today: Callable[[], date] = date.today,
    *,
    causes: Callable[[World], Causes | None] | None = None,
    between: Callable[[World, World], Between | None] | None = None,
) -> Look:
    """Two plays side by side, and each debrief as long as wished; `sittings` in their order.

    `causes` and `between` work out what the analysis says of one company, and of both.
    """
    of_one, of_both = WorkingOut(causes), WorkingOut(between)
    worlds = [sitting.world for sitting in sittings]
    parted = partial(of_both.of, *worlds) if of_both.does else None

    async def look(app: QuietApp) -> None:
        while chosen := await app.push_screen_wait(PairScreen(pair, parted)):
            sitting = sittings[0 if chosen == FIRST else 1]
            await app.push_screen_wait(DebriefScreen(sitting, today(), causes=of_one))

    return look
