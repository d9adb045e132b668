"""twilio: Twilio Studio flows, as exported or as their programming interface gives them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from holdgame.company.imports.flows.bounds import check_size
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile, broken_off
from holdgame.company.imports.flows.json_text import read_json
from holdgame.company.imports.flows.tidy import tidy
from holdgame.company.imports.flows.twilio.flow import StudioFlow, find_flow
from holdgame.company.imports.flows.twilio.walk import Walk

FORMAT: Final = "Twilio Studio flow"

_CALLS: Final = ("incomingCall", "incomingParent", "incomingRequest")


def recognises(file: ImportFile) -> bool:
    """Whether a file is a Studio flow, bare or wrapped."""
    begins = file.text.lstrip("\ufeff \t\r\n").startswith(("{", "["))
    return begins and "states" in file.text and "transitions" in file.text


def read(files: Sequence[ImportFile]) -> Flow:
    """The tree of the first flow in these files.

    Raises:
        FlowProblem: there is none, nothing in it answers a call, or the files are too large.
    """
    check_size(files)
    draft = Draft(FORMAT)
    flow = _first(files, draft)
    trigger = flow.widgets[flow.start]
    called = next((trigger.on[event] for event in _CALLS if trigger.on.get(event)), "")
    if trigger.type == "trigger" and not called:
        raise FlowProblem("Nothing in this flow answers a call: its trigger leads nowhere.")
    walk = Walk(flow, draft)
    walk.from_widget(called if trigger.type == "trigger" else flow.start)
    draft.actions = len(walk.walked) + (trigger.type == "trigger")
    return tidy(draft)


def _first(files: Sequence[ImportFile], draft: Draft) -> StudioFlow:
    """The first flow; of the other files it is noted that they were left out."""
    first: StudioFlow | None = None
    problem: FlowProblem | None = None
    for file in files:
        try:
            value, broken_in = read_json(file)
        except FlowProblem as found:
            problem = problem or found
            draft.note(file.name, str(found))
            continue
        if broken_in:
            draft.breaks_off(file.name, broken_in)
        here = find_flow(value)
        if first is None and here is not None:
            first = here
        else:
            name = PurePath(file.name).name
            what = "It is another flow, and was left out." if here else "There is no flow in it."
            draft.note(name, what)
    if first is None and draft.broken_off:
        raise broken_off(draft.broken_off[0])
    if first is None:
        raise problem or FlowProblem("There is no widget in this Twilio Studio flow.")
    return first
