"""The player's app. Kept thin: until somebody presses enter it has loaded nothing but Textual."""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from holdgame.tui.quiet_app import QuietApp
from holdgame.tui.screens.title import TitleScreen
from holdgame.tui.setup import Setup
from holdgame.tui.working_out import WorkingOut


class HoldgameApp(QuietApp):
    """One player at one terminal."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(
            light=setup.light, still=setup.still, owns_terminal=setup.owns_terminal, log=setup.log
        )
        self.setup = setup
        self.causes = WorkingOut(setup.causes)
        self.between = WorkingOut(setup.between)
        self._to_resume = setup.resume
        self.kept: Path | None = None  # the file of the last play that was finished
        self.made: Path | None = None  # the company file that was made last

    def get_default_screen(self) -> Screen[None]:
        return TitleScreen(first_run=self.setup.first_run)

    def on_mount(self) -> None:
        self.call_after_refresh(self._warm_up)

    def on_title_screen_begun(self) -> None:
        resumed, self._to_resume = self._to_resume, None
        self.run_worker(self._play(resumed), exclusive=True, group="play")

    async def _play(self, resumed: Path | None) -> None:
        from holdgame.tui.evening import evening

        if resumed is not None and self.setup.watch is not None:
            from holdgame.tui.watching import watched

            if not await watched(self, resumed, self.setup.watch):
                self.leave()
                return
        await evening(self, resumed)
        if self.setup.once:
            self.leave()

    def _warm_up(self) -> None:
        """Load the rest while the title is being read; or go where there is something to do."""
        self.run_worker(_load_the_rest, thread=True, group="warm up", exit_on_error=False)
        if self._to_resume is not None or self.setup.interview:
            self.on_title_screen_begun()


def _load_the_rest() -> None:
    import holdgame.tui.evening  # noqa: F401
