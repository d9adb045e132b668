"""The rules run once for many states: found are exactly the states that the rules lead to."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from holdgame.analysis.expansions import Expansions, exits_of
from holdgame.analysis.muted import muted
from holdgame.analysis.unread import Touched, Unread
from holdgame.company.profile import Company
from holdgame.engine.expand import IN_CIRCLES, expand
from holdgame.engine.moments import Moment
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story.model import Story
from tests.builders import company, shipped_company, tell
from tests.debrief.plays import shipped
from tests.engine.random_stories import Draft, Rules, drafts, rules
from tests.examples import examples


def one_by_one(world: World, most: int) -> dict[State, Moment]:
    """Every state that open ways lead to, with its moment, by expanding each."""
    found = {world.start(): expand(world, world.start())}
    todo = list(found)
    while todo and len(found) < most:
        for exit in exits_of(found[todo.pop()]):
            if exit.to not in found:
                found[exit.to] = expand(world, exit.to)
                todo.append(exit.to)
    return found


def all_at_once(world: World, most: int = 1_000) -> dict[State, Moment]:
    """The same by `Expansions`, in the order that `one_by_one` goes."""
    expansions = Expansions(world)
    start = expansions.place(world.start())
    found = {start: expansions.opening(*start)}
    todo = [start]
    while todo and len(found) < most:
        at = todo.pop()
        for way in expansions.openings[found[at]].ways:
            there = way.spot, expansions.follow(way, at[1])
            if there not in found:
                found[there] = expansions.opening(*there)
                todo.append(there)
    return {expansions.state(*at): expansions.openings[o].moment for at, o in found.items()}


def the_same(one: Moment, other: Moment) -> bool:
    """Whether two moments cost the same and are taken alike."""
    return type(one) is type(other) and [e.charges for e in exits_of(one)] == [
        e.charges for e in exits_of(other)
    ]


def compared(story: Story, under: Company, most: int) -> None:
    quiet = muted(story)
    slowly = one_by_one(World(quiet, under), most)
    if any(getattr(moment, "broken", "") == IN_CIRCLES for moment in slowly.values()):
        return  # which `expand` alone breaks off: to an analysis it is a trap
    quickly = all_at_once(World(quiet, under), most)
    assert slowly.keys() == quickly.keys()
    assert all(the_same(slowly[state], quickly[state]) for state in slowly)


@given(drafts(), rules())
@settings(
    max_examples=examples(30),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_of_any_story_the_same_states_are_found_as_one_by_one(d: Draft, r: Rules) -> None:
    compared(d.story, r.company, 1_000)


@pytest.mark.parametrize("name", ["larkspur"])
def test_of_a_shipped_story_too(name: str) -> None:
    compared(shipped(name).story, shipped_company(name), 20_000)


def test_the_rules_run_far_less_often_than_there_are_states() -> None:
    expansions = Expansions(World(muted(shipped("meridian").story), shipped_company("meridian")))
    start = expansions.place(expansions.world.start())
    found, todo = {start}, [start]
    while todo:
        at = todo.pop()
        for way in expansions.openings[expansions.opening(*at)].ways:
            there = way.spot, expansions.follow(way, at[1])
            if there not in found:
                found.add(there)
                todo.append(there)
    assert len(found) > 20 * len(expansions.openings)


def test_a_variable_that_is_looked_at_tells_states_apart() -> None:
    story = tell(
        "- chance: [{odds: 0.5, then: [{set: {n: 1}}]}]\n"
        "- if: n == 1\n  then: [{end: done}]\n- end: not_done",
        vars={"n": {"from": 0, "to": 3}},
    )
    moments = all_at_once(World(muted(story), company())).values()
    assert {m.ending for m in moments if hasattr(m, "ending")} == {"done", "not_done"}


LOOKS: list[Callable[[Any], Any]] = [
    bool,
    hash,
    repr,
    str,
    int,
    float,
    len,
    iter,
    abs,
    round,
    operator.neg,
    operator.index,
    lambda x: f"{x}",
    lambda x: x == 1,
    lambda x: x != 1,
    lambda x: x > 1,
    lambda x: x + 1,
    lambda x: 1 - x,
    lambda x: x * 2,
    lambda x: x / 2,
    lambda x: x // 2,
    lambda x: x % 2,
    lambda x: x & 1,
    lambda x: 1 | x,
    lambda x: x >> 1,
    lambda x: 1 << x,
    lambda x: x in (1, 2),
    lambda x: {1: 2}.get(x),
    lambda x: 1 in x,
    lambda x: x[0],
    lambda x: min(x, 2),
    lambda x: x or 1,
    lambda x: not x,
]


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_looks_at_what_is_unread_without_being_noticed(look: Callable[[Any], Any]) -> None:
    with pytest.raises(Touched) as touched:
        look(Unread(7))
    assert touched.value.slot == 7


def test_it_may_be_kept_and_handed_on() -> None:
    unread = Unread(3)
    state = State(0, vars=(unread, 1))._replace(told=5)
    assert state.vars[0] is unread


def test_who_catches_exceptions_does_not_catch_a_look() -> None:
    assert not issubclass(Touched, Exception)
