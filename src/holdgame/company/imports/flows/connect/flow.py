"""connect_flow: the steps of one Amazon Connect flow, in the flow language of 2019-10-30.

https://docs.aws.amazon.com/connect/latest/APIReference/flow-language.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from holdgame.company.imports.flows.json_text import CUT, Found, Json, mapping, sequence, text

MOST_ACTIONS: Final = 5_000
_MOST_COMPARED: Final = 50  # steps that may be the first


@dataclass(frozen=True, slots=True)
class Condition:
    """A way that is taken when a value compares so with one of the operands."""

    operator: str
    operands: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One action. `to`s are identifiers of actions; empty where the flow says none.

    `errors` are ways by the kind of error. `number` counts from 1 in the order written, `metadata`
    is what the editor keeps of it, such as the name of a queue.
    """

    id: str
    type: str
    number: int
    parameters: Json = field(default_factory=dict)
    to: str = ""
    conditions: tuple[Condition, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    metadata: Json = field(default_factory=dict)

    def on(self, *operands: str) -> str:
        """Where the condition with one of these operands leads; empty if there is none."""
        return next((c.to for c in self.conditions if set(c.operands) & set(operands)), "")


@dataclass(frozen=True, eq=False)
class ConnectFlow:
    """A flow or a flow module. `names` are all that other flows may call it, in small letters."""

    title: str
    names: frozenset[str]
    start: str
    steps: Mapping[str, Step]
    takes_calls: bool

    @cached_property
    def first(self) -> str:
        """Where it starts. One that broke off before it said so: the step that nothing leads to;
        of several, the one that leads to most."""
        if self.start in self.steps:
            return self.start
        led_to = {to for step in self.steps.values() for to in ways_of(step)}
        outermost = [id for id in self.steps if id not in led_to] or list(self.steps)
        return max(outermost[:_MOST_COMPARED], key=lambda id: len(self._from(id)), default="")

    def _from(self, id: str) -> set[str]:
        """The steps that are there and can be come to from one of them."""
        found = {id}
        edge = [id]
        while edge:
            onward = {to for at in edge for to in ways_of(self.steps[at])}
            edge = [to for to in onward if to in self.steps and to not in found]
            found.update(edge)
        return found


def ways_of(step: Step) -> Iterator[str]:
    """Every identifier that a step leads to."""
    yield from filter(None, (step.to, *(c.to for c in step.conditions), *step.errors.values()))


def is_flow(value: Json) -> bool:
    """Whether an object looks like a flow in this language."""
    actions = value.get("Actions")
    return isinstance(actions, list) and (
        "StartAction" in value or any("Identifier" in mapping(a) for a in actions[:3])
    )


def read_flow(found: Found, stem: str) -> ConnectFlow:
    """The flow that an object is; `stem` is what its file is called."""
    value = found.value
    metadata = mapping(value.get("Metadata"))
    kept = mapping(metadata.get("ActionMetadata"))
    steps: dict[str, Step] = {}
    for number, action in enumerate(sequence(value.get("Actions"))[:MOST_ACTIONS], 1):
        if CUT not in mapping(action):  # half a step would lead nowhere
            step = _step(mapping(action), number, kept)
            steps.setdefault(step.id, step)
    return ConnectFlow(
        title=title_of(metadata, found, stem),
        names=names_of(metadata, found, stem),
        start=text(value.get("StartAction")),
        steps=steps,
        takes_calls=takes_calls(metadata),
    )


def _step(action: Json, number: int, kept: Json) -> Step:
    id = text(action.get("Identifier"))
    transitions = mapping(action.get("Transitions"))
    conditions = [mapping(c) for c in sequence(transitions.get("Conditions"))]
    errors = [mapping(e) for e in sequence(transitions.get("Errors"))]
    return Step(
        id=id,
        type=text(action.get("Type")),
        number=number,
        parameters=mapping(action.get("Parameters")),
        to=text(transitions.get("NextAction")),
        conditions=tuple(_condition(c) for c in conditions),
        errors={text(e.get("ErrorType")): text(e.get("NextAction")) for e in errors},
        metadata=mapping(kept.get(id)),
    )


def _condition(written: Json) -> Condition:
    test = mapping(written.get("Condition"))
    operands = tuple(text(o) for o in sequence(test.get("Operands")))
    return Condition(text(test.get("Operator")), operands, text(written.get("NextAction")))


# -- what a flow is called ----------------------------------------------------------------------


def title_of(metadata: Json, found: Found, stem: str) -> str:
    """What people call it: its own name, else what it is wrapped in, else its file."""
    named = text(metadata.get("name"))
    around = [name for name in found.names if ":" not in name and name not in _WRAPPINGS]
    return named or (around[0] if around else stem)


def names_of(metadata: Json, found: Found, stem: str) -> frozenset[str]:
    """All that another flow may call it."""
    known = (text(metadata.get("name")), stem, *found.names)
    return frozenset(tail(name) for name in known if name and name not in _WRAPPINGS)


def tail(name: str) -> str:
    """The last part of an ARN or a path, in small letters: the part that tells flows apart."""
    return name.rstrip("/").rpartition("/")[2].casefold()


def takes_calls(metadata: Json) -> bool:
    """Whether a call can begin in it: it is no whisper, no hold music, no module."""
    kind = text(metadata.get("type")).casefold().replace("_", "")
    return kind in ("", "contactflow")


_WRAPPINGS: Final[frozenset[Any]] = frozenset(
    {"Content", "ContactFlow", "ContactFlowModule", "ContactFlows", "Properties", "Resources"}
)
