"""json_lines: a file of JSON, one value a line, each on disk before anything goes on.

The first line says what the file is. A line that is torn (the power went) or not ours ends what can
be read; nothing before it is touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from holdgame.play.folders import SPOILT

MAX_BYTES = 20_000_000


class LinesProblem(Exception):
    """A file that cannot be used; the message is a sentence for the player."""


@dataclass(frozen=True, slots=True)
class ReadLines:
    """How far a file could be read: `kept` bytes; `torn` is the number of the line that ended it,
    counted from 1, or 0 where all of it could be."""

    kept: int
    torn: int


def read_lines(
    path: Path, what: str, head: Callable[[bytes], None], take: Callable[[Any], None]
) -> ReadLines:
    """Hand over the first line as it stands, then the value of each line that follows.

    Args:
        path: The file.
        what: What it should be, for sentences: `a journey`.
        head: Takes the first line; may raise `LinesProblem`.
        take: Takes a value; raises ValueError for one that is not ours.

    Raises:
        LinesProblem: there is no such file, or it cannot be read.
    """
    raw = _bytes_of(path, what)
    first, *lines = raw.split(b"\n")
    head(first)
    kept, torn = len(first) + 1, 0
    for number, line in enumerate(lines, 2):
        try:
            if line:
                take(json.loads(line))
        except (ValueError, RecursionError):
            torn = number
            break
        kept += len(line) + 1
    return ReadLines(min(kept, len(raw)), torn)


class LineWriter:
    """Appends lines to a file.

    Args:
        path: The file.
        head: The first line of a new file; None goes on with one that exists, which is not
            touched before there is something to write.
        kept: How many bytes of an existing file can be read.

    Raises:
        FileExistsError: a new file would write over another.
    """

    def __init__(self, path: Path, head: Any, kept: Callable[[Path], int]) -> None:
        self.path = path
        self._kept = kept
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO | None = None
        if head is not None:
            self._file = path.open("xb")
            self.line(head)

    def line(self, value: Any) -> None:
        """Write a value; it is on disk before this returns. Raises OSError."""
        if self._file is None:
            _mend_end(self.path, self._kept(self.path))
            self._file = self.path.open("ab")
        self._file.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file; another line opens it again."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _bytes_of(path: Path, what: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LinesProblem(f"{path} is too large to be {what}.")
        return path.read_bytes()
    except FileNotFoundError:
        raise LinesProblem(f"There is no file {path}.") from None
    except OSError as problem:
        raise LinesProblem(f"{path} cannot be read: {problem.strerror}.") from problem


def _mend_end(path: Path, kept: int) -> None:
    """Take off what cannot be read, so that what is written next can be.

    A torn last line is nothing; where more would go, the whole file is kept beside it first.
    """
    raw = path.read_bytes()
    if raw.count(b"\n", kept) > 0:
        path.with_suffix(SPOILT).write_bytes(raw)
    with path.open("r+b") as file:
        file.truncate(kept)
        if not raw[:kept].endswith(b"\n"):  # a whole line that lacks only its end
            file.seek(0, os.SEEK_END)
            file.write(b"\n")
