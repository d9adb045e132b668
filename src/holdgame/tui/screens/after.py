"""After a play, before anything is revealed: how long it was, and how it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdgame.play import questions as q
from holdgame.play.notes import After, Table
from holdgame.play.scales import CERTAINTY
from holdgame.tui.questions import Answer, Question
from holdgame.tui.screens.questions import QuestionsScreen

HEADING = "The call is over. Before you see what it was:"
WORTH_ASKING = 5.0  # real seconds on hold; nobody can guess less
HOLD = Question(
    "hold", q.HOLD_GUESS,
    "on hold at this table", "duration", unit="minutes",
)  # fmt: skip
REST = (
    Question("understood", q.UNDERSTOOD, "understood", "scale"),
    Question("business", q.WOULD_YOU, "would do business with you", "scale",
             ends=CERTAINTY),
)  # fmt: skip


def after_screen(held: Sequence[Table]) -> QuestionsScreen:
    """The questions; that about the hold only if there was one."""
    waited = sum(t.seconds for t in held)
    return QuestionsScreen(HEADING, (HOLD, *REST) if waited >= WORTH_ASKING else REST)


def after_note(answers: Mapping[str, Answer]) -> After:
    """The answers as they are kept."""
    hold, understood, business = (answers.get(name) for name in ("hold", "understood", "business"))
    return After(
        float(hold) if isinstance(hold, int | float) else None,
        understood if isinstance(understood, int) else None,
        business if isinstance(business, int) else None,
    )
