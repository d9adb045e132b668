"""progress: how far something has come, on one line of a terminal that is left as it was."""

from __future__ import annotations

import sys
import time
from typing import Final

from holdgame.cli.output import printable

PATIENCE: Final = 1.0  # seconds until anything is said


class Progress:
    """Says on standard error how far it is, if that is a terminal and it takes a while.

    Args:
        patience: Seconds before the first word.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._from = time.monotonic() + patience
        self._quiet = not sys.stderr.isatty()
        self._shown = ""

    def say(self, text: str) -> None:
        """Put a text in place of the one before."""
        if self._quiet or text == self._shown or time.monotonic() < self._from:
            return
        print(f"\r\x1b[K{printable(text)}", end="", file=sys.stderr, flush=True)
        self._shown = text

    def done(self) -> None:
        """Leave the line as it was."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = ""
