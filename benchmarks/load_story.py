"""Reading a story of 100 scenes and 70 KB, beside PyYAML's C loader alone on the same text.

Reading keeps the place of every value, knows every verb, parses every expression, checks every
name and says all that is wrong at once. `holdgame watch` and editors will do it at each save.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml

from benchmarks.measure import Report, in_turns, seconds, side_by_side
from benchmarks.stories import made_up
from holdgame.company.catalogue import Catalogue
from holdgame.documents.diagnostics import FileProblem
from holdgame.story.loader import read_story

ROUNDS = 21
MOST = 4.0


def run() -> Report:
    text = made_up()
    policies = tuple(Catalogue.load())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = read_story(path, policies)
        if loaded.story is None:
            raise FileProblem(loaded.diagnostics)
        pair = in_turns(
            lambda: seconds(lambda: read_story(path, policies)),
            lambda: seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
            ROUNDS,
        )
    size = f"{len(loaded.story.scenes)} scenes and {len(text) / 1000:.0f} KB"
    return Report(
        f"a story of {size}, {ROUNDS} rounds",
        side_by_side("read_story, with every check", "PyYAML's CSafeLoader", pair, MOST),
    )
