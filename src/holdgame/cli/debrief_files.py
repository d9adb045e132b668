"""The debrief of one play as files: a page to read or print, a table, a workbook; and as a letter.

Nothing of any clock is in the files: the same play makes the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.cli.output import line_width, may_write, printable, printable_lines
from holdgame.play.questions import RECIPIENTS

if TYPE_CHECKING:
    from holdgame.debrief.debrief import Debrief

ONE_PLAY = "holdgame: --html, --csv, --xlsx and --letter are of one play. Name one file."
ONE_EACH = "holdgame: --html, --csv and --xlsx each need a file of their own."
NO_HTML = "holdgame: --board goes with --html OUT."
NO_XLSX = (
    "holdgame: a workbook needs XlsxWriter, which is not installed here. Where holdgame was "
    "installed: pip install 'holdgame[xlsx]', or in this folder pip install xlsxwriter. "
    "--csv needs nothing."
)


def add_files(command: argparse.ArgumentParser) -> None:
    """The options of this file."""
    command.add_argument(
        "--html", type=Path, metavar="OUT", help="write a page of HTML, to read or to print"
    )
    command.add_argument(
        "--board", action="store_true", help="with --html: one printed page, for a board"
    )
    command.add_argument(
        "--csv",
        type=Path,
        metavar="OUT",
        help="write the timeline, the ledger by policy and the single changes",
    )
    command.add_argument("--xlsx", type=Path, metavar="OUT", help="write a workbook of all tables")
    command.add_argument("--force", action="store_true", help="write over files that are there")
    command.add_argument(
        "--letter",
        choices=RECIPIENTS,
        help="print the commitment as a letter: to executives, to people who answer, to a customer",
    )


def wanted(options: argparse.Namespace) -> bool:
    """Whether a file or a letter is wanted."""
    return writes_files(options) or bool(options.letter)


def writes_files(options: argparse.Namespace) -> bool:
    """Whether a file is wanted."""
    return bool(_paths(options))


def misused(options: argparse.Namespace, *, several: bool) -> str:
    """What is wrong with the options as they stand together; empty if nothing is."""
    if several and wanted(options):
        return ONE_PLAY
    if len(set(_paths(options))) < len(_paths(options)):
        return ONE_EACH
    return NO_HTML if options.board and not options.html else ""


def write_files(options: argparse.Namespace, debrief: Debrief, started: str) -> int:
    """Write what is wanted, and say where; then print the letter. One mistake: nothing is written.

    `started` is when the play was, as its file says it.
    """
    from holdgame.debrief.as_xlsx import NoXlsx
    from holdgame.documents.writer import write_bytes

    if not all(_place_for(path, force=options.force) for path in _paths(options)):
        return 1
    try:
        made = list(_made(options, replace(debrief, today=None), _day(started)))
    except NoXlsx:
        print(NO_XLSX, file=sys.stderr)
        return 1
    for path, what, content in made:
        write_bytes(path, content)
        print(printable(f"{what}: {path}"))
    if options.letter:
        _print_letter(debrief, options.letter)
    return 0


def _paths(options: argparse.Namespace) -> list[Path]:
    return [path for path in (options.html, options.csv, options.xlsx) if path is not None]


def _day(started: str) -> date | None:
    """The day in a play's file, which anybody may have written."""
    try:
        return date.fromisoformat(started[:10])
    except ValueError:
        return None


def _place_for(path: Path, *, force: bool) -> bool:
    """Whether a file may be written there; said where not."""
    if not path.parent.is_dir():
        print(printable(f"holdgame: There is no folder {path.parent}."), file=sys.stderr)
        return False
    return may_write(path, force=force)


def _made(
    options: argparse.Namespace, debrief: Debrief, played: date | None
) -> Iterator[tuple[Path, str, bytes]]:
    """Each file with what it is and what stands in it."""
    if options.html:
        from holdgame.debrief.html.board import board_html
        from holdgame.debrief.html.page import debrief_html

        page = board_html if options.board else debrief_html
        yield options.html, "to read or to print", page(debrief, played).encode()
    if options.csv:
        from holdgame.debrief.as_csv import as_csv

        yield options.csv, "timeline, ledger, changes", as_csv(debrief).encode()
    if options.xlsx:
        from holdgame.debrief.as_xlsx import as_xlsx

        yield options.xlsx, "workbook", as_xlsx(debrief)


def _print_letter(debrief: Debrief, to: str) -> None:
    from holdgame.debrief.letter import letter_lines

    print(printable_lines("\n".join(letter_lines(debrief, to, line_width()))))
