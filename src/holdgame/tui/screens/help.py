"""Help: what the keys do, read from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

ABOUT = "Nothing you do here can be wrong, and there is no way back: a call is a call."
MORE = (
    ("space, enter", "the next line"),
    ("1 to 9", "choose; or arrows and enter, or the mouse"),
    ("page up, page down", "read what was said before"),
)
_NAMES = {"question_mark": "?", "pageup": "page up", "pagedown": "page down"}


class HelpScreen(ModalScreen[None]):
    """One key a line.

    Args:
        bindings: Those of the screen that was asked for help; shown if they have a tooltip.
    """

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll { width: 68; max-width: 96%; height: auto; max-height: 90%;
        background: $surface; padding: 1 3; }
    HelpScreen .row { height: auto; }
    HelpScreen #about { margin-bottom: 1; }
    HelpScreen #keys { color: $quiet; margin-top: 1; }
    """
    BINDINGS = [Binding("escape,question_mark,f1,enter,q", "dismiss(None)", "back", id="help.back")]

    def __init__(self, bindings: Iterable[BindingType]) -> None:
        super().__init__()
        told = ((_keys(b.key), b.tooltip) for b in bindings if isinstance(b, Binding) and b.tooltip)
        self._rows = (*MORE, *told)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(ABOUT, id="about", markup=False)
            for keys, does in self._rows:
                yield Static(Content.assemble((f"{keys:<20}", "$you"), does), classes="row")
            yield Static("esc back", id="keys", markup=False)


def _keys(key: str) -> str:
    parts = (_NAMES.get(k, k) for k in key.split(","))
    return ", ".join(k.upper() if k[:1] == "f" and k[1:].isdigit() else k for k in parts)
