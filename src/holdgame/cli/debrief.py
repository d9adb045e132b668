"""holdgame debrief: a saved play, looked at again."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from holdgame.cli import loading
from holdgame.cli.debrief_files import add_files, misused, wanted, write_files, writes_files
from holdgame.cli.help_text import WithExamples
from holdgame.cli.output import print_json, printable, printable_lines

EXAMPLES = """\
examples:
  holdgame debrief 2026-03-10-211002-refund-abroad.journey
  holdgame debrief FILE --text                 print it
  holdgame debrief FILE --html play.html       a page to read or to print
  holdgame debrief FILE --html board.html --board   the same on one printed page
  holdgame debrief FILE --csv play.csv --xlsx play.xlsx
  holdgame debrief FILE --letter people        the commitment, to the people who answer
  holdgame debrief A B                         one story under two companies
  holdgame debrief ROOM/                       everybody in a folder, if they are five or more
"""
NO_ENDING = "this play has no ending yet. Go on with it: holdgame play --resume {file}"


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "debrief",
        help="look at a saved play again, or at a room of them",
        description="Look at a saved play again; `holdgame play --list` lists them. Several, or a "
        "folder of them, are looked at together: five or more as a room, two of one story under "
        "two companies side by side.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="a .journey file, its name alone, or a folder of them",
    )
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--text", action="store_true", help="as text, on standard output")
    command.add_argument(
        "--quick", action="store_true", help="leave out what changes would buy: it takes seconds"
    )
    add_files(command)
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    where = loading.folders(options)
    options.file = options.files[0]
    several = len(options.files) > 1 or options.file.is_dir()
    if problem := misused(options, several=several):
        print(problem, file=sys.stderr)
        return 2
    if several:
        from holdgame.cli.debrief_together import look_at_several

        return look_at_several(options, where)
    sitting = loading.looked_back_on(where, options.file)
    if not sitting.journey.ended:
        print(printable(f"holdgame: {NO_ENDING.format(file=options.file)}"), file=sys.stderr)
        return 1
    shown = options.json or options.text or not wanted(options)
    on_screen = shown and not (options.json or options.text) and _at_a_terminal()
    causes = None
    if not options.quick and (writes_files(options) or (shown and not on_screen)):
        from holdgame.cli.causes import causes_of_world

        causes = causes_of_world(where, sitting.world)
    if on_screen:
        from holdgame.cli.screen import debrief_on_screen

        return debrief_on_screen(options)
    from holdgame.debrief.debrief import Debrief

    debrief = Debrief.of(sitting, today=date.today(), causes=causes)
    if wanted(options):
        from holdgame.play.journal import read_journal

        journal = read_journal(loading.kept_play(where, options.file))
        code = write_files(options, debrief, journal.header.started)
        if code or not shown:
            return code
    if options.json:
        from holdgame.debrief.as_json import as_dict

        print_json(as_dict(debrief))
    else:
        from holdgame.debrief.text import render

        print(printable_lines(render(debrief)))
    return 0


def _at_a_terminal() -> bool:
    return sys.stdout.isatty() and sys.stdin.isatty()
