"""What commands print and ask: text that cannot steer a terminal, JSON that any reader takes."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PIPE_WIDTH = 80  # letters a line where there is no terminal
NARROWEST, WIDEST = 60, 100

# Control characters, line separators, what turns the reading order round, halves of characters.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """One line of text from a file, safe to print."""
    return _STEERING.sub(" ", text)


def printable_lines(text: str) -> str:
    """The same for text of several lines."""
    return "\n".join(printable(line) for line in text.split("\n"))


def line_width() -> int:
    """How many letters a line may have: as the terminal is wide, within what reads well."""
    import shutil

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH
    return min(max(columns, NARROWEST), WIDEST)


def print_json(value: Any) -> None:
    """In ASCII: whatever the terminal's or the pipe's encoding, it is the same bytes."""
    import json

    print(json.dumps(value, ensure_ascii=True, indent=2))


def prepare_streams() -> None:
    """Have all three streams, and let none of them fail at a character it cannot take."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def may_write(path: Path, *, force: bool) -> bool:
    """Whether a file may be written there: nothing is written over without being asked for."""
    if force or not path.exists():
        return True
    there = f"{path} is there already."
    if sys.stdin.isatty() and sys.stdout.isatty():
        return agreed(f"{there} Write over it?")
    print(printable(f"holdgame: {there} Write over it with --force."), file=sys.stderr)
    return False


def agreed(question: str) -> bool:
    """Ask on the terminal before something is lost; the end of the input is a no."""
    try:
        answer = input(f"{printable(question)} y or n > ")
    except EOFError:
        print()
        return False
    return answer.strip().lower().startswith("y")
