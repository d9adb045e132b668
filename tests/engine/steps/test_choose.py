"""Choosing: what is offered, how often, and what is left when nothing else is."""

from __future__ import annotations

from collections import Counter

import pytest

from holdgame.documents.diagnostics import FileProblem
from holdgame.engine.journey import Journey, WrongAnswer
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from tests.builders import Played, answered, company, play, tell

LOOP = """
- choose:
    - {text: Ask, id: ask, once: true, then: [You ask.]}
    - {text: Ask again, id: again, once: true, then: [You ask again.]}
    - {text: Give up, id: stop, otherwise: true, end: not_done}
- go: here
"""


def ids(played, nth: int = 0) -> list[str]:
    return [option.id for option in played.asks[nth].options if not option.closed]


def test_an_option_leads_where_it_says() -> None:
    story = tell("- choose:\n    - {text: Stop, end: not_done}\n    - {text: Go on}")
    assert play(story, choices=["stop"]).ending == "not_done"
    assert play(story, choices=["go-on"]).ending == "done"


def test_the_steps_of_an_option_are_played_and_then_the_story_goes_on() -> None:
    story = tell("""
      - choose:
          - {text: Ask, then: [You ask.]}
          - {text: Wait, then: [You wait.]}
      - Time goes by.
    """)
    assert play(story, choices=["ask"]).lines == ["You ask.", "Time goes by."]


def test_what_may_be_done_once_is_offered_once() -> None:
    played = play(tell(LOOP), choices=["ask", "again", "stop"])
    assert [ids(played, n) for n in range(3)] == [["ask", "again"], ["again"], ["stop"]]


def test_the_last_resort_is_offered_only_when_nothing_else_is() -> None:
    played = play(tell(LOOP), choices=["again", "ask"])
    assert "stop" not in ids(played, 1)
    assert played.ending == "not_done"


def test_an_option_that_is_shut_says_why_and_cannot_be_taken() -> None:
    story = tell("""
      - choose:
          - {text: Chat, if: company.channels.chat.offered, disabled: "{{ company.name }} sleeps"}
          - {text: Write, if: not company.channels.chat.offered}
          - {text: Visit, if: company.channels.chat.offered}
    """)
    journey = Journey(World(story, company(channels__chat__offered=False)), 1)
    shown = {o.id: o.closed for o in journey.moment.options}  # type: ignore[union-attr]
    assert shown == {"chat": "Plain sleeps", "write": ""}
    with pytest.raises(WrongAnswer, match="there is: write"):
        journey.answer(answered(journey.moment, "chat"))  # type: ignore[arg-type]
    assert journey.visit == 1


def test_when_all_are_shut_the_last_resort_is_there() -> None:
    story = tell("""
      - choose:
          - {text: Chat, if: company.channels.chat.offered, disabled: It is asleep}
          - {text: Sit down, otherwise: true}
    """)
    assert ids(play(story, company(channels__chat__offered=False))) == ["sit-down"]


def test_a_choice_that_runs_empty_breaks_the_story_with_a_sentence() -> None:
    story = tell("- choose:\n    - {text: Go on, once: true}\n- go: here")
    played = play(story)
    assert played.ending == "broken"
    assert "Nothing is left to choose" in played.end.broken
    assert "story.yaml:" in played.end.broken


def shares(story, under=None, plays: int = 400) -> Counter[str]:
    world = World(story, under or company())
    return Counter(Played(rehearse(world, seed)).ending for seed in range(plays))


def test_customers_take_an_option_as_often_as_its_weight_says() -> None:
    story = tell("""
      - choose:
          - {text: Often, end: done, weight: company.refund.days}
          - {text: Seldom, end: not_done}
          - {text: Never, end: gave_up, weight: 0}
    """)
    ended = shares(story, company(refund__days=3))
    assert ended["done"] / 400 == pytest.approx(0.75, abs=0.06)
    assert ended["gave_up"] == 0


def test_weights_of_nothing_are_equal_and_nobody_hangs_up_by_habit() -> None:
    story = tell("""
      - dial: support
      - choose:
          - {text: One, end: done, weight: 0}
          - {text: Other, end: not_done, weight: 0}
    """)
    ended = shares(story)
    assert set(ended) == {"done", "not_done"}
    assert ended["done"] / 400 == pytest.approx(0.5, abs=0.08)


def test_one_can_hang_up_on_the_line_and_not_off_it() -> None:
    assert ids(play(tell("- choose:\n    - {text: Go on}"))) == ["go-on"]
    played = play(tell("- dial: support\n- choose:\n    - {text: Go on}"), choices=["hang-up"])
    assert ids(played) == ["go-on", "hang-up"]
    assert played.ending == "gave_up"


def test_hanging_up_ends_the_call() -> None:
    scenes = {"after": "- choose:\n    - {text: Sit, end: done}"}
    exits = {"hung_up": "after", "dropped": "cut_off", "closed": "shut", "failed": "not_me"}
    story = tell("- dial: support\n- choose:\n    - {text: Go on}", scenes=scenes, exits=exits)
    assert ids(play(story, choices=["hang-up"]), 1) == ["sit"]


def test_two_options_that_are_one_are_a_mistake() -> None:
    with pytest.raises(FileProblem, match="HG041"):
        tell("- choose:\n    - {text: Go on}\n    - {text: 'Go, on!'}")


def test_the_prompt_is_shown_with_the_options() -> None:
    story = tell("- choose:\n    - {text: Go on}\n  prompt: And now, {{ you.name }}?")
    assert play(story).lines == ["And now, Jordan?"]
