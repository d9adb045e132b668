"""holdgame watch: a saved play, seen again as it went."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from holdgame.cli import loading
from holdgame.cli.arguments import pace
from holdgame.cli.help_text import WithExamples
from holdgame.play.pace import BRISK, INSTANT, Pace

EXAMPLES = """\
examples:
  holdgame watch 2026-03-10-211002-refund-abroad.journey
  holdgame watch FILE --pace honest            every second of every hold
  holdgame watch FILE --plain                  line by line, for screen readers
  holdgame watch FILE > play.txt               all of it at once, as text
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "watch",
        help="see a saved play again as it went",
        description="See a saved play again as it went: what was said and chosen, the holds, how "
        "it felt. Nothing is written; stop at any time. `holdgame play --list` lists the plays.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("file", type=Path, help="a .journey file, or its name alone")
    command.add_argument(
        "--pace",
        type=pace,
        help="honest, brisk, instant or a number (brisk; into a file or a pipe: instant)",
    )
    command.add_argument("--plain", action="store_true", help="line by line, as text")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    where = loading.folders(options)
    seen = sys.stdout.isatty()
    at: Pace = options.pace or (BRISK if seen else INSTANT)
    sitting = loading.looked_back_on(where, options.file)
    if seen and sys.stdin.isatty() and not options.plain:
        from holdgame.cli.screen import watch_on_screen

        return watch_on_screen(where, options.file, at)
    from holdgame.plain.lines import Lines
    from holdgame.plain.watch import PlainWatch, silence
    from holdgame.play.watching import Watched

    heeded = sys.stdin.isatty() and not at.instant
    listen = Lines(sys.stdin).within if heeded else silence
    PlainWatch(Watched(sitting, at, str(options.file)), sys.stdout, listen=listen).watch()
    return 0
