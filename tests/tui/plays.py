"""Plays that have ended, to look back on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from holdgame.engine.journey import Chose, Served
from holdgame.engine.moments import Ask, Ended, Wait
from holdgame.engine.rehearsal import habit
from holdgame.play.notes import After, Feeling, Prediction, Table
from holdgame.play.pace import HONEST
from holdgame.play.sitting import begin
from holdgame.play.worlds import open_world
from tests.tui.evenings import Evening


def played(evening: Evening) -> Path:
    """The journey of somebody who rang, waited, told it twice, and has looked back."""
    setup = evening.setup()
    (story, *_), (company, *_) = setup.stories(), setup.companies()
    opened = open_world(story.path, company.path)
    assert setup.journeys is not None
    sitting = begin(
        opened.world, 3, HONEST, setup.journeys,
        story_file=opened.story_file, company_text=opened.company_text,
        now=lambda: datetime(2026, 3, 10, 21, 10, tzinfo=UTC),
    )  # fmt: skip
    sitting.note(Prediction(8, 0, 1, True))
    while not isinstance(moment := sitting.moment, Ended):
        if isinstance(moment, Wait):
            sitting.hold_begins()
            sitting.note(Table(moment.here.place, sitting.journey.visit, 240))
            sitting.note(Feeling(sitting.journey.now + 300, 4, moment.here.place))
            sitting.answer(Served())
        elif isinstance(moment, Ask) and moment.option("ring"):
            sitting.answer(Chose("ring"))
        elif isinstance(moment, Ask) and moment.how == "own_words":
            sitting.answer(Chose("told", "It broke, and I would like it mended."))
        else:
            sitting.answer(habit(sitting.journey))
    sitting.note(After(9, 3, 2))
    sitting.close()
    assert sitting.path is not None
    return sitting.path
