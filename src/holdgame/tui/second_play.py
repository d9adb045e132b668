"""The same story once more, under a second company's rules, and then both side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.twice import YEAR, Pair
from holdgame.debrief.words import possessive
from holdgame.play import questions as q
from holdgame.play.notes import Twice
from holdgame.play.sitting import Sitting, begin_under
from holdgame.play.worlds import open_world
from holdgame.tui.questions import Answer, Question
from holdgame.tui.screens.debrief import open_debrief
from holdgame.tui.screens.notice import NoticeScreen
from holdgame.tui.screens.pair import FIRST, SECOND, PairScreen
from holdgame.tui.screens.questions import QuestionsScreen

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp

HEADING = "Both calls are over."
LEFT = (
    "The first play is kept. The second, under {rules}, can be played later, but the two are then "
    "not put side by side: holdgame play --resume {file}"
)


async def begin_next(app: HoldgameApp, first: Sitting) -> Sitting:
    """A sitting of the same story under the company that comes second. Raises `FileProblem`."""
    assert app.setup.then is not None
    opened = await asyncio.to_thread(open_world, Path(first.story_file), app.setup.then)
    return begin_under(first, opened.world, app.setup.journeys, opened.company_text)


def between(sitting: Sitting) -> NoticeScreen:
    """What is said before the second play. Left here it can be played later, but by itself."""
    rules = f"{possessive(sitting.world.company.name)} rules"
    left = "" if sitting.path is None else LEFT.format(rules=rules, file=sitting.path.name)
    return NoticeScreen(f"{rules}, now.", q.THEN, left)


async def look_at_both(app: HoldgameApp, first: Sitting, second: Sitting) -> None:
    """Ask what the player would do, show both plays, and each debrief as long as wished."""
    worlds = first.world, second.world
    app.between.begin(*worlds)  # while the questions are being answered
    if second.last(Twice) is None:
        answers = await app.push_screen_wait(_screen(first, second))
        second.note(_note(first, second, answers))
    today = app.setup.today()
    pair = Pair(Debrief.of(first, today=today), Debrief.of(second, today=today), second.last(Twice))
    parted = partial(app.between.of, *worlds) if app.between.does else None
    while chosen := await app.push_screen_wait(PairScreen(pair, parted)):
        await open_debrief(app, {FIRST: first, SECOND: second}[chosen])


def _screen(first: Sitting, second: Sitting) -> QuestionsScreen:
    names = [s.world.company.name for s in (first, second)]
    months = (
        Question(id, q.MONTHS.format(name=name), f"months from {name}", "count", unit="months")
        for id, name in zip((FIRST, SECOND), names, strict=True)
    )
    again = Question("again", q.AGAIN, "would go back to", "pick", (*names, q.NEITHER))
    return QuestionsScreen(HEADING, (again, *months))


def _note(first: Sitting, second: Sitting, answers: Mapping[str, Answer]) -> Twice:
    again = answers.get("again")
    return Twice(
        first.world.company.name,
        second.world.company.name,
        None if again is None else "" if again == q.NEITHER else str(again),
        _months(answers.get(FIRST)),
        _months(answers.get(SECOND)),
    )


def _months(answer: Answer) -> int | None:
    return min(answer, YEAR) if isinstance(answer, int) else None
