"""On hold: the whole screen, and hardly anything on it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from holdgame.play import questions as q
from holdgame.play.heard import estimate_told, place_told
from holdgame.play.hold import Hold
from holdgame.play.pace import FASTER
from holdgame.tui import holding
from holdgame.tui.holding import Frame
from holdgame.tui.script import Entry
from holdgame.tui.widgets.fixed_text import FixedText
from holdgame.tui.widgets.hold_wave import HoldWave
from holdgame.tui.widgets.offered import Offered
from holdgame.tui.widgets.options import Row
from holdgame.tui.widgets.spoken_line import INDENT, SpokenLine

SPEED = "speed"
CALL_BACK = "call back"
SHORTEST_TIMER = 0.002  # a timer of 0 may never ring


class HoldView(Vertical):
    """Shows a hold and says when it is over.

    The end has a timer of its own, aimed at the exact second and aimed again whenever the speed
    changes; the ticks only draw.

    Args:
        hold: The hold, begun.
        company: The company's label.
        things: The small things that happen meanwhile.
        ticks: How often a second it is drawn.
        still: Whether the wave stands still.
        asks: Whether it asks what is to be asked; else whoever shows it sees to that.
    """

    DEFAULT_CSS = """
    HoldView { height: 1fr; padding-top: 3; }
    .-short HoldView { padding-top: 1; }
    .-high HoldView { padding-top: 8; }
    HoldView #told { height: 1; margin-top: 2; color: $company; }
    HoldView #announced { height: 4; margin-top: 1; }
    HoldView #announced.-past { color: $company 85%; }
    HoldView #thing { height: 1; color: $foreground 88%; }
    HoldView #question { height: auto; dock: bottom; }
    """

    SCOPED_CSS = False  # the size is a class of the screen around it

    class Over(Message):
        """Somebody picked up."""

    class SpeedChosen(Message):
        """The player answered brisk's question."""

        def __init__(self, factor: float) -> None:
            super().__init__()
            self.factor = factor
            """Customer seconds a real second from here on."""

    class CallBackTaken(Message):
        """The player lets them ring back."""

    class Drawn(Message):
        """A tick was drawn; the frame goes to whoever shows the time."""

        def __init__(self, frame: Frame) -> None:
            super().__init__()
            self.frame = frame
            """What was drawn."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, HoldView.Drawn)

    def __init__(
        self,
        hold: Hold,
        company: str,
        *,
        things: tuple[str, ...],
        ticks: float,
        still: bool,
        asks: bool = True,
    ) -> None:
        super().__init__()
        self.hold = hold
        self.still = still
        self._company = company
        self._things = things
        self._ticks = ticks
        self._end: Timer | None = None
        self._over = False
        self._asks = asks
        self._asking = False

    def compose(self) -> ComposeResult:
        yield HoldWave(self.hold.moment.heard.music)
        yield FixedText(id="told")
        yield SpokenLine(Entry("machine", "", ""), id="announced")
        yield FixedText(id="thing")
        yield Vertical(id="question")

    def on_mount(self) -> None:
        self.look()
        self.set_interval(1 / self._ticks, self._tick)

    def look(self) -> None:
        """Read the clock again: end if it is time, else aim at the end and draw."""
        if self._over:
            return
        if self.hold.over:
            if self.hold.instant and self._ask_what_is_due():
                return  # no time passes while it is asked
            self._over = True
            self.post_message(self.Over())
            return
        if self._end is not None:
            self._end.stop()
        self._end = self.set_timer(max(self.hold.real_left, SHORTEST_TIMER), self.look)
        self._draw()

    def frame(self) -> Frame:
        """What is to be seen and heard now."""
        return holding.frame(self.hold, self._things)

    def turn_still(self) -> None:
        self.still = not self.still

    def _tick(self) -> None:
        if not self._over:
            self._draw()

    def _draw(self) -> None:
        frame = self.frame()
        wave_at = 0.0 if self.still else frame.real
        self.query_one(HoldWave).show(wave_at, interrupted=frame.interrupted)
        self.query_one("#told", FixedText).show(_told(frame, self._company))
        announced = self.query_one("#announced", SpokenLine)
        if frame.announced is not None:
            announced.say(Entry("machine", self._company, frame.announced.text))
            announced.set_class(frame.announced.whole, "-past")
        self.query_one("#thing", FixedText).show(frame.thing)
        self._ask_what_is_due()
        self.post_message(self.Drawn(frame))

    def _ask_what_is_due(self) -> bool:
        """Ask what there is to ask; whether a question stands now."""
        if self._asking or not self._asks:
            return self._asking
        if self.hold.offers_call_back():
            self._ask(self.call_back())
        elif self.hold.asks_for_speed():
            rows = (Row("stay", "Second for second"), Row("faster", "Ten times faster from here"))
            self._ask(Offered(SPEED, q.FASTER, rows))
        else:
            return False
        return True

    def call_back(self) -> Offered:
        """What the company offers, once."""
        rows = (Row("yes", "Yes, ring me back"), Row("no", "No, I will hold"))
        text = f"{self._company}: We can ring you back when it is your turn."
        return Offered(CALL_BACK, text, rows)

    def show_question(self, question: Offered) -> None:
        """Put a question at the foot of the hold."""
        self.query_one("#question", Vertical).mount(question)

    def _ask(self, question: Offered) -> None:
        self._asking = True
        self.show_question(question)

    def on_offered_answered(self, event: Offered.Answered) -> None:
        event.stop()
        self._asking = False
        if event.about == SPEED:
            factor = FASTER if event.id == "faster" else 1.0
            self.hold.run_at(factor)
            self.post_message(self.SpeedChosen(factor))
            self.look()
        elif event.id == "yes":
            self._over = True
            self.post_message(self.CallBackTaken())
        elif self.hold.instant:
            self.look()


def _told(frame: Frame, company: str) -> Content:
    """What the company tells; an estimate that did not hold stays, crossed out."""
    who = (f"{company:<{INDENT}}", "bold")
    if frame.estimate is not None:
        words = estimate_told(frame.estimate)
        if frame.estimate_broken:
            return Content.assemble(who, (words, "strike"), "  (that has passed)")
        return Content.assemble(who, words)
    if frame.position is not None:
        return Content.assemble(who, place_told(frame.position))
    return Content("")
