"""From files to the first moment, in parts: what a player waits for after choosing what to play.

No target of its own; it is within the first frame of a call. The peer is PyYAML's C loader on the
same files.
"""

from __future__ import annotations

import statistics

import yaml

from benchmarks.measure import Figure, Report, milliseconds, seconds
from benchmarks.shipped import STORY, company_file
from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.engine.journey import Journey
from holdgame.engine.world import World
from holdgame.story.loader import load_story

ROUNDS = 15


def run() -> Report:
    parts = ("the policy catalogue", "the company", "the story", "the world", "the first moment")
    taken: dict[str, list[float]] = {part: [] for part in parts}
    peer: list[float] = []
    for _ in range(ROUNDS):
        for part, time in zip(parts, _once(), strict=True):
            taken[part].append(time)
        peer.append(seconds(_yaml_alone))
    whole = [sum(times) for times in zip(*taken.values(), strict=True)]
    ratio = statistics.median(a / b for a, b in zip(whole, peer, strict=True))
    return Report(
        f"refund-abroad under meridian, {ROUNDS} rounds",
        (
            *(Figure(part, milliseconds(times)) for part, times in taken.items()),
            Figure("together", milliseconds(whole)),
            Figure("PyYAML's CSafeLoader, story and company", milliseconds(peer)),
            Figure("ratio", f"{ratio:.1f} times"),
        ),
    )


def _once() -> tuple[float, ...]:
    kept: dict[str, object] = {}

    def timed(what: str, make: object) -> float:
        assert callable(make)
        return seconds(lambda: kept.__setitem__(what, make()))

    catalogue_time = timed("catalogue", Catalogue.load)
    catalogue = kept["catalogue"]
    assert isinstance(catalogue, Catalogue)
    company_time = timed("company", lambda: load_company(company_file(), catalogue))
    story_time = timed("story", lambda: load_story(STORY, tuple(catalogue)))
    world_time = timed("world", lambda: World(kept["story"], kept["company"]))  # type: ignore[arg-type]
    world = kept["world"]
    assert isinstance(world, World)
    return catalogue_time, company_time, story_time, world_time, seconds(lambda: Journey(world, 1))


def _yaml_alone() -> None:
    for path in (company_file(), STORY, *(STORY.parent / "parts").glob("*.yaml")):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
