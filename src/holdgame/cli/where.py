"""holdgame where: every folder it uses."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli.loading import folders


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "where",
        help="print every folder holdgame uses",
        description="Print every folder holdgame uses, and whether it is there.",
    )
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.company.companies import SHIPPED
    from holdgame.play.folders import shipped

    where = folders(options)
    for what, path in (
        ("your plays", where.journeys),
        ("your real calls", where.calls),
        ("your companies", where.companies),
        ("your stories", where.stories),
        ("error log", where.log),
        ("shipped stories", shipped("stories")),
        ("shipped companies", SHIPPED),
    ):
        print(f"{what:<18} {path}{'' if path.exists() else '  (not there yet)'}")
    return 0
