"""cancel: the exit door, with its steps and its offers to stay."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, here, leave, ways_to_hang_up
from holdgame.engine.moments import Ask, Charge, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.timing import CANCEL_STEP
from holdgame.engine.world import World
from holdgame.story import model as m

STAYS = 0.1  # judgement: the share who give in to one more offer


def cancel(world: World, state: State, node: Node, step: m.Cancel) -> Passed | Ask:
    """Each step takes time; each offer must be declined."""
    offers = int(world.number("cancel.retention_offers"))
    declined = state.inner[0] if state.inner else 0
    assert isinstance(declined, int)
    if declined < offers:
        return _offer(world, state, node, declined)
    steps = int(world.number("cancel.steps"))
    charges = tuple(
        Charge("doing", because="cancel.steps", seconds=CANCEL_STEP, touchpoint="exit")
        for _ in range(steps)
    )
    return Passed(forward(state, node.branches["left"]), (), charges)


def _offer(world: World, state: State, node: Node, declined: int) -> Ask:
    heard = (
        Charge(
            "listening", because="cancel.retention_offers", seconds=CANCEL_STEP, touchpoint="exit"
        ),
    )
    on = leave(world, state, heard, state._replace(inner=(declined + 1,)))
    stay = leave(world, state, heard, forward(state, node.branches["stayed"]))
    return Ask(
        here(world, state, f"offer.{declined + 1}"),
        "choice",
        (
            Option("leave", "No. I would like to leave.", on, 1 - STAYS),
            Option("stay", "All right, I will stay.", stay, STAYS),
            *ways_to_hang_up(world, state, heard, "cancel.retention_offers"),
        ),
    )
