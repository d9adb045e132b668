"""What an answer means for a customer, while it is being given."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from holdgame.company.interview.answers import Answer, Answers
from holdgame.company.interview.question import HUNG_UP, QUEUE, WAIT, Question
from holdgame.company.interview.wait_words import doubt, figures
from holdgame.company.policy import PolicyValue
from holdgame.tui.asking import Asking
from holdgame.tui.widgets.wait_preview import WaitPreview


class Meaning(Vertical):
    """A sentence; for the questions about waiting also the wait; and what does not fit.

    Args:
        asking: What is asked.
    """

    DEFAULT_CSS = """
    Meaning { height: auto; }
    Meaning #means { color: $company; }
    Meaning WaitPreview { margin: 1 0; }
    Meaning #doubt { color: $you; }
    """

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking

    def compose(self) -> ComposeResult:
        yield Static("", id="means", markup=False)
        yield WaitPreview()
        yield Static("", id="doubt", markup=False)

    def of(self, question: Question, answers: Answers, value: PolicyValue | None) -> None:
        """Show what a value means. Nothing, where there is none yet."""
        self.workers.cancel_group(self, "wait")
        preview = self.query_one(WaitPreview)
        preview.display = question.id in QUEUE
        self._say("" if value is None else question.meaning(value, answers.currency))
        if value is None:
            preview.show(None)
        elif question.id in QUEUE:
            said = answers.with_answer(question.id, Answer(value))
            self.run_worker(self._feel(question.id, said), group="wait", exclusive=True)

    def of_not_knowing(self, question: Question, answers: Answers) -> None:
        """Show what is assumed where nobody knows."""
        self._say(self._asking.instead(question, answers))

    def problem(self, text: str) -> None:
        """Show why an answer cannot be read, and nothing else."""
        self.query_one(WaitPreview).display = False
        self._say("", text)

    async def _feel(self, question: str, answers: Answers) -> None:
        """Work out beside the screen what the queue would be like, and draw it."""
        felt = await asyncio.to_thread(self._asking.felt, answers)
        self.query_one(WaitPreview).show(felt)
        # Of the wait alone nothing is doubted: the next answer may settle it.
        early = question == WAIT and HUNG_UP not in answers.said
        self._say(figures(question, felt), "" if early else doubt(felt.worked, felt.told))

    def _say(self, means: str, doubt: str = "") -> None:
        for id, text in (("#means", means), ("#doubt", doubt)):
            line = self.query_one(id, Static)
            line.update(text)
            line.display = bool(text)
