"""Holds to look at without a screen."""

from holdgame.company.profile import Company
from holdgame.engine.journey import Journey
from holdgame.engine.moments import Wait
from holdgame.engine.rehearsal import habit
from holdgame.engine.world import World
from holdgame.story.model import Story


def wait_of(story: Story, company: Company) -> Wait:
    """The first wait of a story."""
    journey = Journey(World(story, company), 1)
    while not isinstance(journey.moment, Wait):
        journey.answer(habit(journey))
    return journey.moment
