"""dial and hang_up: ringing the company's line, and putting the phone down."""

from __future__ import annotations

from holdgame.engine.going import Passed, call_price, forward, speech_charges, spoken, thrown
from holdgame.engine.moments import Charge, Charges
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
    says = world.company.says
    if not world.is_open(state.clock):
        then = thrown(world, begun, "closed", "hours.open")
        return _heard(world, begun, then, says.closed, "hours.open", (*charges, ring))
    then = forward(begun, node.next)
    if step.answers:  # a person's own number: no recording comes first
        return Passed(then, (), (*charges, ring, *call_price(world, begun, (ring,))))
    return _heard(world, begun, then, says.greeting, "menu", (*charges, ring))


def _heard(
    world: World, state: State, then: State, text: str, because: str, before: Charges
) -> Passed:
    """A recording answers; what it takes to hear it is the rule's that put it there."""
    line = spoken(world, m.RECORDING, text)
    charges = (*before, *speech_charges(state, line, len(text.split()), because))
    return Passed(then, (line,), (*charges, *call_price(world, state, charges)))


def hang_up(world: World, state: State, node: Node, step: m.HangUp) -> Passed:
    """The customer puts the phone down and the story goes on."""
    return Passed(forward(state, node.next)._replace(call=OFF))
