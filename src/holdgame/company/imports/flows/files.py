"""flow_files: the files of a phone tree, from the disk."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from holdgame.company.imports.flows.flow import FlowProblem, ImportFile

MOST_BYTES: Final = 20_000_000
"""More than any flow has; a file of recordings or of calls is soon that large."""


def read_files(paths: Sequence[Path]) -> list[ImportFile]:
    """The files as text, in whichever encoding they are.

    Raises:
        FlowProblem: a file is not there, not readable, no text, or too large.
    """
    return [ImportFile(path.name, _decoded(path.name, _read(path))) for path in paths]


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FlowProblem(f"{path.name or path} is not a file.")
        if status.st_size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise FlowProblem(f"{path.name} is larger than {most} MB: that is no phone tree.")
        with path.open("rb") as file:  # what grows meanwhile is not read on
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "it cannot be read"
        raise FlowProblem(f"{path}: {reason}.") from None


def _decoded(name: str, raw: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or else Latin-1, in which any byte is a letter."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    if b"\x00" in raw:
        raise FlowProblem(f"{name} is not text. Export the flow as JSON, YAML, XML or .conf.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
