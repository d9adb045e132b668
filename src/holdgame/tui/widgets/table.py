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
from holdgame.engine.moments import Ask
from holdgame.play.notes import Speed
from holdgame.play.sitting import Sitting
from holdgame.tui import script
from holdgame.tui.hold import Hold
from holdgame.tui.panels import panel_for
from holdgame.tui.script import Entry
from holdgame.tui.storyteller import Held
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
        self._answer: asyncio.Future[Chose] | None = None
        self._held: asyncio.Future[Held] | None = None

    def compose(self) -> ComposeResult:
        yield Transcript()
        yield Static(MORE, id="more", markup=False)
        yield Vertical(id="asked")

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
        return self._held is not None

    # -- the stage ------------------------------------------------------------------------------

    async def say(self, entry: Entry) -> None:
        self.query_one(Transcript).say(entry)
        self.post_message(self.Turned())

    async def reader(self) -> None:
        more = self.query_one("#more")
        self._next.clear()
        more.add_class("-waiting")
        await self._next.wait()
        more.remove_class("-waiting")

    async def pause(self, seconds: float) -> None:
        self._next.clear()
        self.reciting = True
        try:
            await asyncio.wait_for(self._next.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self.reciting = False

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

    async def hold(self, hold: Hold) -> Held:
        self._held = asyncio.get_running_loop().create_future()
        view = HoldView(hold, self._company, ticks=self._ticks, still=self._still)
        await self._put(None)
        self.add_class("-holding")
        await self.mount(view)
        self.post_message(self.Turned())
        held = await self._held
        self._held = None
        self._still = view.still
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
        elif self.may_hang_up:
            self._decide(Chose(HANG_UP))

    def on_options_taken(self, event: Options.Taken) -> None:
        self._decide(Chose(event.id))

    def on_keypad_pressed(self, event: Keypad.Pressed) -> None:
        if self.asking is not None and self.asking.option(event.key) is None:
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
        asked = self.query_one("#asked")
        with self.app.batch_update():
            await asked.remove_children()
            self.set_class(panel is not None, "-asking")
            if panel is not None:
                await asked.mount(panel)
                if panel.can_focus:
                    panel.focus()
        self.post_message(self.Turned())

    async def _recite(self, said: Sequence[Entry], factor: float) -> None:
        """A recording says one line after another; whoever knows the key need not wait."""
        for entry in said:
            await self.say(entry)
            if entry.voice == "machine":
                await asyncio.sleep(entry.seconds / factor)
