"""holdgame company show: a company as its file has it, and what follows from its figures."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders, load_company_named
from holdgame.cli.output import line_width, print_json, printable

EXAMPLES = """\
examples:
  holdgame company show                    your company, or meridian
  holdgame company show larkspur
  holdgame company show acme.yaml --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "show",
        help="show a company: its rules, its queues, whose bonus",
        description="Show every rule of a company with its value, where that came from, whose "
        "bonus it serves and for whom it was made; its queues with their waits; its executives.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("company", nargs="?", metavar="NAME|FILE", help="a company (yours)")
    command.add_argument("--json", action="store_true", help="as JSON, times in seconds")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.debrief.portrait import Portrait
    from holdgame.debrief.standing import ByItself
    from holdgame.debrief.wording import Wording

    company = load_company_named(folders(options), options.company)
    wording = Wording.load()
    portrait = Portrait.of(ByItself(company), wording)
    if options.json:
        print_json(portrait.as_dict())
        return 0
    from holdgame.debrief.portrait_text import portrait_lines

    for line in portrait_lines(portrait, wording, line_width()):
        print(printable(line))
    return 0
