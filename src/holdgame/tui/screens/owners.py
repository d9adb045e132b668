"""Who is paid for what: roles, their bonuses, what each protects, and the rules each owns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from holdgame.company.interview.answers import Answers, Owner
from holdgame.company.interview.interview import Group
from holdgame.tui.asking import Interviewed
from holdgame.tui.screens.leaving import leave
from holdgame.tui.widgets.key_row import Key, KeyRow, press
from holdgame.tui.widgets.options import Row
from holdgame.tui.widgets.status_line import StatusLine
from holdgame.tui.widgets.ticks import Ticks
from holdgame.tui.widgets.too_small import TooSmall

HERE = "Whose bonus"
ASKED = (
    "Who is paid for what? By role, never by name. What you leave empty is written down as not "
    "said. When these were all, leave the role empty and press enter."
)
FIELDS = (("role", "role"), ("bonus", "is paid for"), ("protects", "to protect"))
EXAMPLES = (
    ("Finance", "working capital", "cash in the bank"),
    ("Operations", "cost per call", "what a call may cost"),
    ("Marketing", "new customers", "growth"),
)
OWNS = "and owns"
LONGEST = 60
BACK, LEAVE = Key("F7", "back", "screen.back"), Key("esc", "leave", "screen.leave")
DONE = Key("F4", "that is all", "screen.done")


class OwnersScreen(Screen[Interviewed]):
    """One executive after another; an empty role says that these were all.

    Args:
        answers: What has been said already.
        groups: The rules that can be owned, in groups.
        keep: Puts down what was said so far.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    OwnersScreen VerticalScroll { padding: 1 8 0 8; height: 1fr; }
    OwnersScreen VerticalScroll > * { max-width: 84; }
    OwnersScreen #so_far { color: $quiet; height: auto; }
    OwnersScreen .field { height: 1; }
    OwnersScreen .lead { width: 14; color: $quiet; }
    OwnersScreen #asked { margin-bottom: 1; }
    OwnersScreen #owns { margin-top: 1; color: $quiet; }
    OwnersScreen Input { border: none; height: 1; width: 1fr; max-width: 44; padding: 0 1;
        background: $surface; color: $you; }
    OwnersScreen Input:focus { border: none; background-tint: $foreground 0%; }
    """
    BINDINGS = [
        Binding("f4", "done", "that is all", id="owners.done"),
        Binding("f7", "back", "back", id="owners.back"),
        Binding("escape", "leave", "leave", id="owners.leave"),
    ]

    def __init__(
        self, answers: Answers, groups: Sequence[Group], keep: Callable[[Answers], None]
    ) -> None:
        super().__init__()
        self._answers = answers
        self._groups = tuple(groups)
        self._keep = keep

    def compose(self) -> ComposeResult:
        yield StatusLine()
        with VerticalScroll(can_focus=False):
            yield Static(ASKED, id="asked", markup=False)
            for id, lead in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(lead, classes="lead", markup=False)
                    yield Input(id=id, max_length=LONGEST, compact=True)
            yield Static(OWNS, id="owns", markup=False)
            yield Ticks()
        yield KeyRow()
        yield TooSmall()

    def on_mount(self) -> None:
        self._ask()

    def _ask(self, owner: Owner | None = None) -> None:
        """Ask about one more, whose fields may be filled in already."""
        so_far = ", ".join(o.role for o in self._answers.owners)
        self.query_one(StatusLine).show(HERE, so_far)
        examples = EXAMPLES[len(self._answers.owners) % len(EXAMPLES)]
        for (id, _), example in zip(FIELDS, examples, strict=True):
            self._field(id).placeholder = f"such as {example}"
            self._field(id).value = getattr(owner, id) if owner is not None else ""
        self.query_one(Ticks).show(list(self._rows()), owner.owns if owner is not None else ())
        self._field("role").focus()

    def _rows(self) -> Iterator[Row]:
        owned = {id: owner.role for owner in self._answers.owners for id in owner.owns}
        for group in self._groups:
            yield Row(group.id, group.text, closed=owned.get(group.id, ""))

    def _field(self, id: str) -> Input:
        return self.query_one(f"#{id}", Input)

    def on_descendant_focus(self) -> None:
        ticks = self.query_one(Ticks)
        enter = Key("enter", "next", press("enter"))
        if self.focused is ticks:
            self.query_one(KeyRow).show(
                (Key("1-9", "tick"), Key("enter", "write it down", press("enter")), BACK, LEAVE)
            )
        else:
            self.query_one(KeyRow).show((enter, DONE, BACK, LEAVE))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        following = {"role": "bonus", "bonus": "protects"}.get(event.input.id or "")
        if event.input.id == "role" and not event.value.strip():
            self.action_done()
        elif following:
            self._field(following).focus()
        else:
            self._tick_the_usual()
            self.query_one(Ticks).focus()

    def _tick_the_usual(self) -> None:
        """The rules that such a role usually owns, as long as none are ticked."""
        ticks = self.query_one(Ticks)
        role = self._field("role").value.strip().casefold()
        usual = {group.id for group in self._groups if group.role.casefold() == role}
        free = {row.id for row in ticks.rows if not row.closed}
        ticks.ticked = ticks.ticked or frozenset(usual & free)

    def on_ticks_taken(self) -> None:
        self._answers = self._said()
        self._keep(self._answers)
        self._ask()

    def _said(self) -> Answers:
        """The answers with what stands in the fields."""
        texts = {id: self._field(id).value.strip() for id, _ in FIELDS}
        if not texts["role"]:
            return self._answers
        others = [o for o in self._answers.owners if o.role != texts["role"]]
        owner = Owner(**texts, owns=self.query_one(Ticks).ids)
        return replace(self._answers, owners=(*others, owner))

    def action_back(self) -> None:
        """The executive before, to be changed; before the first, the questions."""
        if not self._answers.owners:
            self.dismiss(Interviewed(self._answers, "back"))
            return
        *others, last = self._answers.owners
        self._answers = replace(self._answers, owners=tuple(others))
        self._ask(last)

    def action_done(self) -> None:
        self.dismiss(Interviewed(self._said(), "done"))

    def action_leave(self) -> None:
        leave(self, self._said())
