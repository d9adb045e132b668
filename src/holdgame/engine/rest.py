"""Where a way out comes to rest: past every step that nobody notices, without what is dead.

Two ways that lead to the same choice by different `set`s and `if`s are then the same state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from holdgame.engine.going import Passed
from holdgame.engine.moments import Ask, Chance, Ended, Exit, Moment, Tell, Wait
from holdgame.engine.program import Enter
from holdgame.engine.state import State
from holdgame.engine.steps import flow
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem

MOST_SILENT_STEPS = 500

# The steps that say nothing, cost nothing and ask nobody.
SILENT: dict[type, Callable[[World, State, Any, Any], Passed]] = {
    Enter: flow.enter,
    m.Go: flow.go,
    m.End: flow.end,
    m.If: flow.if_,
    m.Set: flow.set_,
    m.Do: flow.do,
}


def rest(world: World, state: State) -> State:
    """The settled state at the next step that somebody notices."""
    return world.settle(noticed(world, state))


def noticed(world: World, state: State) -> State:
    """The state at the next step that somebody notices.

    A circle of silent steps, or one whose expression fails, is left where it is: `expand` finds
    it there and says so.
    """
    came = state
    for _ in range(MOST_SILENT_STEPS):
        state = world.returned(state)
        if state.pc < 0:
            return state
        node = world.program.nodes[state.pc]
        rule = SILENT.get(type(node.step))
        if rule is None:
            return state
        world.comes_to(state.pc)
        try:
            state = rule(world, state, node, node.step).state
        except ExpressionProblem:
            return state
    return came


def at_rest(world: World, moment: Moment) -> Moment:
    """The same moment with every way out at rest."""

    known: dict[State, State] = {}  # the same way out, after line and line

    def at(state: State) -> State:
        if state not in known:
            known[state] = rest(world, state)
        return known[state]

    return leading(moment, at)


def leading(moment: Moment, at: Callable[[State], State]) -> Moment:
    """The same moment with every way out leading to another state."""

    def rested(exit: Exit) -> Exit:
        return Exit(at(exit.to), exit.charges)

    match moment:
        case Tell():
            away = tuple(exit and rested(exit) for exit in moment.away)
            return replace(moment, exit=rested(moment.exit), away=away)
        case Ask():
            options = tuple(replace(o, exit=rested(o.exit)) for o in moment.options)
            return replace(moment, options=options)
        case Wait():
            offer = moment.offer and replace(moment.offer, exit=rested(moment.offer.exit))
            return replace(
                moment,
                served=rested(moment.served),
                hung_up=rested(moment.hung_up),
                offer=offer,
            )
        case Chance():
            outcomes = tuple(replace(o, exit=rested(o.exit)) for o in moment.outcomes)
            return replace(moment, outcomes=outcomes)
        case Ended():
            return moment
