"""holdgame forget: erase what was typed and chosen, after asking."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from holdgame.cli.loading import folders


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "forget",
        help="erase your plays from this computer",
        description="Erase your plays, and what you typed in them, from this computer. "
        "Companies and stories you wrote are left alone.",
    )
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    where = folders(options)
    plays = sorted(where.journeys.glob("*.journey")) if where.journeys.is_dir() else []
    logs = sorted(where.log.glob("*.log")) if where.log.is_dir() else []
    if not plays and not logs:
        print("There is nothing to forget.")
        return 0
    print(
        f"{_count(plays, 'play')} in {where.journeys}" + (", and the error log." if logs else ".")
    )
    if not options.yes and not _agreed():
        print("Nothing was erased.")
        return 0
    for path in (*plays, *logs):
        path.unlink()
    print("Forgotten.")
    return 0


def _count(paths: list[Path], what: str) -> str:
    return f"{len(paths)} {what}{'' if len(paths) == 1 else 's'}"


def _agreed() -> bool:
    if not sys.stdin.isatty():
        print("Say `holdgame forget --yes` to erase them without being asked.")
        return False
    try:
        answer = input("Erase them? This cannot be undone. y or n > ")
    except EOFError:
        print()
        return False
    return answer.strip().lower().startswith("y")
