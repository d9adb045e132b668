"""names: what a story's expressions can read, and which of the company's policies those are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
            names["visits"] = _Visits(state, program)
        names["told"] = _Told(state, program)
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


class _Lazy(Mapping[str, Any]):
    """Looked at only where an expression asks: a state may hold what nobody may look at."""

    __slots__ = ("_program", "_state")

    def __init__(self, state: State, program: Program) -> None:
        self._state, self._program = state, program

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Visits(_Lazy):
    """How often each scene was come to."""

    __slots__ = ()

    def __getitem__(self, scene: str) -> int:
        return self._state.visits[self._program.counted[scene][0]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._program.counted)


class _Told(_Lazy):
    """Who knows: anyone, and each of the cast, of whom only the one on the line does."""

    __slots__ = ()

    def __getitem__(self, who: str) -> Mapping[str, bool]:
        state = self._state
        if who == "anyone":
            return _Facts(state.told, self._program)
        return _Facts(state.call.knows if who == state.call.who else 0, self._program)

    def __contains__(self, who: object) -> bool:
        return True  # names are checked when a story is loaded

    def __iter__(self) -> Iterator[str]:
        yield "anyone"


class _Facts(Mapping[str, bool]):
    """Which facts are among some bits."""

    __slots__ = ("_bits", "_program")

    def __init__(self, bits: int, program: Program) -> None:
        self._bits, self._program = bits, program

    def __getitem__(self, fact: str) -> bool:
        return bool(self._bits >> self._program.fact[fact] & 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self._program.fact)

    def __len__(self) -> int:
        return len(self._program.fact)


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
