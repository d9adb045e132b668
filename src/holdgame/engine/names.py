"""names: what a story's expressions can read, and which of the company's policies those are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from holdgame.company.profile import Company
from holdgame.engine.program import Enter, Program
from holdgame.engine.state import State
from holdgame.story import model as m
from holdgame.story.walk import expressions_in, present


class Names:
    """The names of one story under one company."""

    def __init__(self, story: m.Story, company: Company, program: Program) -> None:
        self._story, self._company, self._program = story, company, program

    def of(self, state: State) -> Mapping[str, Any]:
        """Every name with its value in a state."""
        program = self._program
        names: dict[str, Any] = dict(self._fixed)
        names.update(zip((v.id for v in program.variables), state.vars, strict=True))
        if program.counted:
            names["visits"] = {s: state.visits[i] for s, (i, _) in program.counted.items()}
        names["told"] = self._told(state)
        if state.stack:
            frame = state.stack[-1]
            do = program.nodes[frame.do].step
            assert isinstance(do, m.Do)
            params = self._story.routines[do.routine].params
            names.update(zip(params, frame.arguments, strict=True))
        return names

    @cached_property
    def policies(self) -> tuple[frozenset[str], ...]:
        """For each step of the program, the policies that its own expressions name."""
        return tuple(
            frozenset(
                policy
                for item in _own_expressions(node.step)
                for path in item.reads
                for policy in _policies_at(path, self._company)
            )
            for node in self._program.nodes
        )

    def _told(self, state: State) -> dict[str, dict[str, bool]]:
        facts = self._program.fact
        here = {f: bool(state.call.knows >> i & 1) for f, i in facts.items()}
        nobody = dict.fromkeys(facts, False)
        told = {who: here if who == state.call.who else nobody for who in self._story.cast}
        told["anyone"] = {f: bool(state.told >> i & 1) for f, i in facts.items()}
        return told

    @cached_property
    def _fixed(self) -> Mapping[str, Any]:
        story = self._story
        names: dict[str, Any] = {str(v): v for var in story.vars.values() for v in var.values}
        names["company"] = _nested(self._company)
        names["facts"] = {f.id: f.value for f in story.facts.values()}
        names["you"] = {
            "name": story.you.name,
            "wage": story.you.wage,
            "calling_from": story.you.calling_from,
        }
        names["visits"] = {}
        return names


def _own_expressions(step: m.Step | m.Ending | Enter) -> Iterable[Any]:
    match step:
        case Enter():
            return ()
        case m.Ending():
            return present(step.text)
    return expressions_in(step)


def _policies_at(path: tuple[str, ...], company: Company) -> Iterable[str]:
    """`company.refund.days` is one policy, `company.refund` all that begin so."""
    first, *rest = path
    if first != "company" or not rest:
        return ()
    named = ".".join(rest)
    return (id for id in company.values if id == named or id.startswith(f"{named}."))


def _nested(company: Company) -> dict[str, Any]:
    """`{"refund.days": 5}` as `{"refund": {"days": 5}}`, with the company's name."""
    root: dict[str, Any] = {"name": company.name, "currency": company.currency}
    for id in company.values:
        at = root
        *path, last = id.split(".")
        for part in path:
            inner = at.setdefault(part, {})
            if not isinstance(inner, dict):
                inner = at[part] = {}
            at = inner
        at.setdefault(last, company.value(id))
    return root
