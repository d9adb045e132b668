"""A kept play opened again, to be gone on with, looked back on or watched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.play.journal import read_journal
from holdgame.play.sitting import Sitting, resume
from holdgame.play.worlds import story_of, world_played

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp


def reopened(app: HoldgameApp, journey: Path, *, write: bool) -> Sitting:
    """In a thread: reads the journey, its company as it was, its story as it is."""
    journal = read_journal(journey)
    known = {choice.id: choice.path for choice in app.setup.stories()}
    return resume(world_played(journal, story_of(journal, known.get)), journal, write=write)
