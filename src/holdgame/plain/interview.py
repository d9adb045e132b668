"""The interview line by line: for screen readers, bare terminals and pipes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TextIO

from holdgame.company.interview.answers import Answer, Answers, Owner
from holdgame.company.interview.answers_file import NO_CURRENCY, NO_NAME, read_currency
from holdgame.company.interview.assumptions import felt, instead
from holdgame.company.interview.interview import Interview
from holdgame.company.interview.question import QUEUE, Question
from holdgame.company.interview.reading import read
from holdgame.company.interview.wait_words import figures, stayers
from holdgame.company.policy import MADE_FOR
from holdgame.plain.lines import Lines

WIDTH = 76
HOW = "An empty line means: I don't know. What you do not know is assumed, and marked so."
WHOM = "Made for whom? 1 the customer, 2 us, 3 the law, 4 nobody remembers (enter leaves it open)"
OWNERS = (
    "Who is paid for what? By role, never by name. What you leave empty is written down as not "
    "said. When these were all, leave the role empty."
)


@dataclass(slots=True)
class PlainInterview:
    """Asks on two streams. The end of the input raises `EndOfInput`."""

    interview: Interview
    lines: Lines
    out: TextIO

    def ask_all(self, answers: Answers, questions: Sequence[Question], *, owners: bool) -> Answers:
        """About the company, the questions, and the executives if `owners`."""
        self._say(HOW)
        answers = self._about(answers)
        for number, question in enumerate(questions, 1):
            self._say()
            self._say(f"{number} of {len(questions)}. {question.text}")
            answers = self._question(answers, question)
        return replace(answers, owners=self._owners()) if owners else answers

    # -- what is asked ----------------------------------------------------------------------------

    def _about(self, answers: Answers) -> Answers:
        while not (name := self._ask("What is your company called?")):
            self._say(NO_NAME)
        while True:
            currency = read_currency(self._ask("Which money do customers pay in? (USD)") or "USD")
            if currency is not None:
                break
            self._say(NO_CURRENCY)
        sells = self.interview.sells
        self._say("What do customers come to you for?")
        self._number(sells_.text for sells_ in sells)
        picked = self._pick(len(sells))
        preset = sells[picked - 1].preset if picked else answers.preset
        return replace(answers, name=name, currency=currency, preset=preset)

    def _question(self, answers: Answers, question: Question) -> Answers:
        """Ask until what is typed can be read; say what it means for a customer."""
        currency = answers.currency
        self._number(words for _, words in question.picks)
        while True:
            reading = read(question, self._ask("Your answer"), currency)
            if not reading.problem:
                break
            self._say(reading.problem)
        if reading.value is None:
            self._say(instead(question, self.interview, answers))
            return answers.with_answer(question.id, Answer())
        answers = answers.with_answer(question.id, Answer(reading.value))
        self._say(self._meaning(answers, question))
        if not question.made_for:
            return answers
        self._say(WHOM)
        whom = self._pick(len(MADE_FOR))
        made_for = MADE_FOR[whom - 1] if whom else None
        return answers.with_answer(question.id, Answer(reading.value, made_for))

    def _meaning(self, answers: Answers, question: Question) -> str:
        if question.id not in QUEUE:
            value = answers.said[question.id].value
            assert value is not None
            return question.meaning(value, answers.currency)
        queue = felt(self.interview, answers)
        return " ".join(filter(None, (figures(question.id, queue), stayers(queue.law))))

    def _owners(self) -> tuple[Owner, ...]:
        found: list[Owner] = []
        free = list(self.interview.groups)
        self._say()
        self._say(OWNERS)
        while role := self._ask("Role"):
            bonus, protects = self._ask("Is paid for"), self._ask("To protect")
            self._number(group.text for group in free)
            typed = self._ask("And owns (numbers)").replace(",", " ").split()
            numbers = sorted({int(n) for n in typed if n.isdecimal()} & {*range(1, len(free) + 1)})
            owned = [free[number - 1] for number in numbers]
            found.append(Owner(role, bonus, protects, tuple(group.id for group in owned)))
            free = [group for group in free if group not in owned]
        return tuple(found)

    # -- saying and asking ------------------------------------------------------------------------

    def _say(self, text: str = "") -> None:
        print("\n".join(textwrap.wrap(text, WIDTH)), file=self.out, flush=True)

    def _number(self, rows: Iterable[str]) -> None:
        for number, row in enumerate(rows, 1):
            self._say(f"{number}. {row}")

    def _ask(self, prompt: str) -> str:
        print(f"{prompt} > ", end="", file=self.out, flush=True)
        typed = self.lines.next().strip()
        print(file=self.out)
        return typed

    def _pick(self, most: int) -> int:
        """A number from 1; 0 for an empty line."""
        while True:
            typed = self._ask("Your choice")
            if not typed:
                return 0
            if typed.isdecimal() and 1 <= int(typed) <= most:
                return int(typed)
            self._say(f"A number from 1 to {most}, please.")
