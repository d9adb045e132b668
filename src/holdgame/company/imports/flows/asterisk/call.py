"""How a call moves through a dialplan until something happens that a caller can notice.

As in Asterisk: an extension that does not exist leads to `i` of its context, and without one the
caller is dropped; an extension without further steps is hung up on.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Literal, NamedTuple

from holdgame.company.imports.flows.asterisk import arguments as written
from holdgame.company.imports.flows.asterisk.dialplan import Dialplan, Place, Step

SILENT = frozenset((  # neither heard nor leading anywhere
    "absolutetimeout", "addqueuemember", "adsiprog", "amdx", "answer", "celgenuserevent",
    "channelredirect", "cleargrouphint", "clearhash", "dbdel", "dbdeltree", "digittimeout",
    "dumpchan", "endwhile", "execiftime", "forkcdr", "ices", "incomplete", "jabbersend",
    "jabberstatus", "keepalive", "log", "mixmonitor", "monitor", "mset", "musiconhold", "nocdr",
    "noop", "pausemonitor", "pausequeuemember", "playtones", "proceeding", "progress",
    "raiseexception", "removequeuemember", "resetcdr", "responsetimeout", "ringing", "senddtmf",
    "sendimage", "sendtext", "sendurl", "set", "setamaflags", "setcallerid", "setcallerpres",
    "setcdruserfield", "setlanguage", "setmusiconhold", "setvar", "sipaddheader",
    "sipremoveheader", "softhangup", "stackpop", "startmusiconhold", "stopmixmonitor",
    "stopmonitor", "stopmusiconhold", "stopplaytones", "unpausemonitor", "unpausequeuemember",
    "userevent", "verbose", "wait", "waitfornoise", "waitforsilence", "waitmusiconhold",
    "waituntil", "while", "zapateller",
))  # fmt: skip
_DEEPEST = 8  # subroutines in subroutines


class Landing(NamedTuple):
    """Where a call comes to, after the places in `came_by` and their steps in `passed`.

    Without a step it ends there, for the reason in `end`.
    """

    place: Place
    step: Step | None
    passed: tuple[Step, ...]
    came_by: tuple[Place, ...]
    end: Literal["", "over", "missing", "circle"] = ""


def follow(
    plan: Dialplan,
    place: Place,
    known: Mapping[str, str] | None = None,
    until: Container[Place] = (),
) -> Landing:
    """Passes over what no caller notices, from `place` on; not beyond the places in `until`.

    `known` holds variables whose values are known on this way, such as the key that was pressed;
    conditions on them are decided, and no others.
    """
    passed: list[Step] = []
    came_by: dict[Place, None] = {}
    while place not in came_by:
        step = plan.step(place)
        if place in until:
            return Landing(place, step, tuple(passed), tuple(came_by))
        came_by[place] = None
        if step is None:
            after = _without_a_step(plan, place)
            if not isinstance(after, Place):
                return Landing(place, None, tuple(passed), tuple(came_by), after)
            place = after
            continue
        after_step = _silent(plan, place, step, known or {})
        if after_step is None:
            return Landing(place, step, tuple(passed), tuple(came_by))
        passed.append(step)
        place = after_step
    return Landing(place, None, tuple(passed), tuple(came_by), "circle")


def _without_a_step(plan: Dialplan, place: Place) -> Place | Literal["over", "missing"]:
    if plan.step(place._replace(priority=1)) is None:
        return plan.first(place, "i", "e") or "missing"
    if place.priority == 0:
        return "missing"
    caller = plan.step(place.back) if place.back else None
    if place.back and caller and caller.app == "macro":
        return place.back.next
    return "over"


def _silent(plan: Dialplan, place: Place, step: Step, known: Mapping[str, str]) -> Place | None:
    """The place after a step that a caller does not notice; None for any other."""
    match step.app:
        case "goto":
            return jump(plan, place, step.args, known)
        case "gosub" if place.depth < _DEEPEST:
            to = jump(plan, place, step.args, known)
            return to and to._replace(back=place)
        case "macro" if place.depth < _DEEPEST:
            name = plan.text(place, written.arguments(step.args)[0])
            return Place(f"macro-{name}", "s", 1, place)
        case "return" | "macroexit" if place.back:
            return place.back.next
        case "execif":
            inner, _ = written.application(written.branches(step.args)[1])
            return place.next if inner in SILENT else None
        case "gotoif":
            condition, yes, no = written.branches(step.args)
            if not any(f"${{{name}}}" in condition for name in known):
                return None
            holds = written.same(plan.text(place, condition, known))
            return None if holds is None else jump(plan, place, yes if holds else no, known)
        case app if app in SILENT:
            return place.next
    return None


def jump(
    plan: Dialplan, place: Place, target: str, known: Mapping[str, str] | None = None
) -> Place | None:
    """Where a jump leads; on to the next step if nothing is named. None if that cannot be seen."""
    text = plan.text(place, target, known)
    if not written.is_known(text):
        return None
    return plan.jump(place, text) if text.strip() else place.next
