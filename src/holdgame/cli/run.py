"""Reading the command line and answering its mistakes in sentences."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from holdgame import __version__
from holdgame.cli.commands import module_of, needed
from holdgame.cli.data_dir import add_data_dir
from holdgame.cli.output import prepare_streams, printable, printable_lines

INTERRUPTED = 130  # as shells count a program that SIGINT ended
EXAMPLES = """\
examples:
  holdgame                                     open the game
  holdgame play refund-abroad                  play one story
  holdgame play --company larkspur             the same story under other rules
  holdgame play --pace honest                  every second of every hold
  holdgame play --plain                        line by line, for screen readers and pipes
  holdgame play --resume                       go on where you stopped
  holdgame play --bot --seed 7 --json          let a rehearsal customer play, print the result
  holdgame debrief FILE --text                 read a saved play's debrief again
  holdgame watch FILE                          see it again as it went
  holdgame company promise                     what your rules would print on the box
  holdgame company wait --help                 work out how long callers wait
  holdgame call                                make the real call, with a stopwatch
"""


COMMANDS = (
    "play",
    "stories",
    "companies",
    "company",
    "debrief",
    "watch",
    "analyse",
    "whatif",
    "attribute",
    "call",
    "where",
    "forget",
)


def parser(arguments: list[str] | None = None) -> argparse.ArgumentParser:
    """The whole command line, or as much of it as these arguments can need."""
    top = argparse.ArgumentParser(
        prog="holdgame",
        description="Put yourself on hold with your own company.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"holdgame {__version__}")
    add_data_dir(top, None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name in needed(arguments, COMMANDS, "play"):
        module = module_of(name)
        rest = (arguments,) if name == "company" else ()
        add_data_dir(module.add(commands, *rest))
    return top


def run(arguments: list[str]) -> int:
    """Run a command line; mistakes become sentences and exit codes."""
    prepare_streams()
    options = parser(arguments).parse_args(arguments)
    if not getattr(options, "run", None):
        options = parser(arguments).parse_args([*arguments, "play"])
        options.choosing = True  # `holdgame` alone: the player picks
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `main` knows what to do
        raise
    except Exception as problem:
        return _told(problem, options)
    return code


def _told(problem: Exception, options: argparse.Namespace) -> int:
    from holdgame.documents.diagnostics import FileProblem

    if isinstance(problem, FileProblem):
        print(printable_lines(str(problem)), file=sys.stderr)
        return 1
    from holdgame.play.journal import JournalProblem

    if isinstance(problem, JournalProblem):
        print(f"holdgame: {printable(str(problem))}", file=sys.stderr)
        return 1
    if isinstance(problem, OSError):
        about = f"{problem.filename}: " if problem.filename else ""
        said = f"{about}{problem.strerror or problem}"
        print(f"holdgame: {printable(said)}.", file=sys.stderr)
        return 1
    return _logged(problem, options)


def _logged(problem: Exception, options: argparse.Namespace) -> int:
    """A bug of ours: its trace goes to a file, a sentence to the person."""
    import tempfile

    from holdgame.play.folders import Folders

    said = printable(repr(problem))
    print(f"holdgame: something went wrong inside holdgame: {said}.", file=sys.stderr)
    path = _written(problem, Folders.standard(options.data_dir).log)
    if path is None:
        path = _written(problem, Path(tempfile.mkdtemp(prefix="holdgame-")))
    print(f"Nothing you played is lost. The details are in {path}.", file=sys.stderr)
    return 1


def _written(problem: Exception, folder: Path) -> Path | None:
    """The file that a trace was added to, or None where that cannot be done."""
    import traceback

    path = folder / "error.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            traceback.print_exception(problem, file=log)
    except OSError:
        return None
    return path
