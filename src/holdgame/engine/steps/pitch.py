"""pitch: what the agent must try to sell, when the script says so."""

from __future__ import annotations

from holdgame.engine.going import (
    Passed,
    agent_says,
    forward,
    here,
    leave,
    ways_to_hang_up,
)
from holdgame.engine.moments import Ask, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m

BUYS = 0.03  # judgement: the share of callers with a problem who buy


def pitch(world: World, state: State, node: Node, step: m.Pitch) -> Passed | Ask:
    """Read the offer; ask for an answer only if the story has one."""
    if state.inner:
        return Ask(
            here(world, state),
            "choice",
            (
                Option(
                    "declined",
                    "No, thank you",
                    leave(world, state, (), forward(state, node.branches["declined"])),
                    1 - BUYS,
                ),
                Option(
                    "accepted",
                    "All right",
                    leave(world, state, (), forward(state, node.branches["accepted"])),
                    BUYS,
                ),
                *ways_to_hang_up(world, state, (), "script.upsell"),
            ),
        )
    if not world.flag("script.upsell"):
        return Passed(forward(state, node.next))
    lines, charges = agent_says(world, state, step.offer, "script.upsell")
    charges = tuple(c._replace(did="pitch") for c in charges)
    then = state._replace(inner=("asked",)) if step.asks else forward(state, node.next)
    return Passed(then, lines, charges)
