"""The table the phone lies on: the transcript, what is asked, and the hold in their place."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from holdgame.engine.going import HANG_UP
from holdgame.engine.journey import CalledBack, Chose, Left, Served
from holdgame.engine.moments import PRESS_NOTHING, Ask
from holdgame.play.hold import Hold
from holdgame.play.notes import Speed
from holdgame.play.sitting import Sitting
from holdgame.tui import script
from holdgame.tui.panels import panel_for
from holdgame.tui.script import Entry
from holdgame.tui.storyteller import Held, PhoneDown
from holdgame.tui.widgets.asked import Asked
from holdgame.tui.widgets.hold_view import HoldView
from holdgame.tui.widgets.keypad import Keypad
from holdgame.tui.widgets.options import Options
from holdgame.tui.widgets.telling import Telling
from holdgame.tui.widgets.transcript import Transcript
from holdgame.tui.widgets.typed_fact import TypedFact

MORE = "› space"


class Table(Vertical):
    """The stage of the storyteller.

    Args:
        sitting: Whose notes are kept.
        ticks: How often a second a hold is drawn.
        still: Whether nothing should move.
    """

    DEFAULT_CSS = """
    Table { height: 1fr; padding: 0 3; align-horizontal: center; }
    Table > * { max-width: 92; }
    Table #more { height: 1; color: $you; margin-top: 1; visibility: hidden; }
    Table #more.-waiting { visibility: visible; }
    Table #asked { height: auto; margin-top: 1; align-horizontal: center; display: none; }
    Table.-asking #asked { display: block; }
    Table.-asking #more { display: none; }
    Table.-holding > * { display: none; }
    Table.-holding > HoldView { display: block; }
    """

    class Turned(Message):
        """Something else is asked or shown now, so other keys may do something."""

    def __init__(self, sitting: Sitting, *, ticks: float, still: bool) -> None:
        super().__init__()
        self.asking: Ask | None = None
        """The question that waits for an answer."""
        self.reciting = False
        """Whether a recording talks that asks nothing yet."""
        self._sitting = sitting
        self._company = script.label(sitting.world.company.name.split()[0])
        self._ticks = ticks
        self._still = still
        self._next = asyncio.Event()
        self._waiting = False
        self._on_the_line = False
        self._phone_down = False
        self._answer: asyncio.Future[Chose] | None = None
        self._held: asyncio.Future[Held] | None = None

    def compose(self) -> ComposeResult:
        yield Transcript()
        yield Static(MORE, id="more", markup=False)
        yield Asked(id="asked")

    def on_mount(self) -> None:
        transcript = self.query_one(Transcript)
        transcript.fill(script.history(self._sitting.journey))
        if self._sitting.told:
            transcript.say(script.aside(f"({self._sitting.told})"))

    @property
    def view(self) -> HoldView | None:
        """The hold that is on, if one is."""
        return next(iter(self.query(HoldView)), None) if self._held is not None else None

    @property
    def may_hang_up(self) -> bool:
        if self.asking is not None:
            return self.asking.option(HANG_UP) is not None
        return self._on_the_line or self._held is not None

    @property
    def may_go_on(self) -> bool:
        """Whether space brings the next line."""
        return self._waiting

    # -- the stage ------------------------------------------------------------------------------

    async def say(self, entry: Entry) -> None:
        self.query_one(Transcript).say(entry)
        self.post_message(self.Turned())

    async def reader(self, *, on_the_line: bool) -> None:
        more = self.query_one("#more")
        more.add_class("-waiting")
        try:
            await self._wait(None, on_the_line)
        finally:
            more.remove_class("-waiting")

    async def pause(self, seconds: float, *, on_the_line: bool) -> None:
        self.reciting = True
        try:
            await self._wait(seconds, on_the_line)
        finally:
            self.reciting = False

    async def _wait(self, seconds: float | None, on_the_line: bool) -> None:
        """Until the reader goes on, the seconds are over, or the phone is put down."""
        self._next.clear()
        self._waiting, self._on_the_line, self._phone_down = True, on_the_line, False
        self.post_message(self.Turned())
        try:
            await asyncio.wait_for(self._next.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self._waiting = self._on_the_line = False
        if self._phone_down:
            raise PhoneDown

    async def ask(self, moment: Ask, said: tuple[Entry, ...], factor: float) -> Chose:
        self._answer = asyncio.get_running_loop().create_future()
        self.asking = moment
        await self._put(panel_for(moment, self._sitting))
        recital = asyncio.create_task(self._recite(said, factor))
        try:
            chosen = await self._answer
        finally:
            recital.cancel()
            self._answer = self.asking = None
        await self._put(None)
        return chosen

    async def hold(self, hold: Hold, things: tuple[str, ...]) -> Held:
        self._held = asyncio.get_running_loop().create_future()
        view = HoldView(hold, self._company, things=things, ticks=self._ticks, still=self._still)
        await self._put(None)
        self.add_class("-holding")
        await self.mount(view)
        self.post_message(self.Turned())
        held = await self._held
        self._held = None
        self._still = view.still
        self.query_one(Asked).wait_a_moment()
        with self.app.batch_update():
            await view.remove()
            self.remove_class("-holding")
        self.post_message(self.Turned())
        return held

    # -- what the player does ---------------------------------------------------------------------

    def next(self) -> None:
        """The reader goes on."""
        self._next.set()

    def scroll_back(self, pages: int) -> None:
        transcript = self.query_one(Transcript)
        (transcript.scroll_page_up if pages < 0 else transcript.scroll_page_down)()

    def hang_up(self) -> None:
        """Put the phone down, if one is on it."""
        if self.view is not None:
            self._hold_ended(Left(self.view.hold.waited))
        elif self.asking is not None and self.may_hang_up:
            self._decide(Chose(HANG_UP))
        elif self._on_the_line:
            self._phone_down = True
            self._next.set()

    def on_options_taken(self, event: Options.Taken) -> None:
        self._decide(Chose(event.id))

    @property
    def may_wait(self) -> bool:
        """Whether a menu goes on by itself when no key is pressed."""
        return self.asking is not None and self.asking.option(PRESS_NOTHING) is not None

    def on_keypad_pressed(self, event: Keypad.Pressed) -> None:
        if self.asking is not None and self.asking.option(event.key) is None:
            if event.key == PRESS_NOTHING:  # a menu that waits for ever
                return
            wrong = self._sitting.world.company.says.wrong_key
            self.query_one(Transcript).say(
                Entry("you", "you", f"press {event.key}"), Entry("machine", self._company, wrong)
            )
        else:
            self._decide(Chose(event.key))

    def on_typed_fact_entered(self, event: TypedFact.Entered) -> None:
        if self.asking is not None:
            self._decide(Chose(self.asking.option_for(event.text), event.text))

    def on_telling_told(self, event: Telling.Told) -> None:
        if self.asking is not None:
            self._decide(Chose(self.asking.option_for(event.text), event.text))

    def on_hold_view_over(self) -> None:
        self._hold_ended(Served())

    def on_hold_view_call_back_taken(self) -> None:
        self._hold_ended(CalledBack())

    def on_hold_view_speed_chosen(self, event: HoldView.SpeedChosen) -> None:
        self._sitting.note(Speed(event.factor))

    def _decide(self, chosen: Chose) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(chosen)

    def _hold_ended(self, answer: Served | Left | CalledBack) -> None:
        if self._held is not None and not self._held.done() and self.view is not None:
            self._held.set_result(Held(answer, self.view.hold.real))

    async def _put(self, panel: Widget | None) -> None:
        """One panel in place of another, in one frame."""
        with self.app.batch_update():
            self.set_class(panel is not None, "-asking")
            await self.query_one(Asked).put(panel)
        self.post_message(self.Turned())

    async def _recite(self, said: Sequence[Entry], factor: float) -> None:
        """A recording says one line after another; whoever knows the key need not wait."""
        for entry in said:
            await self.say(entry)
            if entry.voice == "machine":
                await asyncio.sleep(entry.seconds / factor)
