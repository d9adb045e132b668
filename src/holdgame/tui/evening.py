"""One play from choosing to debrief, in order: what comes after what, and nothing else.

Imported when somebody has pressed enter, or while they read the title.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from holdgame.documents.diagnostics import FileProblem
from holdgame.play.journal import JournalProblem
from holdgame.play.notes import After, Table
from holdgame.play.pace import parse_pace
from holdgame.play.sitting import Sitting, begin, new_seed
from holdgame.play.worlds import open_world
from holdgame.tui.interviewing import own_company
from holdgame.tui.reopening import reopened
from holdgame.tui.screens import after, before
from holdgame.tui.screens.choose import ChooseScreen
from holdgame.tui.screens.debrief import open_debrief
from holdgame.tui.screens.play import PlayScreen
from holdgame.tui.screens.problem import ProblemScreen
from holdgame.tui.setup import Choice
from holdgame.tui.widgets.options import Row

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp

RULES = "Whose rules?"
OWN = Row("", "A company of my own", "Its name and five questions. “I don't know” is an answer.")
STORY = "Which story?"
UNPLAYABLE = "This cannot be played yet. What is wrong, and how to mend it:"
NOTICED = "This can be played. First, something that was noticed in the company's file:"
UNWRITABLE = "The play can no longer be written down, so it stops here. What is on disk is kept."


async def evening(app: HoldgameApp, resumed: Path | None) -> None:
    """Choose, predict, play, look back. A file that cannot be used is explained, then left.

    `resumed` is a journey file to go on with.
    """
    try:
        sitting = await (_begun(app) if resumed is None else _gone_on_with(app, resumed))
    except (FileProblem, JournalProblem, ValueError, OSError) as problem:
        await app.push_screen_wait(ProblemScreen(UNPLAYABLE, str(problem)))
        return
    if sitting is None:
        return
    try:
        await _played(app, sitting)
    except FileProblem as problem:
        await app.push_screen_wait(ProblemScreen(UNPLAYABLE, str(problem)))
    except OSError as problem:
        await app.push_screen_wait(ProblemScreen(UNWRITABLE, str(problem)))
    finally:
        sitting.close()


async def _played(app: HoldgameApp, sitting: Sitting) -> None:
    await _heard_out(app, sitting)
    app.kept = sitting.path
    if app.setup.then is None:
        await open_debrief(app, sitting)
        return
    from holdgame.tui import second_play

    second = await second_play.begin_next(app, sitting)
    try:
        await app.push_screen_wait(second_play.between(second))
        await _heard_out(app, second)
        await second_play.look_at_both(app, sitting, second)
    finally:
        second.close()


async def _heard_out(app: HoldgameApp, sitting: Sitting) -> None:
    """The play as far as it is not played yet, and what is asked after it."""
    if not sitting.journey.ended:
        problem = await app.push_screen_wait(PlayScreen(sitting, app.setup, still=app.stilled))
        if problem is not None:
            raise problem
    app.causes.begin(sitting.world)
    if sitting.last(After) is None:
        answers = await app.push_screen_wait(after.after_screen(sitting.all(Table)))
        sitting.note(after.after_note(answers))


async def _gone_on_with(app: HoldgameApp, journey: Path) -> Sitting:
    sitting = await asyncio.to_thread(reopened, app, journey, write=True)
    sitting.told = f"{sitting.told} {app.setup.told}".strip()
    if app.setup.pace:
        sitting.pace = parse_pace(app.setup.pace)
    return sitting


async def _begun(app: HoldgameApp) -> Sitting | None:
    """None when the player went back to the title."""
    setup = app.setup
    pace = parse_pace(setup.pace or "brisk")
    company = await _whose_rules(app)
    if company is None:
        return None
    story = await _chosen(app, STORY, await asyncio.to_thread(setup.stories), setup.story)
    if story is None:
        return None
    opened = await asyncio.to_thread(open_world, story.path, company.path)
    world = opened.world
    if world.company.warnings:
        noticed = "\n\n".join(map(str, world.company.warnings))
        await app.push_screen_wait(ProblemScreen(NOTICED, noticed))
    last = await app.push_screen_wait(before.before_screen())
    guesses = await app.push_screen_wait(
        before.prediction_screen(world.story.title, world.company.name, world.story.blurb)
    )
    sitting = begin(
        world,
        new_seed() if setup.seed is None else setup.seed,
        pace,
        setup.journeys,
        story_file=opened.story_file,
        company_text=opened.company_text,
    )
    if setup.recorded is not None:
        sitting.play_as_recorded(setup.recorded)
    sitting.note(before.before_note(last))
    sitting.note(before.prediction_note(guesses))
    return sitting


async def _whose_rules(app: HoldgameApp) -> Choice | None:
    """The company to play under, which may be made now; None: back."""
    setup = app.setup
    own = setup.own
    if own is not None and setup.interview:
        return await own_company(app, own, first=setup.interview == "first")
    if setup.company or own is None:
        offered = await asyncio.to_thread(setup.companies)
        return await _chosen(app, RULES, offered, setup.company)
    while True:
        offered = await asyncio.to_thread(setup.companies)  # one may have been made meanwhile
        rows = [_row(choice) for choice in offered]
        rows.insert(0 if setup.first_run else len(rows), OWN)
        picked = await app.push_screen_wait(ChooseScreen(RULES, rows))
        if picked != OWN.id:
            return next((choice for choice in offered if choice.id == picked), None)
        made = await own_company(app, own, first=True)
        if made is not None:
            return made


async def _chosen(
    app: HoldgameApp, heading: str, offered: Sequence[Choice], given: str
) -> Choice | None:
    """What was given beforehand, else what the player picks."""
    by_id = {choice.id: choice for choice in offered}
    if given:
        if given not in by_id:
            raise ValueError(f"There is no {given}; there is: {', '.join(by_id)}.")
        return by_id[given]
    if not offered:
        raise ValueError("There is nothing to choose from.")
    picked = await app.push_screen_wait(ChooseScreen(heading, [_row(c) for c in offered]))
    return None if picked is None else by_id[picked]


def _row(choice: Choice) -> Row:
    return Row(choice.id, choice.title, choice.blurb)
