"""The company file that an interview ends in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from holdgame.company.company_file import read_company
from holdgame.company.interview.answers import Answer, Answers, Owner
from holdgame.company.interview.assumptions import felt
from holdgame.company.interview.to_company import company_id, company_text
from holdgame.company.profile import Company
from holdgame.company.queue_law import offered_wait
from tests.company.interview.said import INTERVIEW, answers

ACME = Answers("Acme Broadband", "uk-mobile", "EUR", "Operations, March")


def loaded(said: Answers) -> Company:
    return read_company("made.yaml", company_text(INTERVIEW, said), INTERVIEW.catalogue)


@given(answers())
def test_whatever_is_said_the_file_loads_and_holds_what_was_said(said: Answers) -> None:
    company = loaded(said)
    assert company.warnings == ()
    for question in INTERVIEW.questions:
        answer = said.said.get(question.id, Answer())
        if question.id in ("wait", "hung_up", "people"):
            continue
        held = company.values[question.id]
        if answer.value is None:
            assert held.origin == "assumed"
        else:
            assert held.value == answer.value
            assert held.origin == "stated"
            assert held.made_for == (answer.made_for or question.row.made_for)
    about = {"wait", "hung_up", "people"} & {id for id in said.said if said.value(id) is not None}
    staffing = company.values["staffing.support"]
    assert (staffing.origin == "stated") == (said.value("wait") is not None)
    assert company.queues["support"].measured is None or "wait" not in about or said.said


@given(answers())
def test_what_was_shown_while_somebody_typed_is_what_is_played(said: Answers) -> None:
    company = loaded(said)
    ahead = company.value("vip.share") if company.value("vip.bypass") != "none" else 0.0
    assert isinstance(ahead, int | float)
    played, shown = offered_wait(company.queues["support"], ahead), felt(INTERVIEW, said).law
    if any(said.value(id) is not None for id in ("wait", "hung_up", "people")):
        for share in (0.5, 0.9):
            assert played.quantile(share) == pytest.approx(shown.quantile(share), rel=1e-6)


def test_nothing_said_is_a_file_of_four_lines() -> None:
    text = company_text(INTERVIEW, replace(ACME, by=""))
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "holdgame_company: 1", "id: acme-broadband", "name: Acme Broadband", "currency: EUR",
        "preset: uk-mobile",
    ]  # fmt: skip


def test_it_is_pleasant_to_read() -> None:
    said = (
        ACME.with_answer("wait", Answer(480))
        .with_answer("hung_up", Answer(0.12))
        .with_answer("authority.frontline", Answer(20, "us"))
        .with_answer("menu", Answer(3))
    )
    text = company_text(
        INTERVIEW, replace(said, owners=(Owner("Finance", "cash", "", ("money",)),))
    )
    assert (
        text.partition("preset: uk-mobile\n")[2]
        == """
# How long do customers wait on hold, on average? 8 minutes.
# Of a hundred callers, how many hang up before anybody answers? 12 %.
# How many people are on the phones in an ordinary busy hour? Not known.
# So a caller would hold for 67 minutes, on average, before giving up.
# The 10 people are assumed; they keep callers waiting so long at so many calls an hour.
queues:
  support:
    calls_per_hour: 112.2
    agents: 10
    patience: 4000s
    from: stated
    by: "Operations, March; 10 people are assumed"

# How many menus stand between a customer and a person?
lines:
  support:
    tree: {levels: 3}
    from: stated
    by: "Operations, March"

policies:
  # How much may the person who answers give back without asking anybody?
  authority.frontline: {value: 20, from: stated, by: "Operations, March", made_for: us}

executives:
  - role: Finance
    bonus: cash
    protects: not said
    owns: [authority, refund, replacement, returns]
"""
    )


def test_a_wait_that_no_queue_makes_is_played_as_it_was_told() -> None:
    company = loaded(ACME.with_answer("wait", Answer(7200)))
    assert company.queues["support"].measured == 7200


def test_people_alone_leave_the_wait_assumed() -> None:
    company = loaded(ACME.with_answer("people", Answer(40)))
    assert company.queues["support"].agents == 40
    assert company.values["staffing.support"].origin == "assumed"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Acme Broadband", "acme-broadband"), ("Åhléns & Söhne", "ahlens-sohne"),
        ("", "my-company"), ("Київстар", "my-company"), ("--", "my-company"), ("x" * 90, "x" * 40),
    ],
)  # fmt: skip
def test_a_name_as_an_id(name: str, id: str) -> None:
    assert company_id(name) == id


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert company_id("Acme", {"acme"}) == "acme-2"
    assert company_id("Acme", {"acme", "acme-2"}) == "acme-3"


def test_a_rule_has_one_owner_and_a_role_one_bonus() -> None:
    twice = (Owner("Finance", "a", "b", ("money",)), Owner("IT", "c", "d", ("money", "menu")))
    company = loaded(replace(ACME, owners=(*twice, Owner("Finance", "e", "f"))))
    assert [(e.role, e.bonus) for e in company.executives] == [("Finance", "e"), ("IT", "c")]
    assert company.owner_of("authority.frontline") == "IT"
