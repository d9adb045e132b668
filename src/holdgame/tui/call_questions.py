"""What is asked when a real call is over: only what the keys did not say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from holdgame.company.profile import Company
from holdgame.play.calling import Calling
from holdgame.play.real_call import TOLD, Answers, stretches
from holdgame.tui.questions import Answer, Question
from holdgame.tui.screens.questions import QuestionsScreen

HEADING: Final = "It is over. A few questions, for the card."
SOMETHING_ELSE: Final = "something else"
USUAL: Final = ("refund", "bill", "repair", "returns", "order", "plans", "cancel")
MOST_REASONS: Final = 8  # and something else: a digit each


def questions_screen(calling: Calling) -> QuestionsScreen:
    """The questions, those about a hold only where there was one; and back to the running clock."""
    held = any(stretch.stage == "hold" for stretch in stretches(calling.entries))
    on_the_line = _ON_THE_LINE if held and not calling.shop else ()
    reason = Question("reason", "What was it about?", "about", "pick", reasons(calling.company))
    return QuestionsScreen(HEADING, (reason, *on_the_line, *_REST), before="the clock")


_ON_THE_LINE: Final = (
    Question(
        "told", "While you were on hold, what did they tell you?", "told on hold", "pick", TOLD
    ),
    Question("paid", "Did you pay for the minutes?", "paid by the minute", "yes_no"),
)
_REST: Final = (
    Question("understood", "Were you understood?", "understood", "scale"),
    Question(
        "dashboard",
        "What does our dashboard say the wait is? Skip it if nobody knows.",
        "our dashboard says",
        "duration",
        unit="minutes",
    ),
)  # fmt: skip


def reasons(company: Company) -> tuple[str, ...]:
    """What customers of this company ring about, as it may be picked."""
    line = next(iter(company.lines.values()))
    own = [reason for reason in line.reasons if reason != "default"]
    return (*(own or USUAL)[:MOST_REASONS], SOMETHING_ELSE)


def answers_note(answers: Mapping[str, Answer]) -> Answers:
    """The answers as they are kept; the wait in seconds."""
    dashboard, understood = answers.get("dashboard"), answers.get("understood")
    told, paid = answers.get("told"), answers.get("paid")
    return Answers(
        reason=str(answers.get("reason") or ""),
        understood=understood if isinstance(understood, int) else None,
        dashboard=60.0 * dashboard if isinstance(dashboard, int | float) else None,
        told=told if told in TOLD else None,
        paid=paid if isinstance(paid, bool) else None,
    )
