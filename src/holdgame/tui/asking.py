"""What an interview is asked with, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from holdgame.company.interview.answers import Answers
from holdgame.company.interview.question import Question
from holdgame.company.interview.wait import Felt


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a company.

    `heading` stands at the top. `felt` works out what the queue is like under some answers, which
    may take half a second. `instead` says what is assumed where nobody knows. `keep` puts down
    what was said so far; None: nothing is kept, and nothing much is lost.
    """

    heading: str
    questions: Sequence[Question]
    felt: Callable[[Answers], Felt]
    instead: Callable[[Question, Answers], str]
    keep: Callable[[Answers], None] | None = None


@dataclass(frozen=True, slots=True)
class Interviewed:
    """What was said, and how the screen was left. `back`: to what was before the first question."""

    answers: Answers
    how: Literal["done", "back", "left"]
