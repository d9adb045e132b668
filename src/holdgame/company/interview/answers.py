"""answers: what somebody said of their company. Values that nothing in them changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from holdgame.company.interview.interview import NO_PRESET
from holdgame.company.interview.question import Question
from holdgame.company.policy import MadeFor, PolicyValue


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question: a value, or None for “I don't know”."""

    value: PolicyValue | None = None
    made_for: MadeFor | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """An executive as they were told: `owns` holds ids of groups of rules."""

    role: str
    bonus: str
    protects: str
    owns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was said. `said` is by question; a question not asked yet is not in it.

    `preset` is what stands in for what nobody knew, `none` for what is typical. `by` is who said
    it, as the company file will say.
    """

    name: str = ""
    preset: str = NO_PRESET
    currency: str = "USD"
    by: str = ""
    said: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    owners: tuple[Owner, ...] = ()

    def with_answer(self, id: str, answer: Answer) -> Answers:
        """The same, with another answer to one question."""
        return replace(self, said=MappingProxyType({**self.said, id: answer}))

    def value(self, id: str) -> PolicyValue | None:
        """What was said to a question; None where nobody knew, or nobody asked."""
        return self.said[id].value if id in self.said else None

    def not_known(self, id: str) -> bool:
        """Whether “I don't know” was said to a question."""
        return id in self.said and self.said[id].value is None

    def number(self, id: str) -> float | None:
        """The same as a number."""
        value = self.value(id)
        return float(value) if isinstance(value, int | float) else None

    def known(self, questions: Iterable[Question]) -> int:
        """How many of these were answered with something."""
        return sum(self.value(question.id) is not None for question in questions)


def summary(answers: Answers, asked: Sequence[Question]) -> str:
    """The private line: `You knew 6 of 15; 9 were assumed.`"""
    known, of = answers.known(asked), len(asked)
    were = {0: "none was assumed", 1: "1 was assumed"}
    return f"You knew {known} of {of}; {were.get(of - known, f'{of - known} were assumed')}."
