"""The first sentence: what truly happened, in words a person would use."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.debrief.debrief import Debrief
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.weights import Weights
from tests.debrief.plays import SHIPPED, play, shipped, world_of

WEIGHTS = Weights.load()


def said(world: object, **how: object) -> str:
    return " ".join(Debrief.of(play(world, **how), WEIGHTS).sentences)  # type: ignore[arg-type]


def test_every_ending_has_a_first_sentence_of_its_own() -> None:
    first: dict[str, str] = {}
    for company in SHIPPED:
        for seed in range(120):
            journey = rehearse(shipped(company), seed)
            ending = journey.moment.ending  # type: ignore[union-attr]
            if ending not in first:
                first[ending] = " ".join(Debrief.of(journey, WEIGHTS).sentences)
    assert len(first) >= 5
    assert len(set(first.values())) == len(first)


def test_five_plays_have_five_first_sentences() -> None:
    plays = [rehearse(shipped("meridian"), seed) for seed in range(5)]
    assert len({Debrief.of(journey, WEIGHTS).sentences for journey in plays}) == 5


def test_it_counts_the_minutes_the_people_and_the_tellings_there_were() -> None:
    debrief = Debrief.of(rehearse(shipped("meridian"), 16), WEIGHTS)
    minutes = round(debrief.score.minutes.total)
    tellings = sum(c.did == "telling" for _, c in rehearse(shipped("meridian"), 16).charges())
    assert tellings == 2
    text = " ".join(debrief.sentences)
    assert text.startswith("You asked for 186.40 back. It took ")
    assert f"{minutes} minutes" in text
    assert "two people and the same story twice" in text
    assert text.endswith("In the end: no.")


def test_whoever_was_never_answered_spoke_to_nobody_and_only_wanted(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - hold
      - explain: trouble
      - request: {what: refund, amount: 20, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    text = said(world_of(tmp_path, steps, away="I put it down"), chosen=("left",))
    assert text == (
        "You wanted 20.00 back. You spent two minutes, nearly all of it on hold, and spoke to "
        "nobody. You hung up once. In the end: I put it down."
    )


@pytest.mark.parametrize(
    ("people", "told"),
    [("- ada: Hello.", "and one person"), ("- ada: Hello.\n- grace: Hello.", "and two people")],
)
def test_one_person_and_two_people(tmp_path: Path, people: str, told: str) -> None:
    steps = f"- dial: support\n{people}\n- explain: trouble"
    assert told in said(world_of(tmp_path, steps))


def test_a_story_without_a_request_is_told_by_its_title(tmp_path: Path) -> None:
    text = said(world_of(tmp_path, "- dial: support\n- ada: Hello."))
    assert text.startswith("The small matter, under the rules of Small Shop. It took")


def test_what_was_wanted_other_than_money_is_named(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - ada: Hello.
      - explain: trouble
      - request: {what: exchange, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    text = said(world_of(tmp_path, steps))
    assert text.startswith("You asked for an exchange. It took")
    assert text.endswith("In the end: done.")


def test_one_who_never_got_in_touch(tmp_path: Path) -> None:
    assert "You never got in touch. In the end: away." in said(world_of(tmp_path, "- You wait."))
