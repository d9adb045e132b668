"""holdgame company: what follows from a company's figures; each sub-command has its own file."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli import company_import_flow, company_tree, company_wait
from holdgame.cli.data_dir import add_data_dir

SUB_COMMANDS = (company_import_flow, company_tree, company_wait)


def add(commands: Any) -> argparse.ArgumentParser:
    group: argparse.ArgumentParser = commands.add_parser(
        "company",
        help="work with a company's figures",
        description="Work with a company's figures.",
        epilog="`holdgame company COMMAND --help` says more.",
    )
    inner = group.add_subparsers(dest="company_command", metavar="COMMAND", required=True)
    for module in SUB_COMMANDS:
        add_data_dir(module.add(inner))
    return group
