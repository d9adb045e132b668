"""A story laid out as numbered steps, each knowing what comes next and its stable place.

Numbers change whenever the story is edited, so they never leave the process. Places do not: a
place is the scene, the verb and the how-manieth of its kind there, or its `id:`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from holdgame.engine.state import BROKEN, RETURN, Frame
from holdgame.story import model as m
from holdgame.story.expressions import Expression, Text
from holdgame.story.walk import all_steps, bodies, branches, expressions_in, present


@dataclass(frozen=True, slots=True)
class Enter:
    """The beginning of a scene: its visit is counted and its time of day declared."""

    scene: m.Scene


@dataclass(frozen=True, slots=True)
class Node:
    """One step of the program. `branches` are the first steps of the lists inside it."""

    step: m.Step | m.Ending | Enter
    next: int
    place: str
    scene: str
    phase: str
    branches: Mapping[str, int] = field(default_factory=dict)
    routine: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """The story's steps. `once` numbers the options that may be taken once, by place and id."""

    nodes: tuple[Node, ...]
    scenes: Mapping[str, int]
    endings: Mapping[str, int]
    routines: Mapping[str, int]
    variables: tuple[m.Variable, ...]
    variable: Mapping[str, int]
    fact: Mapping[str, int]
    once: Mapping[tuple[int, str], int]
    counted: Mapping[str, tuple[int, int]]  # scene -> (index, most it is compared with)

    def target(self, name: str) -> int:
        """The first step of a scene or ending."""
        return self.scenes[name] if name in self.scenes else self.endings.get(name, BROKEN)

    def place(self, pc: int, stack: tuple[Frame, ...]) -> str:
        """The stable place of a step, with the calls that led to it."""
        own = self.nodes[pc].place
        return ">".join([*(self.nodes[f.do].place for f in stack), own]) if stack else own


class _Layout:
    def __init__(self, story: m.Story) -> None:
        self.story = story
        self.nodes: list[Node] = []
        self.once: dict[tuple[int, str], int] = {}

    def program(self) -> Program:
        story = self.story
        endings: dict[str, int] = {}
        for ending in story.endings.values():
            endings[ending.id] = self._add(Node(ending, BROKEN, f"end/{ending.id}", "", "after"))
        routines = {
            r.id: self._body(r.id, "", "", r.steps, RETURN, routine=r.id)
            for r in story.routines.values()
        }
        scenes = {s.id: self._scene(s) for s in story.scenes.values()}
        variables = tuple(story.vars.values())
        return Program(
            tuple(self.nodes),
            scenes,
            endings,
            routines,
            variables,
            {v.id: i for i, v in enumerate(variables)},
            {f: i for i, f in enumerate(story.facts)},
            self.once,
            _counted(story),
        )

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _scene(self, scene: m.Scene) -> int:
        first = self._body(scene.id, scene.id, scene.phase, scene.steps, BROKEN)
        return self._add(Node(Enter(scene), first, f"{scene.id}/enter", scene.id, scene.phase))

    def _body(
        self, name: str, scene: str, phase: str, steps: m.Steps, end: int, routine: str = ""
    ) -> int:
        count: Counter[str] = Counter()
        places: dict[int, str] = {}
        for step in all_steps(steps):  # numbered in the order written
            verb = type(step).__name__.lower()
            count[verb] += 1
            places[id(step)] = f"{name}/{step.id or f'{verb}.{count[verb]}'}"

        def lay(inner: m.Steps, then: int) -> int:
            for step in reversed(inner):
                ways = {key: lay(body, then) for key, body in branches(step)}
                place = places[id(step)]
                node = Node(step, then, place, scene, phase, ways, routine)
                then = self._add(node)
                if isinstance(step, m.Choose):
                    for option in step.options:
                        if option.once:
                            self.once[then, option.id] = len(self.once)
            return then

        return lay(steps, end)


def lay_out(story: m.Story) -> Program:
    """The program of a story."""
    return _Layout(story).program()


_COMPARED = re.compile(r"(?<![-+*/])(?<![-+*/] )visits\.(\w+)\s*[<>=!]=?\s*(\d+)(?!\s*[-+*/.\d])")


def _counted(story: m.Story) -> dict[str, tuple[int, int]]:
    """The scenes whose visits are read, with one more than the most they are compared with."""
    items = [
        e for steps in bodies(story) for step in all_steps(steps) for e in expressions_in(step)
    ]
    items += present(*(ending.text for ending in story.endings.values()))
    most: dict[str, int] = {}
    for item in items:
        for path in item.reads:
            if path[0] == "visits" and path[1:] and path[1] in story.scenes:
                most[path[1]] = max(most.get(path[1], 0), _reach(story, item, path[1]))
    return {scene: (i, most[scene] + 1) for i, scene in enumerate(sorted(most))}


def _reach(story: m.Story, item: Expression | Text, scene: str) -> int:
    """The largest number that the visits of a scene are compared with here.

    Where it is not plain what they are compared with, all constants and variables together.
    """
    compared = [int(number[:4]) for name, number in _COMPARED.findall(item.source) if name == scene]
    if len(compared) == len(re.findall(rf"\bvisits\.{scene}\b", item.source)):
        return min(max(compared), 100)
    ranges = (story.vars[path[0]].values[-1] for path in item.reads if path[0] in story.vars)
    numbers = [int(d[:4]) for d in re.findall(r"[0-9]+", item.source)]
    return min(sum(numbers) + sum(v for v in ranges if isinstance(v, int)), 100)
