"""The program as it is installed, and a program in a real pseudo-terminal. POSIX only."""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PYTHON = sys.executable
HOLDGAME = str(Path(sysconfig.get_path("scripts")) / "holdgame")
COLUMNS, ROWS = 120, 40
PATIENCE = 30.0  # seconds until a program that shows nothing is given up


class Silent(Exception):
    """The program did not show what was waited for; holds what it did show."""


class Terminal:
    """A program in a pseudo-terminal of 120 by 40, read as bytes."""

    def __init__(self, command: Sequence[str]) -> None:
        import fcntl
        import pty
        import termios

        self.began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            environment.pop("NO_COLOR", None)
            os.execve(command[0], list(command), environment)
        self.shown = bytearray()

    def until(self, mark: bytes, since: int = 0) -> float:
        """The time (perf_counter) at which `mark` had been written after byte `since`."""
        give_up = time.perf_counter() + PATIENCE
        while mark not in self.shown[since:]:
            if not self.read(give_up - time.perf_counter()):
                raise Silent(bytes(self.shown[-2000:]).decode("utf-8", "replace"))
        return time.perf_counter()

    def read(self, within: float) -> bool:
        """Take in what is written within so many seconds; False when nothing is."""
        ready, _, _ = select.select([self._fd], [], [], max(0.0, within))
        if not ready:
            return False
        try:
            read = os.read(self._fd, 65_536)
        except OSError:  # the program has ended
            return False
        self.shown += read
        return bool(read)

    def rest(self, seconds: float) -> None:
        """Take in everything until nothing has been written for so long."""
        while self.read(seconds):
            pass

    def press(self, keys: str) -> float:
        """Type; returns the time (perf_counter) just before."""
        pressed = time.perf_counter()
        os.write(self._fd, keys.encode())
        return pressed

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)


@contextmanager
def terminal(command: Sequence[str]) -> Iterator[Terminal]:
    """A program in a pseudo-terminal, ended afterwards whatever happens."""
    running = Terminal(command)
    try:
        yield running
    finally:
        running.end()
