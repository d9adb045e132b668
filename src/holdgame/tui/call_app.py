"""The app of the real call: the stopwatch, the questions, the card."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from holdgame.debrief.call_card import card_lines
from holdgame.debrief.call_card_html import card_html
from holdgame.debrief.wording import Wording
from holdgame.debrief.words import length
from holdgame.documents.writer import write_text
from holdgame.play.call_result import CallResult
from holdgame.play.calling import Calling
from holdgame.play.folders import CARD
from holdgame.tui.call_questions import answers_note, questions_screen
from holdgame.tui.quiet_app import QuietApp
from holdgame.tui.screens.call_card import CallCardScreen
from holdgame.tui.screens.confirm import ConfirmScreen
from holdgame.tui.screens.problem import ProblemScreen
from holdgame.tui.screens.real_call import RealCallScreen

UNWRITABLE: Final = (
    "The call can no longer be written down, so it stops here. What is on disk is kept."
)
STILL_ON_IT: Final = (
    "You put this call away {ago} ago. Has it gone on since?\n\n"
    "Yes: the clock catches up. No: it goes on from where you left it."
)
WORTH_ASKING: Final = 5.0  # seconds


class CallApp(QuietApp):
    """One call. `card` is the file that can be printed, once there is one.

    Args:
        calling: A new call, or one that is taken up again.
        ticks: How often a second the clock is drawn.
        light: Whether it begins by day.
        owns_terminal: Whether signals are this app's to listen to.
        log: Where the traceback of a bug goes.
    """

    def __init__(
        self,
        calling: Calling,
        *,
        ticks: float = 4.0,
        light: bool = False,
        owns_terminal: bool = True,
        log: Path | None = None,
    ) -> None:
        super().__init__(light=light, still=False, owns_terminal=owns_terminal, log=log)
        self._calling = calling
        self._ticks = ticks
        self.card: Path | None = None

    def on_mount(self) -> None:
        self.run_worker(self._call(), exclusive=True)

    async def _call(self) -> None:
        try:
            await self._from_ring_to_card()
        except OSError as problem:
            await self.push_screen_wait(ProblemScreen(UNWRITABLE, str(problem)))
        self.exit()

    async def _from_ring_to_card(self) -> None:
        calling = self._calling
        if not calling.ended:
            await self._catch_up()
        while calling.answers is None:
            await self._until_it_is_over()
            said = await self.push_screen_wait(questions_screen(calling))
            if said:
                calling.answer(answers_note(said))
            else:  # it was not over: the clock has gone on
                calling.undo()
        calling.leave()
        kept, wording = calling.kept(), Wording.load()
        result = CallResult.of(kept)
        self.card = kept.path.with_suffix(CARD)
        write_text(self.card, card_html(result, wording))
        lines = list(card_lines(result, wording))
        await self.push_screen_wait(CallCardScreen(lines, f"to print: {self.card.name}"))

    async def _until_it_is_over(self) -> None:
        if not self._calling.ended:
            screen = RealCallScreen(self._calling, ticks=self._ticks)
            problem = await self.push_screen_wait(screen)
            if problem is not None:
                raise problem

    async def _catch_up(self) -> None:
        """A call that was put away may have gone on."""
        away = self._calling.away()
        if self._calling.entries and away >= WORTH_ASKING:
            asked = STILL_ON_IT.format(ago=length(away))
            if await self.push_screen_wait(ConfirmScreen(asked)):
                self._calling.catch_up()
