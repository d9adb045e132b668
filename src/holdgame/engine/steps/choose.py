"""choose: the customer decides."""

from __future__ import annotations

from holdgame.engine.going import forward, here, leave, ways_to_hang_up
from holdgame.engine.moments import Ask, Exit, Line, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem


def choose(world: World, state: State, node: Node, step: m.Choose) -> Ask:
    """Offer the options whose conditions hold; `otherwise` only when nothing else is left.

    What the customer can still do changes nothing about what was said before, so options carry
    no charges of their own.
    """
    names = world.names(state)
    offered: list[Option] = []
    last_resort: list[Option] = []
    for option in step.options:
        bit = world.program.once.get((state.pc, option.id))
        if bit is not None and state.once >> bit & 1:
            continue
        shut = ""
        if option.condition is not None and not option.condition(names):
            if option.disabled is None:
                continue
            shut = option.disabled(names)
        to = forward(state, node.branches[option.id])
        if bit is not None:
            to = to._replace(once=state.once | 1 << bit)
        weight = 1.0 if option.weight is None else _weight(option.weight(names), step)
        made = Option(option.id, option.text(names), _exit(world, state, to), weight, shut)
        (last_resort if option.otherwise else offered).append(made)
    if not any(not o.closed for o in offered):
        offered += last_resort
    if not any(not o.closed for o in offered):
        raise ExpressionProblem(
            "Nothing is left to choose here.",
            "Give one option `otherwise: true`.",
            step.place,
        )
    lines = () if step.prompt is None else (Line("", "", "narration", step.prompt(names)),)
    options = (*offered, *ways_to_hang_up(world, state))
    return Ask(here(world, state), "choice", options, lines)


def _exit(world: World, state: State, to: State) -> Exit:
    return leave(world, state, (), to)


def _weight(value: object, step: m.Choose) -> float:
    if isinstance(value, int | float) and value >= 0:
        return float(value)
    raise ExpressionProblem(f"A weight is a number from 0, not {value!r}.", place=step.place)
