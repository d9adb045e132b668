"""holdgame companies: whose rules there are to play under."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli.loading import folders
from holdgame.cli.output import print_json, printable


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "companies",
        help="list the companies",
        description="List the companies, one a line, id first; yours before those that ship.",
    )
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.company.companies import list_companies

    found = list_companies(folders(options).companies)
    if options.json:
        listed = [
            {"id": c.id, "name": c.name, "path": str(c.path), "shipped": c.shipped} for c in found
        ]
        print_json(listed)
        return 0
    width = max((len(c.id) for c in found), default=0)
    for company in found:
        print(printable(f"{company.id:<{width}}  {company.name}"))
    return 0
