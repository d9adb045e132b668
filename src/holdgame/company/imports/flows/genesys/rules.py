"""What the actions of Architect are to a caller, one rule for each.

An action leads to the one behind it. What follows where it fails is a failure of the draft; where
data, a condition or a bot decides, every output is a way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Ids

from holdgame.company.imports.flows.bounds import note
from holdgame.company.imports.flows.draft import HANG_UP, UNKNOWN
from holdgame.company.imports.flows.genesys.action import Action, Onward, Scope, Tests
from holdgame.company.imports.flows.genesys.values import child, items, name, number, only, text
from holdgame.company.phone_tree import (
    CallbackNode,
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
from holdgame.documents.nodes import Mapping

_DEEPEST = 8  # tasks that call tasks
_FAILURES = ("failure", "timeout", "error", "maxFailures")
_OUTPUTS = {  # that may go without saying: then they lead to the next action
    "callData": ("success",),
    "dataTableLookup": ("found", "notFound"),
    "createCallback": ("success",),
}
_TRANSFERS = {
    "transferToNumber": "another number",
    "transferToExternal": "another number",
    "transferExternal": "another number",
    "transferToUser": "a person",
    "transferUser": "a person",
    "transferToGroup": "a group",
    "transferGroup": "a group",
}
_UNNOTICED = (  # beginnings of what a caller neither hears nor is led by
    "set", "get", "find", "update", "add", "clear", "initialize", "enable", "flush", "encrypt",
    "decrypt", "detect", "wait", "hold", "append", "remove",
)  # fmt: skip
_PRESSED = re.compile(
    r"(?:ToInt\()?(?P<variable>[A-Za-z][\w.]*)\)?\s*==\s*\"?(?P<key>[0-9*#])\"?\Z"
)


def node(a: Action, to: Onward) -> TreeNode:
    """The node of an action. Others that it needs are added to the draft."""
    match a.kind:
        case "playAudio" | "playAudioOnSilence":
            return SayNode(a.id, a.said("audio"), a.then)
        case "disconnect":
            return EndNode(a.id, "")
        case "transferToAcd":
            queue = name(a.body.get("targetQueue")) or UNKNOWN
            return _transfer(a, to, QueueNode(f"{a.id} queue", queue))
        case "transferToVoicemail" | "transferToGroupVoicemail":
            return _transfer(a, to, EndNode(f"{a.id} voicemail", "[voicemail]"))
        case "transferToFlow" | "transferToFlowSecure" | "transferFlow" | "transferFlowSecure":
            return _transfer_to_flow(a, to)
        case kind if kind in _TRANSFERS:
            group = name(a.body.get("targetGroup"))
            return _transfer(a, to, TransferNode(f"{a.id} away", group or _TRANSFERS[kind]))
        case "collectInput":
            return _collect(a, to)
        case "dialByExtension":
            to.draft.add(TransferNode(f"{a.id} away", "an extension"))
            return InputNode(a.id, a.said("inputAudio"), f"{a.id} away")
        case "createCallback":
            return CallbackNode(a.id, "", _ways(a, to)[-1])
        case "evaluateScheduleGroup" | "evaluateSchedule":
            return _hours(a, to)
        case "jumpToMenu" | "jumpToTask":
            return SayNode(a.id, "", _jump(a, to, a.scope._replace(end=HANG_UP, paths=())))
        case "callTask" if a.scope.calls < _DEEPEST:
            return SayNode(a.id, "", _call(a, to))
        case "endTask":
            path = text(child(a.body, "outputPath", "name"))
            return SayNode(a.id, "", dict(a.scope.paths).get(path, a.scope.end))
        case "loop":
            return _loop(a, to)
        case "loopNext" | "nextLoop":
            return SayNode(a.id, "", a.scope.again)
        case "loopExit" | "exitLoop":
            return SayNode(a.id, "", a.scope.out)
        case "previousMenu":
            return SayNode(a.id, "", a.scope.above)
        case "repeat" | "repeatMenu":
            return SayNode(a.id, "", a.scope.menu)
    return _decided(a, to)


# -- passing the call on ------------------------------------------------------------------------


def _transfer(a: Action, to: Onward, end: TreeNode) -> SayNode:
    """What is said before the call is passed on; and what is done if that fails, where the flow
    says it: of a choice in a menu it does not."""
    to.draft.add(end)
    is_choice = a.then == a.scope.menu
    failed = _outputs(a, to).get("failure", "" if is_choice else a.then)
    if failed:
        sorry = SayNode(f"{a.id} failed", a.said("failureTransferAudio"), failed)
        to.draft.add(sorry)
        to.draft.fails(end.id, "failed", sorry.id, step=a.named)
    return SayNode(a.id, a.said("preTransferAudio"), end.id)


def _transfer_to_flow(a: Action, to: Onward) -> SayNode:
    wanted = name(a.body.get("targetFlow"))
    begins = to.flow(wanted)
    if begins:
        return SayNode(a.id, a.said("preTransferAudio"), begins)
    note(to.draft, a.where, "The flow in which the call goes on is not among the files.")
    away = TransferNode(f"{a.id} away", wanted or "another flow", given=False)
    return _transfer(a, to, away)


def _jump(a: Action, to: Onward, scope: Scope) -> str:
    reference = text(a.body.get("targetMenuRef")) or text(a.body.get("targetTaskRef"))
    target = a.flow.find(reference)
    if target is None:
        note(to.draft, a.where, "The menu or task in which the call goes on does not exist.")
    return to.at(a.flow, target, scope)


def _call(a: Action, to: Onward) -> str:
    """A task that comes back, by its end or by one of its ends with a name."""
    outputs = a.body.get("outputs")
    end = to.chain(a.flow, child(outputs, "default", "actions"), a.then, a.scope)
    paths = tuple(
        (text(path.get("name")), to.chain(a.flow, path.get("actions"), a.then, a.scope))
        for _, path in map(only, items(child(outputs, "paths")))
    )
    menu, above, calls = a.scope.menu, a.scope.above, a.scope.calls + 1
    return _jump(a, to, Scope(end, paths, menu, above, calls=calls))


def _loop(a: Action, to: Onward) -> SayNode:
    again = f"{a.id} again"
    scope = a.scope._replace(again=again, out=a.then)
    first = to.chain(a.flow, child(a.body, "outputs", "loop", "actions"), again, scope)
    times = number(a.body.get("loopCount"))
    what = f"a loop, {times} times at most" if times else "a loop"
    to.draft.add(OpaqueNode(again, what, (first, a.then)))
    return SayNode(a.id, "", first)


# -- what is decided ----------------------------------------------------------------------------


def _outputs(a: Action, to: Onward) -> dict[str, str]:
    """The ids that the named outputs of an action lead to."""
    outputs = a.body.get("outputs")
    found = outputs.entries if isinstance(outputs, Mapping) else []
    return {
        key.text.strip('"'): to.chain(a.flow, child(value, "actions"), a.then, a.scope)
        for key, value in found
    }


def _ways(a: Action, to: Onward) -> list[str]:
    """The ids that an action may lead to if it does not fail; where it leads then is noted."""
    outputs = _outputs(a, to)
    for output in _FAILURES:
        if outputs.get(output, a.then) != a.then:
            to.draft.fails(a.id, "failed", outputs[output], step=a.named)
    ways = [way for output, way in outputs.items() if output not in _FAILURES]
    expected = _OUTPUTS.get(a.kind, () if ways else ("",))
    return [*ways, *(a.then for output in expected if output not in outputs)]


def _tests(a: Action, to: Onward) -> Tests | None:
    """What a decision or a switch looks at, in its order; None of any other action."""
    if a.kind == "decision":
        outputs = _outputs(a, to)
        condition = text(child(a.body, "condition", "exp"))
        return Tests(((condition, outputs.get("yes", a.then)),), outputs.get("no", a.then))
    if a.kind != "switch":
        return None
    first_true = child(a.body, "evaluate", "firstTrue") or a.body
    ways = tuple(
        (
            text(child(case, "value", "exp")),
            to.chain(a.flow, case.get("actions"), a.then, a.scope),
        )
        for _, case in map(only, items(child(first_true, "cases")))
    )
    default = child(first_true, "default", "actions")
    return Tests(ways, to.chain(a.flow, default, a.then, a.scope))


def _decided(a: Action, to: Onward) -> TreeNode:
    """An action of which only the outputs can be seen."""
    tests = _tests(a, to)
    if tests is not None:
        to.tests[a.id] = tests
        found = [*(way for _, way in tests.ways), tests.otherwise]
    else:
        found = _ways(a, to)
    ways = tuple(dict.fromkeys(found))
    if len(ways) == 1 and (a.kind in _OUTPUTS or a.kind.startswith(_UNNOTICED)):
        return SayNode(a.id, "", ways[0])
    to.unseen[a.id] = a
    return OpaqueNode(a.id, text(a.body.get("name")) or a.kind, ways)


def _hours(a: Action, to: Onward) -> HoursNode:
    outputs = _outputs(a, to)
    if outputs.keys() & {"holiday", "emergency"}:
        note(to.draft, a.where, "What is done on holidays and in an emergency was left out.")
    opened = outputs.get("open") or outputs.get("active") or a.then
    closed = outputs.get("closed") or outputs.get("inactive") or a.then
    return HoursNode(a.id, opened, closed)


# -- what is typed ------------------------------------------------------------------------------


def _collect(a: Action, to: Onward) -> TreeNode:
    """Digits to type; if it is one, and decisions on it follow, a menu."""
    ways = _outputs(a, to)
    typed = ways.get("success", a.then)
    silent = next((ways[output] for output in _FAILURES if output in ways), "")
    digits = number(child(a.body, "digits", "exact"))
    said = a.said("inputAudio")
    keys, other = _pressed(text(child(a.body, "inputData", "var")), typed, to.tests)
    if digits == 1 and keys:
        chosen = tuple(MenuKey(key, "", way) for key, way in keys.items())
        return MenuNode(a.id, said, chosen, 1, None, False, silent or other, other)
    return InputNode(a.id, said, typed, digits, silent or a.then)


def _pressed(variable: str, id: str, tests: Ids[str, Tests]) -> tuple[dict[str, str], str]:
    """Where each key leads by the decisions on a variable from `id` on, and where any other."""
    keys: dict[str, str] = {}
    while id in tests:
        found = [(_PRESSED.match(condition), way) for condition, way in tests[id].ways]
        if not all(match and match["variable"] == variable for match, _ in found):
            break
        for match, way in found:
            if match:
                keys.setdefault(match["key"], way)
        id = tests[id].otherwise
    return keys, id
