"""What if: each rule that matters to the story can be moved, and the figures move with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from holdgame.analysis.what_if import WhatElse, WhatIf
from holdgame.company.policy import PolicyValue
from holdgame.debrief.causes.causes import Causes
from holdgame.debrief.causes.levers import ORDERS, Lever, changed, levers_of, ordered
from holdgame.debrief.causes.what_if_table import (
    before_and_after,
    heading_line,
    lever_line,
    said_of,
)
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.what_if_work import WhatIfWork
from holdgame.tui.widgets.debrief_page import drawn
from holdgame.tui.widgets.key_row import Key, KeyRow
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.too_small import TooSmall

HERE = "What if?"
WIDTH = 78
ABOUT = (
    "Move a rule, and see what that does to the typical customer, to your own play, and to what "
    "the company pays. Your choices and your luck stay what they were. Nothing is kept."
)
MORE = (
    ("at best", "what the best known value of a rule takes off, by itself"),
    ("*", "a rule that was moved"),
)
MOST_TRIED = 16  # rules of which every value is worked out beforehand


class Levers(Widget, can_focus=False):
    """The rules, one a line, the one under the cursor marked."""

    DEFAULT_CSS = f"Levers {{ width: {WIDTH + 2}; height: auto; }}"
    at: reactive[int] = reactive(0)

    def __init__(self, levers: list[Lever]) -> None:
        super().__init__()
        self.levers = levers
        self.places: dict[str, int] = {}

    def get_content_height(self, *_: object) -> int:
        return len(self.levers)

    def render(self) -> Content:
        lines = []
        for number, lever in enumerate(self.levers):
            mark = "›" if number == self.at else " "
            line = Content(f"{mark} {lever_line(lever, self.places, WIDTH)}")
            if lever.policy in self.places:
                line = line.stylize("$you")
            elif number != self.at:
                line = line.stylize("$quiet")
            lines.append(line)
        return Content("\n").join(lines)

    @property
    def lever(self) -> Lever:
        """The one under the cursor."""
        return self.levers[self.at]


class WhatIfScreen(Screen[None]):
    """Rules to move; dismissed when nobody wants to move any more.

    Args:
        title: The play.
        causes: What the analysis says.
        journey: The play.
        wording: Names of rules.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = f"""
    WhatIfScreen #figures, WhatIfScreen #said, WhatIfScreen #heading {{
        width: {WIDTH + 2}; height: auto; padding: 0 0 0 2;
    }}
    WhatIfScreen #figures {{ padding: 1 0 0 2; }}
    WhatIfScreen #said {{ height: 3; color: $you; padding: 0 2; }}
    WhatIfScreen #heading {{ color: $quiet; }}
    WhatIfScreen VerticalScroll {{ height: 1fr; scrollbar-size-vertical: 1; }}
    """
    BINDINGS = [
        Binding("down,j", "move(1)", "next rule", tooltip="the next rule", id="what_if.next"),
        Binding("up,k", "move(-1)", "rule before", tooltip="the rule before", id="what_if.before"),
        Binding(
            "right,l", "turn(1)", "kinder", tooltip="kinder to the customer", id="what_if.kinder"
        ),
        Binding(
            "left,h",
            "turn(-1)",
            "less kind",
            tooltip="less kind to the customer",
            id="what_if.less",
        ),
        Binding("b", "best", "best known", tooltip="the best known value", id="what_if.best"),
        Binding("u", "undo", "undo", tooltip="take the last move back", id="what_if.undo"),
        Binding("r", "reset", "as it is", tooltip="all rules as they are", id="what_if.reset"),
        Binding("o", "order", "order", tooltip="most saved or cheapest first", id="what_if.order"),
        Binding("question_mark,f1", "help", "help", tooltip="this page", id="what_if.help"),
        Binding("escape,q", "dismiss(None)", "back", tooltip="back to the page", id="what_if.back"),
    ]

    def __init__(self, title: str, causes: Causes, journey: Journey, wording: Wording) -> None:
        super().__init__()
        company = causes.analysis.company
        self._title, self._causes, self._journey = title, causes, journey
        self._levers = levers_of(causes, company, wording)
        self._order = 0
        self._moves: list[dict[str, int]] = []  # the places before each move
        what_else = WhatElse(causes.analysis)
        self._before = causes.report.typical
        self._work = WhatIfWork(what_else, journey, self._likely(), self._told)

    def _likely(self) -> list[dict[str, PolicyValue]]:
        """Every value of the rules that matter most, each by itself."""
        return [
            {lever.policy: value}
            for lever in self._levers[:MOST_TRIED]
            for place, value in enumerate(lever.values)
            if place != lever.here
        ]

    def compose(self) -> ComposeResult:
        yield StatusLine()
        yield Static(id="figures", markup=False)
        yield Static(id="said", markup=False)
        yield Static(heading_line(WIDTH + 2), id="heading", markup=False)
        with VerticalScroll(can_focus=False):
            yield Levers(list(self._levers))
        yield KeyRow(id="row")
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(HERE, self._title)
        self._show()  # which asks for the play as it is, before all that is likely
        self._work.start()

    def on_unmount(self) -> None:
        self._work.close()

    # -- moving -----------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        levers = self._rows
        levers.at = min(max(levers.at + by, 0), len(levers.levers) - 1)
        self.query_one(VerticalScroll).scroll_to_region(Region(0, levers.at, 1, 1), animate=False)

    def action_turn(self, by: int) -> None:
        lever = self._rows.lever
        place = self._rows.places.get(lever.policy, lever.here)
        self._place(lever, min(max(place + by, 0), len(lever.values) - 1))

    def action_best(self) -> None:
        lever = self._rows.lever
        self._place(lever, lever.values.index(lever.change.bar.value))

    def action_undo(self) -> None:
        if self._moves:
            self._rows.places = self._moves.pop()
            self._show()

    def action_reset(self) -> None:
        if self._rows.places:
            self._moves.append(self._rows.places)
            self._rows.places = {}
            self._show()

    def action_order(self) -> None:
        self._order = (self._order + 1) % len(ORDERS)
        levers = self._rows
        under = levers.lever
        levers.levers = ordered(self._levers, ORDERS[self._order])
        levers.at = levers.levers.index(under)
        levers.refresh(layout=True)
        self._show()

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(ABOUT, MORE, self.BINDINGS))

    def _place(self, lever: Lever, place: int) -> None:
        places = self._rows.places
        if place == places.get(lever.policy, lever.here):
            return
        self._moves.append(places)
        kept = {policy: at for policy, at in places.items() if policy != lever.policy}
        self._rows.places = kept if place == lever.here else {**kept, lever.policy: place}
        self._show()

    # -- showing ----------------------------------------------------------------------------------

    @property
    def _rows(self) -> Levers:
        return self.query_one(Levers)

    def _told(self) -> None:
        """In the other thread: something is known."""
        if self.is_attached:
            self.app.call_from_thread(self._show)

    def _show(self) -> None:
        changes = changed(self._levers, self._rows.places)
        found: WhatIf | None = self._work.ask(changes)
        lines = before_and_after(self._before, None, found, WIDTH)
        self.query_one("#figures", Static).update(drawn(lines))
        currency = self._causes.report.currency
        said = said_of(found, currency) if changes else "As it is. Move a rule with ← →."
        self.query_one("#said", Static).update(said)
        self._rows.refresh()
        self.query_one("#row", KeyRow).show(self._keys())

    def _keys(self) -> list[Key]:
        other = ORDERS[(self._order + 1) % len(ORDERS)]
        keys = [Key("↑ ↓", "rule"), Key("← →", "move it"), Key("b", "best", "screen.best")]
        if self._moves:
            keys.append(Key("u", "undo", "screen.undo"))
        keys.append(Key("o", f"{other} first", "screen.order"))
        return [*keys, Key("esc", "back", "screen.dismiss(None)"), Key("?", "help", "screen.help")]
