"""How the time to solve a story grows with its scenes and with flags that are never forgotten.

The stories are made up: chapters of ten scenes, in which one may go back to where the chapter
begins, be lucky or not, ring and hold; a global flag is set in one scene of a chapter and read in
another, so that each doubles the states. Time against states is printed, and drawn as a picture,
benchmarks/growth.svg, on two logarithmic axes: what is linear lies along the dashed line.

What is not linear is printed too, and promised nothing: a story without chapters, in which one may
go back to its very beginning from everywhere, so that all its states are one knot.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.growth_picture import Solved, picture
from benchmarks.measure import Figure, Report, seconds
from benchmarks.shipped import company_file
from holdgame.analysis.analysis import Analysis
from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.friction.weights import Weights
from holdgame.story.loader import load_story

PICTURE = Path(__file__).with_name("growth.svg")
SCENES = (10, 100, 1_000)
FLAGS = (0, 2)
CHAPTER = 10  # scenes
ROUNDS = 3
MOST = 2.0  # times the seconds a state of a story a tenth as long


def run() -> Report:
    solved = [_solved(scenes, flags) for flags in FLAGS for scenes in SCENES]
    PICTURE.write_text(picture(solved), encoding="utf-8", newline="\n")
    rows = [_row(s, f"{s.flags or 'no'} flags") for s in solved]
    rows += [_row(_solved(scenes, 0, scenes), "one knot") for scenes in SCENES[1:]]
    growth = []
    for flags in FLAGS:
        shorter, longer = (s for s in solved if s.flags == flags and s.scenes > SCENES[0])
        times = longer.a_state / shorter.a_state
        growth.append(
            Figure(
                f"a state of 1,000 scenes to one of 100, {flags or 'no'} flags",
                f"{times:.2f} times",
                f"at most {MOST:g} times",
                times <= MOST,
            )
        )
    return Report(f"made-up stories under meridian, best of {ROUNDS}", (*rows, *growth))


def _row(s: Solved, what: str) -> Figure:
    said = f"{s.states:>7,} states {s.seconds:>7.3f} s {s.a_state:>6.1f} us a state"
    return Figure(f"{s.scenes:>5,} scenes, {what}", said)


def _solved(scenes: int, flags: int, chapter: int = CHAPTER) -> Solved:
    catalogue, weights = Catalogue.load(), Weights.load()
    company = load_company(company_file(), catalogue)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_text(grown(scenes, flags, chapter), encoding="utf-8")
        story = load_story(path, tuple(catalogue))
    states = 0

    def solve() -> None:
        nonlocal states
        analysis = Analysis(story, company, weights)
        analysis.expectation()
        states = analysis.states

    taken = min(seconds(solve) for _ in range(ROUNDS))
    return Solved(scenes, flags, states, taken)


# -- stories --------------------------------------------------------------------------------------

_HEAD = """\
holdgame: 1
id: grown
title: A story that was grown
starts: 2026-03-10 12:00 UTC
start: s0000
you: {name: Jo, wage: 24}
cast: {nadia: {name: Nadia, role: agent}}
exits: {hung_up: left, dropped: left, closed: left, failed: left}
endings:
  done: {resolved: true, title: Done}
  left: {resolved: false, title: You left}
"""


def grown(scenes: int, flags: int, chapter: int) -> str:
    """A story of so many scenes with so many flags, as YAML; one goes back within a chapter."""
    names = [f"flag_{number}" for number in range(flags)]
    top = "".join(["vars:\n", *(f"  {name}: false\n" for name in names)]) if names else ""
    bodies = "".join(_scene(number, scenes, names, chapter) for number in range(scenes))
    return f"{_HEAD}{top}scenes:\n{bodies}"


def _scene(number: int, scenes: int, flags: list[str], chapter: int) -> str:
    on = f"go: s{number + 1:04}" if number + 1 < scenes else "end: done"
    back = f"go: s{number - number % chapter:04}"
    steps = [f"- You are at the {number}th place."]
    place = number % CHAPTER
    for nth, flag in enumerate(flags):
        if place == 2 + nth:
            steps.append(f"- chance: [{{odds: 0.3, then: [{{set: {{{flag}: true}}}}]}}]")
        if place == 6 + nth:
            steps.append(f"- if: {flag}\n  then: [It shows.]\n  else: [It does not.]")
    if place == 4:
        steps.append("- dial: support\n- hold: support\n- hang_up")
    if place % 3 == 1:
        steps.append(f"- chance: [{{odds: 0.2, {back}}}]")
    steps.append(
        f"- choose:\n    - {{id: go-on, text: Go on, weight: 6, {on}}}\n"
        f"    - {{id: back, text: Go back, {back}}}\n"
        f"    - {{id: wait, text: Wait, then: [Some time passes., {{{on}}}]}}"
    )
    inner = "\n".join(steps).replace("\n", "\n    ")
    return f"  s{number:04}:\n    {inner}\n"
