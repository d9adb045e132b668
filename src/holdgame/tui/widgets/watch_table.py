"""The table where nobody plays: what was said and chosen in a kept play, by the watcher's clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from holdgame.debrief.pieces import feeling
from holdgame.engine.journey import CalledBack, Chose, Served
from holdgame.engine.moments import Ask
from holdgame.play.hold import Hold
from holdgame.play.pace import FASTER
from holdgame.play.watching import WatchClock, Watched, answered_in, read_in
from holdgame.tui import script
from holdgame.tui.panels import panel_for
from holdgame.tui.script import Entry
from holdgame.tui.storyteller import Held
from holdgame.tui.widgets.hold_view import HoldView
from holdgame.tui.widgets.keypad import Keypad
from holdgame.tui.widgets.options import Options
from holdgame.tui.widgets.spoken_line import SpokenLine
from holdgame.tui.widgets.transcript import Transcript

CHOSEN_STAYS = 1.0  # seconds that a choice is seen before it is made: judgement
OFFER_STAYS = 6.0  # seconds that an offer stands which was not taken: judgement
LOOK: Final = 0.1  # seconds between two looks at the clock, at most
TYPED: Final = ("digits", "words", "own_words")


class WatchTable(Vertical):
    """The stage of the storyteller, for a play that was kept. No key of it is the watcher's.

    Args:
        watched: The play.
        clock: The watcher's, which may stand still.
        ticks: How often a second a hold is drawn.
        still: Whether nothing should move.
    """

    DEFAULT_CSS = """
    WatchTable { height: 1fr; padding: 0 3; align-horizontal: center; }
    WatchTable > * { max-width: 92; }
    WatchTable #asked { height: auto; margin-top: 1; align-horizontal: center; }
    WatchTable #asked > * { opacity: 100%; }
    WatchTable #question * { opacity: 100%; }
    WatchTable.-holding > * { display: none; }
    WatchTable.-holding > HoldView { display: block; }
    """

    class Turned(Message):
        """Something else is shown now."""

    class Felt(Message):
        """The player said how it felt."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """In a few words."""

    def __init__(self, watched: Watched, clock: WatchClock, *, ticks: float, still: bool) -> None:
        super().__init__()
        self.view: HoldView | None = None
        """The hold that is on, if one is."""
        self._watched = watched
        self._clock = clock
        self._company = script.label(watched.world.company.name.split()[0])
        self._ticks = ticks
        self._still = still
        self._unread = ""  # what was said last, while nobody has had the time to read it
        self._at = 0  # which moment is on the screen
        self._skipped = -1  # which moment the watcher has seen enough of

    def compose(self) -> ComposeResult:
        yield Transcript()
        yield Vertical(id="asked")

    def skip(self) -> None:
        """On to the next moment."""
        self._skipped = self._at

    def scroll_back(self, pages: int) -> None:
        transcript = self.query_one(Transcript)
        (transcript.scroll_page_up if pages < 0 else transcript.scroll_page_down)()

    def feel(self, waited: float = 0.0) -> None:
        """How it felt, where that was said."""
        for felt in self._watched.felt(waited):
            told = f"It felt: {feeling(felt.value)}"
            self.query_one(Transcript).say(script.aside(f"({told}.)"))
            self.post_message(self.Felt(told))

    # -- the stage ------------------------------------------------------------------------------

    async def say(self, entry: Entry) -> None:
        self._turn()
        self._unread = entry.text
        self.query_one(Transcript).say(entry)

    async def reader(self, *, on_the_line: bool) -> None:
        await self._pass(read_in(self._unread))
        self._unread = ""

    async def pause(self, seconds: float, *, on_the_line: bool) -> None:
        await self._pass(seconds)
        self._unread = ""

    async def ask(self, moment: Ask, said: tuple[Entry, ...], factor: float) -> Chose:
        if self._unread:
            await self.reader(on_the_line=False)
        self._turn()
        for entry in said:
            await self.say(entry)
            machine = entry.voice == "machine"
            await self._pass(entry.seconds / factor if machine else read_in(entry.text))
        chosen = self._watched.chosen
        if chosen is not None and moment.how in TYPED:
            await self._typed(moment, chosen.text or moment.expects)
        elif chosen is not None:
            await self._picked(moment, chosen.option)
        return chosen or Chose("")

    async def hold(self, hold: Hold, things: tuple[str, ...]) -> Held:
        self._turn()
        if not self._watched.pace.instant:
            view = HoldView(
                hold, self._company, things=things, ticks=self._ticks, still=self._still, asks=False
            )
            self.add_class("-holding")
            await self.mount(view)
            self.view = view
            await self._held(view)
            self.view = None
            with self.app.batch_update():
                await view.remove()
                self.remove_class("-holding")
        self.feel(self._watched.hold_lasts)
        return Held(Served(), hold.real)

    # -- what is seen of an answer ------------------------------------------------------------

    async def _picked(self, moment: Ask, option: str) -> None:
        """The options are read, then one of them lights up."""
        panel = panel_for(moment, self._watched)
        await self._put(panel)
        await self._pass(answered_in(moment, option))
        if isinstance(panel, Options):
            ids = [row.id for row in panel.rows]
            panel.at = ids.index(option) if option in ids else panel.at
        elif isinstance(panel, Keypad):
            panel.show_pressed(option)
        await self._pass(CHOSEN_STAYS)
        await self._put(None)

    async def _typed(self, moment: Ask, text: str) -> None:
        """Letter by letter."""
        line = SpokenLine(Entry("you", "you", ""))
        await self._put(line)
        takes = answered_in(moment, text) or 1.0

        def so_far(share: float) -> None:
            line.say(Entry("you", "you", text[: round(share * len(text))]))
            line.refresh(layout=True)

        await self._pass(takes, lambda seconds: so_far(seconds / takes))
        await self._put(None)

    async def _held(self, view: HoldView) -> None:
        """Until the hold is over, as it was; brisk goes faster after its minute."""
        hold, lasts = view.hold, self._watched.hold_lasts
        taken = self._watched.next is not None and self._watched.next.answer == CalledBack()
        while hold.waited < lasts and self._skipped != self._at:
            if hold.asks_for_speed():
                hold.run_at(FASTER)
                self._watched.speed = FASTER
            if hold.offers_call_back():
                self._offered(view)
            self.feel(hold.waited)
            left = self._clock.real_until(self._clock() + (lasts - hold.waited) / hold.factor)
            await asyncio.sleep(min(left, LOOK))
        if taken:
            self._offered(view)
            await self._pass(CHOSEN_STAYS)

    def _offered(self, view: HoldView) -> None:
        offered = view.call_back()
        offered.disabled = True
        view.show_question(offered)
        view.set_timer(OFFER_STAYS, offered.remove)

    # -- time -----------------------------------------------------------------------------------

    async def _pass(self, seconds: float, meanwhile: Callable[[float], None] | None = None) -> None:
        """Let seconds of the watcher's clock pass, unless the moment is skipped."""
        began = self._clock()
        while not self._over(began, seconds):
            if meanwhile is not None:
                meanwhile(self._clock() - began)
            await asyncio.sleep(min(self._clock.real_until(began + seconds), LOOK))
        self.feel()

    def _over(self, began: float, seconds: float) -> bool:
        if self._watched.pace.instant or self._skipped == self._at:
            return True
        return self._clock() - began >= seconds

    def _turn(self) -> None:
        self._at = len(self._watched.journey.events)
        self.post_message(self.Turned())

    async def _put(self, panel: Widget | None) -> None:
        asked = self.query_one("#asked", Vertical)
        with self.app.batch_update():
            await asked.remove_children()
            if panel is not None:
                panel.disabled = True
                await asked.mount(panel)
