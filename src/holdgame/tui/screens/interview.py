"""One question about a company on each screen, with what an answer means for a customer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from holdgame.company.interview.answers import Answer, Answers
from holdgame.company.interview.question import Question
from holdgame.company.interview.reading import LONGEST, Reading, read, written
from holdgame.company.policy import MADE_FOR, MadeFor
from holdgame.tui.asking import Asking, Interviewed
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.screens.leaving import leave
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.meaning import Meaning
from holdgame.tui.widgets.options import NOWHERE, Options, Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall

NOT_KNOWN = "I don't know"
BEFORE = "Question {} is not known. {}."
WHOM = "Made for whom?"
OPEN: Final = "leave it open"
WHOM_ROWS = (
    Row("customer", "the customer"),
    Row("us", "us"),
    Row("law", "the law"),
    Row("nobody remembers", "nobody remembers"),
    Row(OPEN, OPEN),
)
ABOUT = "Say what you know. What you do not know is assumed, and marked so."
MORE = (
    ("enter", "answer; on an empty field: I don't know"),
    ("1 to 9", "answer; or arrows and enter, or the mouse"),
)


class InterviewScreen(Screen[Interviewed]):
    """Asks, one after another. Nobody has to know anything.

    Args:
        asking: What is asked.
        answers: What has been said already.
        at: The question to begin with.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    InterviewScreen VerticalScroll { padding: 0 8 2 8; height: 1fr; }
    InterviewScreen VerticalScroll > * { max-width: 84; }
    InterviewScreen StatusLine #here { width: 3fr; }
    InterviewScreen StatusLine #there { width: 1fr; }
    InterviewScreen #before { color: $quiet; height: 1; margin-bottom: 1; }
    InterviewScreen #example { color: $quiet; }
    InterviewScreen #answering { height: auto; margin: 1 0; }
    InterviewScreen .typed { height: 1; }
    InterviewScreen .typed Static { width: auto; color: $quiet; margin-left: 2; }
    InterviewScreen Input { border: none; height: 1; width: 24; padding: 0 1;
        background: $surface; color: $you; }
    InterviewScreen Input:focus { border: none; background-tint: $foreground 0%; }
    InterviewScreen #whom { height: auto; margin-top: 1; }
    InterviewScreen.-short VerticalScroll { padding: 0 8; }
    InterviewScreen.-short #before { margin: 0; }
    """
    BINDINGS = [
        Binding("f4", "not_known", "I don't know", tooltip="I don't know", id="interview.skip"),
        Binding("f7", "back", "back", tooltip="the question before", id="interview.back"),
        Binding("ctrl+z", "undo", "undo", tooltip="undo the last answer", id="interview.undo"),
        Binding("escape", "leave", "leave", tooltip="leave; answers are kept", id="interview.esc"),
        Binding("f1,question_mark", "help", "help", tooltip="this page", id="interview.help"),
    ]

    def __init__(self, asking: Asking, answers: Answers, at: int = 0) -> None:
        super().__init__()
        self._asking = asking
        self._answers = answers
        self._at = at
        self._before: list[tuple[int, Answers]] = []

    def compose(self) -> ComposeResult:
        yield StatusLine()
        with VerticalScroll(can_focus=False):
            yield Static("", id="before", markup=False)
            yield Static("", id="asked", markup=False)
            yield Static("", id="example", markup=False)
            yield Vertical(id="answering")
            yield Meaning(self._asking)
            yield Vertical(id="whom")
        yield KeyRow()
        yield TooSmall()

    async def on_mount(self) -> None:
        await self._ask()

    @property
    def _question(self) -> Question:
        return self._asking.questions[self._at]

    @property
    def _asks_whom(self) -> bool:
        return bool(self.query("#whom Options"))

    # -- asking -----------------------------------------------------------------------------------

    async def _ask(self, before: str = "") -> None:
        question, of = self._question, len(self._asking.questions)
        where = f"{self._at + 1} of {of}" if of > 1 else ""
        self.query_one(StatusLine).show(self._asking.heading, where)
        self.query_one("#before", Static).update(before)
        self.query_one("#asked", Static).update(question.text)
        example = self.query_one("#example", Static)
        example.update(f"for example {question.example}")
        example.display = bool(question.example)
        with self.app.batch_update():
            await self.query_one("#whom").remove_children()
            answering = self.query_one("#answering")
            await answering.remove_children()
            await answering.mount(self._panel(question))
        self._look(Reading(self._answers.value(question.id)))
        if self._answers.not_known(question.id):
            self.query_one(Meaning).of_not_knowing(question, self._answers)
        field = answering.query("Options, Input").first()
        if isinstance(field, Options):
            self.watch(field, "at", self._pointed, init=False)
        field.focus()

    def _panel(self, question: Question) -> Widget:
        """The widget that asks, with what was answered before."""
        value = self._answers.value(question.id)
        if question.picks:
            rows = [Row(str(n), words) for n, (_, words) in enumerate(question.picks)]
            values = [value for value, _ in question.picks]
            at = values.index(value) if value in values else NOWHERE
            at = len(rows) if self._answers.not_known(question.id) else at
            return Options([*rows, Row(NOT_KNOWN, NOT_KNOWN)], at)
        shown = "" if value is None else question.shown(value)
        if self._read(shown).value != value:  # words that leave a little out
            shown = written(question, value) if value is not None else ""
        echo = Static("", id="echo", markup=False)
        return Horizontal(Input(shown, max_length=LONGEST, compact=True), echo, classes="typed")

    async def _ask_whom(self, at: int) -> None:
        options = Options(WHOM_ROWS, at)
        whom = self.query_one("#whom")
        await whom.remove_children()
        await whom.mount(Static(WHOM, markup=False), options)
        options.focus()
        whom.scroll_visible(animate=False)
        self._show_keys()

    # -- while an answer is given -----------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        self._look(self._read(event.value))

    def _pointed(self, at: int) -> None:
        picks = self._question.picks
        self._look(Reading(picks[at][0] if 0 <= at < len(picks) else None))
        if at == len(picks):
            self.query_one(Meaning).of_not_knowing(self._question, self._answers)

    def _read(self, typed: str) -> Reading:
        return read(self._question, typed, self._answers.currency)

    def _look(self, reading: Reading) -> None:
        """Show what was read, and what it means for a customer."""
        question, value = self._question, reading.value
        for echo in self.query("#echo").results(Static):
            echo.update("" if value is None else question.shown(value, self._answers.currency))
        self.query_one(Meaning).of(question, self._answers, value)
        self._show_keys()

    # -- answering --------------------------------------------------------------------------------

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input not in self.query("#answering Input"):
            return  # a key pressed twice
        reading = self._read(event.value)
        if reading.problem:
            self.query_one(Meaning).problem(reading.problem)
        else:
            await self._answer(Answer(reading.value, self._made_for))

    async def on_options_taken(self, event: Options.Taken) -> None:
        if event.id == NOT_KNOWN:
            await self._answer(Answer())
        elif self._asks_whom and event.options in self.query("#whom Options"):
            await self._made(None if event.id == OPEN else cast(MadeFor, event.id))
        else:
            row = int(event.id)
            event.options.at = row  # what was picked and what it means, while one says for whom
            await self._answer(Answer(self._question.picks[row][0], self._made_for))

    async def action_not_known(self) -> None:
        await (self._made(None) if self._asks_whom else self._answer(Answer()))

    async def _made(self, made_for: MadeFor | None) -> None:
        await self._go_on(replace(self._answers.said[self._question.id], made_for=made_for))

    @property
    def _made_for(self) -> MadeFor | None:
        """Whom the rule was made for, if that was said before."""
        held = self._answers.said.get(self._question.id)
        return held.made_for if held is not None else None

    async def _answer(self, answer: Answer) -> None:
        """Put an answer down; of a rule one also asks whom it was made for."""
        if answer.value is None or not self._question.made_for:
            await self._go_on(answer)
            return
        if answer.made_for is not None:
            at = MADE_FOR.index(answer.made_for)
        else:  # left open before, or never asked
            known = self._answers.value(self._question.id) is not None
            at = len(MADE_FOR) if known else NOWHERE
        self._remember()
        self._answers = self._answers.with_answer(self._question.id, answer)
        await self._ask_whom(at)

    async def _go_on(self, answer: Answer) -> None:
        question = self._question
        if not self._asks_whom:
            self._remember()
        self._answers = self._answers.with_answer(question.id, answer)
        self._keep()
        if self._at + 1 == len(self._asking.questions):
            self.dismiss(Interviewed(self._answers, "done"))
            return
        self._at += 1
        assumed = self._asking.instead(question, self._answers).partition(" (")[0]
        await self._ask(BEFORE.format(self._at, assumed) if answer.value is None else "")

    # -- back, undo, leave ------------------------------------------------------------------------

    def _keep(self) -> None:
        if self._asking.keep is not None:
            self._asking.keep(self._answers)

    def _remember(self) -> None:
        self._before.append((self._at, self._answers))

    async def action_back(self) -> None:
        if self._asks_whom:
            await self._ask()
        elif self._at:
            self._at -= 1
            await self._ask()
        else:
            self.dismiss(Interviewed(self._answers, "back"))

    async def action_undo(self) -> None:
        """The last answer was never given."""
        if self._before:
            self._at, self._answers = self._before.pop()
            self._keep()
            await self._ask()

    def action_leave(self) -> None:
        leave(self, self._answers, kept=self._asking.keep is not None)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(ABOUT, MORE, self.BINDINGS))

    # -- showing ----------------------------------------------------------------------------------

    def _show_keys(self) -> None:
        field = self.query("#answering Input").results(Input)
        typed = next((bool(f.value.strip()) for f in field), None)
        digits = len(WHOM_ROWS) if self._asks_whom else len(self._question.picks) + 1
        if self._asks_whom or typed is None:
            keys = [Key(f"1-{digits}", "answer"), Key("↑ ↓", "move")]
            keys += [Key("F4", "leave it open", "screen.not_known")] if self._asks_whom else []
        else:
            keys = [Key("enter", "answer" if typed else "I don't know", press("enter"))]
            keys += [Key("F4", "I don't know", "screen.not_known")] if typed else []
        keys.append(Key("F7", "back", "screen.back"))
        if self._asking.keep is not None or self._asks_whom:  # else back is where esc leads, too
            keys.append(Key("esc", "leave", "screen.leave"))
        self.query_one(KeyRow).show([*keys, Key("F1", "help", "screen.help")])
