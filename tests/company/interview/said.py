"""Whatever somebody may say of their company, for the laws of the interview."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from holdgame.company.interview.answers import Answer, Answers, Owner
from holdgame.company.interview.interview import NO_PRESET, Interview
from holdgame.company.interview.question import Question
from holdgame.company.policy import MADE_FOR, NONE
from holdgame.company.presets import preset_names

INTERVIEW = Interview.load()
hours = st.builds(
    lambda opens, length: f"{opens:02}:00-{(opens + length) % 24:02}:30",
    st.integers(0, 23),
    st.integers(1, 23),
)
names = st.text(max_size=60)


def values(question: Question) -> st.SearchStrategy[Any]:
    """What can be answered to a question."""
    row = question.row
    if question.picks:
        return st.sampled_from([value for value, _ in question.picks])
    if row.kind == "hours":
        return st.just("always") | hours
    low, high = int(row.low or 0), int(row.high or 0)
    whole = st.integers(low, high)
    decimals = 2 if row.kind == "money" else 4
    fractions = st.floats(low, high).map(lambda fraction: round(fraction, decimals))
    figures = whole if row.whole else whole | fractions
    if row.kind == "share":
        figures = st.integers(0, 9500).map(lambda hundredths: hundredths / 10_000)
    return figures | st.just(NONE) if row.may_be_none else figures


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """An answer, or that nobody knows."""
    made_for = st.none() | st.sampled_from(MADE_FOR) if question.made_for else st.none()
    known = st.builds(Answer, values(question), made_for)
    return st.just(Answer()) | known


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """All that may be said in one interview, broken off anywhere."""
    said = {
        question.id: draw(answer_to(question))
        for question in INTERVIEW.questions
        if draw(st.booleans())
    }
    groups = [group.id for group in INTERVIEW.groups]
    owners = st.builds(
        Owner, names, names, names, st.lists(st.sampled_from(groups), max_size=4).map(tuple)
    )
    return Answers(
        draw(names),
        draw(st.sampled_from((NO_PRESET, *preset_names()))),
        draw(st.sampled_from(("USD", "EUR", "UAH"))),
        draw(names),
        MappingProxyType(said),
        tuple(draw(st.lists(owners, max_size=4))),
    )
