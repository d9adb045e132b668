"""twilio_walk: the widgets of a Twilio Studio flow as a call comes by them, made into nodes."""

from __future__ import annotations

import json
from collections import deque
from typing import Final

from holdgame.company.imports.flows.draft import HANG_UP, UNKNOWN, Draft
from holdgame.company.imports.flows.json_text import mapping
from holdgame.company.imports.flows.recordings import recording
from holdgame.company.imports.flows.twilio.flow import Match, StudioFlow, Widget, variable, words_of
from holdgame.company.imports.flows.words import file_at, filled_in, without_markup
from holdgame.company.phone_tree import (
    KEYS,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)

CARD_DIGITS: Final = 16

_ONWARD: Final = {
    "run-function": "success",
    "make-http-request": "success",
    "set-variables": "next",
    "send-message": "sent",
    "record-call": "success",
    "fork-stream": "next",
    "record-voicemail": "recordingComplete",
    "run-subflow": "completed",
    "add-twiml-redirect": "return",
}
"""The event after which a call goes on, at widgets that nothing is heard or asked at."""
_SILENT: Final = frozenset({"set-variables", "run-function", "make-http-request", "send-message"})
_FAILURES: Final = ("fail", "failed", "failedToEnqueue", "callFailure")
_NOTES: Final = {
    "record-voicemail": "Callers leave a message here; nobody answers them.",
    "run-subflow": "The flow that runs here is another one, and left out.",
    "add-twiml-redirect": "Another program answers here: what it says is not in the export.",
}
_WAITS: Final = ("waitUrl", "wait_url")
_WAITING: Final = (
    "What callers hear while they wait, and whether they are offered a call back there, is behind "
    "a `waitUrl`: it is not in the export."
)
_PASSES_ON: Final = frozenset(
    {"send", "to", "flex", "call", "calls", "enqueue", "queue", "connect", "transfer", "the", "and"}
)
_TEAMS: Final = ("queue", "queueName", "department", "skill", "skills", "team", "group")
_YES: Final = frozenset({"true", "1", "yes", "open", "opened"})
_NO: Final = frozenset({"false", "0", "no", "closed", "close"})
_MOST_BETWEEN: Final = 3  # widgets between the digits and the split that looks at them


