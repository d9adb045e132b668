"""holdgame company new: a company file out of what somebody knows of their company."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdgame.cli.loading import folders
from holdgame.cli.output import may_write, printable_lines

if TYPE_CHECKING:
    from holdgame.company.interview.answers import Answers
    from holdgame.company.interview.interview import Interview

NO_TERMINAL = (
    "holdgame: this is not a terminal. Use --plain to be asked line by line, or --answers FILE "
    "with what you know; docs/interview.md says what may stand in it."
)
EXAMPLES = """\
examples:
  holdgame company new                          fifteen questions, then who is paid for what
  holdgame company new --five                   only the five that are asked before a first play
  holdgame company new --plain                  line by line, for screen readers and pipes
  holdgame company new --answers known.yaml     nothing is asked: the file has the answers
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "new",
        help="answer questions about your company",
        description="Answer some plain questions about your company and get a company file. "
        "Whatever you do not know is assumed, and marked so.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--answers", metavar="FILE", help="take the answers from a file, `-` for standard input"
    )
    command.add_argument("--output", type=Path, metavar="FILE", help="write the company file here")
    command.add_argument("--force", action="store_true", help="write over a file that is there")
    command.add_argument("--five", action="store_true", help="ask only the first five questions")
    command.add_argument("--plain", action="store_true", help="line by line, on standard input")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    if options.output is not None and not may_write(options.output, force=options.force):
        return 1
    if options.answers is not None:
        return _from_file(options)
    if options.plain:
        return _plainly(options)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(NO_TERMINAL, file=sys.stderr)
        return 2
    from holdgame.cli.screen import new_company_on_screen

    return new_company_on_screen(options, options.output)


def _from_file(options: argparse.Namespace) -> int:
    from holdgame.company.interview.answers_file import read_answers
    from holdgame.company.interview.interview import Interview
    from holdgame.documents.diagnostics import Diagnostics, FileProblem
    from holdgame.documents.reader import decode, read_source

    diagnostics = Diagnostics()
    if options.answers == "-":
        source = decode("standard input", sys.stdin.buffer.read(), diagnostics)
    else:
        source = read_source(Path(options.answers), diagnostics)
    if source is None:
        raise FileProblem(diagnostics)
    interview = Interview.load()
    return _write(options, read_answers(source, interview, _by()), interview)


def _plainly(options: argparse.Namespace) -> int:
    from holdgame.company.interview.answers import Answers
    from holdgame.company.interview.interview import Interview
    from holdgame.plain.interview import PlainInterview
    from holdgame.plain.lines import EndOfInput, Lines

    interview = Interview.load()
    questions = interview.first if options.five else interview.questions
    asking = PlainInterview(interview, Lines(sys.stdin), sys.stdout)
    try:
        answers = asking.ask_all(Answers(by=_by()), questions, owners=not options.five)
    except EndOfInput:
        print("\nNothing was written: the questions were not all answered.", file=sys.stderr)
        return 1
    return _write(options, answers, interview, five=options.five)


def _write(
    options: argparse.Namespace, answers: Answers, interview: Interview, *, five: bool = False
) -> int:
    """Write the company file; say where it is, what was known, and what did not fit."""
    from holdgame.company.interview.answers import summary
    from holdgame.company.interview.assumptions import felt
    from holdgame.company.interview.files import write_company, write_over
    from holdgame.company.interview.wait_words import doubt, stayers, understood

    path = options.output
    if path is None:
        path = write_company(folders(options).companies, answers, interview)
    else:
        write_over(path, answers, interview)
    queue = felt(interview, answers)
    said = [
        summary(answers, interview.first if five else interview.questions),
        stayers(queue.law),
        understood(queue),
        doubt(queue.worked, queue.told),
        f"Written to {path}",
        f"Play under it: holdgame play --company {path if options.output else path.stem}",
    ]
    print(printable_lines("\n".join(filter(None, said))))
    return 0


def _by() -> str:
    from datetime import date

    today = date.today()
    return f"interview of {today.day} {today:%B %Y}"
