"""How it feels, at any time: a sheet over the bottom of the call, and one key from 1 to 5.

In the call's own screen, because a screen of its own costs three times as long to paint.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from holdgame.engine.steps.feel import SCALE
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.sheet import Sheet


class FeelSheet(Sheet):
    """Opened by a key, closed by an answer. What goes on underneath goes on."""

    DEFAULT_CSS = """
    FeelSheet Options { margin-top: 1; }
    """
    BINDINGS = [Binding("escape,f,f2", "close", "back", id="feel.back", show=False)]

    class Felt(Message):
        """The player said how it feels."""

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value
            """From 1 to 5."""

    def __init__(self) -> None:
        super().__init__()
        self._back_to: Widget | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        yield Static("How does this feel?", markup=False)
        options = Options([Row(id, text) for id, text in SCALE])
        yield options
        yield KeyRow([Key(options.digits, "say it"), Key("esc", "not now", press("escape"))])

    @property
    def is_open(self) -> bool:
        """Whether it asks now."""
        return self.display

    @property
    def back_to(self) -> Widget | None:
        """What gets the keys when it is closed: what is asked below it, if anything is."""
        attached = self._back_to is not None and self._back_to.is_attached
        return self._back_to if attached else None

    def open(self) -> None:
        """Ask; the keys are the sheet's until it is closed."""
        self._back_to = self.screen.focused
        self.display = True
        options = self.query_one(Options)
        options.ask_again()
        options.focus()

    def keep_focus(self, wanted: Widget) -> None:
        """Something else wants the keys: it gets them when the sheet is closed."""
        if self.is_open and self not in wanted.ancestors:
            self._back_to = wanted
            self.query_one(Options).focus()

    def action_close(self) -> None:
        self.display = False
        self.screen.set_focus(self.back_to)

    def on_options_taken(self, event: Options.Taken) -> None:
        event.stop()
        self.action_close()
        self.post_message(self.Felt(int(event.id)))
