"""`holdgame --version`, the command as it is installed, beside an interpreter that does nothing.

The cheapest thing the program does shows what every start pays: whatever the console script and
`holdgame.cli.main` import at their top. A line of imports too many is seen here first.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

from benchmarks.measure import Report, in_turns, seconds, side_by_side
from benchmarks.program import HOLDGAME, PYTHON

ROUNDS = 40
MOST = 3.0


def run() -> Report:
    pair = in_turns(timed([HOLDGAME, "--version"]), timed([PYTHON, "-c", "pass"]), ROUNDS)
    return Report(
        f"holdgame --version against python -c pass, {ROUNDS} rounds",
        side_by_side("holdgame --version", "python -c pass", pair, MOST),
    )


def timed(command: Sequence[str]) -> Callable[[], float]:
    """A run of a command, from starting it to its end."""

    def once() -> float:
        return seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))

    return once
