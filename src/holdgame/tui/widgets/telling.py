"""Telling it in one's own words: a field, words to borrow, and how often it was told before."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from holdgame.tui.script import nth, times
from holdgame.tui.widgets.options import Options, Row

LONGEST = 1_000
PRINTED = "as your papers have it"


class OwnWords(TextArea):
    """A few lines to write in; enter says it."""

    BINDINGS = [Binding("enter", "say", "say it", id="telling.say", show=False, priority=True)]

    class Said(Message):
        """Enter was pressed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """As it was written, on one line; may be empty."""

    def action_say(self) -> None:
        self.post_message(self.Said(" ".join(self.text.split())))

    def on_text_area_changed(self) -> None:
        if len(self.text) > LONGEST:
            self.text = self.text[:LONGEST]
            self.move_cursor(self.document.end)


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
    Telling OwnWords { border: none; padding: 0 1; height: 3; width: 1fr; background: $surface;
        color: $you; scrollbar-size-vertical: 1; }
    Telling OwnWords:focus { border: none; background-tint: $foreground 0%; }
    Telling OwnWords .text-area--cursor-line { background: $surface; }
    Telling #words { color: $quiet; height: 1; margin: 1 0 0 11; }
    Telling #hint { color: $quiet; height: 1; margin: 1 0 0 11; }
    Telling.-again #hint { margin: 0 0 0 11; }
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
            yield OwnWords(soft_wrap=True, compact=True, show_line_numbers=False)
        yield Options(self._rows)
        if self._before:
            yield Static(_counted(self._before), id="words", markup=False)
        yield Static(_hint(borrowing=False), id="hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(OwnWords).focus()

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
        self.query_one("#hint", Static).update(_hint(borrowing=borrowing))
        self.query_one(Options if borrowing else OwnWords).focus()


def _hint(*, borrowing: bool) -> str:
    if borrowing:
        return "1-9 say it      esc in your own words"
    return "in your own words, then enter      F4 words to borrow"


def _counted(before: tuple[int, ...]) -> str:
    shown = list(enumerate(before, 1))[-2:]
    return "    ".join([*(f"{nth(i)} time, {n} words" for i, n in shown), "now"])
