"""After a debrief: pick an assumption, correct it, see what it moves, keep it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from holdgame.analysis.again import Decided, once
from holdgame.analysis.traps import Trapped
from holdgame.company.companies import list_companies
from holdgame.company.company_file import read_company
from holdgame.company.interview import files
from holdgame.company.interview.answers import Answer, Answers
from holdgame.company.interview.correction import Correction, felt_after
from holdgame.company.interview.interview import Interview
from holdgame.company.interview.question import WAIT, Question
from holdgame.company.interview.wait import Felt
from holdgame.company.policy import STAFFING
from holdgame.company.profile import Company
from holdgame.debrief.assumed import assumptions_of
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.moved import moved
from holdgame.debrief.rules import rule_of
from holdgame.debrief.wording import Wording
from holdgame.debrief.words import headline
from holdgame.documents.diagnostics import FileProblem
from holdgame.engine.rehearsal import Endless
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from holdgame.play.journal import read_journal
from holdgame.play.sitting import Sitting
from holdgame.tui.asking import Asking
from holdgame.tui.interviewing import said_by
from holdgame.tui.screens.assumptions import AssumptionsScreen
from holdgame.tui.screens.choose import ChooseScreen
from holdgame.tui.screens.interview import InterviewScreen
from holdgame.tui.screens.moved import ANOTHER, BACK, KEEP, MovedScreen
from holdgame.tui.screens.problem import ProblemScreen
from holdgame.tui.screens.working import WorkingScreen
from holdgame.tui.widgets.options import Row

if TYPE_CHECKING:
    from holdgame.tui.app import HoldgameApp

PLAYING = "Your choices are played again, and all journeys worked out …"
UNABLE = "This could not be done."
KEEP_IN, SAVE = "Keep it in {file}", "Save these rules as a company of my own"
KEPT = (
    "Kept in {file}. To play under it: holdgame play --company {id}. The page keeps your play as "
    "it was."
)
CORRECTED = "{name}, corrected"
UNKEPT = "Corrected, and not kept yet: {rules}. The page keeps your play as it was."
LATER = "Then you can play under it: choose “{name}” under “Whose rules?”"
DROP = "Do not keep it"


@dataclass(slots=True)
class Correcting:
    """The company as it stands: the text of its file, and the play's story under it.

    `file` is the player's own file of that company; None for one that ships, or is gone. `id` is
    what it is played by. `unkept` are corrections that stand in no file.
    """

    text: str
    world: World
    id: str
    file: Path | None = None
    unkept: list[Correction] = field(default_factory=list)

    @property
    def keeps(self) -> str:
        """What keeping a correction means here."""
        return SAVE if self.file is None else KEEP_IN.format(file=self.file.name)


async def correct_assumptions(app: HoldgameApp, sitting: Sitting) -> None:
    """Let the player correct one assumption after another, until they go back to the page."""
    interview = await asyncio.to_thread(Interview.load)
    at = await asyncio.to_thread(_opened, app, sitting)
    remark = picked = ""
    while True:
        again = await asyncio.to_thread(
            once, Decided.of(sitting.journey.events), sitting.journey.seed, at.world
        )
        debrief = Debrief.of(again.journey)
        title = headline(debrief.title, debrief.company_name)
        screen = AssumptionsScreen(title, assumptions_of(debrief), remark, picked)
        policy, remark = await app.push_screen_wait(screen), ""
        try:
            following = BACK
            if policy is not None:
                picked = policy
                correction = await _corrected(app, interview, at, policy)
                following = await _shown(app, sitting, at, correction) if correction else ANOTHER
            if following == KEEP:
                await asyncio.to_thread(_keep, app, at, at.unkept[-1:])
                remark = _kept(at)
            elif following == BACK and await _leaves(app, at):
                return
        except (FileProblem, Endless, Trapped, OSError, ValueError) as problem:
            await app.push_screen_wait(ProblemScreen(UNABLE, str(problem)))


def _opened(app: HoldgameApp, sitting: Sitting) -> Correcting:
    """In a thread: the company as it was played, and the player's own file of it."""
    assert sitting.path is not None
    header = read_journal(sitting.path).header
    own = app.setup.own
    known = list_companies(own.companies) if own is not None else ()
    files = (c.path for c in known if c.id == header.company and not c.shipped)
    return Correcting(header.company_text, sitting.world, header.company, next(files, None))


