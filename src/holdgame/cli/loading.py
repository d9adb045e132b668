"""Finding and loading what a command names: a story, a company, a saved journey."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.cli.output import printable, printable_lines
from holdgame.play.folders import JOURNEY, Folders, shipped

if TYPE_CHECKING:
    from holdgame.company.profile import Company
    from holdgame.engine.world import World
    from holdgame.play.journal import Journal
    from holdgame.play.notes import Recorded
    from holdgame.play.sitting import Sitting
    from holdgame.play.worlds import Opened

STORY = "refund-abroad"
COMPANY = "meridian"


def folders(options: argparse.Namespace) -> Folders:
    return Folders.standard(options.data_dir)


def story_folders(where: Folders) -> tuple[Path, ...]:
    """Where stories are looked for, the player's own first."""
    return where.stories, shipped("stories")


def default_company(where: Folders) -> str:
    """The player's own company, if they have made one; else the one that ships."""
    from holdgame.company.companies import list_companies

    own = [c.id for c in list_companies(where.companies) if not c.shipped]
    return own[0] if own else COMPANY


def load_company_named(where: Folders, named: str | None) -> Company:
    """A company by NAME or FILE, or the default one. Raises `FileProblem`."""
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.companies import find_company
    from holdgame.company.company_file import load_company

    path = find_company(named or default_company(where), where.companies)
    return load_company(path, Catalogue.load())


def choose(where: Folders, story: str | None, company: str | None) -> Opened:
    """The world of a story under a company. Raises `FileProblem`."""
    from holdgame.company.companies import find_company
    from holdgame.play.worlds import open_world
    from holdgame.story.stories import find_story

    company_file = find_company(company or default_company(where), where.companies)
    story_file = find_story(story or STORY, *story_folders(where))
    opened = open_world(story_file, company_file)
    for warning in opened.world.company.warnings:
        print(printable_lines(str(warning)), file=sys.stderr)
    return opened


def recorded(where: Folders, company: str | None, which: str | None) -> Recorded | None:
    """The waits of a customer that the company's records kept. Raises `JournalProblem`."""
    if which is None:
        return None
    from holdgame.company.companies import find_company
    from holdgame.company.imports.calls.kept_file import beside, read_kept
    from holdgame.company.imports.calls.records import RecordsProblem
    from holdgame.play.journal import JournalProblem
    from holdgame.play.notes import Recorded

    path = beside(find_company(company or default_company(where), where.companies))
    try:
        journeys = read_kept(path) if path.is_file() else {}
    except RecordsProblem as problem:
        raise JournalProblem(str(problem)) from None
    if which not in journeys:
        raise JournalProblem(
            f"There is no customer kept beside this company: {path.name} has none. Import your "
            "records first: holdgame company import-calls FILE --company FILE"
        )
    kept = journeys[which]
    waits = tuple(leg.wait for leg in kept.legs)
    return Recorded(which, kept.month, waits, sum(leg.transfers for leg in kept.legs))


def world_of(journal: Journal, where: Folders) -> World:
    """The world a journal was played in; its story is looked for by file, then by id."""
    from holdgame.play.worlds import story_of, world_played
    from holdgame.story.stories import list_stories

    known = {story.id: story.path for story in list_stories(*story_folders(where))}
    return world_played(journal, story_of(journal, known.get))


def resumed(journal: Journal, where: Folders, *, write: bool) -> Sitting:
    """The sitting of a journal. Raises `FileProblem`."""
    from holdgame.play.sitting import resume

    sitting = resume(world_of(journal, where), journal, write=write)
    sitting.told = printable(sitting.told)
    return sitting


def nothing_to_resume() -> int:
    """Says that there is no unfinished play; the exit code."""
    print("holdgame: there is no unfinished play to go on with.", file=sys.stderr)
    return 1


def latest_unfinished(where: Folders, story: str | None) -> Path | None:
    """The newest journey without an ending, of this story if one is named."""
    from holdgame.play.journal import JournalProblem, read_journal

    if not where.journeys.is_dir():
        return None
    for path in sorted(where.journeys.glob(f"*{JOURNEY}"), reverse=True):
        try:
            journal = read_journal(path)
        except JournalProblem:
            continue
        if not journal.ended and story in (None, journal.header.story):
            return path
    return None
