"""A journey: it moves on by answers that fit, keeps time, and owes everything to its seed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.engine.dice import Dice, pick
from holdgame.engine.expand import expand
from holdgame.engine.journey import (
    Answer,
    Befell,
    CalledBack,
    Chose,
    HungUp,
    Journey,
    Left,
    Said,
    Served,
    WrongAnswer,
)
from holdgame.engine.log import Entry, entry_of, replay
from holdgame.engine.moments import Ask, Chance, Ended, Tell, Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.story.loader import load_story
from tests.builders import SHIPPED_STORY, catalogue, company, explore, play, shipped_company, tell

CALL = """
- dial: support
- choose: [{text: Wait, id: wait}]
- hold: billing
- chance: [{odds: 0.5, then: [Rain.]}]
"""


@pytest.mark.parametrize("stop", [Ask, Wait, Chance, Ended])
def test_an_answer_that_does_not_fit_is_told_and_changes_nothing(stop: type) -> None:
    journey = Journey(World(tell(CALL), company()), 1)
    fitting: dict[type, Answer] = {Ask: Chose("wait"), Wait: Served()}
    while not isinstance(journey.moment, stop):
        journey.answer(fitting.get(type(journey.moment)))
    before = (journey.state, journey.now, len(journey.events), dict(journey.visits))
    wrong: list[Answer | None] = [Said(), Chose("nothing"), CalledBack(), Befell("snow")]
    wrong += [Served(), Left(3)] if stop is not Wait else [None]
    for answer in wrong:
        with pytest.raises(WrongAnswer):
            journey.answer(answer)
    assert before == (journey.state, journey.now, len(journey.events), journey.visits)


def test_the_clock_is_the_sum_of_what_was_charged_for() -> None:
    played = play(tell(CALL + "- later: 1h"), holds=[100])
    times = [at for at, _ in played.journey.charges()]
    assert times == sorted(times)
    assert [e.at for e in played.events] == sorted(e.at for e in played.events)
    counted = ("waiting", "listening", "doing", "off_phone", "elapsed")
    assert played.journey.now == pytest.approx(sum(played.seconds(kind) for kind in counted))


def test_money_and_incidents_take_no_time() -> None:
    assert play(tell("- pay: 30\n- end: not_done")).journey.now == 0


@given(st.integers(0, 2**64), st.text(max_size=5), st.integers(1, 9), st.text(max_size=5))
def test_a_die_falls_between_none_and_one_and_stays_fallen(seed, place, visit, what) -> None:
    drawn = Dice(seed).draw(place, visit, what)
    assert 0 <= drawn < 1
    assert drawn == Dice(seed).draw(place, visit, what)


def test_the_dice_are_those_of_every_machine() -> None:
    assert Dice(1).draw("here/choose.1", 1, "habit") == 0.521982466123102


def test_dice_are_even() -> None:
    drawn = [Dice(seed).draw("here/hold.1", 1, "wait") for seed in range(4000)]
    for tenth in range(10):
        assert sum(tenth <= 10 * u < tenth + 1 for u in drawn) == pytest.approx(400, abs=80)


@pytest.mark.parametrize(
    ("weights", "u", "index"),
    [((1, 1), 0.0, 0), ((1, 1), 0.5, 1), ((0, 1), 0.0, 1), ((1, 0), 0.999999, 0),
     ((0, 0, 0), 0.9, 2), ((0.1, 0.2, 0.7), 0.2999, 1), ((1e-300, 1), 0.5, 1)],
)  # fmt: skip
def test_a_pick_falls_where_the_weights_say(weights, u: float, index: int) -> None:
    assert pick(weights, u) == index


@pytest.mark.parametrize(
    "entry",
    [
        Entry("here/choose.1", 2, Chose("wait")),
        Entry("here/choose.2", 1, Chose("wait")),
        Entry("here/choose.1", 1, Chose("hurry")),
        Entry("here/choose.1", 1, Served(), 9.0),
        Entry("here/choose.1", 1, None, 9.0),
        Entry("here/choose.1", 1, Befell("1")),
    ],
)
def test_an_entry_that_does_not_fit_is_not_taken(entry: Entry) -> None:
    back = replay(World(tell(CALL), company()), 1, [entry])
    assert back.fitted == 0
    assert back.stopped
    assert back.journey.moment.here.place == "here/choose.1"


# -- the story that ships ------------------------------------------------------------------------

COMPANIES = ("meridian", "larkspur", "saltmarsh")


def shipped(name: str) -> World:
    return World(load_story(SHIPPED_STORY, set(catalogue())), shipped_company(name))


@pytest.mark.parametrize("name", COMPANIES)
def test_every_way_through_the_shipped_story_comes_to_a_whole_ending(name: str) -> None:
    world = shipped(name)
    for seed in range(60):
        end = rehearse(world, seed).moment
        assert isinstance(end, Ended)
        assert not end.broken


@pytest.mark.parametrize("name", COMPANIES)
def test_no_state_of_the_shipped_story_is_broken(name: str) -> None:
    world = shipped(name)
    for state in explore(world, 4_000):
        moment = expand(world, state)
        assert not (isinstance(moment, Ended) and moment.broken), moment
        assert world.settle(state) == state


TALK = tell("""
  - It is late.
  - dial: {line: support, answers: nadia}
  - nadia: One two three four five.
  - nadia: And five more words here.
  - hold
""")


def test_the_phone_can_be_put_down_while_somebody_talks() -> None:
    journey = Journey(World(TALK, company()), seed=1)
    moment = journey.moment
    assert isinstance(moment, Tell)
    assert [moment.may_hang_up_after(n) for n in range(4)] == [False, True, True, True]
    event = journey.answer(HungUp(2))
    assert event.hung_up
    heard = [c.seconds for c in event.charges if c.kind == "listening"]
    assert heard == [2.0]  # the five words that were said, and no more
    assert journey.ended
    assert [c.because for c in journey.events[-1].charges] == ["none"]


def test_hanging_up_on_somebody_is_kept_in_the_log_and_found_again_when_a_line_was_added() -> None:
    journey = Journey(World(TALK, company()), seed=1)
    entry = entry_of(journey.answer(HungUp(2)))
    assert entry is not None
    kept = Entry.from_list(entry.as_list())
    longer = tell("""
      - It is very late.
      - It is late.
      - dial: {line: support, answers: nadia}
      - nadia: One two three four five.
      - nadia: And five more words here.
      - hold
    """)
    again = replay(World(longer, company()), 1, [kept])
    assert (again.stopped, again.fitted) == ("", 1)
    assert again.journey.moment == journey.moment


def test_nobody_hangs_up_who_is_not_on_the_phone() -> None:
    journey = Journey(World(tell("- It is late.\n- feel"), company()), seed=1)
    with pytest.raises(WrongAnswer, match="nobody is on the phone"):
        journey.answer(HungUp(0))
