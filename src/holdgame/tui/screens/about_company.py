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
from holdgame.company.interview.answers_file import read_currency
from holdgame.company.interview.interview import Sells
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import NOWHERE, Options, Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall

HEADING = "A company of your own"
NAME, CURRENCY = "What is it called?", "Which money do customers pay in?"
SELLS = "What do customers come to you for?"
NO_CURRENCY = "Its three letters, please: EUR, USD, GBP."
TYPING = (Key("enter", "next", press("enter")), Key("esc", "back", "screen.leave"))
LONGEST = 60


class AboutScreen(Screen[Answers | None]):
    """Three quick fields. Dismissed with the answers so begun, or None for back.

    Args:
        answers: What has been said already.
        sells: What can be picked.
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
        Binding("escape", "leave", "back", id="about.leave"),
        Binding("f7", "before", "the field before", id="about.before"),
    ]

    def __init__(self, answers: Answers, sells: Sequence[Sells]) -> None:
        super().__init__()
        self._answers = answers
        self._sells = tuple(sells)

    def compose(self) -> ComposeResult:
        known = [sells.preset for sells in self._sells]
        at = known.index(self._answers.preset) if self._answers.name else NOWHERE
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
        yield KeyRow(TYPING)
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(HEADING, "")
        options = self.query_one(Options)
        self.watch(options, "at", self._pointed)
        self.query_one("#name", Input).focus()

    def on_descendant_focus(self) -> None:
        options = self.query_one(Options)
        row = self.query_one(KeyRow)
        picking = Key(options.digits, "choose"), Key("↑ ↓", "move")
        before = Key("F7", "back", "screen.before")
        row.show((*picking, before, TYPING[1]) if self.focused is options else TYPING)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "name":
            self.query_one("#currency", Input).focus()
        elif self._currency() is not None:
            self.query_one(Options).focus()

    def on_options_taken(self, event: Options.Taken) -> None:
        currency = self._currency()
        if currency is None:
            event.options.ask_again()
            self.query_one("#currency", Input).focus()
            return
        name = self.query_one("#name", Input).value.strip()
        self.dismiss(replace(self._answers, name=name, currency=currency, preset=event.id))

    def action_before(self) -> None:
        self.query_one(
            "#name" if self.focused is not self.query_one(Options) else "#currency"
        ).focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    def _currency(self) -> str | None:
        """The currency, or None, which is said, for what is none."""
        found = read_currency(self.query_one("#currency", Input).value)
        self.query_one(KeyRow).remark("" if found else NO_CURRENCY)
        return found

    def _pointed(self, at: int) -> None:
        means = self._sells[at].means if 0 <= at < len(self._sells) else ""
        self.query_one("#means", Static).update(means)
