"""`holdgame`: which command, and what every command does when something goes wrong.

Nothing is imported before it is needed: `--version` must answer before Python has warmed up.
"""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command. Returns 0 fine, 1 a file given is wrong or missing, 2 wrong usage."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"]:
        from holdgame import __version__

        print(f"holdgame {__version__}")
        return 0
    from holdgame.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
