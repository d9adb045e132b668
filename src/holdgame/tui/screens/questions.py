"""A page of questions, one after another; those answered stay above. Each may be skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from holdgame.tui.questions import (
    MOST,
    MOST_MINUTES,
    Answer,
    Question,
    parse_count,
    parse_minutes,
    shown,
)
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.scale import HIGHEST, Scale
from holdgame.tui.widgets.too_small import TooSmall

NOT_A_NUMBER = "A number, please; or escape to leave it open."
NOT_A_TIME = "Minutes, such as 12 or 12:30; or escape to leave it open."
TOO_LARGE = "That is too large: {most} at most; or escape to leave it open."


class QuestionsScreen(Screen[Mapping[str, Answer]]):
    """Dismissed with an answer for each question's id, None where it was skipped; with none at all
    for back from the first one.

    Args:
        heading: A line or two above the questions.
        questions: What is asked, in order.
        before: What there is to go back to from the first; nothing if empty.
    """

    DEFAULT_CSS = """
    QuestionsScreen VerticalScroll { padding: 2 8; height: 1fr; }
    QuestionsScreen #heading { max-width: 84; margin-bottom: 1; }
    QuestionsScreen #answered { color: $quiet; height: auto; }
    QuestionsScreen #asked { margin-top: 1; max-width: 84; }
    QuestionsScreen #answering { height: auto; margin-top: 1; max-width: 84; }
    QuestionsScreen .number { height: 1; }
    QuestionsScreen .number Static { width: auto; color: $quiet; margin-left: 2; }
    QuestionsScreen Input { border: none; height: 1; width: 16; padding: 0 1;
        background: $surface; color: $you; }
    QuestionsScreen Input:focus { border: none; background-tint: $foreground 0%; }
    QuestionsScreen #remark { color: $quiet; margin-top: 1; }
    QuestionsScreen.-short VerticalScroll { padding: 1 8; }
    """
    BINDINGS = [
        Binding("escape", "skip", "skip", id="questions.skip"),
        Binding("f7,backspace", "back", "back", id="questions.back"),
        Binding("q", "app.quit", "quit", id="questions.quit"),
    ]

    def __init__(self, heading: str, questions: Sequence[Question], *, before: str = "") -> None:
        super().__init__()
        self._before = before
        self._heading = heading
        self._questions = tuple(questions)
        self._answers: dict[str, Answer] = {}
        self._at = 0
        self._asking: Widget | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(self._heading, id="heading", markup=False)
            yield Static("", id="answered", markup=False)
            yield Static("", id="asked", markup=False)
            yield Vertical(id="answering")
            yield Static("", id="remark", markup=False)
        yield KeyRow()
        yield TooSmall()

    async def on_mount(self) -> None:
        await self._ask()

    async def on_options_taken(self, event: Options.Taken) -> None:
        if self._asks(event.control):
            yes_no = self._questions[self._at].kind == "yes_no"
            await self._answer(event.id == "yes" if yes_no else event.id)

    async def on_scale_given(self, event: Scale.Given) -> None:
        if self._asks(event.control):
            await self._answer(event.value)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        if not self._asks(event.input):
            return
        if not event.value.strip():
            await self._answer(None)
            return
        lasts = self._questions[self._at].kind == "duration"
        read = parse_minutes(event.value) if lasts else parse_count(event.value)
        if read is None:
            self.query_one("#remark", Static).update(NOT_A_TIME if lasts else NOT_A_NUMBER)
        elif read > (MOST_MINUTES if lasts else MOST):
            most = f"{MOST_MINUTES} minutes" if lasts else f"{MOST}"
            self.query_one("#remark", Static).update(TOO_LARGE.format(most=most))
        else:
            await self._answer(read)

    async def action_skip(self) -> None:
        if self._asks(self._asking):
            await self._answer(None)

    async def action_back(self) -> None:
        if self._at == 0 and self._before:
            self.dismiss({})
            return
        self._at = max(0, self._at - 1)
        await self._ask()

    def _asks(self, widget: Widget | None) -> bool:
        """Whether this asks now; a key pressed twice comes from one that has its answer."""
        return widget is not None and widget is self._asking

    async def _answer(self, answer: Answer) -> None:
        self._asking = None
        self._answers[self._questions[self._at].id] = answer
        self._at += 1
        if self._at < len(self._questions):
            await self._ask()
        else:
            self.dismiss(self._answers)

    async def _ask(self) -> None:
        question = self._questions[self._at]
        answered = self.query_one("#answered", Static)
        answered.update(self._answered())
        answered.display = self._at > 0
        self.query_one(KeyRow).show(self._keys())
        self.query_one("#asked", Static).update(question.text)
        self.query_one("#remark", Static).update("")
        answering = self.query_one("#answering", Vertical)
        with self.app.batch_update():
            await answering.remove_children()
            await answering.mount(_widget_for(question))
        self._asking = answering.query("Options, Scale, Input").first()
        self._asking.focus()

    def _keys(self) -> list[Key]:
        keys = [*_keys_for(self._questions[self._at]), Key("enter", "answer", press("enter"))]
        keys.append(Key("esc", "skip", "screen.skip"))
        if self._at or self._before:
            back = "back" if self._at else f"to {self._before}"
            keys.append(Key("F7", back, "screen.back"))
        return [*keys, Key("ctrl+q", "quit", "app.quit")]

    def _answered(self) -> Content:
        done = self._questions[: self._at]
        width = max((len(q.brief) for q in done), default=0) + 3
        lines = (
            Content.assemble(f"{q.brief:<{width}}", (shown(q, self._answers.get(q.id)), "$you"))
            for q in done
        )
        return Content("\n").join(lines)


def _widget_for(question: Question) -> Widget:
    match question.kind:
        case "pick":
            return Options([Row(p, p) for p in question.picks])
        case "yes_no":
            return Options([Row("yes", "yes"), Row("no", "no")])
        case "scale":
            return Scale(*question.ends)
        case _:
            field = Input(max_length=30, compact=True)
            return Horizontal(field, Static(question.unit, markup=False), classes="number")


def _keys_for(question: Question) -> tuple[Key, ...]:
    """A digit answers at once in a list and marks on a scale; the row says which."""
    match question.kind:
        case "pick" | "yes_no":
            return Key(f"1-{len(question.picks) or 2}", "answer"), Key("↑ ↓", "move")
        case "scale":
            return Key(f"0-{HIGHEST}", "mark"), Key("← →", "move")
        case _:
            return ()
