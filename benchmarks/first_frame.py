"""From starting the program to its whole first frame, beside the least a Textual program can be.

Both are started the same way in a real pseudo-terminal of 120 by 40, holdgame with a data folder
that has never been used. A frame is whole when its words are there and the bottom row after them.
What holdgame adds to Textual's own start is what its players wait for.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.measure import Report, in_turns, side_by_side
from benchmarks.program import HOLDGAME, PYTHON, ROWS, terminal

ROUNDS = 25
MOST = 1.25
HELLO = str(Path(__file__).with_name("hello.py"))
BOTTOM = f"\x1b[{ROWS};1H".encode()


def run() -> Report:
    if os.name != "posix":
        return Report("the first frame", skipped="needs a pseudo-terminal, which Windows has not")
    pair = in_turns(title, hello, ROUNDS)
    return Report(
        f"exec to the first whole frame at 120 by 40, {ROUNDS} rounds",
        side_by_side("holdgame, the title", "Textual, one Static", pair, MOST),
    )


def title() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _first_frame([HOLDGAME, "--data-dir", folder], b"Press enter")


def hello() -> float:
    return _first_frame([PYTHON, HELLO], b"Hello, world")


def _first_frame(command: list[str], words: bytes) -> float:
    with terminal(command) as running:
        running.until(words)
        return running.until(BOTTOM, since=running.shown.index(words)) - running.began
