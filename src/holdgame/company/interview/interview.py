"""interview: all that is asked, in its order, read from `questions.yaml` and the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from holdgame.company.catalogue import Catalogue
from holdgame.company.interview.question import (
    NO_WORDS,
    Question,
    asked_about,
    example_of,
    question_about,
)
from holdgame.company.policy import KINDS, Figure, Kind, Policy, PolicyValue
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_file

QUESTIONS = Path(__file__).with_name("questions.yaml")
NO_PRESET = "none"


@dataclass(frozen=True, slots=True)
class Sells:
    """What customers come for. `preset` stands in for what nobody knows; `none` is no preset."""

    preset: str
    text: str
    means: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that an executive can own together. `role` is whose they usually are."""

    id: str
    text: str
    role: str
    owns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """What is asked of a company, beside its name and its currency.

    `alone` are not asked in an interview, but by themselves when somebody corrects an assumption.
    """

    catalogue: Catalogue
    sells: tuple[Sells, ...]
    questions: tuple[Question, ...]
    alone: tuple[Question, ...]
    groups: tuple[Group, ...]

    @property
    def first(self) -> tuple[Question, ...]:
        """The few that are asked before the first play."""
        return tuple(question for question in self.questions if question.first)

    def __getitem__(self, id: str) -> Question:
        """A question by its id. Raises `KeyError`."""
        return {question.id: question for question in self.questions}[id]

    def settling(self, policy: str) -> Question:
        """The question about a policy, whether the interview asks it or not. Raises `KeyError`."""
        id = asked_about(policy)
        worded = (*self.questions, *self.alone)
        asked = next((question for question in worded if question.id == id), None)
        return asked or question_about(self.catalogue.row(id))

    @staticmethod
    @cache
    def load(path: Path = QUESTIONS) -> Interview:
        """Read an interview, by default the one that ships; raises `FileProblem`."""
        diagnostics = Diagnostics()
        root = read_file(path, diagnostics)
        catalogue = Catalogue.load()
        made = None
        if isinstance(root, nodes.Mapping):
            fields = Fields(root, "An interview", diagnostics)
            fields.node("holdgame_interview", required=True)
            made = Interview(
                catalogue,
                tuple(
                    Sells(id, f.text("text"), f.text("means")) for id, f in _rows(fields, "sells")
                ),
                tuple(_question(id, f, catalogue) for id, f in _rows(fields, "questions")),
                tuple(_question(id, f, catalogue) for id, f in _rows(fields, "alone")),
                tuple(_group(id, f) for id, f in _rows(fields, "groups")),
            )
            fields.done()
        if made is None or diagnostics.errors:
            raise FileProblem(diagnostics)
        return made


def _rows(fields: Fields, key: str) -> Iterator[tuple[str, Fields]]:
    """The mappings under a key, by their names; each is done when the next is wanted."""
    rows = fields.mapping(key, required=True)
    for id, _ in rows.entries() if rows else ():
        inner = rows.mapping(id.text, f"`{id.text}`") if rows else None
        if inner is not None:
            yield id.text, inner
            inner.done()


def _group(id: str, fields: Fields) -> Group:
    owns = tuple(name.text for name in fields.names("owns"))
    return Group(id, fields.text("text"), fields.text("role"), owns)


def _question(id: str, fields: Fields, catalogue: Catalogue) -> Question:
    of = catalogue[fields.word("of", catalogue, id)]
    row = _row(id, fields, of)
    up_front = of.up_front if of.id == id else NO_WORDS
    return Question(
        id=id,
        text=fields.text("question", of.question),
        row=row,
        example=fields.text("example") or example_of(row),
        choices=_by_value(fields, "choices"),
        means=_by_value(fields, "means") or up_front,
        made_for=fields.boolean("made_for", not of.fact),
        first=fields.boolean("first"),
    )


def _row(id: str, fields: Fields, of: Policy) -> Policy:
    """The row of a question: that of the catalogue, with what the interview says otherwise."""
    said: dict[str, Any] = {"whole": fields.boolean("whole", of.whole)}
    said["unit"] = fields.text("unit", of.unit)
    if kind := fields.word("kind", KINDS):
        said["kind"] = cast(Kind, kind)
    if bounds := [bound.number for bound in fields.names("range")]:
        said["low"], said["high"] = bounds
    typical = fields.number("typical")
    if typical is not None:
        said["typical"] = Figure(cast(PolicyValue, typical), "", "judgement")
    return replace(of, id=id, **said)


def _by_value(fields: Fields, key: str) -> Mapping[str, str]:
    """A sentence for every value, or words by value."""
    match fields.node(key):
        case nodes.Scalar(text=text):
            return MappingProxyType({"otherwise": text})
        case nodes.Mapping(entries=entries):
            said = {k.text: v.text for k, v in entries if isinstance(v, nodes.Scalar)}
            return MappingProxyType(said)
    return NO_WORDS
