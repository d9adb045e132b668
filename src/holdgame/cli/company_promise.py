"""holdgame company promise: the honest label, what a company's rules would print on the box."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders, load_company_named
from holdgame.cli.output import print_json, printable

EXAMPLES = """\
examples:
  holdgame company promise                    of your company, or of meridian
  holdgame company promise larkspur
  holdgame company promise acme.yaml --plain  the sentences, nothing drawn
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "promise",
        help="print the honest label of a company",
        description="Print the honest label of a company: five sentences that say up front what "
        "its rules say, as they would stand on the box. Those come first that are furthest from "
        "the best that is known, weighed by what customers feel of them.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("company", nargs="?", metavar="NAME|FILE", help="a company (yours)")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help="one sentence a line, nothing drawn")
    how.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.debrief.label_box import label_box, label_for, label_text
    from holdgame.debrief.standing import ByItself

    label = label_for(ByItself(load_company_named(folders(options), options.company)))
    if options.json:
        print_json(label.as_dict())
        return 0
    for line in label_text(label) if options.plain else label_box(label):
        print(printable(line))
    return 0
