"""Making a world of a story's file and a company's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company, read_company
from holdgame.engine.world import World
from holdgame.play.journal import Journal, JournalProblem
from holdgame.story.loader import load_story


@dataclass(frozen=True, slots=True)
class Opened:
    """A world, and what a journal must know of where it came from."""

    world: World
    story_file: str
    company_text: str


def open_world(story_file: Path, company_file: Path) -> Opened:
    """The story under the company. Raises `FileProblem` with all that is wrong in either.

    A story's own policies join the catalogue, so that the company can answer them.
    """
    catalogue = Catalogue.load()
    story = load_story(story_file, tuple(catalogue))
    company = load_company(company_file, catalogue.joined(story.policies))
    text = company_file.read_text(encoding="utf-8-sig")
    return Opened(World(story, company), str(story_file.resolve()), text)


def story_of(journal: Journal, named: Callable[[str], Path | None]) -> Path:
    """The file of the story that a journal was played with; one that has moved since is looked
    for by its id. Raises `JournalProblem` when it is gone.
    """
    header = journal.header
    there = Path(header.story_file)
    found = there if there.is_file() else named(header.story)
    if found is None:
        raise JournalProblem(
            f"The story of this play, `{header.story}`, is gone: there is no {there}."
        )
    return found


def world_played(journal: Journal, story_file: Path) -> World:
    """The world of a journal: its company as it was then, the story as it is now.

    Raises `FileProblem`.
    """
    catalogue = Catalogue.load()
    story = load_story(story_file, tuple(catalogue))
    name = f"{journal.path} (the company in it)"
    company = read_company(name, journal.header.company_text, catalogue.joined(story.policies))
    return World(story, company)
