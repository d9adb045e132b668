"""holdgame debrief: a saved play, looked at again."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from holdgame.cli import loading
from holdgame.cli.output import print_json, printable, printable_lines

EDITED = (
    "the story was edited since this was played. What was done is as it was; "
    "how long things took to say is counted in the words of today."
)

NO_ENDING = "this play has no ending yet. Go on with it: holdgame play --resume {file}"


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "debrief",
        help="look at a saved play again",
        description="Look at a saved play again; `holdgame play --list` lists them.",
    )
    command.add_argument("file", type=Path, help="a .journey file, or its name alone")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--text", action="store_true", help="as text, on standard output")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.play.journal import read_journal

    where = loading.folders(options)
    journal = read_journal(loading.kept_play(where, options.file))
    sitting = loading.resumed(journal, where, write=False)
    if sitting.told:
        print(f"holdgame: {sitting.told}", file=sys.stderr)
    elif journal.header.story_fingerprint != sitting.world.story.fingerprint:
        print(f"holdgame: {EDITED}", file=sys.stderr)
    if not sitting.journey.ended:
        print(printable(f"holdgame: {NO_ENDING.format(file=options.file)}"), file=sys.stderr)
        return 1
    if not (options.json or options.text) and sys.stdout.isatty() and sys.stdin.isatty():
        from holdgame.cli.screen import debrief_on_screen

        return debrief_on_screen(options)
    from holdgame.debrief.debrief import Debrief

    debrief = Debrief.of(sitting, today=date.today())
    if options.json:
        from holdgame.debrief.as_json import as_dict

        print_json(as_dict(debrief))
    else:
        from holdgame.debrief.text import render

        print(printable_lines(render(debrief)))
    return 0
