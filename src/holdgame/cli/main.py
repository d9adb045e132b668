"""`holdgame`: which command, and what every command does when something goes wrong.

Nothing is imported before it is needed: `--version` must answer before Python has warmed up.
"""

from __future__ import annotations

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command. Returns 0 fine, 1 a file given is wrong or missing, 2 wrong usage."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        code = _answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone; nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from holdgame import __version__

        print(f"holdgame {__version__}")
        return 0
    from holdgame.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
