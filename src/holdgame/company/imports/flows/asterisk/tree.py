"""From a dialplan to a phone tree: each step that a caller notices becomes a node.

A recording that can be interrupted, in a context with extensions of one digit, is a menu: those
digits are its keys, what comes after the wait is where silence leads, `i` is where any other key
leads. Queues and telephones are ends; what follows where a queue's time is up is a failure.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from holdgame.company.imports.flows.asterisk import apps
from holdgame.company.imports.flows.asterisk import arguments as written
from holdgame.company.imports.flows.asterisk.call import Landing, follow, jump
from holdgame.company.imports.flows.asterisk.dialplan import Dialplan, Place, Step
from holdgame.company.imports.flows.asterisk.hours import opens
from holdgame.company.imports.flows.asterisk.menu import by_heart, keys, prompt
from holdgame.company.imports.flows.asterisk.queues import Queues, nowhere
from holdgame.company.imports.flows.bounds import note
from holdgame.company.imports.flows.draft import HANG_UP, UNKNOWN, Draft
from holdgame.company.imports.flows.recordings import recording
from holdgame.company.phone_tree import (
    KEYS,
    EndNode,
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

MOST_NODES = 20_000  # far more than a dialplan leads callers to
_NO_KEY = "D"  # on no telephone: leads where any key does that is none of the menu


class Walk:
    """A call on all its ways at once. `steps` are the lines of the dialplan that it came by."""

    def __init__(self, plan: Dialplan, queues: Queues, draft: Draft) -> None:
        self.plan = plan
        self.queues = queues
        self.draft = draft
        self.steps: set[tuple[str, int]] = set()
        self._ids: dict[Place, str] = {}
        self._sent: set[str] = set()
        self._waiting: deque[tuple[str, Place, Step]] = deque()

    def go(self, place: Place) -> str:
        """Makes all nodes that can be reached from a place; gives back the id of the first."""
        first = self.to(place)
        while self._waiting and len(self.draft.nodes) < MOST_NODES:
            id, at, step = self._waiting.popleft()
            self.draft.add(self._node(id, at, step))
        for id, _, step in self._waiting:
            self.note(step, "The dialplan is too large: from here on it was left out.")
            self.draft.add(EndNode(id, ""))
        self._waiting.clear()
        return first

    def to(self, place: Place, known: Mapping[str, str] | None = None) -> str:
        """The id of the node that a call comes to from a place."""
        if known:
            return self._landed(follow(self.plan, place, known), known=True)
        landing = follow(self.plan, place, until=self._ids)
        id = self._ids.get(landing.place) or self._landed(landing)
        self._passed(*landing.passed)
        self._ids |= dict.fromkeys(landing.came_by, id)
        return id

    def note(self, step: Step | None, sentence: str) -> None:
        note(self.draft, step.entry.where if step else self.draft.format, sentence)

    def _landed(self, landing: Landing, *, known: bool = False) -> str:
        """`known` is whether it is for one key only that the call comes here."""
        self._passed(*landing.passed)
        id = str(landing.place)
        if landing.step is not None:
            self._passed(landing.step)
            if id not in self._sent:
                self._sent.add(id)
                self._waiting.append((id, landing.place, landing.step))
        elif landing.end == "circle":
            self.draft.add(SayNode(id, "", id))
        elif landing.end == "over" or known:
            return HANG_UP
        else:
            self.draft.missing[id] = nowhere(landing.place)
        return id

    def _passed(self, *steps: Step) -> None:
        self.steps.update((step.entry.file, step.entry.line) for step in steps)

    # -- a step as a node -----------------------------------------------------------------------

    def _node(self, id: str, place: Place, step: Step) -> TreeNode:
        args = self.plan.text(place, step.args)
        app, inner_args = step.app, args
        if app == "execif":  # taken to do what it may do
            app, inner_args = written.application(written.branches(args)[1])
        match app:
            case "background" | "backgrounddetect" | "waitexten":
                return self._interruptible(id, place, inner_args)
            case "read":
                return self._read(id, place, inner_args)
            case "queue":
                return self._queue(id, place, step, inner_args)
            case "gotoiftime":
                return self._hours(id, place, step)
            case "gotoif" | "gosubif":
                return self._branch(id, place, step)
            case "goto" | "gosub" | "macro":
                self.note(step, "Where the call goes on from here cannot be seen; the tree ends.")
                return EndNode(id, "")
            case "directory":
                person = f"{id}, found"
                self.draft.add(TransferNode(person, "somebody in the directory"))
                return InputNode(id, "[directory]", person, 3, self.to(place.next))
            case "authenticate" | "disa":
                return InputNode(id, "[a code]", self.to(place.next))
            case "transfer":
                return TransferNode(id, "another number")
            case _ if app in apps.TELEPHONES:
                return self._telephone(id, place, step)
            case _ if app in apps.CONFERENCES:
                return TransferNode(id, "a conference")
            case _ if app in apps.VOICEMAIL:
                return EndNode(id, "[voicemail]")
            case _ if app in apps.HUNG_UP:
                return EndNode(id, "")
        said = apps.said(step.app, args)
        if said is not None:
            return SayNode(id, said, self.to(place.next))
        return self._opaque(id, place, step)

    def _opaque(self, id: str, place: Place, step: Step) -> OpaqueNode:
        name = step.app or "a line that names no application"
        self.note(step, f"What `{name}` does cannot be seen in a dialplan.")
        return OpaqueNode(id, name, (self.to(place.next),))

    def _queue(self, id: str, place: Place, step: Step, args: str) -> QueueNode:
        name, _, _, _, timeout, *_ = (*written.arguments(args), "", "", "", "", "")
        name = name if name and written.is_known(name) else UNKNOWN
        if seconds := written.whole(timeout):
            self.draft.fails(id, "timeout", self.to(place.next), seconds)
        elif self.queues.lacks(name):
            self.draft.fails(id, "failed", self.to(place.next))
        for sentence in self.queues.remarks(name, self.plan):
            self.note(step, sentence)
        return QueueNode(id, name)

    def _telephone(self, id: str, place: Place, step: Step) -> TransferNode:
        unanswered = follow(self.plan, place.next, until=self._ids).step
        if unanswered is not None and unanswered.app not in apps.HUNG_UP:
            self.note(
                None, "Where nobody answers a telephone, the call goes on; the tree does not."
            )
        return TransferNode(id, apps.telephone(step.args, place.exten))

    def _hours(self, id: str, place: Place, step: Step) -> HoursNode:
        times, yes, no = written.branches(step.args)
        then, otherwise = self._way(place, step, yes), self._way(place, step, no)
        if opens(times, yes):
            return HoursNode(id, then, otherwise)
        return HoursNode(id, otherwise, then)

    def _branch(self, id: str, place: Place, step: Step) -> OpaqueNode:
        _, *targets = written.branches(step.args)
        ways = dict.fromkeys(self._way(place, step, target) for target in targets)
        if len(ways) > 1:
            self.note(step, "A condition decides here; it is left open.")
        return OpaqueNode(id, "a condition", tuple(ways))

    def _way(self, place: Place, step: Step, target: str) -> str:
        to = jump(self.plan, place, target)
        if to is None:
            self.note(step, "A variable decides where one way leads; it ends here.")
            return HANG_UP
        return self.to(to._replace(back=place) if target and step.app == "gosubif" else to)

    # -- what a caller may press ----------------------------------------------------------------

    def _interruptible(self, id: str, place: Place, args: str) -> TreeNode:
        """A recording with keys, or the wait for a key."""
        heard = prompt(self.plan, place)
        self._passed(*heard.steps)
        if heard.unused:
            self.draft.finds(
                "unused-timeout",
                id,
                f"`t` of [{place.context}] is never reached: after a silence the call goes on to "
                f"the step that follows `WaitExten` ({heard.steps[-1].entry.where}).",
            )
        _, _, _, context, *_ = (*written.arguments(args), "", "", "")
        pressed = place._replace(context=context or place.context)
        keyed = keys(self.plan, pressed)
        silence = self.to(heard.after) if heard.after else HANG_UP
        if keyed.ways:
            options = tuple(
                MenuKey(key, self._remarked(to), self.to(to)) for key, to in keyed.ways.items()
            )
            other = self.to(keyed.other) if keyed.other else HANG_UP
            return MenuNode(
                id,
                heard.said,
                options,
                1,
                no_input=silence,
                wrong_key=other,
                wait_seconds=heard.seconds,
            )
        extension = by_heart(self.plan, pressed) if heard.waits else None
        if extension is not None:
            return InputNode(id, heard.said, self.to(extension[0]), extension[1], silence)
        return SayNode(id, heard.said, silence)

    def _remarked(self, pressed: Place) -> str:
        """What the dialplan's own remarks call what is behind a key."""
        passed = follow(self.plan, pressed).passed
        return next(filter(None, (apps.remarked(s.app, s.args) for s in passed)), "")

    def _read(self, id: str, place: Place, args: str) -> MenuNode | InputNode:
        """`Read` of one digit is a menu if conditions on it follow, as they mostly do."""
        variable, file, digits, *_ = (*written.arguments(args), "", "")
        said = recording(file) if file else ""
        count = written.whole(digits)
        if count == 1:
            ways = {key: self._after(place, variable, key) for key in (*KEYS, _NO_KEY)}
            other = ways.pop(_NO_KEY)
            kept = {key: landing for key, landing in ways.items() if landing != other}
            if kept:
                options = tuple(
                    MenuKey(key, "", self.to(place.next, {variable: key})) for key in kept
                )
                return MenuNode(
                    id,
                    said,
                    options,
                    1,
                    no_input=self.to(place.next, {variable: ""}),
                    wrong_key=self.to(place.next, {variable: _NO_KEY}),
                )
        return InputNode(id, said, self.to(place.next), count)

    def _after(self, place: Place, variable: str, key: str) -> Place | None:
        landing = follow(self.plan, place.next, {variable: key})
        return landing.place if landing.step else None
