"""A machine before the menu: how often one says it, and how one gets out."""

from __future__ import annotations

import pytest

from tests.builders import company, play, tell

CALL = "- dial: support\n- menu: {reason: refund}\n"
KEYS = ["2", "2"]


def tries(played) -> int:
    return sum("/bot." in ask.here.place for ask in played.asks)


@pytest.mark.parametrize(
    ("way_out", "choices", "said"),
    [
        ("always", ["person"], 1),
        ("after_two", ["say", "say", "person"], 3),
        ("never", ["say", "say", "say"], 3),
    ],
)
def test_the_way_out_is_where_the_rule_puts_it(way_out: str, choices, said: int) -> None:
    under = company(bot__first=True, bot__way_out=way_out)
    played = play(tell(CALL), under, choices=[*choices, *KEYS])
    assert tries(played) == said
    assert played.ending == "done"


def test_it_does_not_know_the_word_for_a_person_before_that() -> None:
    played = play(tell(CALL), company(bot__first=True, bot__way_out="never"))
    (first, *_) = played.asks
    (person,) = (o for o in first.options if o.id == "person")
    assert person.closed == "It does not know the word."


def test_a_machine_that_lets_nobody_out_is_charged_once_as_one() -> None:
    never = play(tell(CALL), company(bot__first=True, bot__way_out="never"))
    assert [c.because for c in never.charged("machine")] == ["bot.way_out"]
    always = play(tell(CALL), company(bot__first=True, bot__way_out="always"), choices=["person"])
    assert not always.charged("machine")


def test_what_it_settles_goes_where_the_story_says() -> None:
    story = tell(
        "- dial: support\n- menu: {reason: refund, settled: [{end: done}]}\n- end: not_done"
    )
    under = company(bot__first=True, bot__resolves=0.3)
    assert play(story, under, choices=["say"], luck=["settled"]).ending == "done"
    failed = play(story, under, choices=["say", "say", "say", *KEYS], luck=["failed"])
    assert failed.ending == "not_done"


def test_without_that_it_settles_nothing() -> None:
    under = company(bot__first=True, bot__resolves=1.0, bot__way_out="never")
    assert tries(play(tell(CALL), under)) == 3


def test_one_can_hang_up_on_it() -> None:
    played = play(tell(CALL), company(bot__first=True), choices=["hang-up"])
    assert played.charged("unresolved")[0].because == "bot.first"
