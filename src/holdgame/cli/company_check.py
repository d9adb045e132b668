"""holdgame company check: all that is wrong with company files, and what looks odd in them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders
from holdgame.cli.output import print_json, printable, printable_lines

if TYPE_CHECKING:
    from pathlib import Path

    from holdgame.documents.diagnostics import Diagnostic

EXAMPLES = """\
examples:
  holdgame company check acme.yaml
  holdgame company check companies/*.yaml --json

Exit codes: 0 every file can be played under, 1 one of them cannot.
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="say all that is wrong with a company file",
        description="Say every mistake in company files at once, each with its line, its column "
        "and a mend, and what can be played but looks like a slip.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="company files, or their names")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    own = folders(options).companies
    found = {named: _diagnostics(named, own) for named in options.files}
    if options.json:
        print_json([_as_dict(named, diagnostics) for named, diagnostics in found.items()])
    else:
        for named, diagnostics in found.items():
            for diagnostic in diagnostics:
                print(printable_lines(diagnostic.render()))
            print(printable(f"{named}: {_summary(diagnostics)}"))
    return int(any(_errors(diagnostics) for diagnostics in found.values()))


def _diagnostics(named: str, own: Path) -> list[Diagnostic]:
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.companies import find_company
    from holdgame.company.company_file import load_company
    from holdgame.company.competitors import odd_competitors
    from holdgame.documents.diagnostics import FileProblem, in_order

    catalogue = Catalogue.load()
    try:
        file = find_company(named, own)
        found = list(load_company(file, catalogue).warnings)
    except FileProblem as problem:
        return problem.diagnostics
    return in_order([*found, *odd_competitors(file, catalogue, own)])


def _errors(diagnostics: list[Diagnostic]) -> int:
    return sum(diagnostic.severity == "error" for diagnostic in diagnostics)


def _summary(diagnostics: list[Diagnostic]) -> str:
    """`nothing wrong`, `2 mistakes`, `can be played under; 1 thing looks odd`."""
    errors = _errors(diagnostics)
    odd = len(diagnostics) - errors
    mistakes = f"{errors} mistake{'' if errors == 1 else 's'}" if errors else "nothing wrong"
    slips = f"{odd} thing{' looks' if odd == 1 else 's look'} odd" if odd else ""
    return ", ".join(filter(None, (mistakes, slips))) + "."


def _as_dict(named: str, diagnostics: list[Diagnostic]) -> dict[str, Any]:
    return {
        "file": named,
        "playable": not _errors(diagnostics),
        "diagnostics": [
            {
                "severity": diagnostic.severity,
                "code": diagnostic.code,
                "line": diagnostic.place.line or None,
                "column": diagnostic.place.column or None,
                "sentence": diagnostic.sentence,
                "mend": diagnostic.mend,
            }
            for diagnostic in diagnostics
        ],
    }
