"""holdgame company tree: a company's phone menu, drawn, with what each way costs the customer."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders
from holdgame.cli.output import printable

if TYPE_CHECKING:
    from holdgame.company.profile import Company, PhoneLine

EXAMPLES = """\
examples:
  holdgame company tree larkspur                        its menu, in lines of text
  holdgame company tree acme.yaml --line hotline        that of another line
  holdgame company tree acme.yaml --svg tree.svg        a picture, which opens in any browser
"""
PIPE_WIDTH = 120  # letters a line where there is no terminal


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "tree",
        help="draw a company's phone menu",
        description="Draw a company's phone menu, with the seconds of listening and the keys that "
        "each way takes.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("company", metavar="NAME|FILE", help="a company's name, id or file")
    command.add_argument("--line", metavar="LINE", help="which of its lines (the first)")
    command.add_argument("--svg", type=Path, metavar="FILE", help="as a picture, into this file")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.companies import find_company
    from holdgame.company.company_file import load_company

    path = find_company(options.company, folders(options).companies)
    company = load_company(path, Catalogue.load())
    line = _line(company, options.line)
    if line is None:
        return 1
    title = f"{company.name}, {line.id}"
    if options.svg:
        if problem := _no_place_for_a_picture(options.svg):
            print(printable(f"holdgame: {problem}"), file=sys.stderr)
            return 1
        from holdgame.company.tree_svg import draw
        from holdgame.documents.writer import write_text

        write_text(options.svg, draw(line.tree, title))
        print(printable(f"{title}: {options.svg}"))
        return 0
    from holdgame.company.tree_outline import outline

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH
    print(printable(title))
    for drawn in outline(line.tree, width):
        print(printable(drawn))
    return 0


def _no_place_for_a_picture(path: Path) -> str:
    """Why no picture may be written there: only a picture is ever replaced. Empty if one may."""
    folder = path.resolve().parent
    if not folder.is_dir():
        return f"There is no folder {folder}. Make it first, or name a file in another."
    if not path.exists():
        return ""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(1_000).lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(b"<") and b"<svg" in head:
            return ""
    return f"{path} is there already and is no SVG: it was left as it is. Name another file."


def _line(company: Company, named: str | None) -> PhoneLine | None:
    """The line named, else the first; None (said) where there is none of that name."""
    from holdgame.documents.diagnostics import did_you_mean

    if named is None:
        return next(iter(company.lines.values()))
    if named not in company.lines:
        mend = did_you_mean(named, company.lines)
        said = f"holdgame: {company.name} has no line `{named}`. {mend}"
        print(printable(said), file=sys.stderr)
    return company.lines.get(named)
