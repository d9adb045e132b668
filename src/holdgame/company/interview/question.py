"""question: one thing that is asked, in plain words, and what an answer means for a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from holdgame.company.interview.amounts import spoken
from holdgame.company.policy import STAFFING, Policy, PolicyValue

WAIT, HUNG_UP, PEOPLE, MENU = "wait", "hung_up", "people", "menu"
QUEUE = (WAIT, HUNG_UP, PEOPLE)  # the three that are asked about the queue
NO_WORDS: Mapping[str, str] = MappingProxyType({})


def _no_words() -> Mapping[str, str]:
    return NO_WORDS


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `row` says what its values look like, and which is typical.

    `choices` are words for values that can be picked. `means` has a sentence by value, with
    `otherwise` for the rest. `made_for`: whether it is about a rule, of which one can ask whom it
    was made for. `first`: whether it is asked before the first play.
    """

    id: str
    text: str
    row: Policy
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=_no_words)
    means: Mapping[str, str] = field(default_factory=_no_words)
    made_for: bool = True
    first: bool = False

    @property
    def picks(self) -> tuple[tuple[PolicyValue, str], ...]:
        """The values that can be picked, with their words; none where the answer is typed."""
        if self.row.kind == "flag":
            return (True, "yes"), (False, "no")
        return tuple((choice, self.shown(choice)) for choice in self.row.choices)

    def shown(self, value: PolicyValue, currency: str = "") -> str:
        """An answer as a person would say it."""
        if isinstance(value, str) and value in self.choices:
            return self.choices[value]
        if self.row.kind == "seconds" and isinstance(value, int | float):
            return spoken(value)
        return self.row.shown(value, currency)

    def meaning(self, value: PolicyValue, currency: str = "") -> str:
        """What an answer means for a customer; empty where only figures can say it."""
        return replace(self.row, up_front=self.means).says_up_front(value, currency)


def question_about(row: Policy) -> Question:
    """The question that a row of the catalogue is by itself."""
    return Question(
        row.id, row.question, row, example_of(row), means=row.up_front, made_for=not row.fact
    )


def example_of(row: Policy) -> str:
    """What an answer may look like, where nobody has said it better; empty where one picks."""
    match row.kind:
        case "share":
            return "12, or 12%"
        case "money":
            return "50; 0 for nothing"
        case "days":
            return "10 days"
        case "seconds" if row.unit != "minutes":
            return "45 seconds"
        case "seconds" | "minutes":
            return "8 minutes"
        case "hours":
            return "8-20, or always"
        case "zone":
            return "Europe/Kyiv"
        case "number":
            return "2 hours" if row.unit == "hours" else "3"
    return ""


def asked_about(policy: str) -> str:
    """The id of the question that settles a policy: `staffing.<queue>` by the wait in it."""
    return WAIT if policy.startswith(STAFFING + ".") else policy