async def _corrected(
    app: HoldgameApp, interview: Interview, at: Correcting, policy: str
) -> Correction | None:
    """Ask the one question that settles a policy; None where nobody knows."""
    world = at.world
    question = _in_words(interview.settling(policy))
    asking = Asking(
        world.company.name,
        (question,),
        lambda said: _felt(at, policy, said),
        lambda *_: f"Assumed: {_value(policy, world)}.",
    )
    answers = Answers(world.company.name, currency=world.company.currency)
    left = await app.push_screen_wait(InterviewScreen(asking, answers))
    answer = left.answers.said.get(question.id, Answer())
    if left.how != "done" or answer.value is None:
        return None
    return Correction(policy, question, answer, said_by(app))


async def _shown(app: HoldgameApp, sitting: Sitting, at: Correcting, correction: Correction) -> str:
    """Show what a correction moves: what comes next.

    Raises:
        FileProblem, Endless, OSError, ValueError: it cannot be worked out.
    """
    before = at.world
    text = await asyncio.to_thread(correction.in_text, at.text, before.company)
    after = World(before.story, await asyncio.to_thread(_read, text, before))
    await app.push_screen(WorkingScreen(PLAYING))
    try:
        found = await asyncio.to_thread(moved, sitting.journey, before, after, Weights.load())
    finally:
        app.pop_screen()
    policy, name = correction.policy, Wording.load().rule(correction.policy, after.company)
    values = _value(policy, before), _value(policy, after)
    at.text, at.world = text, after
    at.unkept.append(correction)
    return await app.push_screen_wait(MovedScreen(name, values, found, at.keeps))


async def _leaves(app: HoldgameApp, at: Correcting) -> bool:
    """Ask what is to become of what was not kept; whether the player goes back to the page.

    Raises:
        FileProblem, OSError, ValueError: it cannot be written.
    """
    if not at.unkept:
        return True
    company, wording = at.world.company, Wording.load()
    rules = ", ".join(wording.rule(c.policy, company) for c in at.unkept)
    name = company.name if at.file is not None else CORRECTED.format(name=company.name)
    rows = [Row(KEEP, at.keeps, LATER.format(name=name)), Row(BACK, DROP)]
    picked = await app.push_screen_wait(ChooseScreen(UNKEPT.format(rules=rules), rows))
    if picked == KEEP:
        await asyncio.to_thread(_keep, app, at, list(at.unkept))
    return picked is not None


def _keep(app: HoldgameApp, at: Correcting, corrections: list[Correction]) -> None:
    """In a thread: into the player's own file; one that ships is saved as their own, whole."""
    if at.file is None:
        assert app.setup.own is not None
        name = CORRECTED.format(name=at.world.company.name)
        at.file = files.save_as_own(app.setup.own.companies, at.text, name)
        at.id = at.file.stem
        at.unkept.clear()
        return
    for correction in corrections:
        files.correct_file(at.file, correction, at.world.company.catalogue)
        at.unkept.remove(correction)


def _kept(at: Correcting) -> str:
    assert at.file is not None
    return KEPT.format(file=at.file.name, id=at.id)


def _read(text: str, before: World) -> Company:
    return read_company(before.company.name, text, before.company.catalogue)


def _felt(at: Correcting, policy: str, said: Answers) -> Felt:
    queue = policy.removeprefix(STAFFING + ".")
    return felt_after(at.text, at.world.company, queue, said.number(WAIT) or 0.0)


def _in_words(question: Question) -> Question:
    """The question with words for what can be picked, as the debrief has them."""
    row, wording = question.row, Wording.load()
    words = {choice: wording.value(row.id, row.shown(choice)) for choice in row.choices}
    return replace(question, choices=MappingProxyType(words | dict(question.choices)))


def _value(policy: str, world: World) -> str:
    return rule_of(policy, world, Wording.load()).value
