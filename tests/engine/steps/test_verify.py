"""Proving who one is."""

from __future__ import annotations

import pytest

from holdgame.engine import timing
from tests.builders import company, play, tell

CALL = "- dial: {line: support, answers: nadia}\n- verify: [account, holder]\n"
RIGHT = ["8841 2207 6135 9904", "jordan  avery"]


def test_only_as_many_are_asked_as_the_company_asks() -> None:
    for checks in (0, 1, 2, 5):
        played = play(tell(CALL), company(identity__checks=checks))
        assert len(played.asks) == min(checks, 2)
        assert played.ending == "done"


def test_digits_and_words_are_read_kindly() -> None:
    played = play(tell(CALL), company(identity__checks=2), choices=RIGHT)
    assert [ask.how for ask in played.asks] == ["digits", "words"]
    assert played.ending == "done"


@pytest.mark.parametrize("typed", ["8841220761359905", "88412207", "", "oh"])
def test_a_wrong_number_is_wrong(typed: str) -> None:
    ask = play(tell(CALL), company(identity__checks=1)).asks[0]
    assert ask.option_for(typed) == "wrong"


def test_what_it_takes_is_what_the_fact_is_long() -> None:
    played = play(tell(CALL), company(identity__checks=2))
    typed = [c for c in played.charges if c.did == "digits"]
    assert [c.seconds for c in typed] == pytest.approx([timing.code(16), timing.typed(12)])
    assert [c.keys for c in typed] == [16, 0]
    assert {c.because for c in typed} == {"identity.checks"}


def test_one_may_try_three_times() -> None:
    under = company(identity__checks=1)
    assert play(tell(CALL), under, choices=["1", "2", *RIGHT[:1]]).ending == "done"
    played = play(tell(CALL), under, choices=["1", "2", "3"])
    assert played.ending == "not_me"
    assert played.charged("unresolved")[0].because == "identity.checks"


def test_each_check_has_three_tries_of_its_own() -> None:
    choices = ["1", "2", RIGHT[0], "x", "y", RIGHT[1]]
    assert play(tell(CALL), company(identity__checks=2), choices=choices).ending == "done"


def test_failing_may_lead_to_a_place_of_its_own() -> None:
    steps = CALL.replace("[account, holder]", "{facts: [account], failed: b}")
    story = tell(steps, scenes={"b": "- Off.\n- end: not_done"})
    assert play(story, company(identity__checks=1), choices=["1"] * 3).lines[-1] == "Off."


def test_one_who_is_genuine_can_be_turned_away_all_the_same() -> None:
    under = company(identity__checks=1, identity__false_reject=0.5)
    played = play(tell(CALL), under, choices=["right", "right"], luck=["rejected", "believed"])
    assert played.ending == "done"
    assert [c.because for c in played.charged("false_reject")] == ["identity.false_reject"]
    assert play(tell(CALL), under, luck=["rejected"] * 3).ending == "not_me"


def test_nobody_proves_twice_to_the_same_person() -> None:
    played = play(tell(CALL + "- verify: [account]"), company(identity__checks=1))
    assert len(played.asks) == 1


@pytest.mark.parametrize("again", [True, False])
def test_after_a_transfer_one_proves_it_again_if_the_company_wants(again: bool) -> None:
    story = tell(CALL + "- transfer: omar\n- verify: [account]")
    played = play(story, company(identity__checks=1, identity__again_after_transfer=again))
    assert len(played.asks) == 1 + again
    assert len(played.charged("second_check", "identity.again_after_transfer")) == again
    if again:
        typed = [c.because for c in played.charges if c.did == "digits"]
        assert typed == ["identity.checks", "identity.again_after_transfer"]


def test_a_new_call_is_a_new_proof() -> None:
    story = tell(CALL + "- hang_up\n" + CALL)
    played = play(story, company(identity__checks=1))
    assert len(played.asks) == 2
    assert not played.charged("second_check")
