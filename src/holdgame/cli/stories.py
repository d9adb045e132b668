"""holdgame stories: which there are, and how long each takes at the table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from holdgame.cli import loading
from holdgame.cli.arguments import pace
from holdgame.cli.output import line_width, print_json, printable
from holdgame.play.pace import BRISK, Pace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from holdgame.play.table_time import TableTime
    from holdgame.story.stories import ListedStory

HOW = (
    "Minutes at the table as {customers} rehearsal customers play it under {company}, at the pace "
    "{pace}: the middle one of them, and in brackets all but the shortest and the longest tenth. "
    "They read 200 words a minute and type all that they say. The questions before and after, and "
    "the debrief, come on top."
)


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "stories",
        help="list the stories",
        description="List the stories, id first: what each is about, and how long it takes at the "
        "table under a company's rules, by rehearsal customers.",
    )
    command.add_argument("--company", metavar="NAME|FILE", help="whose rules (yours, or meridian)")
    command.add_argument("--pace", type=pace, help="at which pace (brisk)")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.story.stories import list_stories

    where, at = loading.folders(options), options.pace or BRISK
    company = loading.company_file(where, options.company)
    timed = [
        (story, _time(story.path, company, at))
        for story in list_stories(*loading.story_folders(where))
    ]
    if options.json:
        print_json([_as_dict(story, time, company, at) for story, time in timed])
        return 0
    for line in _lines(timed, _name(company), at):
        print(printable(line))
    return 0


def _time(story: Path, company: Path, at: Pace) -> TableTime | None:
    """None for a story that cannot be played under this company, and for one without an end."""
    from holdgame.documents.diagnostics import FileProblem
    from holdgame.engine.rehearsal import Endless
    from holdgame.play.table_time import TableTime
    from holdgame.play.worlds import open_world

    try:
        return TableTime.of(open_world(story, company).world, at)
    except (FileProblem, Endless):
        return None


def _name(company: Path) -> str:
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.company_file import load_company

    return load_company(company, Catalogue.load()).name


def _lines(
    timed: Sequence[tuple[ListedStory, TableTime | None]], company: str, at: Pace
) -> Iterator[str]:
    from holdgame.debrief.columns import wrap
    from holdgame.play.table_time import CUSTOMERS

    width = max((len(story.id) for story, _ in timed), default=0)
    for story, time in timed:
        yield f"{story.id:<{width}}  {story.title}" + (f"  {_minutes(time)}" if time else "")
        yield from wrap(story.blurb, line_width(), " " * (width + 2)) if story.blurb else ()
    if any(time for _, time in timed):
        yield ""
        how = HOW.format(customers=CUSTOMERS, company=company, pace=at.name)
        yield from wrap(how, line_width(), "")


def _minutes(time: TableTime) -> str:
    return f"{time.median:.0f} min ({time.short:.0f} to {time.long:.0f})"


def _as_dict(story: ListedStory, time: TableTime | None, company: Path, at: Pace) -> dict[str, Any]:
    """`minutes` is what its author says; `at_table` is rehearsed."""
    from holdgame.play.table_time import CUSTOMERS

    at_table = time and {
        "company": str(company),
        "pace": at.name,
        "customers": CUSTOMERS,
        "p10": round(time.short, 1),
        "median": round(time.median, 1),
        "p90": round(time.long, 1),
    }
    return {
        "id": story.id,
        "title": story.title,
        "blurb": story.blurb,
        "minutes": story.minutes,
        "path": str(story.path),
        "at_table": at_table,
    }
