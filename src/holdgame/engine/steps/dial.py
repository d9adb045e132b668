"""dial and hang_up: ringing the company's line, and putting the phone down."""

from __future__ import annotations

from holdgame.engine.going import Passed, call_price, forward, speech_charges, spoken, thrown
from holdgame.engine.moments import Charge
from holdgame.engine.program import Node
from holdgame.engine.state import OFF, Call, State
from holdgame.engine.steps.contact import begin_contact
from holdgame.engine.timing import RING
from holdgame.engine.world import World
from holdgame.story import model as m


def dial(world: World, state: State, node: Node, step: m.Dial) -> Passed:
    """Ring. A closed line says so and throws the customer to `closed`."""
    begun, charges = begin_contact(world, state, "phone", Call(line=step.line, who=step.answers))
    ring = Charge("waiting", seconds=RING, touchpoint="hours", did="ring")
    if world.is_open(state.clock):
        costs = (*charges, ring, *call_price(world, begun, (ring,)))
        return Passed(forward(begun, node.next), (), costs)
    says = world.company.says.closed
    line = spoken(world, m.RECORDING, says)
    heard = speech_charges(begun, line, len(says.split()), "hours.open")
    costs = (*charges, ring, *heard, *call_price(world, begun, (ring, *heard)))
    return Passed(thrown(world, begun, "closed", "hours.open"), (line,), costs)


def hang_up(world: World, state: State, node: Node, step: m.HangUp) -> Passed:
    """The customer puts the phone down and the story goes on."""
    return Passed(forward(state, node.next)._replace(call=OFF))
