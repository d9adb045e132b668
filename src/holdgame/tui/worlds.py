"""Opening a story under a company. Reads files: to be called in a thread."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.engine.world import World
from holdgame.play.journal import Journal, JournalProblem, read_journal
from holdgame.story.loader import load_story


@dataclass(frozen=True, slots=True)
class Opened:
    """A world, and what a journal must know of where it came from."""

    world: World
    story_file: str
    company_text: str


def open_world(story: Path, company: Path) -> Opened:
    """Read both. Raises `FileProblem` with all that is wrong with either."""
    catalogue = Catalogue.load()
    world = World(load_story(story, list(catalogue)), load_company(company, catalogue))
    world.start()
    return Opened(world, str(story), company.read_text(encoding="utf-8"))


def reopen_world(journey: Path) -> tuple[World, Journal]:
    """The world of a journey file, with the company as it was then.

    Raises `JournalProblem` or `FileProblem`.
    """
    journal = read_journal(journey)
    story = Path(journal.header.story_file)
    if not story.exists():
        raise JournalProblem(f"The story of this play is gone: there is no {story}.")
    with tempfile.TemporaryDirectory() as folder:
        company = Path(folder, f"{journal.header.company}.yaml")
        company.write_text(journal.header.company_text, encoding="utf-8")
        return open_world(story, company).world, journal
