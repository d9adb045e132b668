"""A company of one's own: its name, the money it takes, and what customers come to it for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from holdgame.company.interview.answers import Answers
from holdgame.company.interview.answers_file import NO_CURRENCY, NO_NAME, read_currency
from holdgame.company.interview.interview import Sells
from holdgame.tui.asking import Interviewed
from holdgame.tui.screens.leaving import leave
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import NOWHERE, Options, Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall

HEADING = "A company of your own"
NAME, CURRENCY = "What is it called?", "Which money do customers pay in?"
SELLS = "What do customers come to you for?"
BACK, LEAVE = Key("F7", "back", "screen.back"), Key("esc", "leave", "screen.leave")
ENTER = Key("enter", "next", press("enter"))
LONGEST = 60


class AboutScreen(Screen[Interviewed]):
    """Three quick fields. Dismissed with the answers so begun.

    Args:
        answers: What has been said already.
        sells: What can be picked.
        again: Whether all three were answered before.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    AboutScreen VerticalScroll { padding: 1 8; height: 1fr; }
    AboutScreen VerticalScroll > * { max-width: 84; }
    AboutScreen .field { height: 1; margin-top: 1; }
    AboutScreen .field Static { width: 36; }
    AboutScreen Input { border: none; height: 1; width: 1fr; max-width: 40; padding: 0 1;
        background: $surface; color: $you; }
    AboutScreen Input:focus { border: none; background-tint: $foreground 0%; }
    AboutScreen #sells { margin: 1 0; }
    AboutScreen #means { color: $company; margin-top: 1; height: 2; }
    """
    BINDINGS = [
        Binding("escape", "leave", "leave", id="about.leave"),
        Binding("f7", "back", "the field before", id="about.back"),
    ]

    def __init__(self, answers: Answers, sells: Sequence[Sells], *, again: bool = False) -> None:
        super().__init__()
        self._answers = answers
        self._sells = tuple(sells)
        self._again = again

    def compose(self) -> ComposeResult:
        known = [sells.preset for sells in self._sells]
        at = known.index(self._answers.preset) if self._again else NOWHERE
        yield StatusLine()
        with VerticalScroll(can_focus=False):
            with Horizontal(classes="field"):
                yield Static(NAME, markup=False)
                yield Input(self._answers.name, id="name", max_length=LONGEST, compact=True)
            with Horizontal(classes="field"):
                yield Static(CURRENCY, markup=False)
                yield Input(self._answers.currency, id="currency", max_length=10, compact=True)
            yield Static(SELLS, id="sells", markup=False)
            yield Options([Row(sells.preset, sells.text) for sells in self._sells], at)
            yield Static("", id="means", markup=False)
        yield KeyRow()
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(HEADING, "")
        options = self.query_one(Options)
        self.watch(options, "at", self._pointed)
        (options if self._again else self._name_field).focus()

    @property
    def _name_field(self) -> Input:
        return self.query_one("#name", Input)

    @property
    def _money_field(self) -> Input:
        return self.query_one("#currency", Input)

    def on_descendant_focus(self) -> None:
        options = self.query_one(Options)
        picking = Key(options.digits, "choose"), Key("↑ ↓", "move")
        keys = picking if self.focused is options else (ENTER,)
        back = () if self.focused is self._name_field else (BACK,)
        self.query_one(KeyRow).show((*keys, *back, LEAVE))

    def on_input_changed(self) -> None:
        self.query_one(KeyRow).remark("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input is self._name_field:
            self._focus_unless_wrong(self._money_field)
        else:
            self._focus_unless_wrong(self.query_one(Options))

    def on_options_taken(self, event: Options.Taken) -> None:
        if wrong := self._wrong():
            event.options.ask_again()
            self._tell(*wrong)
        else:
            self.dismiss(Interviewed(replace(self._typed(), preset=event.id), "done"))

    def action_back(self) -> None:
        (self._money_field if self.focused is self.query_one(Options) else self._name_field).focus()

    def action_leave(self) -> None:
        leave(self, self._typed())

    def _typed(self) -> Answers:
        """The answers with what has been typed, as far as it can be read."""
        currency = read_currency(self._money_field.value) or self._answers.currency
        return replace(self._answers, name=self._name_field.value.strip(), currency=currency)

    def _wrong(self) -> tuple[Input, str] | None:
        """The first field that cannot be read, and why."""
        if not self._name_field.value.strip():
            return self._name_field, NO_NAME
        if read_currency(self._money_field.value) is None:
            return self._money_field, NO_CURRENCY
        return None

    def _focus_unless_wrong(self, following: Input | Options) -> None:
        wrong = self._wrong()
        if wrong and wrong[0] is not following:
            self._tell(*wrong)
        else:
            following.focus()

    def _tell(self, field: Input, why: str) -> None:
        field.focus()
        self.query_one(KeyRow).remark(why)

    def _pointed(self, at: int) -> None:
        means = self._sells[at].means if 0 <= at < len(self._sells) else ""
        self.query_one("#means", Static).update(means)
