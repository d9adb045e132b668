"""The assumptions on which a debrief rests, to pick one that somebody knows better."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from holdgame.debrief.assumed import Assumption
from holdgame.debrief.columns import left, right
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import NOWHERE, Options, Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall

NAME, VALUE, FELT = 32, 24, 8
HERE = "What is assumed"
NOT_FELT = "–"
NONE = "This page rests on no assumption: somebody has said every value that it uses."


def heading(assumptions: Sequence[Assumption]) -> str:
    """What the list is for."""
    felt = sum(assumption.felt is not None for assumption in assumptions)
    if not assumptions:
        return NONE
    rests = "one assumption" if felt == 1 else f"{felt} assumptions"
    others = len(assumptions) - felt
    more = f" ({others} more made no effort)" if others else ""
    return f"This page rests on {rests}{more}: correct one and watch it move."


class AssumptionsScreen(Screen[str | None]):
    """Dismissed with the policy that is to be corrected, or None for back.

    Args:
        title: The play.
        assumptions: What is assumed, heaviest first.
        remark: What has just been done.
        at: The policy under the cursor at first, if it is still assumed.
    """

    DEFAULT_CSS = """
    AssumptionsScreen #heading { padding: 1 3; }
    AssumptionsScreen #remark { padding: 0 3 1 3; color: $you; }
    AssumptionsScreen #columns { padding: 0 3; color: $quiet; }
    AssumptionsScreen VerticalScroll { padding: 0 3; height: 1fr; scrollbar-size-vertical: 1; }
    AssumptionsScreen Static, AssumptionsScreen Options { max-width: 84; }
    """
    BINDINGS = [
        Binding("escape,a,q", "dismiss(None)", "back", id="assumptions.back"),
    ]

    def __init__(
        self, title: str, assumptions: Sequence[Assumption], remark: str = "", at: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._assumptions = tuple(assumptions)
        self._remark = remark
        ids = [assumption.rule.policy for assumption in self._assumptions]
        self._at = ids.index(at) if at in ids else 0

    def compose(self) -> ComposeResult:
        rows = [Row(a.rule.policy, _line(a)) for a in self._assumptions]
        yield StatusLine()
        yield Static(heading(self._assumptions), id="heading", markup=False)
        if self._remark:
            yield Static(self._remark, id="remark", markup=False)
        columns = " " * 5 + left("", NAME) + left("assumed", VALUE) + right("effort", FELT)
        yield Static(columns, id="columns", markup=False)
        with VerticalScroll(can_focus=False):
            options = Options(rows, self._at if rows else NOWHERE)
            yield options
        keys = [Key(options.digits, "correct"), Key("↑ ↓", "move")] if rows else []
        keys += [Key("enter", "correct", press("enter"))] if rows else []
        yield KeyRow([*keys, Key("esc", "back to the page", "screen.dismiss(None)")])
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(HERE, self._title)
        options = self.query_one(Options)
        self.watch(options, "at", self._in_sight, init=False)
        options.focus()
        self.call_after_refresh(self._in_sight, options.at)

    def on_options_taken(self, event: Options.Taken) -> None:
        self.dismiss(event.id)

    def _in_sight(self, at: int) -> None:
        """Each row is one line: scroll to the one under the cursor."""
        self.query_one(VerticalScroll).scroll_to_region(Region(0, max(at, 0), 1, 1), animate=False)


def _line(assumption: Assumption) -> str:
    rule = assumption.rule
    felt = NOT_FELT if assumption.felt is None else str(assumption.felt)
    return left(rule.name, NAME - 1) + " " + left(rule.value, VALUE - 1) + " " + right(felt, FELT)
