"""to_company: a company file out of what somebody said. It holds what was said, and no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from typing import Final

from holdgame.company.interview.answers import Answer, Answers
from holdgame.company.interview.interview import NO_PRESET, Interview
from holdgame.company.interview.question import HUNG_UP, MENU, PEOPLE, QUEUE, WAIT, Question
from holdgame.company.interview.wait import Told, as_keys, worked_out
from holdgame.company.interview.wait_words import doubt, hang_ups
from holdgame.company.interview.yaml_lines import comment, entries, flow, joined, scalar, tidy
from holdgame.company.policy import NONE, PolicyValue
from holdgame.company.presets import Preset, load_preset, queue_defaults
from holdgame.company.profile import Assumed

UNNAMED: Final = "My company"
NOT_SAID: Final = "not said"
QUEUE_NAME: Final = "support"  # what a company that names none has
_LONGEST_ID: Final = 40
_HEAD = (
    "Only what somebody knew stands here. All else is assumed, from the preset or from what is "
    "typical, and marked so wherever it is used. Change what you like: docs/company-file.md."
)


def company_text(interview: Interview, answers: Answers, taken: Container[str] = ()) -> str:
    """The YAML of a company file; it loads without a mistake, whatever the answers.

    Args:
        interview: what was asked.
        answers: what was said.
        taken: ids that other companies have.
    """
    parts = (
        _head(answers, taken),
        _queues(interview, answers),
        _lines(interview, answers),
        _policies(interview, answers),
        _executives(interview, answers),
    )
    return joined(parts)


def company_id(name: str, taken: Container[str] = ()) -> str:
    """A name as an id: small letters, digits and `-`; with a number where it is taken."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].strip("-")
    stem = stem or company_id(UNNAMED)
    id, number = stem, 2
    while id in taken:
        id, number = f"{stem}-{number}", number + 1
    return id


def told_of(answers: Answers) -> Told:
    """What was said of the queue."""
    people = answers.number(PEOPLE)
    return Told(
        answers.number(WAIT), answers.number(HUNG_UP), None if people is None else int(people)
    )


def preset_of(interview: Interview, answers: Answers) -> Preset | None:
    """What stands in for what nobody knew; None: what is typical. Raises `FileProblem`."""
    if answers.preset == NO_PRESET:
        return None
    return load_preset(answers.preset, interview.catalogue)


def defaults_of(interview: Interview, answers: Answers) -> dict[str, Assumed]:
    """What a queue takes where nobody knew."""
    preset = preset_of(interview, answers)
    return dict(queue_defaults(interview.catalogue, [preset] if preset else []))


# -- the parts of the file ------------------------------------------------------------------------


def _head(answers: Answers, taken: Container[str]) -> Iterator[str]:
    name, by = tidy(answers.name) or UNNAMED, tidy(answers.by)
    yield from comment(f"{name}: {by}." if by else f"{name}.")
    yield "#"
    yield from comment(_HEAD)
    yield "holdgame_company: 1"
    yield f"id: {company_id(name, taken)}"
    yield f"name: {scalar(name)}"
    yield f"currency: {answers.currency}"
    if answers.preset != NO_PRESET:
        yield f"preset: {answers.preset}"


def _queues(interview: Interview, answers: Answers) -> Iterator[str]:
    told = told_of(answers)
    if not told.anything:
        return
    worked = worked_out(told, defaults_of(interview, answers))
    for id in QUEUE:
        yield from comment(f"{interview[id].text} {_said(interview[id], answers)}.")
    for sentence in (hang_ups(worked, told), doubt(worked, told)):
        yield from comment(sentence)
    if worked.calls_per_hour is not None:
        people = (
            "So many people" if told.people else f"The {worked.agents} people are assumed; they"
        )
        yield from comment(f"{people} keep callers waiting so long at so many calls an hour.")
    yield "queues:"
    yield f"  {QUEUE_NAME}:"
    marks = _marks(answers, Answer())
    if told.wait is None:
        marks["from"] = "assumed"
    elif told.people is None and worked.calls_per_hour is not None:
        by = marks.get("by", "the wait")
        marks["by"] = f"{by}; {worked.agents} people are assumed"
    yield from entries(as_keys(worked, told) | marks, "    ")


def _lines(interview: Interview, answers: Answers) -> Iterator[str]:
    levels = answers.value(MENU)
    if levels is None:
        return
    yield from comment(interview[MENU].text)
    yield "lines:"
    yield f"  {QUEUE_NAME}:"
    yield f"    tree: {flow({'levels': levels})}"
    yield from entries(_marks(answers, answers.said[MENU]), "    ")


def _policies(interview: Interview, answers: Answers) -> Iterator[str]:
    known = [
        (question, answer)
        for question in interview.questions
        if question.id in interview.catalogue
        and question.id != MENU
        and (answer := answers.said.get(question.id)) is not None
        and answer.value is not None
    ]
    if known:
        yield "policies:"
    for question, answer in known:
        assert answer.value is not None
        yield from comment(question.text, "  ")
        value = {"value": as_written(question, answer.value)} | _marks(answers, answer)
        yield f"  {question.id}: {flow(value)}"


def _executives(interview: Interview, answers: Answers) -> Iterator[str]:
    owns = {group.id: group.owns for group in interview.groups}
    taken: set[str] = set()
    owners = {role: owner for owner in answers.owners if (role := tidy(owner.role))}
    if owners:
        yield "executives:"
    for role, owner in owners.items():
        groups = [id for id in dict.fromkeys(owner.owns) if id in owns and id not in taken]
        taken.update(groups)
        yield f"  - role: {scalar(role)}"
        yield f"    bonus: {scalar(tidy(owner.bonus) or NOT_SAID)}"
        yield f"    protects: {scalar(tidy(owner.protects) or NOT_SAID)}"
        yield f"    owns: {scalar(tuple(name for id in groups for name in owns[id]))}"


def as_written(question: Question, value: PolicyValue) -> PolicyValue:
    """A policy's value as a company file has it."""
    if question.row.may_be_none and value == NONE:
        return "none"
    if question.row.kind == "share" and not isinstance(value, bool | str | tuple):
        return f"{100 * value:.10g}%"
    return value


def _marks(answers: Answers, answer: Answer) -> dict[str, PolicyValue]:
    """Where a value comes from: who said it, and whom the rule was made for."""
    by, made_for = tidy(answers.by), answer.made_for
    said: dict[str, PolicyValue] = {"from": "stated"}
    return said | ({"by": by} if by else {}) | ({"made_for": made_for} if made_for else {})


def _said(question: Question, answers: Answers) -> str:
    value = answers.value(question.id)
    return "Not known" if value is None else question.shown(value, answers.currency)
