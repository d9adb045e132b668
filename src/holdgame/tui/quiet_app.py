"""What every app of ours is: night and day, sizes, a quiet end, a bug told in a sentence."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from pathlib import Path
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding

from holdgame.tui.themes import DAY, NIGHT

LONGEST_END = 2.0  # seconds after a terminal was closed in which the app ends by itself
BROKEN = "Something in holdgame itself broke. What you did is kept. What happened is in {log}."


@runtime_checkable
class Leavable(Protocol):
    """A screen with something to write down before the player leaves."""

    def leaving(self) -> str:
        """Write it down; returns a sentence for the terminal, or nothing."""
        ...


class QuietApp(App[None]):
    """One person at one terminal.

    Args:
        light: Whether it begins by day.
        still: Whether nothing should move.
        owns_terminal: Whether signals are this app's to listen to.
        log: The file that the traceback of a bug is written to, instead of to the person.
    """

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-short"), (24, "-tall"), (34, "-high")]
    BINDINGS = [
        Binding("f9", "turn_light", "light or dark", id="app.light", show=False),
    ]
    CSS = """
    Screen { background: $background; color: $foreground; layers: base above; }
    ModalScreen { background: $background 70%; }
    """

    def __init__(self, *, light: bool, still: bool, owns_terminal: bool, log: Path | None) -> None:
        super().__init__()
        self._still = still
        self._owns_terminal = owns_terminal
        self._error_log = log
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = DAY.name if light else NIGHT.name
        if still:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names, for the moments before a theme of ours is set."""
        return dict(NIGHT.variables)

    @property
    def stilled(self) -> bool:
        """Whether nothing on the screen should move."""
        return self._still or self.animation_level == "none"

    def on_mount(self) -> None:
        if self._owns_terminal:
            self._listen_for_the_end()

    async def action_quit(self) -> None:
        self.leave()

    def action_help_quit(self) -> None:
        """ctrl+c does what q does in a play: Textual's own would only say that ctrl+q does."""
        self.leave()

    def action_turn_light(self) -> None:
        self.theme = NIGHT.name if self.theme == DAY.name else DAY.name

    def leave(self) -> None:
        """End the app; what was under way is kept. May be called from outside."""
        said = [s.leaving() for s in self.screen_stack if isinstance(s, Leavable)]
        self.exit(message="\n".join(filter(None, said)) or None)

    def _fatal_error(self) -> None:
        """A bug in the game: its traceback goes to the log, the player gets a sentence."""
        if self._error_log is None or self._exception is None:
            super()._fatal_error()
            return
        self._error_log.parent.mkdir(parents=True, exist_ok=True)
        with self._error_log.open("a", encoding="utf-8") as file:
            file.writelines(traceback.format_exception(self._exception))
        self.panic(BROKEN.format(log=self._error_log))

    def _hung_up(self) -> None:
        """The terminal is gone. Textual's output may be too, and it would then be waited for for
        ever: a program that nobody sees ends all the same."""
        end = threading.Timer(LONGEST_END, os._exit, (0,))
        end.daemon = True
        end.start()
        self.leave()

    def _listen_for_the_end(self) -> None:
        """A closed terminal ends the app quietly; what was done is on disk already."""
        import asyncio

        for name, end in (("SIGHUP", self._hung_up), ("SIGTERM", self.leave)):
            if hasattr(signal, name):
                try:
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), end)
                except (NotImplementedError, RuntimeError, ValueError):
                    return  # not the main thread, or Windows
