"""causes: which rules make a story what it is for everybody, and what one change would buy.

It rests on the story and the company alone, and on no play: whoever plays again under the same
rules need not wait for it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.explorer import TooLarge
from holdgame.analysis.purses import outcomes
from holdgame.analysis.report import Report, of_analysis
from holdgame.analysis.sensitivity import Sensitivity
from holdgame.analysis.tornado import TOLD, Bar, Step, over_assumed, tornado
from holdgame.analysis.traps import Trapped
from holdgame.company.profile import Company
from holdgame.company.reference import best_known, each_once
from holdgame.debrief.causes.what_if_lines import change_in_words
from holdgame.debrief.rules import Rule, row_of, rule_of
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World
from holdgame.friction.ledger import Outcome
from holdgame.friction.weights import Weights
from holdgame.story.model import Story

CUSTOMERS: Final = 100
Find = Callable[[str], Company | None]
"""a company by the name that another one calls it by; None: there is none"""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Change:
    """One rule, changed to the best that is known of it: what it is here and `now`, in words;
    what that does by itself; and its `other_side`, in words of the catalogue."""

    rule: Rule
    was: str
    now: str
    bar: Bar
    other_side: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A company with the same customers: the typical effort, the share resolved, and how many of a
    hundred stay, at least and at most. `called` is what the company names this competitor by."""

    name: str
    effort: float
    resolved: float
    least: float
    most: float
    called: str = ""


@dataclass(frozen=True, slots=True)
class Causes:
    """What the analysis says of a story under a company.

    `changes` are those that matter, the most saved first; those that only drive people away come
    last. `best` is the first of them, with the least and the most it saves as our judgement of
    the weights is halved and doubled and each assumed rule moves over what is worth trying; None
    where no change saves what is worth telling. `steps` lead from the company to the best known.
    `stays` has the company first, then the best of its competitors, where it names any. `analysis`
    goes on where a what-if is asked.
    """

    report: Report
    changes: tuple[Change, ...]
    best: Change | None
    least: float
    most: float
    steps: tuple[Step, ...]
    ranks: Sensitivity
    names: Mapping[str, str]
    stays: tuple[Stay, ...]
    analysis: Analysis = field(repr=False, compare=False)

    @property
    def saving(self) -> tuple[Change, ...]:
        """The changes that save something, and not because more give up."""
        return tuple(c for c in self.changes if c.bar.saves > 0 and not c.bar.away)


def causes_of(
    world: World,
    weights: Weights,
    wording: Wording,
    find: Find | None = None,
    tell: Tell | None = None,
) -> Causes | None:
    """Work it out; some seconds. None where the story has no exact numbers.

    Args:
        world: the story under the company.
        weights: what everything weighs.
        wording: names of rules.
        find: where its competitors are.
        tell: is told what is being done.
    """
    story, company = world.story, world.company
    say = tell or _nobody
    try:
        say("all journeys of this story")
        analysis = Analysis(story, company, weights)
        report = of_analysis(analysis, story)
        say("each rule changed by itself")
        reference = each_once(company, best_known(company))
        found = tornado(analysis, reference, report.typical)
        saving = [bar for bar in found.bars if bar.saves >= TOLD and not bar.away]
        least = most = 0.0
        if saving:
            say("how sure the best change is")
            low, high = over_assumed(analysis, company, saving[0])
            least, most = min(low, saving[0].least), max(high, saving[0].most)
        stays = _stays(analysis, story, weights, find, say)
    except (TooLarge, Trapped):
        return None
    changes = tuple(_change(bar, world, wording) for bar in found.bars)
    names = {change.bar.policy: change.rule.name for change in changes}
    best = changes[0] if saving else None
    steps, ranks = found.steps, found.ranks
    return Causes(report, changes, best, least, most, steps, ranks, names, stays, analysis)


def _nobody(_: str) -> None:
    """Whoever does not want to know what is being done."""


def _change(bar: Bar, world: World, wording: Wording) -> Change:
    company = world.company
    _, was, now = change_in_words(bar.policy, bar.value, company, wording)
    row = row_of(bar.policy, company)
    other_side = row.cost if row is not None else ""
    return Change(rule_of(bar.policy, world, wording), was, now, bar, other_side)


def _stays(
    analysis: Analysis, story: Story, weights: Weights, find: Find | None, say: Tell
) -> tuple[Stay, ...]:
    """The company and the best of its competitors: with whom most customers stay. It is none of
    its own, and one under which the story has no exact numbers is left out."""
    here = _stay(analysis, weights)
    others = []
    for called in analysis.company.competitors:
        other = find(called) if find is not None else None
        if other is not None and other.id != analysis.company.id:
            say(f"the same call at {other.name}")
            with suppress(TooLarge, Trapped):
                others.append(_stay(Analysis(story, other, weights), weights, called))
    best = max(others, key=lambda stay: (stay.least, -stay.effort), default=None)
    return (here,) if best is None else (here, best)


def _stay(analysis: Analysis, weights: Weights, called: str = "") -> Stay:
    """SQM's intentions to leave, of which people act on about half (Sheeran & Webb 2016) to all."""
    solution = analysis.as_it_is
    odds = {end: float(o[0]) for end, o in outcomes(solution, analysis.bills).items()}
    leaving = _leaving(odds, weights)
    low, high = weights["acted_on_low"], weights["acted_on_high"]
    return Stay(
        analysis.company.name,
        float(solution.effort[0]),
        float(solution.resolved[0]),
        CUSTOMERS * (1 - high * leaving),
        CUSTOMERS * (1 - low * leaving),
        called,
    )


def _leaving(odds: Mapping[Outcome, float], weights: Weights) -> float:
    return sum(share * weights[f"defects_{end}"] for end, share in odds.items())
