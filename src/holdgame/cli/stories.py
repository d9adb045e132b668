"""holdgame stories: which there are."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli.loading import folders, story_folders
from holdgame.cli.output import print_json, printable


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "stories", help="list the stories", description="List the stories, one a line, id first."
    )
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.story.stories import list_stories

    found = list_stories(*story_folders(folders(options)))
    if options.json:
        listed = [
            {
                "id": s.id,
                "title": s.title,
                "blurb": s.blurb,
                "minutes": s.minutes,
                "path": str(s.path),
            }
            for s in found
        ]
        print_json(listed)
        return 0
    width = max((len(s.id) for s in found), default=0)
    for story in found:
        print(printable(f"{story.id:<{width}}  {story.title}"))
    return 0
