"""Reading lines while time passes: what is typed waits until somebody wants it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable


class EndOfInput(Exception):
    """There is nobody left to ask."""


MOST_AHEAD = 100  # lines read before they are wanted; an endless stream must not fill the memory


class Lines:
    """Lines from a stream, read by a thread of their own so that a hold can listen and wait."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue(MOST_AHEAD)
        self._kept: list[str | None] = []
        self._thread = threading.Thread(target=self._read, args=(stream,), daemon=True)
        self._thread.start()

    def _read(self, stream: Iterable[str]) -> None:
        try:
            for line in stream:
                self._lines.put(line.rstrip("\r\n"))
        except (OSError, ValueError):  # the terminal is gone
            pass
        self._lines.put(None)

    def next(self) -> str:
        """The next line; waits for it. Raises `EndOfInput`."""
        line = self._kept.pop(0) if self._kept else self._lines.get()
        if line is None:
            self._kept.insert(0, None)
            raise EndOfInput
        return line

    def within(self, seconds: float) -> str | None:
        """The next line if it comes within so many seconds."""
        return self.next_if(lambda _: True, seconds)

    def next_if(self, wanted: Callable[[str], bool], seconds: float) -> str | None:
        """The next line if it comes within so many seconds and is `wanted`; else it is kept.

        Once a line is kept, or the input has ended, only the time is waited out.
        """
        if self._kept:
            threading.Event().wait(seconds)
            return None
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is not None and wanted(line):
            return line
        self._kept.append(line)
        return None
