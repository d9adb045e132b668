"""Before a play: what the player last did, and what they think this customer will go through."""

from __future__ import annotations

from collections.abc import Mapping

from holdgame.play.notes import Before, Prediction
from holdgame.tui.questions import Answer, Question
from holdgame.tui.screens.questions import QuestionsScreen

PICKS = ("never", "years ago", "this year", "this month")
HEADING = "Before you ring. The answers stay in the file of this play, with you."
LAST = (
    Question(
        "called", "When did you last call your own line, as a customer would?",
        "called your own line", "pick", PICKS,
    ),
    Question(
        "visited", "When did you last walk into your own shop as a customer?",
        "walked into your own shop", "pick", PICKS,
    ),
    Question(
        "sat", "When did you last sit beside somebody who answers?",
        "sat beside somebody who answers", "pick", PICKS,
    ),
    Question(
        "business", "Would you do business with you?", "would do business with you", "scale",
        ends=("certainly not", "certainly"),
    ),
)  # fmt: skip
WARNING = "You are not this customer. Predict, then find out."
GUESSES = (
    Question("hold", "How many minutes will they be on hold, in all?", "on hold", "duration",
             unit="minutes"),
    Question("transfers", "How often will they be put through to somebody else?",
             "put through", "count", unit="times"),
    Question("tellings", "How often will they tell their story?", "times told", "count",
             unit="times"),
    Question("resolved", "Will it be resolved?", "resolved", "yes_no"),
)  # fmt: skip


def before_screen() -> QuestionsScreen:
    """The three last times, and whether they would do business with themselves."""
    return QuestionsScreen(HEADING, LAST)


def prediction_screen(title: str, company: str, blurb: str) -> QuestionsScreen:
    """The warning and the prediction, with what this play is about."""
    about = f"{title} · under {company}'s rules\n\n{blurb}\n\n" if blurb else f"{title}\n\n"
    return QuestionsScreen(about + WARNING, GUESSES)


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
