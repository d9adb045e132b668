"""connect_walk: the steps of Amazon Connect flows as a call comes by them, made into nodes.

Which queue has been chosen belongs to where a call is, and a module is walked anew each time it is
invoked.
"""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

from holdgame.company.imports.flows.connect.flow import Condition, ConnectFlow, Step
from holdgame.company.imports.flows.connect.links import (
    TO_FLOW,
    TO_MODULE,
    Links,
    is_dynamic,
    leading_to,
    target_named,
)
from holdgame.company.imports.flows.connect.words import (
    STORED_INPUT,
    heard,
    placeholder,
    queue_named,
    what_decides,
)
from holdgame.company.imports.flows.draft import HANG_UP, Draft
from holdgame.company.imports.flows.json_text import mapping, text
from holdgame.company.phone_tree import (
    KEYS,
    CallbackNode,
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

MOST_STEPS: Final = 5_000  # walked; modules within modules could make it any number
MOST_INSIDE: Final = 8  # modules in modules
QUEUE: Final = "queue"  # where none has been chosen by name

_TO_QUEUE: Final = frozenset({"TransferContactToQueue", "DequeueContactAndTransferToQueue"})
_OUT_OF_MODULE: Final = frozenset({"EndFlowModuleExecution", "ReturnFromFlowModule"})
_NEED_QUEUE: Final = _TO_QUEUE | _OUT_OF_MODULE | {TO_FLOW, TO_MODULE}
_ANSWERS: Final = frozenset(
    {"InputTimeLimitExceeded", "NoMatchingCondition", "QueueAtCapacity", "InvalidPhoneNumber"}
)
"""What is called an error in a flow, and is an answer: of the caller, or of the queue."""
_KNOWN: Final = (
    "Associate", "Check", "Compare", "Create", "Distribute", "Get", "InvokeLambdaFunction", "Load",
    "Loop", "Resume", "Start", "Stop", "Tag", "UnTag", "Update",
)  # fmt: skip
"""How the types begin of steps that are understood well enough: nobody hears anything of them."""


class _Inside(NamedTuple):
    """A flow that a call is in. In a module: the step to go back to, and in which `_Inside`."""

    flow: ConnectFlow
    back: tuple[int, str] = (0, "")
    depth: int = 0


class _At(NamedTuple):
    """What a node is made of: a step, in which `_Inside`, and the queue chosen before it."""

    inside: int
    step: str
    queue: str


class Walk:
    """Makes a node of each step that a call can come to, and of what it has to know there."""

    def __init__(self, links: Links, draft: Draft) -> None:
        self.links = links
        self.draft = draft
        self.insides = [_Inside(links.entry)]
        self.ids: dict[_At, str] = {}
        self.waiting: deque[_At] = deque()
        self.walked: set[tuple[int, str]] = set()
        self.unnamed_queues: dict[str, int] = {}
        self.needs_queue = {id(flow): leading_to(flow, _NEED_QUEUE) for flow in links.flows}

    def from_the_start(self) -> None:
        self.draft.entry = self.to(0, self.links.entry.first, "")
        while self.waiting:
            at = self.waiting.popleft()
            self.make(at, self.ids[at], self.flow(at).steps[at.step])
        self.draft.actions = len(self.walked)

    # -- where a way leads ------------------------------------------------------------------------

    def flow(self, at: _At) -> ConnectFlow:
        return self.insides[at.inside].flow

    def to(self, inside: int, step: str, queue: str) -> str:
        """The id of the node for a step, which will be made if it is not there yet."""
        if not step:
            return HANG_UP
        flow = self.insides[inside].flow
        if step not in flow.steps:
            return f"{flow.title}: {step}"
        at = _At(inside, step, queue if step in self.needs_queue[id(flow)] else "")
        if at not in self.ids:
            if len(self.ids) >= MOST_STEPS:
                self.draft.note(flow.title, f"Only the first {MOST_STEPS:,} steps were walked.")
                return HANG_UP
            self.ids[at] = str(len(self.ids))
            self.waiting.append(at)
            self.walked.add((id(flow), step))
        return self.ids[at]

    def way(self, at: _At, to: str) -> str:
        """The id of the node for another step of the same flow, with the same queue chosen."""
        return self.to(at.inside, to, at.queue)

    def goes_on(self, at: _At, to: str) -> SayNode:
        """What no caller notices."""
        return SayNode(self.ids[at], "", self.way(at, to))

    def named(self, at: _At, step: Step) -> str:
        """What people can find a step by."""
        of_flow = f" of {self.flow(at).title}" if len(self.links.flows) > 1 else ""
        return f"action {step.number}{of_flow} ({step.type})"

    def note(self, at: _At, step: Step, sentence: str) -> None:
        self.draft.note(f"{self.flow(at).title}, action {step.number} ({step.type})", sentence)

    # -- what a step is ---------------------------------------------------------------------------

    def make(self, at: _At, id: str, step: Step) -> None:
        """Add the node of a step, and note where a call goes if it fails."""
        self.draft.add(self.node(at, id, step))
        for error, to in step.errors.items():
            then = self.way(at, to)
            if error not in _ANSWERS:
                self.draft.fails(id, "failed", then, step=self.named(at, step))
        if step.type in _TO_QUEUE:
            self.draft.fails(id, "full", self.way(at, step.errors.get("QueueAtCapacity", "")))

    def node(self, at: _At, id: str, step: Step) -> TreeNode:
        match step.type:
            case "MessageParticipant" | "MessageParticipantIteratively":
                return SayNode(id, heard(step), self.way(at, step.to))
            case "GetParticipantInput":
                return self.asks(at, id, step)
            case "ConnectParticipantWithLexBot":
                decides = f"{id} decides"
                self.draft.add(self.decides(at, decides, step))
                return SayNode(id, heard(step), decides)
            case "CheckHoursOfOperation":
                opened, closed = (step.on(word) or step.to for word in ("True", "False"))
                return HoursNode(id, self.way(at, opened), self.way(at, closed))
            case "UpdateContactTargetQueue":
                chosen = queue_named(step, self.unnamed_queues)
                return SayNode(id, "", self.to(at.inside, step.to, chosen))
            case type if type in _TO_QUEUE:
                chosen = queue_named(step, self.unnamed_queues)
                return QueueNode(id, chosen or at.queue or QUEUE)
            case "TransferContactToAgent":
                return TransferNode(id, "an agent")
            case "TransferParticipantToThirdParty":
                return TransferNode(id, "another number")
            case "CreateCallbackContact":
                return CallbackNode(id, "", self.way(at, step.to))
            case "DisconnectParticipant" | "EndFlowExecution":
                return SayNode(id, "", HANG_UP)
            case "TransferToFlow":
                return self.other_flow(at, id, step)
            case "InvokeFlowModule":
                return self.module(at, id, step)
            case type if type in _OUT_OF_MODULE:
                inside, back = self.insides[at.inside].back
                return SayNode(id, "", self.to(inside, back, at.queue))
            case "Wait":
                return self.goes_on(at, step.on("WaitCompleted") or step.to)
            case "Compare" if step.parameters.get("ComparisonValue") == "$.Channel":
                return self.goes_on(at, step.on("VOICE") or step.to)  # whoever rings has a voice
        if not step.type.startswith(_KNOWN):
            self.note(at, step, "What this does is not known. A call is taken to go on after it.")
        return self.decides(at, id, step) if step.conditions else self.goes_on(at, step.to)

    def asks(self, at: _At, id: str, step: Step) -> TreeNode:
        """A menu; or digits, that are one too where the next step compares them with keys."""
        stored = text(step.parameters.get("StoreInput")).casefold() == "true"
        compared = self.compared(at, step) if stored else step
        if compared is None:
            silent = step.errors.get("InputTimeLimitExceeded", "")
            no_input = self.way(at, silent) if silent else ""
            return InputNode(id, heard(step), self.way(at, step.to), _digits(step), no_input)
        keys = [(key, c.to) for c in compared.conditions for key in _keys(c)]
        if not keys:
            decides = f"{id} decides"
            self.draft.add(self.decides(at, decides, step))
            return SayNode(id, heard(step), decides)
        if len(keys) < sum(len(c.operands) for c in compared.conditions):
            self.note(at, step, "Some of what a caller may enter here is no key, and left out.")
        failed = compared.errors.get("NoMatchingError", "")
        other = compared.errors.get("NoMatchingCondition") or compared.to or failed
        silent = step.errors.get("InputTimeLimitExceeded") or other
        return MenuNode(
            id,
            heard(step),
            tuple(MenuKey(key, "", self.way(at, to)) for key, to in keys),
            repeats=1,
            announced=False,
            no_input=self.way(at, silent),
            wrong_key=self.way(at, other),
            wait_seconds=_seconds(step),
        )

    def compared(self, at: _At, step: Step) -> Step | None:
        """The step that compares with keys what was entered at this one."""
        then = self.flow(at).steps.get(step.to)
        if then is None or then.parameters.get("ComparisonValue") != STORED_INPUT:
            return None
        if not then.conditions or not all(_keys(c) for c in then.conditions):
            return None
        self.walked.add((id(self.flow(at)), then.id))
        return then

    def decides(self, at: _At, id: str, step: Step) -> OpaqueNode:
        """Something that cannot be seen from outside chooses among the conditions and the rest."""
        other = step.errors.get("NoMatchingCondition") or step.to
        ways = [self.way(at, to) for to in (*(c.to for c in step.conditions), other) if to]
        return OpaqueNode(id, what_decides(step), tuple(ways))

    # -- other flows ------------------------------------------------------------------------------

    def other_flow(self, at: _At, id: str, step: Step) -> TreeNode:
        """The flow that a call is passed on to, for good."""
        target = self.links.target(step)
        if target is not None:
            return SayNode(id, "", self.start_of(target, at.queue))
        named = target_named(step)
        if not is_dynamic(step):
            named = named or placeholder(text(step.parameters.get("ContactFlowId")))
            self.note(at, step, f"The flow {named or 'that follows'} is not among the files given.")
            return TransferNode(id, named or "another flow", given=False)
        if not self.links.unled:
            self.note(at, step, "Which flow follows is decided during the call. Give it too.")
            return TransferNode(id, "a flow chosen during the call", given=False)
        names = ", ".join(flow.title for flow in self.links.unled)
        self.note(at, step, f"Which flow follows is decided during the call; taken for: {names}.")
        ways = tuple(self.start_of(flow, at.queue) for flow in self.links.unled)
        return OpaqueNode(id, "which flow follows", ways)

    def start_of(self, flow: ConnectFlow, queue: str) -> str:
        known = (i for i, inside in enumerate(self.insides) if inside == _Inside(flow))
        number = next(known, len(self.insides))
        if number == len(self.insides):
            self.insides.append(_Inside(flow))
        return self.to(number, flow.first, queue)

    def module(self, at: _At, id: str, step: Step) -> TreeNode:
        """A flow that a call comes back from."""
        target = self.links.target(step)
        depth = self.insides[at.inside].depth + 1
        if target is None or depth > MOST_INSIDE:
            named = target_named(step) or "invoked here"
            self.note(at, step, f"The module {named} is not among the files given, and left out.")
            return self.goes_on(at, step.to)
        self.insides.append(_Inside(target, (at.inside, step.to), depth))
        return SayNode(id, "", self.to(len(self.insides) - 1, target.first, at.queue))


def _keys(condition: Condition) -> list[str]:
    """The keys of a telephone that a condition is true of."""
    if condition.operator != "Equals":
        return []
    return [key for key in condition.operands if len(key) == 1 and key in KEYS]


def _seconds(step: Step) -> float | None:
    """How long it waits for a key, where that is said."""
    wait = text(step.parameters.get("InputTimeLimitSeconds"))
    return float(wait) if wait.isdecimal() and len(wait) < 4 else None


def _digits(step: Step) -> int | None:
    """How many digits are asked for at the most, where that is said."""
    validation = mapping(step.parameters.get("InputValidation"))
    most = text(mapping(validation.get("CustomValidation")).get("MaximumLength"))
    return int(most) if most.isdecimal() and len(most) < 4 else None
