"""The commitment as a letter, the evidence to bring, and six phases to talk through."""

from __future__ import annotations

from datetime import date

import pytest

from holdgame.debrief.letter import letter_lines
from holdgame.debrief.talk import conversation, evidence_to_bring
from holdgame.play.notes import Commitment
from holdgame.play.questions import RECIPIENTS
from tests.debrief.looked_back import PLAYS, looked_back


@pytest.mark.parametrize(
    ("to", "dear"),
    zip(
        RECIPIENTS,
        ("Dear executives,", "Dear people who answer,", "Dear customer,"),
        strict=True,
    ),
)
def test_each_letter_says_what_happened_what_made_it_and_what_will_be_done(
    to: str, dear: str
) -> None:
    lines = letter_lines(looked_back(today=date(2026, 3, 11)), to, 72)
    assert lines[0] == "11 March 2026"
    assert dear in lines
    assert max(map(len, lines)) <= 72
    text = " ".join(" ".join(lines).split())
    for part in (
        "You asked for 186.40 USD back.", "“what an agent may give”",
        "If somebody asks for less than 200, I will let the first person say yes by May.",
        "The number to ring: ___", "The date: ___",
    ):  # fmt: skip
        assert part in text


def test_without_a_commitment_it_is_left_blank() -> None:
    text = " ".join(letter_lines(looked_back(commitment=Commitment()), "people", 200))
    assert "If ____________________, I will ____________________ by" in text


def test_the_evidence_is_about_the_rules_that_were_felt_most() -> None:
    debrief = looked_back()
    lines = evidence_to_bring(debrief)
    assert [rule for _, rule in lines] == ["", "", "", *(f.rule.name for f in debrief.rules[:3])]
    assert "Last month's mean wait" in lines[3][0]


@pytest.mark.parametrize("play", PLAYS, ids=str)
def test_there_is_always_something_to_bring_and_to_ask(play: tuple[str, str, int]) -> None:
    debrief = looked_back(*play)
    assert len(evidence_to_bring(debrief)) >= 3
    assert len(conversation(debrief)) == 6
    assert not [asked for _, asked in conversation(debrief) if "{" in asked]
