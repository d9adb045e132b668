"""answers_file: what somebody said, as a file: for `--answers`, and for an interview broken off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, cast

from holdgame.company.company_parts import owned
from holdgame.company.interview.answers import Answer, Answers, Owner
from holdgame.company.interview.interview import NO_PRESET, Interview
from holdgame.company.interview.question import Question
from holdgame.company.interview.reading import read, written
from holdgame.company.interview.yaml_lines import flow, scalar, tidy
from holdgame.company.policy import MADE_FOR, MadeFor, PolicyValue
from holdgame.company.presets import preset_names
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Source, did_you_mean
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_text

NOT_KNOWN: Final = "unknown"
NO_NAME: Final = "It needs a name."
NO_CURRENCY: Final = "Three letters, or a sign: EUR, USD, £."
_SIGNS: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_CURRENCY = re.compile(r"[A-Z]{3}")


def read_answers(source: Source, interview: Interview, by: str = "") -> Answers:
    """The answers in a file's text. `by` is who said it, where the file does not say.

    Raises:
        FileProblem: all that is wrong with it, with positions.
    """
    diagnostics = Diagnostics()
    root = read_text(source, diagnostics)
    answers = None
    if isinstance(root, nodes.Mapping):
        answers = _read(Fields(root, "A file of answers", diagnostics), interview, by)
    elif root is not None:
        diagnostics.error("HG021", root.place, "A file of answers is keys and values.")
    if answers is None or diagnostics.errors:
        raise FileProblem(diagnostics)
    return answers


def answers_text(answers: Answers, interview: Interview) -> str:
    """The answers as `read_answers` reads them."""
    lines = [
        "holdgame_answers: 1",
        f"name: {scalar(tidy(answers.name))}",
        f"preset: {answers.preset}",
        f"currency: {answers.currency}",
        f"by: {scalar(tidy(answers.by))}",
    ]
    said = [q for q in interview.questions if q.id in answers.said]
    lines += ["answers:"] if said else []
    lines += [f"  {q.id}: {_written(q, answers.said[q.id])}" for q in said]
    lines += ["executives:"] if answers.owners else []
    for owner in answers.owners:
        texts = {key: tidy(getattr(owner, key)) for key in ("role", "bonus", "protects")}
        lines.append(f"  - {flow(texts | {'owns': owner.owns})}")
    return "\n".join(lines) + "\n"


def read_currency(text: str) -> str | None:
    """Three letters, or the sign of a currency; None for anything else."""
    letters = text.strip().upper()
    letters = _SIGNS.get(letters, letters)
    return letters if _CURRENCY.fullmatch(letters) else None


# -- inside ---------------------------------------------------------------------------------------


def _written(question: Question, answer: Answer) -> str:
    value: PolicyValue = NOT_KNOWN
    if answer.value is not None:
        value = written(question, answer.value)
    if answer.made_for is None:
        return scalar(value)
    return flow({"value": value, "made_for": answer.made_for})


def _read(fields: Fields, interview: Interview, by: str) -> Answers:
    fields.number("holdgame_answers", None, low=1, high=1, whole=True, required=True)
    currency = _currency(fields)
    answers = Answers(
        name=fields.text("name", required=True),
        preset=fields.word("preset", (*preset_names(), NO_PRESET), NO_PRESET),
        currency=currency,
        by=fields.text("by", by),
        said=_said(fields, interview, currency),
        owners=tuple(_owners(fields, interview)),
    )
    fields.done()
    return answers


def _currency(fields: Fields) -> str:
    node = fields.scalar("currency", required=True)
    found = read_currency(node.text) if node is not None else "USD"
    if node is not None and found is None:
        mend = "Write its three letters, such as `USD`, `EUR` or `GBP`."
        fields.wrong(node, f"`{node.text}` is not a currency.", mend, code="HG051")
    return found or "USD"


def _said(fields: Fields, interview: Interview, currency: str) -> Mapping[str, Answer]:
    known = {question.id: question for question in interview.questions}
    said: dict[str, Answer] = {}
    rows = fields.mapping("answers", "`answers:`")
    for key, node in rows.entries() if rows else ():
        if key.text not in known:
            mend = did_you_mean(key.text, known, limit=len(known))
            sentence = f"There is no question `{key.text}`."
            fields.diagnostics.error("HG050", key.place, sentence, mend)
            continue
        said[key.text] = _answer(known[key.text], node, fields, currency)
    return MappingProxyType(said)


def _answer(question: Question, node: nodes.Node, fields: Fields, currency: str) -> Answer:
    """The short form is the answer alone; the long form says whom the rule was made for."""
    made_for: MadeFor | None = None
    if isinstance(node, nodes.Mapping):
        inner = Fields(node, f"`{question.id}`", fields.diagnostics)
        value = inner.scalar("value", required=True)
        if question.made_for and (word := inner.word("made_for", MADE_FOR)):
            made_for = cast(MadeFor, word)
        inner.done()
    elif isinstance(node, nodes.Scalar):
        value = node
    else:
        fields.wrong(node, f"`{question.id}:` takes a single value, and this is a list.")
        return Answer()
    if value is None or value.is_null:
        return Answer()
    reading = read(question, value.text, currency)
    if reading.problem:
        sentence = f"`{value.text}` is no answer to “{question.text}”"
        fields.wrong(value, sentence, reading.problem, code="HG051")
    return Answer(reading.value, made_for)


def _owners(fields: Fields, interview: Interview) -> list[Owner]:
    groups = {group.id for group in interview.groups}
    found: list[Owner] = []
    taken: dict[str, str] = {}
    rows = fields.sequence("executives")
    for node in rows.items if rows else ():
        if not isinstance(node, nodes.Mapping):
            fields.wrong(node, f"An executive is keys and values, and this is {nodes.kind(node)}.")
            continue
        inner = Fields(node, "An executive", fields.diagnostics)
        role = inner.text("role", required=True)
        owns = tuple(owned(inner, role, groups, taken, _no_group))
        found.append(Owner(role, inner.text("bonus"), inner.text("protects"), owns))
        inner.done()
    return found


def _no_group(name: str) -> str:
    return f"There is no group of rules `{name}`."
