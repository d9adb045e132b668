"""A story of ours as an ink story of the same size, and its random playthroughs in inkjs.

Scenes, choices, forks and luck are taken over one by one, with their words; what our verbs do
(queues, menus, being passed on) has no counterpart in ink, and becomes a line and, where it may
turn out several ways, a die. So ink has less to do.

inkjs is fetched with npm once, into the user's cache folder, and never becomes part of anything.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from holdgame.story import steps as s
from holdgame.story.expressions import Text
from holdgame.story.model import Story

VERSION = "2.4.0"  # of inkjs
MOST_CHOICES = 1_000  # in one playthrough
_PLAYER = """
const {Compiler} = require("inkjs/full"), fs = require("fs");
const [ink, plays, most] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const story = new Compiler(fs.readFileSync(ink, "utf8")).Compile();
story.onError = (said) => { throw new Error(said); };
let choices = 0;
function play() {
  story.ResetState();
  for (let chosen = 0; ; chosen++) {
    story.ContinueMaximally();
    const open = story.currentChoices.length;
    if (!open) return;
    if (chosen === most) throw new Error("a playthrough does not end");
    choices++;
    story.ChooseChoiceIndex(Math.floor(Math.random() * open));
  }
}
for (let n = 0; n < plays / 5; n++) play();
choices = 0;
const began = process.hrtime.bigint();
for (let n = 0; n < plays; n++) play();
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
console.log(JSON.stringify({
  seconds, choices: choices / plays, compiled: story.ToJson().length,
}));
"""


class Missing(Exception):
    """What is needed for inkjs is not here; says what."""


@dataclass(frozen=True, slots=True)
class Played:
    """Some random playthroughs: `seconds` each, with `choices` on average; `compiled` bytes."""

    seconds: float
    choices: float
    compiled: int


class Inkjs:
    """An ink story that is played at random in node."""

    def __init__(self, ink: str) -> None:
        self._node = _found("node")
        self._folder = _installed()
        self._ink = ink

    def play(self, plays: int) -> Played:
        """So many playthroughs, after a fifth as many that are not counted; reading and compiling
        are left out."""
        with tempfile.TemporaryDirectory() as folder:
            story, player = Path(folder) / "story.ink", self._folder / "player.cjs"
            story.write_text(self._ink, encoding="utf-8")
            player.write_text(_PLAYER, encoding="utf-8")
            command = [self._node, str(player), str(story), str(plays), str(MOST_CHOICES)]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            raise RuntimeError(f"inkjs: {run.stderr[-600:]}")
        said = json.loads(run.stdout)
        return Played(said["seconds"] / plays, said["choices"], said["compiled"])


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise Missing(f"inkjs needs {program}, which is not installed here")
    return path


def _installed() -> Path:
    folder = Path(user_cache_path("holdgame-benchmarks")) / f"inkjs-{VERSION}"
    if not (folder / "node_modules" / "inkjs" / "package.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            _found("npm"),
            "install",
            "--silent",
            "--prefix",
            str(folder),
            f"inkjs@{VERSION}",
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            raise Missing(f"npm could not fetch inkjs {VERSION}")
    return folder


# -- writing --------------------------------------------------------------------------------------


def written(story: Story) -> str:
    """A story in ink."""
    return _Writer(story).ink


class _Writer:
    """Every list of steps becomes a knot, which goes on to another: so nothing need be nested."""

    def __init__(self, story: Story) -> None:
        self._knots: list[str] = []
        self._story = story
        for scene in story.scenes.values():
            self._knot(f"scene_{_name(scene.id)}", scene.steps, "END")
        for name, ending in story.endings.items():
            words = _words(ending.text) or ending.title
            self._knots.append(f"=== ending_{_name(name)} ===\n{words}\n-> END\n")
        self.ink = "\n".join([f"-> scene_{_name(story.start)}\n", *self._knots])

    def _knot(self, name: str, steps: Sequence[s.Step], after: str) -> str:
        place = len(self._knots)
        self._knots.append("")
        self._knots[place] = f"=== {name} ===\n" + "\n".join(self._lines(steps, after)) + "\n"
        return name

    def _fresh(self, steps: Sequence[s.Step], after: str) -> str:
        """The knot that some steps make; of none, what comes after them."""
        return self._knot(f"knot_{len(self._knots)}", steps, after) if steps else after

    def _lines(self, steps: Sequence[s.Step], after: str) -> list[str]:
        lines: list[str] = []
        for number, step in enumerate(steps):
            match step:
                case s.Go():
                    return [*lines, f"-> scene_{_name(step.scene)}"]
                case s.End():
                    return [*lines, f"-> ending_{_name(step.ending)}"]
                case s.Say():
                    lines.append(_words(step.text))
                case s.Choose():
                    rest = self._fresh(steps[number + 1 :], after)
                    if step.prompt is not None:
                        lines.append(_words(step.prompt))
                    for option in step.options:
                        to = self._fresh(option.steps, rest)
                        lines.append(f"+ [{_words(option.text)}] -> {to}")
                    return lines
                case _:
                    lines.append(f"({type(step).__name__})")
                    bodies = self._turns_out(step)
                    if bodies:
                        rest = self._fresh(steps[number + 1 :], after)
                        for left in range(len(bodies), 1, -1):
                            to = self._fresh(bodies[len(bodies) - left], rest)
                            lines.append(f"{{ RANDOM(1, {left}) == 1: -> {to} }}")
                        return [*lines, f"-> {self._fresh(bodies[-1], rest)}"]
        return [*lines, f"-> {after}"]

    def _turns_out(self, step: s.Step) -> list[s.Steps]:
        """The ways on from a step that may turn out several ways, as often each; a routine's is
        one."""
        match step:
            case s.Do():
                return [self._story.routines[step.routine].steps]
            case s.If():
                return [step.then, step.otherwise]
            case s.Chance():
                return [outcome.steps for outcome in step.outcomes]
            case s.Request():
                return [step.granted, step.escalated or (), step.refused]
            case s.Pitch():
                return [step.accepted, step.declined]
            case s.Cancel():
                return [step.left, step.stayed]
            case s.Promise():
                return [step.kept, step.broken]
            case s.Write():
                return [step.resolved, step.unresolved]
        return []


def _words(text: Text | None) -> str:
    """A text without what ink would take for its own."""
    if text is None:
        return ""
    plain = re.sub(r"\{[{%].*?[%}]\}", "so", text.source, flags=re.DOTALL)
    return re.sub(r"[-{}\[\]<>|~#*=+/\\\s]+", " ", plain).strip() or "So."


def _name(id: str) -> str:
    return re.sub(r"\W", "_", id)
