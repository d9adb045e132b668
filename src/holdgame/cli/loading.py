"""Finding and loading what a command names: a story, a company, a saved journey."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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
EDITED = (
    "the story was edited since this was played. What was done is as it was; "
    "how long things took to say is counted in the words of today."
)
OF_SEVERAL = "this is {name}, the newest of your {count} companies. Another: --company NAME"


@dataclass(frozen=True, slots=True)
class ToResume:
    """A play to go on with, and how many `others` there are that have no ending either."""

    journal: Journal
    others: int = 0

    @property
    def told(self) -> str:
        """What is said to whoever might have meant another one."""
        if not self.others:
            return ""
        plays = "play has" if self.others == 1 else "plays have"
        return (
            f"The newest: {self.others} other {plays} no ending. "
            "holdgame play --list lists them, --resume FILE takes one up."
        )


def folders(options: argparse.Namespace) -> Folders:
    return Folders.standard(options.data_dir)


def story_folders(where: Folders) -> tuple[Path, ...]:
    """Where stories are looked for, the player's own first."""
    return where.stories, shipped("stories")


def company_file(where: Folders, named: str | None, *, quietly: bool = False) -> Path:
    """The file of a company by NAME or FILE; of none named the player's own, else the one that
    ships. Raises `FileProblem`.
    """
    from holdgame.company.companies import find_company

    own = None if named else own_company(where, quietly=quietly)
    return own or find_company(named or COMPANY, where.companies)


def own_company(where: Folders, *, quietly: bool = False) -> Path | None:
    """The player's own company; of several the one written last, which is said unless `quietly`."""
    from holdgame.company.companies import list_companies

    own = [company for company in list_companies(where.companies) if not company.shipped]
    newest = max(own, key=lambda company: company.path.stat().st_mtime, default=None)
    if newest is None:
        return None
    if len(own) > 1 and not quietly:
        which = OF_SEVERAL.format(name=newest.name, count=len(own))
        print(printable(f"holdgame: {which}"), file=sys.stderr)
    return newest.path


def load_company_named(where: Folders, named: str | None) -> Company:
    """A company by NAME or FILE, or the default one. Raises `FileProblem`."""
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.company_file import load_company

    return load_company(company_file(where, named), Catalogue.load())


def check_named(where: Folders, story: str, company: str) -> None:
    """Say at once that there is no such story or company. Raises `FileProblem`.

    A name that a file or folder has is taken at its word, so that nothing need be read.
    """
    if story and not any((folder / story).is_dir() for folder in story_folders(where)):
        from holdgame.story.stories import find_story

        find_story(story, *story_folders(where))
    if company:
        from holdgame.company.companies import find_company

        find_company(company, where.companies)


def choose(where: Folders, story: str | None, company: str | None) -> Opened:
    """The world of a story under a company. Raises `FileProblem`."""
    from holdgame.play.worlds import open_world
    from holdgame.story.stories import find_story

    rules = company_file(where, company)
    opened = open_world(find_story(story or STORY, *story_folders(where)), rules)
    _warn_of(opened.world.company)
    return opened


def under_that_of(where: Folders, story: str, played: World) -> World:
    """The world of a story under the company that a play was under. Raises `FileProblem`."""
    from holdgame.company.catalogue import Catalogue
    from holdgame.engine.world import World
    from holdgame.story.loader import load_story
    from holdgame.story.stories import find_story

    found = load_story(find_story(story, *story_folders(where)), tuple(Catalogue.load()))
    _warn_of(played.company)
    return World(found, played.company)


def _warn_of(company: Company) -> None:
    for warning in company.warnings:
        print(printable_lines(str(warning)), file=sys.stderr)


def recorded(where: Folders, company: str | None, which: str | None) -> Recorded | None:
    """The waits of a customer that the company's records kept. Raises `JournalProblem`."""
    if which is None:
        return None
    from holdgame.company.imports.calls.kept_file import beside, read_kept
    from holdgame.company.imports.calls.records import RecordsProblem
    from holdgame.play.journal import JournalProblem
    from holdgame.play.notes import Recorded

    path = beside(company_file(where, company, quietly=True))
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


def looked_back_on(where: Folders, named: str | Path) -> Sitting:
    """The sitting of a kept play, to be read only; what has changed since is said.

    Raises `JournalProblem`, `FileProblem`.
    """
    from holdgame.play.journal import read_journal

    journal = read_journal(kept_play(where, named))
    sitting = resumed(journal, where, write=False)
    if sitting.told:
        print(f"holdgame: {sitting.told}", file=sys.stderr)
    elif journal.header.story_fingerprint != sitting.world.story.fingerprint:
        print(f"holdgame: {EDITED}", file=sys.stderr)
    return sitting


def nothing_to_resume() -> int:
    """Says that there is no unfinished play; the exit code."""
    print("holdgame: there is no unfinished play to go on with.", file=sys.stderr)
    return 1


def kept_play(where: Folders, named: str | Path) -> Path:
    """The file of a play by its path, or by its name alone where plays are kept."""
    path = Path(named)
    alone = path.name == str(named) and not path.exists()
    return where.journeys / path if alone else path


def to_resume(where: Folders, named: str, story: str | None) -> ToResume | None:
    """The play in a file; else the newest without an ending, of this story if one is named.

    `play --resume STORY` and `play STORY --resume` mean the same: `named` may be a story too.
    Raises `JournalProblem` where the file has no play to go on with.
    """
    from holdgame.play.journal import JournalProblem, read_journal

    path = kept_play(where, named) if named else None
    if path is not None and (path.exists() or path.suffix == JOURNEY):
        journal = read_journal(path)
        if journal.ended:
            raise JournalProblem(f"{path} has an ending. Look back: holdgame debrief {named}")
        return ToResume(journal)
    wanted = story or named
    unfinished = (journal for journal in kept_plays(where) if not journal.ended)
    found = [journal for journal in unfinished if wanted in ("", journal.header.story)]
    return ToResume(found[0], len(found) - 1) if found else None


def kept_plays(where: Folders) -> Iterator[Journal]:
    """The plays that can be read, the one last played first."""
    from holdgame.play.journal import JournalProblem, read_journal

    files = where.journeys.glob(f"*{JOURNEY}") if where.journeys.is_dir() else ()
    for path in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True):
        try:
            yield read_journal(path)
        except JournalProblem:
            continue
