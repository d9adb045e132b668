"""What somebody said, as a file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from holdgame.company.interview.answers import Answers, Owner
from holdgame.company.interview.answers_file import answers_text, read_answers, read_currency
from holdgame.company.interview.yaml_lines import tidy
from holdgame.documents.diagnostics import FileProblem, Source
from tests.company.interview.said import INTERVIEW, answers

HEAD = "holdgame_answers: 1\nname: Acme\ncurrency: EUR\n"


def read(text: str) -> Answers:
    return read_answers(Source("known.yaml", text), INTERVIEW, by="nobody")


def mistakes(text: str) -> list[str]:
    with pytest.raises(FileProblem) as problem:
        read(text)
    return [f"{d.place} {d.code}: {d.sentence} {d.mend}" for d in problem.value.diagnostics]


@given(answers())
def test_what_is_put_down_is_read_back(said: Answers) -> None:
    groups: set[str] = set()
    owners = []
    for owner in said.owners:  # a rule has one owner, which the screen sees to
        owns = tuple(id for id in dict.fromkeys(owner.owns) if id not in groups)
        groups.update(owns)
        owners.append(Owner(tidy(owner.role), tidy(owner.bonus), tidy(owner.protects), owns))
    said = replace(said, owners=tuple(owners))
    found = read(answers_text(said, INTERVIEW))
    assert found == replace(said, name=tidy(said.name), by=tidy(said.by))


def test_answers_are_written_as_people_type_them() -> None:
    said = read(
        HEAD + "answers:\n  wait: 8 min\n  hung_up: 12%\n  identity.checks: unknown\n"
        "  authority.frontline: {value: $20, made_for: us}\n  transfer.context_carried: no\n"
        "executives:\n  - {role: Finance, bonus: cash, owns: [money]}\n"
    )
    assert said.by == "nobody"
    assert said.value("wait") == 480
    assert said.value("hung_up") == 0.12
    assert said.value("identity.checks") is None
    assert said.value("transfer.context_carried") is False
    assert said.said["authority.frontline"].made_for == "us"
    assert said.owners[0].owns == ("money",)


def test_every_mistake_is_told_at_once_with_its_place_and_a_mend() -> None:
    found = mistakes(
        "holdgame_answers: 1\nname: Acme\ncurrency: euros\npreset: uk\nanswers:\n  wiat: 8\n"
        "  wait: lots\n  hung_up: {value: 12, made_for: us}\n  people: [1]\nexecutives:\n"
        "  - {role: F, owns: [mony]}\n  - {role: G, owns: [money]}\n  - {role: H, owns: [money]}\n"
        "  - Finance\nmore: 1\n"
    )
    wanted = (
        "known.yaml:3:11 HG051: `euros` is not a currency. Write its three letters",
        "known.yaml:4:9 HG023: `preset:` cannot be `uk`.",
        "known.yaml:6:3 HG050: There is no question `wiat`. Did you mean `wait`?",
        "known.yaml:7:9 HG051: `lots` is no answer to “How long do customers wait on hold, on "
        "average?” A length of time",
        "known.yaml:8:24 HG024: `hung_up` has no `made_for:`.",
        "known.yaml:9:11 HG021: `people:` takes a single value",
        "known.yaml:11:22 HG055: There is no group of rules `mony`. Did you mean `money`?",
        "known.yaml:13:22 HG057: `money` is owned by G already.",
        "known.yaml:14:5 HG021: An executive is keys and values",
        "known.yaml:15:1 HG024: A file of answers has no `more:`.",
    )
    assert len(found) == len(wanted)
    for said, start in zip(found, wanted, strict=True):
        assert said.startswith(start)


@pytest.mark.parametrize("text", ["", "- 1\n", "wait: [\n", HEAD.replace("name: Acme\n", "")])
def test_what_is_no_file_of_answers_is_refused(text: str) -> None:
    assert mistakes(text) or text == ""


@pytest.mark.parametrize(
    ("typed", "currency"),
    [("EUR", "EUR"), (" usd ", "USD"), ("€", "EUR"), ("$", "USD"), ("euro", None), ("", None)],
)
def test_a_currency(typed: str, currency: str | None) -> None:
    assert read_currency(typed) == currency


def test_the_file_in_the_docs_can_be_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "interview.md").read_text(encoding="utf-8")
    (shown,) = (block for block in re.findall(r"(?s)```text\n(.*?)```", page))
    assert read(shown).known(INTERVIEW.questions) == 5
