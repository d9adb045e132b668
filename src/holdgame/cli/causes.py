"""What the analysis says of a play's story and company, worked out with its progress told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdgame.play.folders import Folders

if TYPE_CHECKING:
    from holdgame.company.profile import Company
    from holdgame.debrief.causes.between import Between
    from holdgame.debrief.causes.causes import Causes, Find, Tell
    from holdgame.engine.world import World


def causes_of_world(where: Folders, world: World) -> Causes | None:
    """Some seconds; None where the story has no exact numbers."""
    from holdgame.cli.progress import Progress
    from holdgame.debrief.causes.causes import causes_of
    from holdgame.debrief.wording import Wording
    from holdgame.friction.weights import Weights

    progress = Progress()
    try:
        find = competitors_in(where)
        return causes_of(world, Weights.load(), Wording.load(), find, progress.say)
    finally:
        progress.done()


def between_worlds(one: World, other: World, tell: Tell | None = None) -> Between | None:
    """What parts one story under two companies; some seconds. None where it has no exact
    numbers."""
    from holdgame.debrief.causes.between import between
    from holdgame.debrief.wording import Wording
    from holdgame.friction.weights import Weights

    return between(one, other, Weights.load(), Wording.load(), tell)


def between_told(one: World, other: World) -> Between | None:
    """The same, with its progress told."""
    from holdgame.cli.progress import Progress

    progress = Progress()
    try:
        return between_worlds(one, other, progress.say)
    finally:
        progress.done()


def competitors_in(where: Folders) -> Find:
    """Looks for a competitor by name, id or file; what is not there, or no company, is none."""
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.companies import find_company
    from holdgame.company.company_file import load_company
    from holdgame.documents.diagnostics import FileProblem

    catalogue = Catalogue.load()

    def find(name: str) -> Company | None:
        try:
            return load_company(find_company(name, where.companies), catalogue)
        except FileProblem:
            return None

    return find
