"""go, end, if, set, do: moving through the story without anybody noticing."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, jump
from holdgame.engine.program import Enter, Node
from holdgame.engine.settling import DAY
from holdgame.engine.state import Frame, State
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem


def enter(world: World, state: State, node: Node, step: Enter) -> Passed:
    """A scene begins: its visit counts if anything reads it, its time of day is declared."""
    scene = step.scene
    if scene.id in world.program.counted:
        index, most = world.program.counted[scene.id]
        seen = list(state.visits)
        seen[index] = min(seen[index] + 1, most)
        state = state._replace(visits=tuple(seen))
    if scene.minute is not None:
        starts = world.story.starts
        now = (starts.hour * 60 + starts.minute + state.clock) % DAY
        state = advanced(world, state, (scene.minute - now) % DAY)
    return Passed(forward(state, node.next))


def advanced(world: World, state: State, minutes: int) -> State:
    """The declared clock moved on; days stop counting one past the largest window."""
    clock = state.clock + minutes
    last = world.last_minute()
    if clock > last:
        clock = last + clock % DAY
    return state._replace(clock=clock)


def go(world: World, state: State, node: Node, step: m.Go) -> Passed:
    """To another scene."""
    return Passed(jump(world, state, step.scene))


def end(world: World, state: State, node: Node, step: m.End) -> Passed:
    """To an ending."""
    return Passed(jump(world, state, step.ending))


def if_(world: World, state: State, node: Node, step: m.If) -> Passed:
    """One way or the other."""
    holds = bool(step.condition(world.names(state)))
    return Passed(forward(state, node.branches["then" if holds else "else"]))


def set_(world: World, state: State, node: Node, step: m.Set) -> Passed:
    """Assign in order; each value is fitted to its variable's domain."""
    for name, expression in step.values:
        index = world.program.variable[name]
        try:
            value = world.program.variables[index].fit(expression(world.names(state)))
        except ValueError as problem:
            raise ExpressionProblem(f"{problem}.", place=step.place) from problem
        values = list(state.vars)
        values[index] = value
        state = state._replace(vars=tuple(values))
    return Passed(forward(state, node.next))


def do(world: World, state: State, node: Node, step: m.Do) -> Passed:
    """Into a routine; the frame remembers the way back and the values given."""
    names = world.names(state)
    given = {name: expression(names) for name, expression in step.arguments}
    params = world.story.routines[step.routine].params
    frame = Frame(state.pc, tuple(given[p] for p in params))
    inside = forward(state, world.program.routines[step.routine])
    return Passed(inside._replace(stack=(*state.stack, frame)))
