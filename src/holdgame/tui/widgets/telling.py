"""Telling it in one's own words: a field, words to borrow, and how often it was told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from holdgame.tui.script import nth, times
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.own_words import OwnWords

LONGEST = 1_000
PRINTED = "as your papers have it"
WRITING = (
    Key("enter", "say it, in your own words", press("enter")),
    Key("F4", "words to borrow", press("f4")),
)
IN_OWN_WORDS = Key("esc", "in your own words", press("escape"))


class Telling(Vertical):
    """The player tells it.

    Args:
        before: How many words each telling before this one took.
        phrases: Words that may be borrowed.
        printed: How the papers tell it.
    """

    DEFAULT_CSS = """
    Telling { height: auto; }
    Telling .aside { color: $quiet; height: 1; margin-bottom: 1; }
    Telling Horizontal { height: 3; }
    Telling #who { width: 11; color: $you; }
    Telling OwnWords { height: 3; }
    Telling #words { color: $quiet; height: 1; margin: 1 0 0 11; }
    Telling KeyRow { height: 1; padding: 0; margin: 1 0 0 11; }
    Telling.-again KeyRow { margin: 0 0 0 11; }
    Telling Options { display: none; }
    Telling.-borrowing Horizontal { display: none; }
    Telling.-borrowing Options { display: block; }
    """
    BINDINGS = [
        Binding("f4", "borrow", "words to borrow", id="telling.borrow", show=False),
        Binding("escape", "own", "own words", id="telling.own", show=False),
    ]

    class Told(Message):
        """It was told."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """The words that were used."""

    def __init__(self, before: Sequence[int], phrases: Sequence[str], printed: str) -> None:
        super().__init__()
        self._before = tuple(before)
        self.set_class(bool(before), "-again")
        self._texts = (*phrases, printed)
        self._rows = [Row(str(i), text) for i, text in enumerate(phrases)]
        self._rows.append(Row(str(len(phrases)), f"({PRINTED})"))

    def compose(self) -> ComposeResult:
        if self._before:
            told = times(len(self._before))
            yield Static(f"(You have told this {told}. They cannot see that.)", classes="aside")
        with Horizontal():
            yield Static("you", id="who")
            yield OwnWords(longest=LONGEST)
        yield Options(self._rows)
        if self._before:
            yield Static(_counted(self._before), id="words", markup=False)
        yield KeyRow(WRITING)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The keys are its field's."""
        self.query_one(OwnWords).focus(scroll_visible)
        return self

    def on_own_words_said(self, event: OwnWords.Said) -> None:
        event.stop()
        if event.text:
            self.post_message(self.Told(event.text))
        else:
            self.action_borrow()

    def on_options_taken(self, event: Options.Taken) -> None:
        event.stop()
        self.post_message(self.Told(self._texts[int(event.id)]))

    def on_click(self, event: events.Click) -> None:
        event.stop()

    def action_borrow(self) -> None:
        self._turn(borrowing=not self.has_class("-borrowing"))

    def action_own(self) -> None:
        self._turn(borrowing=False)

    def _turn(self, *, borrowing: bool) -> None:
        self.set_class(borrowing, "-borrowing")
        options = self.query_one(Options)
        say = Key(options.digits, "say it")
        self.query_one(KeyRow).show([say, IN_OWN_WORDS] if borrowing else WRITING)
        (options if borrowing else self).focus()


def _counted(before: tuple[int, ...]) -> str:
    shown = list(enumerate(before, 1))[-2:]
    return "    ".join([*(f"{nth(i)} time, {n} words" for i, n in shown), "now"])
