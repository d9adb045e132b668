"""Plays for the tests of the debrief: shipped worlds, and stories of a few lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent, indent

import pytest

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.engine.journey import Answer, Chose, Journey, Left, Served
from holdgame.engine.moments import Ask, Wait
from holdgame.engine.rehearsal import habit
from holdgame.engine.world import World
from holdgame.story.loader import load_story

ROOT = Path(__file__).parents[2]
SHIPPED = ("meridian", "larkspur", "saltmarsh")
EACH_SHIPPED = ("meridian", "larkspur", pytest.param("saltmarsh", marks=pytest.mark.slow))
"""for what takes many plays: the third tells little that the two others do not"""

_STORY = """\
holdgame: 1
id: small
title: The small matter
blurb: Something small.
minutes: 1
starts: 2026-03-10 10:00 America/New_York
currency: {currency}
you: {{name: Robin Vale, wage: 30/h, calling_from: home}}
facts:
  number: {{label: account number, value: "1234", as: digits}}
  trouble: {{label: what happened, as: own_words, value: It came broken and I want my money.}}
cast:
  ada: {{name: Ada, role: agent}}
  grace: {{name: Grace, role: supervisor}}
exits: {{hung_up: away, dropped: away, closed: away, failed: away}}
start: call
scenes:
  call:
    title: The call
    phase: reach
    steps:
{steps}
      - end: away
endings:
  away: {{resolved: false, title: {away}}}
  done: {{resolved: true, title: Done}}
"""

_COMPANY = """\
holdgame_company: 1
id: small-shop
name: Small Shop
currency: {currency}
lines:
  support:
    tree: {{say: Hello., options: [{{key: 1, text: help, queue: help}}]}}
    reasons: {{default: [help]}}
queues:
  help: {{calls_per_hour: 60, agents: 6, handle: 8m, patience: 20m}}
policies:
  transfer.misrouted: 0
{policies}
executives:
  - {{role: Finance, bonus: working capital, protects: cash, owns: [authority, refund]}}
{more}
"""


@cache
def shipped(company: str) -> World:
    """The refund abroad, under a company that ships."""
    catalogue = Catalogue.load()
    story = load_story(ROOT / "stories" / "refund-abroad", tuple(catalogue))
    file = ROOT / "src" / "holdgame" / "company" / "shipped" / f"{company}.yaml"
    return World(story, load_company(file, catalogue))


def world_of(
    folder: Path,
    steps: str,
    *,
    policies: str = "  authority.frontline: 50",
    more: str = "",
    away: str = "Away",
    currency: str = "USD",
    story_currency: str = "",
) -> World:
    """A story of one scene under a company of one line."""
    catalogue = Catalogue.load()
    laid = indent(dedent(steps).strip("\n"), " " * 6)
    text = _STORY.format(steps=laid, away=away, currency=story_currency or currency)
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    company = _COMPANY.format(policies=policies, more=more, currency=currency)
    (folder / "company.yaml").write_text(company, encoding="utf-8")
    story = load_story(folder / "story.yaml", tuple(catalogue))
    return World(story, load_company(folder / "company.yaml", catalogue))


def play(world: World, seed: int = 1, *, chosen: tuple[str, ...] = ()) -> Journey:
    """A play that waits out every hold and takes the options `chosen` wherever they are offered.

    `left` among them hangs up the first hold before it is answered.
    """
    journey = Journey(world, seed)
    hang_up = "left" in chosen
    for _ in range(2_000):
        if journey.ended:
            return journey
        answer: Answer | None = habit(journey)
        match journey.moment:
            case Wait():
                answer, hang_up = (Left(110.0), False) if hang_up else (Served(), hang_up)
            case Ask() as ask:
                taken = next((o for o in chosen if ask.option(o)), None)
                if taken:
                    answer = Chose(taken)
        journey.answer(answer)
    raise AssertionError("the story does not end")
