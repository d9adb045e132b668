"""Opening the game on the screen: what the app needs, handed to it."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.cli import loading
from holdgame.cli.causes import between_worlds

if TYPE_CHECKING:
    from holdgame.debrief.causes.causes import Causes
    from holdgame.debrief.twice import Pair
    from holdgame.engine.world import World
    from holdgame.play.folders import Folders
    from holdgame.play.pace import Pace
    from holdgame.tui.app import HoldgameApp
    from holdgame.tui.setup import Choice, ToWatch


def play_on_screen(options: argparse.Namespace, *, choosing: bool) -> int:
    """Open the app. `choosing`: nothing was named, so the player picks story and company."""
    _collect_seldom()
    from holdgame.tui.app import HoldgameApp
    from holdgame.tui.setup import OwnFiles, Setup

    where = loading.folders(options)
    resumed = None
    if options.resume is not None:
        resumed = loading.to_resume(where, options.resume, options.story)
        if resumed is None:
            return loading.nothing_to_resume()
    story, company = options.story or "", options.company or ""
    if resumed is None:
        loading.check_named(where, story, company)
    if not choosing and resumed is None:
        story, company = story or loading.STORY, company or str(loading.company_file(where, None))
    setup = Setup(
        stories=lambda: _stories(where, story),
        companies=lambda: _companies(where, company),
        journeys=where.journeys,
        clock=time.monotonic,
        story=story,
        company=company,
        pace=options.pace.name if options.pace else "",
        seed=options.seed,
        then=_second(where, options.then),
        recorded=loading.recorded(where, company or None, options.as_recorded),
        resume=resumed.journal.path if resumed else None,
        told=resumed.told if resumed else "",
        once=not choosing,
        first_run=not where.journeys.exists(),
        log=where.log / "error.log",
        causes=_causes(where),
        between=between_worlds,
        own=OwnFiles(where.companies, where.draft),
    )
    return _opened(HoldgameApp(setup))


def new_company_on_screen(options: argparse.Namespace, output: Path | None) -> int:
    """Interview somebody about their company, and let them play under it.

    Args:
        options: with `five`, whether only the questions of a first run are asked.
        output: where its file goes; None: among the player's own.
    """
    _collect_seldom()
    from holdgame.tui.app import HoldgameApp
    from holdgame.tui.setup import OwnFiles, Setup

    where = loading.folders(options)
    setup = Setup(
        stories=lambda: _stories(where, ""),
        companies=tuple,
        journeys=where.journeys,
        clock=time.monotonic,
        once=True,
        log=where.log / "error.log",
        causes=_causes(where),
        between=between_worlds,
        own=OwnFiles(where.companies, where.draft, output),
        interview="first" if options.five else "all",
    )
    return _opened(HoldgameApp(setup))


def _opened(app: HoldgameApp) -> int:
    """Run the app, then say what it has written. The exit code."""
    app.run()
    if app.made is not None:
        print(f"Written to {app.made}")
    if app.kept is not None:
        print(f"Kept in {app.kept}")
        print(f"Look at it again: holdgame debrief {app.kept}")
    return app.return_code or 0


def _second(where: Folders, named: str | None) -> Path | None:
    if named is None:
        return None
    from holdgame.company.companies import find_company

    return find_company(named, where.companies)


def debrief_on_screen(options: argparse.Namespace) -> int:
    """A saved play's debrief, on the screen, where a commitment can still be written."""
    return _reopened(loading.folders(options), options.file)


def watch_on_screen(where: Folders, file: Path, pace: Pace) -> int:
    """A saved play, watched; its debrief afterwards, if that is wished."""
    _collect_seldom()
    from holdgame.tui.setup import ToWatch

    return _reopened(where, file, ToWatch(pace.name, str(file)))


def _reopened(where: Folders, file: Path, watch: ToWatch | None = None) -> int:
    from holdgame.tui.app import HoldgameApp
    from holdgame.tui.setup import OwnFiles, Setup

    setup = Setup(
        stories=lambda: _stories(where, ""),
        companies=lambda: _companies(where, ""),
        journeys=None,
        clock=time.monotonic,
        resume=loading.kept_play(where, file),
        watch=watch,
        once=True,
        log=where.log / "error.log",
        causes=_causes(where),
        between=between_worlds,
        own=OwnFiles(where.companies, where.draft),
    )
    app = HoldgameApp(setup)
    app.run()
    return app.return_code or 0


def pair_on_screen(where: Folders, pair: Pair, files: Sequence[Path]) -> int:
    """Two saved plays side by side; each one's debrief is a key away."""
    from holdgame.play.journal import read_journal
    from holdgame.tui.looking_app import LookingApp, look_at_pair

    sittings = [loading.resumed(read_journal(file), where, write=True) for file in files]
    app = LookingApp(
        look_at_pair(pair, sittings, causes=_causes(where), between=between_worlds),
        log=where.log / "error.log",
    )
    app.run()
    for sitting in sittings:
        sitting.close()
    return app.return_code or 0


def page_on_screen(where: Folders, head: Sequence[str], lines: Sequence[str]) -> int:
    """A page to be read, or to be shown to a room."""
    from holdgame.tui.looking_app import LookingApp, look_at_page

    app = LookingApp(look_at_page(head, lines), log=where.log / "error.log")
    app.run()
    return app.return_code or 0


def _causes(where: Folders) -> Callable[[World], Causes | None]:
    """How the analysis is worked out beside a play."""

    def work(world: World) -> Causes | None:
        from holdgame.cli.causes import competitors_in
        from holdgame.debrief.causes.causes import causes_of
        from holdgame.debrief.wording import Wording
        from holdgame.friction.weights import Weights

        return causes_of(world, Weights.load(), Wording.load(), competitors_in(where))

    return work


def _collect_seldom() -> None:
    """Young garbage as ever, all of it a hundred times less often.

    A full collection looks at everything that Textual and a world have made: 30 ms and more, one
    key in four on the screen (`python -m benchmarks key_to_paint`).
    """
    gc.set_threshold(700, 10, 1000)


def _stories(where: Folders, named: str) -> Sequence[Choice]:
    from holdgame.story.stories import find_story, list_stories
    from holdgame.tui.setup import Choice

    found = [
        Choice(s.id, s.title, s.path, s.blurb) for s in list_stories(*loading.story_folders(where))
    ]
    if named and named not in {c.id for c in found}:  # a file, or the beginning of an id
        path = find_story(named, *loading.story_folders(where))
        found.insert(0, Choice(named, named, path))
    return found


def _companies(where: Folders, named: str) -> Sequence[Choice]:
    from holdgame.company.companies import find_company, list_companies
    from holdgame.tui.setup import Choice

    first = loading.company_file(where, None, quietly=True)
    listed = sorted(list_companies(where.companies), key=lambda c: c.path != first)
    found = [Choice(c.id, c.name, c.path, c.about) for c in listed]
    if named and named not in {c.id for c in found}:
        found.insert(0, Choice(named, Path(named).stem, find_company(named, where.companies)))
    return found
