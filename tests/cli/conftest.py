"""Running commands as users do: in a process of their own, and in this one where that is enough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from holdgame.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def said_nothing_of_python(self) -> bool:
        return "Traceback" not in self.out + self.err and "inside holdgame" not in self.err


COMMAND = [sys.executable, "-m", "holdgame.cli.main"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that has never been used."""
    return tmp_path / "data"


@pytest.fixture
def holdgame(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main(["--data-dir", str(data), *map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def shell(data: Path) -> Callable[..., Ran]:
    """Run a command in a process of its own; it has no terminal."""

    def run(*arguments: str | Path, input: str = "", **environment: str) -> Ran:
        ran: Any = subprocess.run(
            [*COMMAND, "--data-dir", str(data), *map(str, arguments)],
            input=input.encode(),
            capture_output=True,
            env={**os.environ, **environment},
            timeout=60,
        )
        return Ran(
            ran.returncode, ran.stdout.decode(errors="replace"), ran.stderr.decode(errors="replace")
        )

    return run
