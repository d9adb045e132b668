"""The first sentence: what truly happened, in words a person would use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdgame.debrief.debrief import Debrief
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.weights import Weights
from tests.debrief.plays import EACH_SHIPPED, SHIPPED, play, shipped, world_of

WEIGHTS = Weights.load()


def said(world: object, **how: object) -> str:
    return " ".join(Debrief.of(play(world, **how), WEIGHTS).sentences.told())  # type: ignore[arg-type]


def test_every_ending_has_a_first_sentence_of_its_own() -> None:
    first: dict[str, str] = {}
    for company in SHIPPED:
        for seed in range(120):
            journey = rehearse(shipped(company), seed)
            ending = journey.moment.ending  # type: ignore[union-attr]
            if ending not in first:
                first[ending] = " ".join(Debrief.of(journey, WEIGHTS).sentences.told())
    assert len(first) >= 5
    assert len(set(first.values())) == len(first)


@pytest.mark.parametrize(("company", "least"), [("meridian", 38), ("larkspur", 8)])
def test_plays_that_went_differently_are_told_differently(company: str, least: int) -> None:
    plays = [rehearse(shipped(company), seed) for seed in range(40)]
    assert len({Debrief.of(journey, WEIGHTS).sentences for journey in plays}) >= least


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_a_first_sentence_is_a_sentence(company: str) -> None:
    for seed in range(120):
        for text in Debrief.of(rehearse(shipped(company), seed), WEIGHTS).sentences.told():
            assert text[0].isupper(), text
            assert text[-1] in ".!?", text
            assert not re.search(r"  | [,.]|[,.]{2}|\band and\b|\bone \w+s\b|[{}]", text), text


def test_it_counts_the_minutes_the_people_and_the_tellings_there_were() -> None:
    debrief = Debrief.of(rehearse(shipped("meridian"), 27), WEIGHTS)
    minutes = round(debrief.score.minutes.total)
    tellings = sum(c.did == "telling" for _, c in rehearse(shipped("meridian"), 27).charges())
    assert tellings == 2
    text = " ".join(debrief.sentences.told())
    assert text.startswith(f"You asked for 186.40 USD back. You spent {minutes} minutes, ")
    assert "of them on hold, spoke to two people and told the same story twice." in text
    assert text.endswith("How it ended: no.")


def test_whoever_was_never_answered_spoke_to_nobody_and_only_wanted(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - hold
      - explain: trouble
      - request: {what: refund, amount: 20, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    text = said(world_of(tmp_path, steps, away="I put it down"), chosen=("left",))
    assert text == (
        "You wanted 20.00 USD back. You spent two minutes, nearly all of it on hold, and spoke to "
        "nobody. You hung up. In the end I put it down."
    )


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("- ada: Hello.", "spent one minute and spoke to one person."),
        ("- ada: Hello.\n- grace: Hello.", "spent one minute and spoke to two people."),
    ],
)
def test_one_person_and_two_people(tmp_path: Path, people: str, told: str) -> None:
    steps = f"- dial: support\n{people}\n- explain: trouble"
    assert told in said(world_of(tmp_path, steps))


def test_a_story_without_a_request_is_told_by_its_title(tmp_path: Path) -> None:
    text = said(world_of(tmp_path, "- dial: support\n- ada: Hello."))
    assert text.startswith(
        "The small matter, under the rules of Small Shop. You spent less than a minute"
    )


def test_what_was_wanted_other_than_money_is_named(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - ada: Hello.
      - explain: trouble
      - request: {what: exchange, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    text = said(world_of(tmp_path, steps))
    assert text.startswith("You asked for an exchange. You spent ")
    assert text.endswith("How it ended: done. It takes ten days to arrive.")


def test_one_who_never_got_in_touch(tmp_path: Path) -> None:
    assert "You never got in touch. How it ended: away." in said(world_of(tmp_path, "- You wait."))


def test_whoever_wrote_asked_for_it(tmp_path: Path) -> None:
    steps = """
      - write: {channel: email, about: refund, resolved: [{end: done}], unresolved: [{end: done}]}
      - request: {what: refund, amount: 20, granted: [{end: done}], refused: [{end: away}]}
    """
    policies = "  channels.email.offered: true\n  channels.email.reply_hours: 48"
    assert said(world_of(tmp_path, steps, policies=policies)) == (
        "You asked for 20.00 USD back. You spent four minutes on one letter; it was over two days "
        "later. How it ended: done."
    )


def test_money_that_was_granted_is_said_to_arrive_after_how_it_ended(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - ada: Hello.
      - explain: trouble
      - request: {what: refund, amount: 20, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    world = world_of(tmp_path, steps, policies="  authority.frontline: 50\n  refund.days: 9")
    assert said(world).endswith("How it ended: done. The money takes nine days to arrive.")
