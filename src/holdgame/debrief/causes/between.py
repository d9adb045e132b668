"""between: one story under two companies, for everybody who might call, and what parts them.

Two plays are two people on two evenings. This is beside them what no luck is in: the typical
customer of each, and the rules of the harder company that, made as the other has them, would take
off most.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Final

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.attribution import Efforts, Tell, fewer, say_nothing
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.tornado import TOLD
from holdgame.analysis.traps import Trapped
from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Company
from holdgame.company.reference import each_once, example
from holdgame.debrief.causes.what_if_lines import change_in_words
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World
from holdgame.friction.weights import Weights

MOST: Final = 3  # rules: as many as page one of a debrief has


@dataclass(frozen=True, slots=True)
class Typical:
    """A company's typical customer: mean effort-minutes and minutes, and the share resolved."""

    company: str
    effort: float
    minutes: float
    resolved: float


@dataclass(frozen=True, slots=True)
class Made:
    """A rule of one company made as another has it: effort-minutes that this takes off by itself,
    and who owns the rule."""

    policy: str
    value: PolicyValue
    name: str
    was: str
    now: str
    saves: float
    owner: str


@dataclass(frozen=True, slots=True)
class Between:
    """Two companies in the order of the plays. `made` are rules of `harder`, the company with the
    greater effort, made as at `other`, the most saved first, each at least `told` effort-minutes;
    with none fewer are helped. `command` says which share all the others have."""

    typical: tuple[Typical, Typical]
    harder: str
    other: str
    made: tuple[Made, ...]
    command: str
    told: float = TOLD


def between(
    one: World, other: World, weights: Weights, wording: Wording, tell: Tell | None = None
) -> Between | None:
    """Work it out; some seconds. None where the story has no exact numbers under one of them.

    Args:
        one: the story under the company that was played first.
        other: the same under the second.
        weights: what everything weighs.
        wording: names of rules.
        tell: is told what is being done.
    """
    say = tell or say_nothing
    try:
        say("all journeys of this story under both")
        analyses = [Analysis(world.story, world.company, weights) for world in (one, other)]
        first, second = (_typical(analysis) for analysis in analyses)
        harder, easier = analyses if first.effort >= second.effort else reversed(analyses)
        say(f"each rule made as at {easier.company.name}")
        made = _made(harder, easier.company, wording)
    except (TooLarge, Trapped):
        return None
    names = harder.company.name, easier.company.name
    asked = ("attribute", one.story.id, "--company", harder.company.id)
    command = shlex.join(("holdgame", *asked, "--against", easier.company.id))
    return Between((first, second), *names, tuple(made), command)


def _typical(analysis: Analysis) -> Typical:
    found = analysis.expectation()
    return Typical(analysis.company.name, found.effort, found.minutes, found.resolved)


def _made(analysis: Analysis, there: Company, wording: Wording) -> list[Made]:
    company = analysis.company
    changes = each_once(company, example(company, there))
    alone = [frozenset((policy,)) for policy in changes]
    base, *each = Efforts(analysis, changes).of([frozenset(), *alone]).tolist()
    made = [
        Made(policy, value, *change_in_words(policy, value, company, wording),
             base[0] - effort, company.owner_of(policy))
        for (policy, value), (effort, resolved) in zip(changes.items(), each, strict=True)
        if base[0] - effort >= TOLD and not fewer(base[1], resolved)
    ]  # fmt: skip
    return sorted(made, key=lambda change: (-change.saves, change.policy))[:MOST]
