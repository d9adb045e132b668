"""The shipped stories under the shipped companies, each analysed once for all tests of a worker."""

from __future__ import annotations

import functools

import pytest

from holdgame.analysis.analysis import Analysis
from holdgame.company.profile import Company
from holdgame.friction.weights import Weights
from holdgame.story.loader import load_story
from holdgame.story.model import Story
from tests.builders import SHIPPED_STORY, catalogue, company, shipped_company

WEIGHTS = Weights.load()
STORIES = ("refund-abroad", "torn-insole")
COMPANIES = ("meridian", "larkspur", "saltmarsh")
FEWEST_STATES = ("refund-abroad", "larkspur")

each_shipped = pytest.mark.parametrize(
    ("story", "name"),
    [
        pytest.param(
            story,
            name,
            marks=(
                pytest.mark.xdist_group(f"{story} {name}"),
                *([] if (story, name) == FEWEST_STATES else [pytest.mark.slow]),
            ),
        )
        for story in STORIES
        for name in COMPANIES
    ],
)
"""every shipped story under every shipped company; all tests of a pair on one worker, and all but
that with the fewest states among the slow ones"""


@functools.cache
def shipped(story: str) -> Story:
    return load_story(SHIPPED_STORY.parent / story / "story.yaml", set(catalogue()))


@functools.cache
def solved(story: str, name: str) -> Analysis:
    """A shipped story under a shipped company; whoever looks at variants makes one anew."""
    return Analysis(shipped(story), shipped_company(name), WEIGHTS)


def analysis(story: Story, under: Company | None = None) -> Analysis:
    """Of a small story, under the plain company if no other is named."""
    return Analysis(story, under or company(), WEIGHTS)