class Walk:
    """Makes a node of each widget that a call can come to."""

    def __init__(self, flow: StudioFlow, draft: Draft) -> None:
        self.flow = flow
        self.draft = draft
        self.walked: set[str] = set()
        self.waiting: deque[str] = deque()
        self.workflows: dict[str, int] = {}

    def from_widget(self, name: str) -> None:
        self.draft.entry = self.to(name)
        while self.waiting:
            widget = self.flow.widgets[self.waiting.popleft()]
            self.draft.add(self.node(widget))
            for event in _FAILURES:
                if event in widget.on:
                    to = self.to(widget.on[event])
                    self.draft.fails(widget.name, "failed", to, step=widget.name)

    def to(self, name: str) -> str:
        """The id of a widget's node, which will be made. Nowhere is the end of the call."""
        if name in self.flow.widgets and name not in self.walked:
            self.walked.add(name)
            self.waiting.append(name)
        return name or HANG_UP

    def after(self, widget: Widget, event: str) -> str:
        return self.to(widget.on.get(event, ""))

    def node(self, widget: Widget) -> TreeNode:
        name = widget.name
        if widget.type in _NOTES:
            self.draft.note(name, _NOTES[widget.type])
        if any(map(widget.says, _WAITS)):
            self.draft.note(name, _WAITING)
        match widget.type:
            case "say-play":
                return SayNode(name, _heard(widget), self.after(widget, "audioComplete"))
            case "gather-input-on-call":
                return self.gathers(widget)
            case "split-based-on":
                return self.splits(widget)
            case "send-to-flex" | "enqueue-call":
                return QueueNode(name, self.queue(widget))
            case "connect-call-to":
                return TransferNode(name, _named(widget) or "another number")
            case "capture-payments":
                return InputNode(name, UNKNOWN, self.after(widget, "success"), CARD_DIGITS)
            case type if type in _ONWARD:
                return SayNode(name, "", self.after(widget, _ONWARD[type]))
        self.draft.note(name, f"What a `{widget.type}` does on a call is not known.")
        return self.chooses(widget)

    # -- what callers press -----------------------------------------------------------------------

    def gathers(self, widget: Widget) -> TreeNode:
        """A menu, if a widget soon after compares the digits with keys; else digits."""
        heard, silent = _heard(widget), self.after(widget, "timeout")
        split = self.split_after(widget)
        keys = [(key, match.to) for match in split.matches for key in _keys(match)] if split else []
        if split is None or not keys:
            digits = widget.says("number_of_digits")
            count = int(digits) if digits.isdecimal() and len(digits) < 4 else None
            pressed = self.after(widget, "keypress")
            return InputNode(widget.name, heard, pressed, count, no_input=silent)
        if not all(map(_keys, split.matches)):
            self.draft.note(split.name, "Some of what is compared here is no key, and left out.")
        self.walked.add(split.name)
        loop, wait = widget.says("loop"), widget.says("timeout")
        return MenuNode(
            widget.name,
            heard,
            tuple(MenuKey(key, "", self.to(to)) for key, to in keys),
            repeats=int(loop) if loop.isdecimal() and len(loop) < 4 else 1,
            announced=False,
            no_input=silent,
            wrong_key=self.after(split, "noMatch"),
            wait_seconds=int(wait) if wait.isdecimal() and len(wait) < 4 else None,
        )

    def split_after(self, widget: Widget) -> Widget | None:
        """The split that looks at the digits of this widget, straight after it or nearly so."""
        at = self.flow.widgets.get(widget.on.get("keypress", ""))
        for _ in range(_MOST_BETWEEN):
            if at is None or at.type not in _SILENT:
                break
            at = self.flow.widgets.get(at.on.get(_ONWARD[at.type], ""))
        if at is None or at.type != "split-based-on":
            return None
        return at if variable(at) == f"widgets.{widget.name}.Digits" else None

    # -- what is decided --------------------------------------------------------------------------

    def splits(self, widget: Widget) -> TreeNode:
        """The opening hours, if what is compared is called so; else nobody can see it."""
        about = [_is_open(widget, match) for match in widget.matches]
        other = self.after(widget, "noMatch")
        if not about or None in about:
            return self.chooses(widget)
        ways = {open: self.to(m.to) for open, m in zip(about, widget.matches, strict=True)}
        return HoursNode(widget.name, ways.get(True, other), ways.get(False, other))

    def chooses(self, widget: Widget) -> TreeNode:
        what = variable(widget).rpartition(".")[2] or widget.name
        ways = [m.to for m in widget.matches]
        ways += widget.on.values() if not ways else [widget.on.get("noMatch", "")]
        return OpaqueNode(widget.name, " ".join(words_of(what)), tuple(map(self.to, ways)))

    def queue(self, widget: Widget) -> str:
        """What people call a queue: what is written on the call, else what the widget is called."""
        if widget.says("queue_name"):
            return filled_in(widget.says("queue_name")).strip("… ") or "queue"
        try:
            attributes = mapping(json.loads(widget.says("attributes")))
        except (ValueError, RecursionError):
            attributes = {}
        written = (attributes.get(team) for team in _TEAMS)
        teams = [w for w in written if isinstance(w, str) and w and filled_in(w) == w]
        if teams or _named(widget):
            return teams[0] if teams else _named(widget)
        number = self.workflows.setdefault(widget.says("workflow"), len(self.workflows) + 1)
        return "flex" if number == 1 else f"flex {number}"


def _heard(widget: Widget) -> str:
    said = filled_in(without_markup(filled_in(widget.says("say")))).strip()
    played = file_at(filled_in(widget.says("play")))
    return said or (recording(played) if played else "")


def _named(widget: Widget) -> str:
    """What a widget that passes a call on is called, without the words that say so."""
    return " ".join(w for w in words_of(widget.name) if w not in _PASSES_ON and not w.isdecimal())


def _keys(match: Match) -> list[str]:
    """The keys of a telephone that a test is true of."""
    if match.type not in ("equal_to", "matches_any_of", "contains"):
        return []
    values = match.value.split(",") if match.type == "matches_any_of" else [match.value]
    keys = [value.strip() for value in values]
    return keys if all(len(key) == 1 and key in KEYS for key in keys) else []


def _is_open(widget: Widget, match: Match) -> bool | None:
    """Whether a test is true while the company is open; None if it is about something else."""
    name = set(words_of(variable(widget).rpartition(".")[2]))
    value = match.value.strip().casefold()
    if match.type != "equal_to" or value not in _YES | _NO:
        return None
    if name & {"open", "opened"} or value in ("open", "opened", "closed", "close"):
        return value in _YES
    if name & {"closed", "holiday"}:
        return value in _NO
    return None
