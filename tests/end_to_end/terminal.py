"""The installed program in a real pseudo-terminal, and the screen a person would see."""

from __future__ import annotations

import os
import select
import signal
import struct
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

import pyte

HOLDGAME = str(Path(sysconfig.get_path("scripts")) / "holdgame")
PATIENCE = 30.0  # seconds until something that was waited for is given up


class Terminal:
    """A program at a terminal. `text` is what stands on the screen now."""

    def __init__(
        self, *arguments: str, columns: int = 80, rows: int = 24, no_color: bool = False
    ) -> None:
        import pty

        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        fixed = ("COLUMNS", "LINES", "NO_COLOR")  # a test runner's, not a terminal's
        environment = {k: v for k, v in os.environ.items() if k not in fixed}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        if no_color:
            environment["NO_COLOR"] = "1"
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execve(HOLDGAME, ["holdgame", *arguments], environment)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        import fcntl
        import termios

        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def hues(self) -> set[str]:
        """The colours on the screen that are not shades of grey, as six hex digits."""
        cells = (c for row in self._screen.buffer.values() for c in row.values())
        found = {colour for cell in cells for colour in (cell.fg, cell.bg)}
        return {c for c in found if len(c) == 6 and len({c[:2], c[2:4], c[4:]}) > 1}

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def settle(self, quiet: float = 0.25) -> str:
        """The screen when nothing has been written for a moment."""
        while self._read(quiet):
            pass
        return self.text

    def until(self, wanted: str | Callable[[str], bool], within: float = PATIENCE) -> str:
        """The screen once it shows what was wanted; fails with what it showed instead."""
        shows = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + within
        while not shows(self.text):
            if time.monotonic() > deadline or not self._read(deadline - time.monotonic()):
                raise AssertionError(f"{wanted!r} never came; the screen shows:\n{self.text}")
        return self.text

    def ended(self, within: float = PATIENCE) -> int:
        """The exit code, once the program has ended."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"the program goes on; the screen shows:\n{self.text}")

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._fd)
        self._fd = -1
        for _ in range(100):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self.pid = 0
                return
            time.sleep(0.05)
        raise AssertionError("The program goes on though its terminal was closed.")

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self._fd >= 0:
            os.close(self._fd)

    def _read(self, within: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], max(0.0, within))
        if not ready:
            return False
        try:
            read = os.read(self._fd, 65_536)
        except OSError:  # the program has ended
            return False
        self._stream.feed(read)
        return bool(read)
