"""holdgame call: the real call, timed while it is made and scored by the ledger of the plays."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders

NO_TERMINAL = (
    "holdgame: this is not a terminal, and a stopwatch needs one. "
    "A call that is kept can be printed: holdgame call --card"
)
EXAMPLES = """\
examples:
  holdgame call                        ring your own line; a key for each thing that happens
  holdgame call --company acme.yaml    and name the line, its queues and its executives
  holdgame call --shop                 visit your own shop instead
  holdgame call --resume               go on, if the window was closed
  holdgame call --card                 print the card of the newest call
  holdgame call --card FILE --html card.html
  holdgame call --list --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "call",
        help="make the real call, with a stopwatch",
        description="Ring your own line as a customer, and press a key for each thing that "
        "happens: menu, hold, person, passed on, told again, a promise, resolved. The same ledger "
        "scores it that scores the plays. It is kept as measured, n = 1, beside what your "
        "dashboard says.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument(
        "--company", metavar="NAME|FILE", help="whose line (your own company, if there is a file)"
    )
    command.add_argument("--shop", action="store_true", help="a visit to a shop")
    command.add_argument("--resume", action="store_true", help="go on with the newest unfinished")
    command.add_argument("--list", action="store_true", help="list the calls that are kept")
    command.add_argument(
        "--card", nargs="?", const="", metavar="FILE", help="print a kept call (the newest)"
    )
    command.add_argument(
        "--html", type=Path, metavar="OUT", help="with --card: as a page to print, into this file"
    )
    command.add_argument("--json", action="store_true", help="with --list or --card: as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    if (options.json or options.html) and options.card is None and not options.list:
        return _usage("--json goes with --list or --card, and --html with --card.")
    if options.resume and (options.company or options.shop):
        return _usage("--resume goes on as it was begun; leave out --company and --shop.")
    where = folders(options)
    if options.list:
        from holdgame.cli.call_kept import list_calls

        return list_calls(where, as_json=options.json)
    if options.card is not None:
        from holdgame.cli.call_kept import print_card

        return print_card(where, options.card, html=options.html, as_json=options.json)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(NO_TERMINAL, file=sys.stderr)
        return 2
    from holdgame.cli.call_screen import call_on_screen

    return call_on_screen(where, options)


def _usage(sentence: str) -> int:
    print(f"holdgame: {sentence}", file=sys.stderr)
    return 2
