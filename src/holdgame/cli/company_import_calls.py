"""holdgame company import-calls: a company's waits and hang-ups, measured from its call records."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from holdgame.cli.help_text import WithExamples
from holdgame.cli.output import print_json, printable, printable_lines
from holdgame.cli.progress import Progress

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from holdgame.company.imports.calls.measured import Measured

DESCRIPTION = (
    "Measure a company by its call records: how long callers wait, how many give up, when it is "
    "busy. FILE is CSV or TSV, Amazon Connect contact records, an Asterisk queue_log or Genesys "
    "conversation details, plain or gzip; which one is told by what stands in it. Nothing is sent "
    "anywhere, and no telephone number is kept."
)
EXAMPLES = """\
examples:
  holdgame company import-calls march.csv                    what callers went through
  holdgame company import-calls march.csv april.csv.gz --company acme.yaml
                                                             the same, into a company file
  holdgame company import-calls march.csv --map columns.yaml
                                                             with columns of other names
  holdgame company import-calls records.json --zone Europe/Berlin --json
  holdgame play --company acme.yaml --as-recorded p90        then: play as one of your customers
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "import-calls",
        help="measure waits and hang-ups from call records",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="call records")
    command.add_argument(
        "--map", type=Path, metavar="MAP", help="a file that says which column of a table is what"
    )
    command.add_argument(
        "--company", type=Path, metavar="FILE", help="write what was measured into a company file"
    )
    command.add_argument(
        "--zone",
        type=_zone,
        metavar="ZONE",
        help="whose clock hours are told on, such as Europe/Berlin, where records are on UTC",
    )
    command.add_argument("--json", action="store_true", help="print everything, as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.company.imports.calls.column_map import read_column_map
    from holdgame.company.imports.calls.columns import NOTHING_TOLD
    from holdgame.company.imports.calls.measure import import_calls
    from holdgame.company.imports.calls.records import RecordsProblem

    told = NOTHING_TOLD if options.map is None else read_column_map(options.map)
    zone = options.zone or _zone_of(options.company)
    progress = Progress()

    def read(path: Path, share: float) -> None:
        progress.say(f"{path.name}: {min(share, 1):.0%}")

    try:
        measured = import_calls(options.files, told, zone, read)
    except RecordsProblem as problem:
        print(f"holdgame: {printable_lines(str(problem))}", file=sys.stderr)
        return 1
    finally:
        progress.done()
    if options.json:
        from holdgame.company.imports.calls.values import written

        print_json(measured.as_dict() | {"written": written(measured)})
    else:
        from holdgame.company.imports.calls.summary import render

        print(printable_lines(render(measured, to_paste=options.company is None)))
    if options.company is None:
        return 0
    return _write(measured, options.company, sys.stderr if options.json else sys.stdout)


def _write(measured: Measured, path: Path, say: TextIO) -> int:
    """Put the values into a company file, and the journeys that are kept into one beside it."""
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.company_file import read_company
    from holdgame.company.imports.calls.into_company import put_into
    from holdgame.company.imports.calls.kept_file import beside, write_kept
    from holdgame.company.imports.calls.summary import nothing_to_play
    from holdgame.documents.reader import must_read_source
    from holdgame.documents.writer import write_text

    file = must_read_source(path)
    try:
        done = put_into(file, measured)
    except ValueError as problem:
        print(f"holdgame: {printable(f'{path}: {problem}')}. Nothing was written.", file=sys.stderr)
        return 1
    if done.told:
        # What could not be read again is not written.
        read_company(str(path), done.text, Catalogue.load())
        write_text(path, done.text)
    for sentence in done.told or ("nothing was measured that it takes.",):
        print(printable(f"{path}: {sentence}"), file=say)
    if measured.kept:
        write_kept(beside(path), measured.kept)
        to_play = ", ".join(journey.which for journey in measured.kept)
        print(printable(f"{beside(path)}: to play are {to_play}."), file=say)
    else:
        print(f"{nothing_to_play(measured)}.", file=say)
    return 0


def _zone(text: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, or a folder
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time zone; write for example Europe/Berlin"
        ) from None


def _zone_of(company: Path | None) -> ZoneInfo | None:
    """The zone that a company file states; None where nobody has said."""
    if company is None:
        return None
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.company_file import load_company

    value = load_company(company, Catalogue.load()).values["hours.zone"]
    return None if value.origin == "assumed" else _zone(str(value.value))
