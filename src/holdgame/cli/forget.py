"""holdgame forget: erase what was typed, chosen and pressed, after asking."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from holdgame.cli.loading import folders
from holdgame.cli.output import agreed
from holdgame.play.folders import CALL, CARD, CHANGED, JOURNEY, SPOILT


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "forget",
        help="erase your plays and real calls from this computer",
        description="Erase your plays and your real calls, and what you typed in them, from this "
        "computer. Companies and stories you wrote are left alone.",
    )
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    where = folders(options)
    plays, copies = _files(where.journeys, JOURNEY), _files(where.journeys, CHANGED, SPOILT)
    calls, cards = _files(where.calls, CALL), _files(where.calls, CARD, SPOILT)
    drafts = [where.draft] if where.draft.is_file() else []
    logs = _files(where.log, ".log")
    if not (plays or copies or calls or cards or drafts or logs):
        print("There is nothing to forget.")
        return 0
    found = [f"{_count(plays, 'play')} in {where.journeys}"] if plays or copies else []
    found += [f"{_count(calls, 'real call')} in {where.calls}"] if calls or cards else []
    found += ["the answers of an interview that was broken off"] if drafts else []
    found += ["the error log"] if logs else []
    print(", and ".join(found) + ".")
    if not options.yes and not _agreed():
        print("Nothing was erased.")
        return 0
    for path in (*plays, *copies, *calls, *cards, *drafts, *logs):
        path.unlink()
    print("Forgotten.")
    return 0


def _files(folder: Path, *endings: str) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix in endings)


def _count(paths: list[Path], what: str) -> str:
    return f"{len(paths)} {what}{'' if len(paths) == 1 else 's'}"


def _agreed() -> bool:
    if not sys.stdin.isatty():
        print("Say `holdgame forget --yes` to erase them without being asked.")
        return False
    return agreed("Erase them? This cannot be undone.")
