"""Before a play: what the player last did, and what they think this customer will go through."""

from __future__ import annotations

from collections.abc import Mapping

from holdgame.debrief.words import headline
from holdgame.play import questions as q
from holdgame.play.notes import Before, Prediction
from holdgame.play.scales import CERTAINTY
from holdgame.tui.questions import Answer, Question
from holdgame.tui.screens.questions import QuestionsScreen

HEADING = "Before you ring. The answers stay in the file of this play, with you."
LAST = (
    Question(
        "called", q.LAST_CALLED,
        "called your own line", "pick", q.LAST_TIMES,
    ),
    Question(
        "visited", q.LAST_VISITED,
        "walked into your own shop", "pick", q.LAST_TIMES,
    ),
    Question(
        "sat", q.LAST_SAT_BESIDE,
        "sat beside somebody who answers", "pick", q.LAST_TIMES,
    ),
    Question(
        "business", q.WOULD_YOU, "would do business with you", "scale",
        ends=CERTAINTY,
    ),
)  # fmt: skip
GUESSES = (
    Question("hold", q.PREDICT_HOLD, "on hold", "duration",
             unit="minutes"),
    Question("transfers", q.PREDICT_TRANSFERS,
             "put through", "count", unit="times"),
    Question("tellings", q.PREDICT_TELLINGS, "times told", "count",
             unit="times"),
    Question("resolved", q.PREDICT_RESOLVED, "resolved", "yes_no"),
)  # fmt: skip


def before_screen() -> QuestionsScreen:
    """The three last times, and whether they would do business with themselves."""
    return QuestionsScreen(HEADING, LAST)


def prediction_screen(title: str, company: str, blurb: str) -> QuestionsScreen:
    """The warning and the prediction, with what this play is about."""
    about = [headline(title, company), blurb, q.NOT_THIS_CUSTOMER]
    return QuestionsScreen("\n\n".join(filter(None, about)), GUESSES)


def before_note(answers: Mapping[str, Answer]) -> Before:
    """The answers as they are kept."""
    business = answers.get("business")
    return Before(
        str(answers.get("called") or ""),
        str(answers.get("visited") or ""),
        str(answers.get("sat") or ""),
        business if isinstance(business, int) else None,
    )


def prediction_note(answers: Mapping[str, Answer]) -> Prediction:
    """The prediction as it is kept."""
    hold, resolved = answers.get("hold"), answers.get("resolved")
    transfers, tellings = answers.get("transfers"), answers.get("tellings")
    return Prediction(
        float(hold) if isinstance(hold, int | float) else None,
        transfers if isinstance(transfers, int) else None,
        tellings if isinstance(tellings, int) else None,
        resolved if isinstance(resolved, bool) else None,
    )
