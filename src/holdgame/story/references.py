"""Checks that every name in a story means something, and that every way out has a place to go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from holdgame.company.policy import NOBODY
from holdgame.documents.diagnostics import Diagnostics, Place, did_you_mean
from holdgame.story import model as m
from holdgame.story.expressions import Expression, Text
from holdgame.story.walk import all_steps, bodies, expressions_in, leaves, present, throws

MOST_MENDED = 300
NOT_VALUES = {"menu", "staffing"}  # a tree and the people of each queue: nothing to compare with
LOSES_A_STEP = frozenset({"HG010", "HG012", "HG021", "HG030", "HG031", "HG047"})


def check_references(
    story: m.Story,
    policies: Collection[str],
    places: Mapping[str, Place],
    diagnostics: Diagnostics,
) -> None:
    """Report unknown scenes, facts, people, routines, policies and names, and missing exits.

    `places` say where `start` and each of the exits were written.
    """
    _References(story, policies, places, diagnostics).check()


class _References:
    def __init__(
        self,
        story: m.Story,
        policies: Collection[str],
        places: Mapping[str, Place],
        diagnostics: Diagnostics,
    ) -> None:
        self.story = story
        self.policies = set(policies)
        self.places = places
        self.diagnostics = diagnostics
        self.targets = {*story.scenes, *story.endings}
        self.words = {str(v) for var in story.vars.values() for v in var.values}

    def check(self) -> None:
        story = self.story
        for id in story.scenes.keys() & story.endings.keys():
            self._error("HG041", story.endings[id].place, f"`{id}` names a scene and an ending.")
        if story.start and story.start not in story.scenes:
            self._unknown("HG032", self.places["start"], "scene", story.start, story.scenes)
        for name in m.Exits.__dataclass_fields__:
            target = getattr(story.exits, name)
            if target and target not in self.targets:
                self._unknown("HG032", self.places[name], "scene or ending", target, self.targets)
        for scene in story.scenes.values():
            self._steps(scene.steps, ())
            if not leaves(scene.steps) and not self._lost_steps(scene):
                self._error(
                    "HG040",
                    scene.place,
                    f"The scene `{scene.id}` can run out of steps.",
                    "End it with `go:` or `end:` on every way through.",
                )
        for routine in story.routines.values():
            self._steps(routine.steps, routine.params)
        for ending in story.endings.values():
            self._reads(present(ending.text), ())
            self._policy(ending.because, ending.place)
        for steps in bodies(story):
            self._same_ids(steps)
        self._recursion()
        self._missing_exits()

    def _lost_steps(self, scene: m.Scene) -> bool:
        """Whether a step of this scene could not be read at all; it may have been the last."""
        source, first = scene.place.source, scene.place.line
        later = [s.place.line for s in self.story.scenes.values() if s.place.source is source]
        last = min((line for line in later if line > first), default=len(source.lines) + 1)
        return any(
            d.place.source is source and first <= d.place.line < last and d.code in LOSES_A_STEP
            for d in self.diagnostics.found
        )

    def _steps(self, steps: m.Steps, params: tuple[str, ...]) -> None:
        for step in all_steps(steps):
            self._reads(expressions_in(step), params)
            match step:
                case m.Go():
                    if step.scene in self.story.endings:
                        self._error(
                            "HG032",
                            step.place,
                            f"`{step.scene}` is an ending.",
                            f"Write `end: {step.scene}`.",
                        )
                    elif step.scene not in self.story.scenes:
                        self._unknown("HG032", step.place, "scene", step.scene, self.story.scenes)
                case m.End():
                    if step.ending not in self.story.endings:
                        self._unknown(
                            "HG033", step.place, "ending", step.ending, self.story.endings
                        )
                case m.Do():
                    self._do(step)
                case m.Set():
                    for name, _ in step.values:
                        if name not in self.story.vars:
                            self._unknown("HG036", step.place, "variable", name, self.story.vars)
                case m.Verify():
                    for fact in step.facts:
                        self._fact(fact, step.place)
                case m.Explain():
                    self._fact(step.fact, step.place)
                case m.Transfer() | m.Hold() | m.Dial() | m.Visit():
                    if step.answers and step.answers not in self.story.cast:
                        self._unknown(
                            "HG034", step.place, "member of the cast", step.answers, self.story.cast
                        )
                case m.Book() | m.Pay():
                    self._policy(step.because, step.place)
            for name in ("hung_up", "dropped", "closed", "failed"):
                target = getattr(step, name, "")
                if target and target not in self.targets:
                    self._unknown("HG032", step.place, "scene or ending", target, self.targets)

    def _do(self, step: m.Do) -> None:
        routine = self.story.routines.get(step.routine)
        if routine is None:
            self._unknown("HG035", step.place, "routine", step.routine, self.story.routines)
            return
        given = [name for name, _ in step.arguments]
        for name in given:
            if name not in routine.params:
                self._unknown("HG035", step.place, "parameter", name, routine.params)
        for name in routine.params:
            if name not in given:
                self._error(
                    "HG035", step.place, f"`{step.routine}` needs `{name}`.", "Give it in `with:`."
                )

    def _fact(self, fact: str, place: Place) -> None:
        if fact not in self.story.facts:
            self._unknown("HG034", place, "fact", fact, self.story.facts)

    def _policy(self, id: str, place: Place) -> None:
        if id and id != NOBODY and id not in self.policies and not id.startswith("staffing"):
            self._unknown("HG038", place, "policy", id, self.policies)

    # -- names in expressions -----------------------------------------------------------------

    def _reads(self, items: Iterable[Expression | Text], params: tuple[str, ...]) -> None:
        for item in items:
            for path in item.reads:
                self._name(path, item.place, params)

    def _name(self, path: tuple[str, ...], place: Place, params: tuple[str, ...]) -> None:
        root, rest = path[0], path[1:]
        story = self.story
        match root:
            case "company":
                id = ".".join(rest)
                readable = (self.policies - NOT_VALUES) | {"name", "currency"}
                if id not in readable:
                    self._unknown("HG038", place, "policy", id, readable)
            case "you":
                if rest not in (("name",), ("wage",), ("calling_from",)):
                    self._unknown(
                        "HG036", place, "name", ".".join(path), ["you.name", "you.calling_from"]
                    )
            case "facts":
                self._fact(".".join(rest), place)
            case "visits":
                if ".".join(rest) not in story.scenes:
                    self._unknown("HG032", place, "scene", ".".join(rest), story.scenes)
            case "told":
                known = {*story.cast, "anyone"}
                if len(rest) != 2 or rest[0] not in known:
                    self._unknown("HG034", place, "listener", ".".join(rest[:1]), known)
                else:
                    self._fact(rest[1], place)
            case _ if rest or (
                root not in story.vars and root not in params and root not in self.words
            ):
                names = [*story.vars, *params, *self.words, "company", "facts", "you", "visits"]
                mend = self._near(root, names) if rest or root not in names else ""
                self._error("HG036", place, f"There is no name `{'.'.join(path)}`.", mend)

    def _same_ids(self, steps: m.Steps) -> None:
        """Two steps of one name would share their place in every saved play."""
        seen: set[str] = set()
        for step in all_steps(steps):
            if step.id and step.id in seen:
                self._error("HG041", step.place, f"Two steps here have the id `{step.id}`.")
            seen.add(step.id)

    # -- the shape of the whole ---------------------------------------------------------------

    def _recursion(self) -> None:
        calls = {
            id: {s.routine for s in all_steps(r.steps) if isinstance(s, m.Do)}
            for id, r in self.story.routines.items()
        }
        while True:
            try:
                TopologicalSorter(calls).prepare()
            except CycleError as problem:
                ring = set(problem.args[1])
            else:
                return
            for id in ring:
                self._error(
                    "HG043",
                    self.story.routines[id].place,
                    f"The routine `{id}` calls itself.",
                    "Use a scene and `go:` for what repeats.",
                )
            calls = {id: to - ring for id, to in calls.items() if id not in ring}

    def _missing_exits(self) -> None:
        for step in self._everything():
            for exit in throws(step):
                own = getattr(step, exit, "")
                if not own and not getattr(self.story.exits, exit):
                    verb = type(step).__name__.lower()
                    self._error(
                        "HG044",
                        step.place,
                        f"`{verb}` can throw the customer to `{exit}`, and the story says nowhere "
                        "what comes then.",
                        f"Add `{exit}:` to the story's `exits:`.",
                    )

    def _everything(self) -> Iterator[m.Step]:
        for steps in bodies(self.story):
            yield from all_steps(steps)

    def _unknown(self, code: str, place: Place, what: str, name: str, known: Iterable[str]) -> None:
        self._error(code, place, f"There is no {what} `{name}`.", self._near(name, known))

    def _near(self, name: str, known: Iterable[str]) -> str:
        """The nearest right name, as long as there are few mistakes: it takes time to find."""
        return did_you_mean(name, known) if len(self.diagnostics) < MOST_MENDED else ""

    def _error(self, code: str, place: Place, sentence: str, mend: str = "") -> None:
        self.diagnostics.error(code, place, sentence, mend)
