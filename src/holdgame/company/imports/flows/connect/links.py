"""connect_links: which Amazon Connect flows are in the files, and which of them leads to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from holdgame.company.imports.flows.connect.flow import (
    ConnectFlow,
    Step,
    is_flow,
    read_flow,
    tail,
    ways_of,
)
from holdgame.company.imports.flows.connect.modules import is_modules, read_modules
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import FlowProblem, ImportFile, broken_off
from holdgame.company.imports.flows.json_text import mapping, objects, read_json, text

TO_FLOW: Final = "TransferToFlow"
TO_MODULE: Final = "InvokeFlowModule"
_WORDS = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Links:
    """The flows in the order given; a call begins in `entry`. `unled`: what no step names."""

    flows: tuple[ConnectFlow, ...]
    entry: ConnectFlow
    unled: tuple[ConnectFlow, ...]

    def target(self, step: Step) -> ConnectFlow | None:
        """The flow or module that a step leads to, if it is among those given."""
        return _target(step, self.flows)


def read_links(files: Sequence[ImportFile], draft: Draft) -> Links:
    """The flows in these files; what is in the files and is no flow is noted.

    A call begins in the first file. If there are several flows in it: in the first that takes
    calls and that no other flow leads to.

    Raises:
        FlowProblem: there is no flow.
    """
    by_file: list[list[ConnectFlow]] = []
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
        flows = [flow for flow in _flows(value, PurePath(file.name).stem) if flow.steps]
        if flows:
            by_file.append(flows)
        else:
            draft.note(file.name, "There is no Amazon Connect flow with a step in it.")
    if not by_file and draft.broken_off:
        raise broken_off(draft.broken_off[0])
    if not by_file:
        raise problem or FlowProblem("There is no step in these Amazon Connect flows.")
    everything = tuple(flow for flows in by_file for flow in flows)
    led = {id(_target(step, everything)) for flow in everything for step in flow.steps.values()}
    unled = [flow for flow in everything if flow.takes_calls and id(flow) not in led]
    entry = next((flow for flow in by_file[0] if flow in unled), by_file[0][0])
    return Links(everything, entry, tuple(flow for flow in unled if flow is not entry))


def _flows(value: object, stem: str) -> Iterator[ConnectFlow]:
    for found in objects(value):
        if is_flow(found.value):
            yield read_flow(found, stem)
        elif is_modules(found.value):
            yield read_modules(found, stem)


def is_dynamic(step: Step) -> bool:
    """Whether it is decided during the call which flow a step leads to."""
    return any(value.startswith("$.") for value in _references(step))


def target_named(step: Step) -> str:
    """What people call the flow that a step leads to; empty if only an id is known."""
    kept = mapping(step.metadata.get("ContactFlow") or step.metadata.get("contactFlow"))
    parameters = mapping(step.metadata.get("parameters"))
    shown = [text(mapping(p).get("displayName")) for p in parameters.values()]
    named = (text(kept.get("text")), text(step.metadata.get("resourceName")), *shown)
    return next(filter(None, named), "")


def _target(step: Step, flows: Sequence[ConnectFlow]) -> ConnectFlow | None:
    wanted = _targets(step)
    return next((flow for flow in flows if flow.names & wanted), None)


def _targets(step: Step) -> frozenset[str]:
    """What the flow that a step leads to may be called.

    Of a template such as `{{contactFlows.Main.arn}}` each word counts.
    """
    if step.type not in (TO_FLOW, TO_MODULE):
        return frozenset()
    wanted = {tail(target_named(step))}
    for value in _references(step):
        wanted.add(tail(value))
        if "{" in value:
            wanted.update(word.casefold() for word in _WORDS.findall(value))
    return frozenset(filter(None, wanted))


def _references(step: Step) -> Iterator[str]:
    for name in ("ContactFlowId", "FlowModuleId"):
        yield from filter(None, [text(step.parameters.get(name))])


def leading_to(flow: ConnectFlow, types: frozenset[str]) -> frozenset[str]:
    """The steps of a flow from which a step of these types can be reached, itself included."""
    before: dict[str, list[str]] = {}
    for step in flow.steps.values():
        for to in ways_of(step):
            before.setdefault(to, []).append(step.id)
    found = {id for id, step in flow.steps.items() if step.type in types}
    edge = list(found)
    while edge:
        edge = [id for to in edge for id in before.get(to, ()) if id not in found]
        found.update(edge)
        edge = list(dict.fromkeys(edge))
    return frozenset(found)
