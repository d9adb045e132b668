"""A company of one's own, from its name to its file: what comes after what, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from holdgame.company.interview import files
from holdgame.company.interview.answers import Answers, summary
from holdgame.company.interview.assumptions import felt, instead
from holdgame.company.interview.interview import NO_PRESET, Interview
from holdgame.company.interview.question import Question
from holdgame.company.interview.to_company import UNNAMED
from holdgame.tui.asking import Asking, Interviewed
from holdgame.tui.screens.about_company import AboutScreen
from holdgame.tui.screens.choose import ChooseScreen
from holdgame.tui.screens.interview import InterviewScreen
from holdgame.tui.screens.made_company import CHANGE, PLAY, MadeScreen
from holdgame.tui.screens.owners import OwnersScreen
from holdgame.tui.setup import Choice, OwnFiles
from holdgame.tui.widgets.options import Row

if TYPE_CHECKING:
    from textual.screen import Screen

    from holdgame.tui.app import HoldgameApp

Step = Literal["about", "questions", "owners"]
BEGUN = "You were in the middle of it."
ANEW = "Begin anew"


async def own_company(app: HoldgameApp, own: OwnFiles, *, first: bool) -> Choice | None:
    """Make a company file. The company to play under now, or None: back to where one came from.

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
    questions = interview.first if first else interview.questions
    step, at = _begin(answers, questions, first=first)
    path = own.output
    while True:
        asked = await _asked(app, own, interview, answers, step, at, first=first)
        if asked is None:
            return None
        answers = asked
        if path is None:
            path = await asyncio.to_thread(files.write_company, own.companies, answers, interview)
        else:
            await asyncio.to_thread(files.write_over, path, answers, interview)
        own.draft.unlink(missing_ok=True)
        app.made = path
        line, more = summary(answers, questions), len(interview.questions) - len(questions)
        name = answers.name or UNNAMED
        queue = await asyncio.to_thread(felt, interview, answers)
        following = await app.push_screen_wait(MadeScreen(name, line, more, queue, path))
        if following != CHANGE:
            return Choice(str(path), name, path) if following == PLAY else None
        step, at = "questions", 0


async def _begun_before(app: HoldgameApp, own: OwnFiles, interview: Interview) -> Answers | None:
    """What was said before an interview was broken off, if it is to be taken up; None: back."""
    kept = await asyncio.to_thread(files.kept, own.draft, interview)
    if kept is None:
        return Answers()
    if not kept.said:  # a name and no more
        return kept
    said = "one question" if len(kept.said) == 1 else f"{len(kept.said)} questions"
    on = Row("on", f"Go on with {kept.name or UNNAMED}", f"{said} answered")
    rows = [on, Row("anew", ANEW)]
    picked = await app.push_screen_wait(ChooseScreen(BEGUN, rows))
    if picked is None:
        return None
    return kept if picked == "on" else Answers()


def _begin(answers: Answers, questions: Sequence[Question], *, first: bool) -> tuple[Step, int]:
    """Where to go on: the step, and which question is the first that was not asked yet."""
    if not answers.said:
        return "about", 0
    at = next((n for n, q in enumerate(questions) if q.id not in answers.said), None)
    if at is None:  # all were asked
        return ("questions" if first else "owners"), len(questions) - 1
    return "questions", at


async def _asked(
    app: HoldgameApp,
    own: OwnFiles,
    interview: Interview,
    answers: Answers,
    step: Step,
    at: int,
    *,
    first: bool,
) -> Answers | None:
    """About the company, the questions, the executives; back and forth. None: left.

    Args:
        app: where it is asked.
        own: where what was said so far is kept.
        interview: what is asked.
        answers: what was said already.
        step: what to begin with.
        at: the question to begin with.
        first: ask only the few questions of a first run.
    """

    def keep(said: Answers) -> None:
        with contextlib.suppress(OSError):  # the company file, at the end, is told of
            files.keep(own.draft, said, interview)

    questions = interview.first if first else interview.questions
    again = answers.preset != NO_PRESET
    while True:
        screen: Screen[Interviewed]
        if step == "about":
            screen = AboutScreen(answers, interview.sells, again=again)
        elif step == "questions":
            asking = Asking(
                answers.name or UNNAMED,
                questions,
                lambda said: felt(interview, said),
                lambda question, said: instead(question, interview, said),
                keep,
            )
            screen = InterviewScreen(asking, answers, at)
        else:
            screen = OwnersScreen(answers, interview.groups, keep)
        asked = await app.push_screen_wait(screen)
        answers = asked.answers
        match asked.how, step:
            case "left", _:
                if answers.name:
                    keep(answers)
                return None
            case "done", "about":
                step, at = "questions", 0
            case "done", "questions" if not first:
                step = "owners"
            case "done", _:
                return answers
            case "back", "questions":
                step, again = "about", True
            case "back", _:
                step, at = "questions", len(questions) - 1


def said_by(app: HoldgameApp) -> str:
    """Who said it, as company files have it: `interview of 10 March 2026`."""
    today = app.setup.today()
    return f"interview of {today.day} {today:%B %Y}"
