"""Help: what the keys do, read from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.sheet import Sheet

EVERYWHERE = (("F9", "light or dark"), ("ctrl+q", "leave, while you type too"))
_NAMES = {
    "question_mark": "?", "pageup": "page up", "pagedown": "page down",
    "left": "←", "right": "→", "escape": "esc",
}  # fmt: skip


class HelpScreen(ModalScreen[None]):
    """One key a line.

    Args:
        about: A sentence above them.
        rows: Keys that no binding tells of, and what they do.
        bindings: Those of the screen that was asked for help; told if they have a tooltip.
    """

    DEFAULT_CSS = """
    HelpScreen .row { height: auto; }
    HelpScreen #about { margin-bottom: 1; }
    """
    BINDINGS = [Binding("escape,question_mark,f1,enter,q", "dismiss(None)", "back", id="help.back")]

    def __init__(
        self, about: str, rows: Iterable[tuple[str, str]], bindings: Iterable[BindingType]
    ) -> None:
        super().__init__()
        self._about = about
        self._rows = (*rows, *_told(bindings), *EVERYWHERE)

    def compose(self) -> ComposeResult:
        with Sheet():
            with VerticalScroll():
                yield Static(self._about, id="about", markup=False)
                for keys, does in self._rows:
                    yield Static(Content.assemble((f"{keys:<20}", "$you"), does), classes="row")
            yield KeyRow([Key("esc", "back", "screen.dismiss(None)")])


def _told(bindings: Iterable[BindingType]) -> Iterator[tuple[str, str]]:
    for binding in bindings:
        if isinstance(binding, Binding) and binding.tooltip:
            yield ", ".join(map(_name, binding.key.split(","))), binding.tooltip


def _name(key: str) -> str:
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else _NAMES.get(key, key)
