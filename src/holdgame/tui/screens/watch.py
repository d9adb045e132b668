"""A kept play, watched: status, table, keys. What happens is the storyteller's."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from holdgame.debrief.words import possessive
from holdgame.engine.moments import Ended
from holdgame.play.watching import BEGUN, LEFT, NoFurther, WatchClock, Watched
from holdgame.tui import call, script
from holdgame.tui.holding import Frame
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.storyteller import Storyteller
from holdgame.tui.widgets.hold_view import HoldView
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall
from holdgame.tui.widgets.watch_table import WatchTable

REMARK_STAYS = 4.0  # seconds
ABOUT = "You watch a play as it went. Nothing you press changes it; stop whenever you like."
MORE = (("page up, page down", "read what was said before"),)


class WatchScreen(Screen[bool]):
    """Dismissed when it has been seen or enough of it; with whether the debrief is wanted.

    Args:
        watched: The play.
        clock: The watcher's.
        ticks: How often a second a hold is drawn.
        still: Whether nothing should move.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("space", "pause", "pause", id="watch.pause", tooltip="stand still, or go on"),
        Binding("right", "skip", "next", id="watch.skip", tooltip="on to the next moment"),
        Binding("plus", "speed(1)", "faster", id="watch.faster", tooltip="faster"),
        Binding("minus", "speed(-1)", "slower", id="watch.slower", tooltip="slower"),
        Binding("pageup", "scroll(-1)", "back", id="watch.back", show=False),
        Binding("pagedown", "scroll(1)", "forward", id="watch.forward", show=False),
        Binding("d", "debrief", "debrief", id="watch.debrief", tooltip="at the end: its debrief"),
        Binding("question_mark,f1", "help", "help", id="watch.help", tooltip="this page"),
        Binding("q,escape", "dismiss(False)", "stop", id="watch.stop", tooltip="stop watching"),
    ]

    def __init__(self, watched: Watched, clock: WatchClock, *, ticks: float, still: bool) -> None:
        super().__init__()
        self._watched = watched
        self._clock = clock
        self._table = WatchTable(watched, clock, ticks=ticks, still=still)
        self._seen = False
        self._felt = ""

    def compose(self) -> ComposeResult:
        yield StatusLine()
        yield self._table
        yield KeyRow()
        yield TooSmall()

    def on_mount(self) -> None:
        self._show()
        self.run_worker(self._watch(), name="story", exclusive=True)

    async def _watch(self) -> None:
        world = self._watched.world
        about = BEGUN.format(title=world.story.title, rules=possessive(world.company.name))
        await self._table.say(script.aside(f"({about})"))
        try:
            await Storyteller(self._watched, self._table, self._clock).play()
        except NoFurther:
            await self._table.say(script.aside(f"({LEFT.format(file=self._watched.file)})"))
        else:
            await self._end()
        self._seen = True
        self._show()

    async def _end(self) -> None:
        self._table.feel()
        ended = self._watched.moment
        assert isinstance(ended, Ended)
        for text in (ended.title.upper(), ended.text or ended.broken):
            if text:
                await self._table.say(script.aside(text))

    # -- what is shown around the table -----------------------------------------------------------

    def on_watch_table_turned(self) -> None:
        self._show()

    def on_watch_table_felt(self, event: WatchTable.Felt) -> None:
        self._felt = event.text
        self._show()
        self.set_timer(REMARK_STAYS, self._forget)

    def on_hold_view_drawn(self, event: HoldView.Drawn) -> None:
        self._show(event.frame)

    def _forget(self) -> None:
        self._felt = ""
        self._show()

    def _show(self, frame: Frame | None = None) -> None:
        view = self._table.view
        if frame is None and view is not None:
            frame = view.frame()
        self.query_one(StatusLine).show(*call.status(self._watched.journey, frame))
        row = self.query_one(KeyRow)
        row.show(self._keys())
        row.remark(self._remark())

    def _keys(self) -> list[Key]:
        if not self._seen:
            keys = [
                Key("space", "go on" if self._clock.paused else "pause", "screen.pause"),
                Key("→", "next", "screen.skip"),
                Key("+", "faster", "screen.speed(1)"),
                Key("-", "slower", "screen.speed(-1)"),
            ]
        else:
            over = self._watched.journey.ended
            keys = [Key("d", "the debrief", "screen.debrief")] if over else []
        return [*keys, Key("?", "help", "screen.help"), Key("q", "close", "screen.dismiss(False)")]

    def _remark(self) -> str:
        """How it felt just now; else whether it stands still, and the speed that was chosen."""
        if self._seen:
            return ""
        speed = "" if self._clock.speed == 1 else f"{self._clock.speed:g} ×"
        return self._felt or ("paused" if self._clock.paused else speed)

    # -- what the keys do -------------------------------------------------------------------------

    def action_pause(self) -> None:
        if not self._seen:
            self._clock.pause()
            self._show()

    def action_skip(self) -> None:
        self._table.skip()

    def action_speed(self, step: int) -> None:
        self._clock.change(step)
        self._show()

    def action_scroll(self, pages: int) -> None:
        self._table.scroll_back(pages)

    def action_debrief(self) -> None:
        if self._seen and self._watched.journey.ended:
            self.dismiss(True)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(ABOUT, MORE, self.BINDINGS))
