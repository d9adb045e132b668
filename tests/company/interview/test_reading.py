"""What a typed answer is read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.interview.question import question_about
from holdgame.company.interview.reading import Reading, read, written
from tests.company.interview.said import INTERVIEW, values


@pytest.mark.parametrize("typed", ["", "  ", "?", "I don't know", "don’t know.", "No idea", "N/A"])
@pytest.mark.parametrize("id", ["wait", "authority.frontline", "hold.information", "hours.open"])
def test_not_knowing_is_an_answer_to_every_question(id: str, typed: str) -> None:
    assert read(INTERVIEW[id], typed) == Reading(None, "")


@pytest.mark.parametrize(
    ("id", "typed", "value"),
    [
        ("wait", "8 min", 480), ("wait", "half an hour", 1800), ("hung_up", "12", 0.12),
        ("authority.frontline", "$200", 200), ("authority.frontline", "no limit", 100_000),
        ("transfer.context_carried", "Yes", True), ("transfer.context_carried", "n", False),
        ("identity.checks", "two", 2), ("people", "a dozen", 12), ("menu", "3 recordings", 3),
        ("hold.information", "their place", "position"), ("hold.information", "3", "time"),
        ("refund.days", "2 weeks", 14), ("targets.handle_minutes", "none", 0),
        ("hours.open", "8-20", "08:00-20:00"), ("hours.open", "9 to 5", "09:00-17:00"),
        ("hours.open", "8am - 8pm", "08:00-20:00"), ("hours.open", "8.30-17.30", "08:30-17:30"),
        ("hours.open", "22-6", "22:00-06:00"), ("hours.open", "24/7", "always"),
        ("vip.bypass", "no", "none"),
    ],
)  # fmt: skip
def test_what_people_type(id: str, typed: str, value: object) -> None:
    assert read(INTERVIEW[id], typed, "USD") == Reading(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("id", "typed", "said"),
    [
        ("wait", "lots", "A length of time, such as 8 minutes, please."),
        ("wait", "5 hours", "That is too much: at most 4 hours, please."),
        ("hung_up", "most", "A share, such as 12 or 12%, please."),
        ("authority.frontline", "-3", "An amount of USD, please; 0 for nothing."),
        ("transfer.context_carried", "so so", "Yes or no, please."),
        ("identity.checks", "7", "That is too much: at most 5 checks, please."),
        ("identity.checks", "1.5", "A whole number, please."),
        ("people", "0", "That is too little: at least 1, please."),
        ("hours.open", "noon", "Two times of day, such as 8-20; or always."),
        ("hold.information", "music", "One of: nothing; their place in the line; how long it"),
        ("targets.handle_minutes", "0", "That is too little: at least 1 minute, please."),
        ("wait", "99999999 minutes", "That is too much: at most 4 hours, please."),
        ("wait", "9" * 40, "That is too much: at most 4 hours, please."),
        ("authority.frontline", "9" * 40, "That is too much: at most 100,000 USD, please."),
        ("hung_up", "300%", "That is too much: at most 95 %, please."),
        ("refund.days", "lots", "A length of time, such as 10 days, please."),
        ("wait", "8" * 90, "Shorter, please."),
    ],
)
def test_what_cannot_be_read_is_asked_for_in_words(id: str, typed: str, said: str) -> None:
    reading = read(INTERVIEW[id], typed, "USD")
    assert reading.value is None
    assert reading.problem.startswith(said)


@pytest.mark.parametrize("question", INTERVIEW.questions, ids=lambda q: q.id)
@given(st.data())
def test_what_is_written_is_read_back(question, data) -> None:
    value = data.draw(values(question))
    assert read(question, written(question, value), "USD").value == pytest.approx(value)


@pytest.mark.parametrize("id", [id for id in INTERVIEW.catalogue if id not in ("staffing", "menu")])
def test_every_row_of_the_catalogue_can_be_asked_about(id: str) -> None:
    question = question_about(INTERVIEW.catalogue[id])
    for figure in (question.row.typical, question.row.best):
        assert read(question, written(question, figure.value), "USD").value == figure.value
        assert question.meaning(figure.value, "USD")


@given(st.text(max_size=100), st.sampled_from(INTERVIEW.questions))
def test_nothing_that_is_typed_breaks_it(typed, question) -> None:
    reading = read(question, typed, "USD")
    assert reading.value is None or not reading.problem
