"""Your papers: what the customer knows and the company asks for."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from holdgame.story.model import Fact
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.sheet import Sheet

GROUPED = 8  # digits from which on a number is printed in fours


class PapersScreen(ModalScreen[None]):
    """The facts, each with its label.

    Args:
        facts: In the order of the story.
    """

    DEFAULT_CSS = """
    PapersScreen Horizontal { height: auto; margin-top: 1; }
    PapersScreen .label { width: 28; color: $quiet; padding-right: 2; }
    PapersScreen .value { width: 1fr; color: $you; }
    """
    BINDINGS = [Binding("escape,p,f3,enter,q", "dismiss(None)", "back", id="papers.back")]

    def __init__(self, facts: Iterable[Fact]) -> None:
        super().__init__()
        self._facts = tuple(facts)

    def compose(self) -> ComposeResult:
        with Sheet():
            with VerticalScroll():
                yield Static("On your papers", markup=False)
                for fact in self._facts:
                    with Horizontal():
                        yield Static(fact.label, classes="label", markup=False)
                        yield Static(printed(fact), classes="value", markup=False)
            yield KeyRow([Key("F3 or esc", "back to the call", "screen.dismiss(None)")])


def printed(fact: Fact) -> str:
    """A fact as paper has it: long numbers in fours."""
    value = fact.value
    if fact.kind != "digits" or len(value) < GROUPED or not value.isdigit():
        return value
    return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
