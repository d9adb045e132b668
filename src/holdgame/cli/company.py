"""holdgame company: what follows from a company's figures; each sub-command has its own file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from holdgame.cli.commands import module_of, needed
from holdgame.cli.data_dir import add_data_dir

SUB_COMMANDS = (
    "new",
    "show",
    "check",
    "compare",
    "explain",
    "promise",
    "tree",
    "wait",
    "import-flow",
    "import-calls",
)


def add(commands: Any, arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The group, with as many of its commands as these arguments can need."""
    group: argparse.ArgumentParser = commands.add_parser(
        "company",
        help="work with a company's figures",
        description="Work with a company's figures.",
        epilog="`holdgame company COMMAND --help` says more.",
    )
    inner = group.add_subparsers(dest="company_command", metavar="COMMAND", required=True)
    for name in needed(arguments, SUB_COMMANDS):
        add_data_dir(module_of(f"company-{name}").add(inner))
    return group
