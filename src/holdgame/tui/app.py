"""The player's app. Kept thin: until somebody presses enter it has loaded nothing but Textual."""

from __future__ import annotations

import signal
import traceback
from pathlib import Path
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from holdgame.tui.screens.title import TitleScreen
from holdgame.tui.setup import Setup
from holdgame.tui.themes import DAY, NIGHT

BROKEN = "Something in holdgame itself broke. Your play is kept. What happened is in {log}."


@runtime_checkable
class Leavable(Protocol):
    """A screen with something to write down before the player leaves."""

    def leaving(self) -> str:
        """Write it down; returns a sentence for the terminal, or nothing."""
        ...


class HoldgameApp(App[None]):
    """One player at one terminal."""

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

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self.setup = setup
        self._to_resume = setup.resume
        self.kept: Path | None = None  # the file of the last play that was finished
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = DAY.name if setup.light else NIGHT.name
        if setup.still:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own names, for the moments before a theme of ours is set."""
        return dict(NIGHT.variables)

    def get_default_screen(self) -> Screen[None]:
        return TitleScreen(first_run=self.setup.first_run)

    @property
    def stilled(self) -> bool:
        """Whether nothing on the screen should move."""
        return self.setup.still or self.animation_level == "none"

    def on_mount(self) -> None:
        if self.setup.owns_terminal:
            self._listen_for_the_end()
        self.call_after_refresh(self._warm_up)

    def on_title_screen_begun(self) -> None:
        resumed, self._to_resume = self._to_resume, None
        self.run_worker(self._play(resumed), exclusive=True, group="play")

    async def action_quit(self) -> None:
        self.leave()

    def action_turn_light(self) -> None:
        self.theme = NIGHT.name if self.theme == DAY.name else DAY.name

    def leave(self) -> None:
        """End the app; what was under way is kept. May be called from outside."""
        said = [s.leaving() for s in self.screen_stack if isinstance(s, Leavable)]
        self.exit(message="\n".join(filter(None, said)) or None)

    async def _play(self, resumed: Path | None) -> None:
        from holdgame.tui.evening import evening

        await evening(self, resumed)
        if self.setup.once:
            self.leave()

    def _warm_up(self) -> None:
        """Load the rest while the title is being read; with a journey to resume, go there."""
        self.run_worker(_load_the_rest, thread=True, group="warm up", exit_on_error=False)
        if self._to_resume is not None:
            self.on_title_screen_begun()

    def _fatal_error(self) -> None:
        """A bug in the game: its traceback goes to the log, the player gets a sentence."""
        log = self.setup.log
        if log is None or self._exception is None:
            super()._fatal_error()
            return
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.writelines(traceback.format_exception(self._exception))
        self.panic(BROKEN.format(log=log))

    def _listen_for_the_end(self) -> None:
        """A closed terminal ends the app quietly; the journey is on disk already."""
        import asyncio

        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                try:
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.leave)
                except (NotImplementedError, RuntimeError, ValueError):
                    return  # not the main thread, or Windows


def _load_the_rest() -> None:
    import holdgame.tui.evening  # noqa: F401
