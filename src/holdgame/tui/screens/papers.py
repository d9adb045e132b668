"""Your papers: what the customer knows and the company asks for."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from holdgame.story.model import Fact

GROUPED = 8  # digits from which on a number is printed in fours


class PapersScreen(ModalScreen[None]):
    """The facts, each with its label.

    Args:
        facts: In the order of the story.
    """

    DEFAULT_CSS = """
    PapersScreen { align: center middle; }
    PapersScreen VerticalScroll { width: 72; max-width: 96%; height: auto; max-height: 92%;
        background: $surface; padding: 1 4; scrollbar-size-vertical: 1; }
    PapersScreen Horizontal { height: auto; margin-top: 1; }
    PapersScreen .label { width: 28; color: $quiet; padding-right: 2; }
    PapersScreen .value { width: 1fr; color: $you; }
    PapersScreen #keys { color: $quiet; margin-top: 2; }
    """
    BINDINGS = [Binding("escape,p,f3,enter,q", "dismiss(None)", "back", id="papers.back")]

    def __init__(self, facts: Iterable[Fact]) -> None:
        super().__init__()
        self._facts = tuple(facts)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("On your papers", markup=False)
            for fact in self._facts:
                with Horizontal():
                    yield Static(fact.label, classes="label", markup=False)
                    yield Static(printed(fact), classes="value", markup=False)
            yield Static("F3 or esc  back to the call", id="keys", markup=False)


def printed(fact: Fact) -> str:
    """A fact as paper has it: long numbers in fours."""
    value = fact.value
    if fact.kind != "digits" or len(value) < GROUPED or not value.isdigit():
        return value
    return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
