"""holdgame company compare: two companies side by side, only what differs."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders, load_company_named
from holdgame.cli.output import line_width, print_json, printable

if TYPE_CHECKING:
    from holdgame.company.profile import Company

EXAMPLES = """\
examples:
  holdgame company compare meridian larkspur
  holdgame company compare acme-2025.yaml acme.yaml      what has changed
  holdgame company compare acme.yaml larkspur --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="put two companies side by side",
        description="Put two companies side by side: only the rules that differ, and which of the "
        "two is the kinder to customers, as the catalogue's way from typical to best known has it.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("first", metavar="A", help="a company's name, id or file")
    command.add_argument("second", metavar="B", help="another")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def _named(company: Company, said: str) -> Company:
    """The company under the name it was called by here."""
    return replace(company, name=Path(said).stem)


def run(options: argparse.Namespace) -> int:
    from holdgame.debrief.differences import as_dict, differences, differences_lines
    from holdgame.debrief.standing import ByItself
    from holdgame.debrief.wording import Wording

    where, wording = folders(options), Wording.load()
    first, second = (load_company_named(where, n) for n in (options.first, options.second))
    if first.name == second.name:  # the same company, last year and now
        first, second = _named(first, options.first), _named(second, options.second)
    found = differences(ByItself(first), ByItself(second), wording)
    if options.json:
        print_json(as_dict(first, second, found))
        return 0
    for line in differences_lines(first, second, found, wording, line_width()):
        print(printable(line))
    return 0
