"""label: the honest label, five sentences that a company's rules would print on the box.

Which five is a rule of ours [judgement]: subjects are ranked by what customers feel of them times
how far the company is from the best known value. What the company has said of itself comes before
what was assumed of it. The subjects and their sentences stand in `label.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from holdgame.company.kindness import gap
from holdgame.company.policy import STAFFING, Policy
from holdgame.company.profile import Company, Value
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics
from holdgame.documents.fields import Fields
from holdgame.documents.reader import must_read

FORMAT: Final = 1
LABEL = Path(__file__).with_name("label.yaml")
SENTENCES = 5
KEPT_WELL = 0.25  # judgement: what a subject counts for where all is as good as the best known
SHORT = 60.0  # seconds: a wait that is told as one that hardly is
WAIT = "wait"
_NAMED = re.compile(r"\{([\w.]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a label. `rules` are the policies that it rests on, by id.

    `assumed`: nobody at the company has said one of them.
    """

    text: str
    rules: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """What a company would say up front, the heaviest first. `company` is its id."""

    company: str
    name: str
    sentences: tuple[Sentence, ...]

    @property
    def assumed(self) -> int:
        """How many sentences rest on what nobody has said."""
        return sum(sentence.assumed for sentence in self.sentences)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "holdgame_label": FORMAT,
            "company": self.company,
            "company_name": self.name,
            "sentences": [asdict(sentence) for sentence in self.sentences],
        }


@dataclass(frozen=True, slots=True)
class Saying:
    """What can be said of a subject where all of its conditions are so: policies, and values as
    the keys of `up_front` are."""

    text: str
    conditions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a label can be about, with its weight, its rules, and what can be said."""

    id: str
    weight: float
    rules: tuple[str, ...]
    says: tuple[Saying, ...]


def label_of(company: Company, mean_wait: float) -> Label:
    """The label of a company; the same company, the same label.

    Args:
        company: Whose rules.
        mean_wait: Seconds that whoever stays waits on average in its largest queue.
    """
    here = _Here(company, mean_wait)
    ranked = sorted(subjects(), key=here.rank)
    return Label(company.id, company.name, tuple(map(here.sentence, ranked[:SENTENCES])))


@dataclass(frozen=True, slots=True)
class _Here:
    """A company as a label looks at it."""

    company: Company
    mean_wait: float

    def rank(self, subject: Subject) -> tuple[bool, float]:
        """Sorts what the company has said first, then what there is most to say of."""
        weight = subject.weight * (KEPT_WELL + self._gap(self._furthest(subject)))
        return not self._known(subject), -weight

    def sentence(self, subject: Subject) -> Sentence:
        """What is said of a subject here, if it can be without what nobody has said."""
        said = [self._said_so(subject, saying) for saying in subject.says if self._is_so(saying)]
        if not said:
            rule = self._furthest(subject)
            row, value = self._row(rule), self._value(rule).value
            said = [self._rests_on([rule], row.says_up_front(value, self.company.currency))]
        return next((sentence for sentence in said if not sentence.assumed), said[0])

    def _is_so(self, saying: Saying) -> bool:
        return all(self._key(rule) == key for rule, key in saying.conditions)

    def _said_so(self, subject: Subject, saying: Saying) -> Sentence:
        spoken = [rule for rule, _ in saying.conditions] + _NAMED.findall(saying.text)
        return self._rests_on(spoken or subject.rules, _NAMED.sub(self._filled, saying.text))

    def _rests_on(self, spoken: Iterable[str], text: str) -> Sentence:
        rules = tuple(dict.fromkeys(map(self._id, spoken)))
        assumed = any(self.company.values[rule].origin == "assumed" for rule in rules)
        return Sentence(text, rules, assumed)

    def _furthest(self, subject: Subject) -> str:
        """The rule furthest from the best known, among those that somebody has said if any."""
        return max(self._known(subject) or subject.rules, key=self._gap)

    def _known(self, subject: Subject) -> list[str]:
        return [rule for rule in subject.rules if self._value(rule).origin != "assumed"]

    def _gap(self, rule: str) -> float:
        value = self.mean_wait if rule == STAFFING else self._value(rule).value
        return gap(self._row(rule), value) or 0.0

    def _filled(self, named: re.Match[str]) -> str:
        rule = named[1]
        if rule == WAIT:
            return in_words(self.mean_wait)
        return self._row(rule).shown(self._value(rule).value, self.company.currency)

    def _key(self, rule: str) -> str:
        if rule == WAIT:
            return "short" if self.mean_wait < SHORT else "long"
        return self._row(rule).key(self._value(rule).value)

    def _value(self, rule: str) -> Value:
        return self.company.values[self._id(rule)]

    def _row(self, rule: str) -> Policy:
        return self.company.catalogue.row(rule)

    def _id(self, rule: str) -> str:
        """The wait, and the people who make it, are those of the largest queue."""
        return f"{STAFFING}.{self.company.largest_queue}" if rule in (WAIT, STAFFING) else rule


def in_words(seconds: float) -> str:
    """A wait as one would say it of a whole line: `about 36 minutes`, `a few seconds`."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds, -1):.0f} seconds"
    if seconds < 90 * 60:
        return f"about {seconds / 60:.0f} minutes"
    return f"about {round(seconds / 1800) / 2:g} hours"


# -- label.yaml -----------------------------------------------------------------------------------


@cache
def subjects(path: Path = LABEL) -> tuple[Subject, ...]:
    """What a label can be about, in the order of the file. Raises `FileProblem`."""
    root = must_read(path)
    assert isinstance(root, nodes.Mapping)
    fields = Fields(root, "The label", Diagnostics())
    rows = fields.mapping("subjects")
    assert rows is not None
    return tuple(_subject(key.text, inner) for key, inner in _mappings(rows))


def _mappings(rows: Fields) -> Iterator[tuple[nodes.Scalar, Fields]]:
    for key, node in rows.entries():
        assert isinstance(node, nodes.Mapping)
        yield key, Fields(node, key.text, rows.diagnostics)


def _subject(id: str, fields: Fields) -> Subject:
    weight = fields.number("weight", 1.0)
    said = fields.sequence("says")
    return Subject(
        id,
        float(weight or 0.0),
        tuple(rule.text for rule in fields.names("rules")),
        tuple(_saying(node) for node in (said.items if said else ())),
    )


def _saying(node: nodes.Node) -> Saying:
    assert isinstance(node, nodes.Mapping)
    fields = Fields(node, "A sentence", Diagnostics())
    conditions = fields.mapping("if")
    pairs = conditions.entries() if conditions else ()
    return Saying(
        fields.text("say"),
        tuple((rule.text, value.text) for rule, value in pairs if isinstance(value, nodes.Scalar)),
    )
