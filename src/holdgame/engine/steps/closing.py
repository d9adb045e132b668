"""closing: “is there anything else?”, and the line that goes dead before the answer."""

from __future__ import annotations

from holdgame.engine.going import (
    Passed,
    agent_says,
    forward,
    leave,
    on_the_phone,
    thrown,
)
from holdgame.engine.moments import Chance
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.steps.chance import either
from holdgame.engine.world import World
from holdgame.story import model as m

POLICY = "targets.handle_minutes"


def closing(world: World, state: State, node: Node, step: m.Closing) -> Passed | Chance:
    """Read the closing question. A handling-time target cuts calls that run past it.

    The share cut is what the target leaves out of the queue's own handling time (judgement):
    six minutes where calls take eight cut a quarter of them here.
    """
    stage = state.inner[0] if state.inner else ""
    if stage == "cut":
        return _cut(world, state)
    if not stage and (odds := cut_share(world, state)) > 0:
        return either(
            world,
            state,
            "target",
            odds,
            ("cut", leave(world, state, (), state._replace(inner=("cut",)))),
            ("asked", leave(world, state, (), state._replace(inner=("asked",)))),
        )
    if not world.flag("script.closing_question"):
        return Passed(forward(state, node.next))
    lines, charges = agent_says(world, state, world.company.says.closing, "script.closing_question")
    return Passed(forward(state, node.next), lines, charges)


def cut_share(world: World, state: State) -> float:
    """The share of calls that the handling-time target ends before the customer does."""
    target = world.number(POLICY) * 60
    handle = world.queue(state.call.queue).handle
    return max(0.0, 1 - target / handle) if target > 0 and on_the_phone(state) else 0.0


def _cut(world: World, state: State) -> Passed:
    """The question stops in the middle of a word."""
    words = world.company.says.closing
    begun = words[: max(1, len(words) * 2 // 3)].rstrip() + "—"
    lines, charges = agent_says(world, state, begun, POLICY)
    return Passed(thrown(world, state, "dropped", POLICY), lines, charges)
