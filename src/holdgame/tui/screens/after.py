"""After a play, before anything is revealed: how long it was, and how it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdgame.play.notes import After, Table
from holdgame.tui.questions import Answer, Question
from holdgame.tui.screens.questions import QuestionsScreen

HEADING = "The call is over. Before you see what it was:"
WORTH_ASKING = 5.0  # real seconds on hold; nobody can guess less
HOLD = Question(
    "hold", "How long were you on hold here at this table, all in all? Do not look at a clock.",
    "on hold at this table", "duration", unit="minutes",
)  # fmt: skip
REST = (
    Question("understood", "Were you understood?", "understood", "scale"),
    Question("business", "Would you do business with you?", "would do business with you", "scale",
             ends=("certainly not", "certainly")),
)  # fmt: skip


def after_screen(held: Sequence[Table]) -> QuestionsScreen:
    """The questions; that about the hold only if there was one."""
    waited = sum(t.seconds for t in held)
    return QuestionsScreen(HEADING, (HOLD, *REST) if waited >= WORTH_ASKING else REST)


def after_note(answers: Mapping[str, Answer]) -> After:
    """The answers as they are kept."""
    hold, understood, business = (answers.get(q) for q in ("hold", "understood", "business"))
    return After(
        float(hold) if isinstance(hold, int | float) else None,
        understood if isinstance(understood, int) else None,
        business if isinstance(business, int) else None,
    )
