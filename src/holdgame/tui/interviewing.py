"""A company of one's own, from its name to its file: what comes after what, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from holdgame.company.interview import files
from holdgame.company.interview.answers import Answers, summary
from holdgame.company.interview.assumptions import felt, instead
from holdgame.company.interview.interview import Interview
from holdgame.company.interview.to_company import UNNAMED
from holdgame.tui.asking import Asking
from holdgame.tui.screens.about_company import AboutScreen
from holdgame.tui.screens.choose import ChooseScreen
from holdgame.tui.screens.interview import InterviewScreen
from holdgame.tui.screens.made_company import CHANGE, PLAY, MadeScreen
from holdgame.tui.screens.owners import OwnersScreen
from holdgame.tui.setup import Choice, OwnFiles
from holdgame.tui.widgets.options import Row

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp

BEGUN = "You were in the middle of it."
ANEW = "Begin anew"


async def own_company(app: HoldgameApp, own: OwnFiles, *, first: bool) -> Choice | None:
    """Make a company file. The company to play under now, or None.

    Args:
        app: where it is asked.
        own: where its file and what was said so far are kept.
        first: ask only the few questions of a first run.

    Raises:
        OSError: the file cannot be written.
    """
    interview = await asyncio.to_thread(Interview.load)
    answers = await _begun_before(app, own, interview)
    if answers is None:
        return None
    answers = replace(answers, by=said_by(app))
    path = own.output
    while True:
        asked = await _asked(app, own, interview, answers, first=first)
        if asked is None:
            return None
        answers = asked
        if path is None:
            path = await asyncio.to_thread(files.write_company, own.companies, answers, interview)
        else:
            await asyncio.to_thread(files.write_over, path, answers, interview)
        own.draft.unlink(missing_ok=True)
        app.made = path
        questions = interview.first if first else interview.questions
        line, more = summary(answers, questions), len(interview.questions) - len(questions)
        name = answers.name or UNNAMED
        queue = await asyncio.to_thread(felt, interview, answers)
        following = await app.push_screen_wait(MadeScreen(name, line, more, queue, path))
        if following != CHANGE:
            return Choice(str(path), name, path) if following == PLAY else None


async def _begun_before(app: HoldgameApp, own: OwnFiles, interview: Interview) -> Answers | None:
    """What was said before an interview was broken off, if it is to be taken up; None: back."""
    kept = await asyncio.to_thread(files.kept, own.draft, interview)
    if kept is None:
        return Answers()
    said = "one question" if len(kept.said) == 1 else f"{len(kept.said)} questions"
    on = Row("on", f"Go on with {kept.name or UNNAMED}", f"{said} answered")
    rows = [on, Row("anew", ANEW)]
    picked = await app.push_screen_wait(ChooseScreen(BEGUN, rows))
    if picked is None:
        return None
    return kept if picked == "on" else Answers()


async def _asked(
    app: HoldgameApp, own: OwnFiles, interview: Interview, answers: Answers, *, first: bool
) -> Answers | None:
    """About the company, the questions, the executives; back and forth. None: left."""

    def keep(said: Answers) -> None:
        with contextlib.suppress(OSError):  # the company file, at the end, is told of
            files.keep(own.draft, said, interview)

    questions = interview.first if first else interview.questions
    step = "questions" if answers.name else "about"
    at = next((n for n, q in enumerate(questions) if q.id not in answers.said), 0)
    while True:
        if step == "about":
            about = await app.push_screen_wait(AboutScreen(answers, interview.sells))
            if about is None:
                return None
            answers, step = about, "questions"
        elif step == "questions":
            asking = Asking(
                answers.name or UNNAMED,
                questions,
                lambda said: felt(interview, said),
                lambda question, said: instead(question, interview, said),
                keep,
            )
            left = await app.push_screen_wait(InterviewScreen(asking, answers, at))
            if left.how == "done" and first:
                return left.answers
            if left.how == "left":
                return None
            answers = left.answers
            step, at = ("owners", len(questions) - 1) if left.how == "done" else ("about", 0)
        else:
            left = await app.push_screen_wait(OwnersScreen(answers, interview.groups, keep))
            if left.how != "back":
                return left.answers if left.how == "done" else None
            answers, step = left.answers, "questions"


def said_by(app: HoldgameApp) -> str:
    """Who said it, as company files have it: `interview of 10 March 2026`."""
    today = app.setup.today()
    return f"interview of {today.day} {today:%B %Y}"
