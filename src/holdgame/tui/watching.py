"""A kept play, watched: opened to be read only, shown, and then its debrief if that is wished."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.documents.diagnostics import FileProblem
from holdgame.play.journal import JournalProblem
from holdgame.play.pace import parse_pace
from holdgame.play.watching import WatchClock, Watched
from holdgame.tui.reopening import reopened
from holdgame.tui.screens.problem import ProblemScreen
from holdgame.tui.screens.watch import WatchScreen
from holdgame.tui.setup import ToWatch

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp

UNWATCHABLE = "This cannot be watched. What is wrong, and how to mend it:"


async def watched(app: HoldgameApp, journey: Path, how: ToWatch) -> bool:
    """Show the play in a file; whether its debrief is wanted then."""
    try:
        sitting = await asyncio.to_thread(reopened, app, journey, write=False)
    except (FileProblem, JournalProblem) as problem:
        await app.push_screen_wait(ProblemScreen(UNWATCHABLE, str(problem)))
        return False
    play = Watched(sitting, parse_pace(how.pace), how.named)
    screen = WatchScreen(
        play, WatchClock(app.setup.clock), ticks=app.setup.ticks, still=app.stilled
    )
    wanted = await app.push_screen_wait(screen)
    return wanted is True
