"""transfer: to a queue with its hold, or to a person; what travels with it is policy."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward
from holdgame.engine.moments import Chance, Wait
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.steps.passing_on import arrived, pass_on, unannounced
from holdgame.engine.steps.waiting import waiting_in
from holdgame.engine.world import World
from holdgame.story import model as m

ESCALATIONS = "escalations"  # where supervisors and managers are waited for, if the company has it


def transfer(world: World, state: State, node: Node, step: m.Transfer) -> Passed | Wait | Chance:
    """Pass the call on: it may drop; then the hold; then somebody new."""
    if not state.inner:
        return pass_on(world, state, "transfer.kind")
    person = world.story.cast.get(step.to)
    if person is None:
        queue = world.queue(step.to)
    else:
        above = person.role != "agent" and ESCALATIONS in world.company.queues
        queue = world.queue(ESCALATIONS if above else state.call.queue)
    call = arrived(world, state.call)._replace(
        queue=queue.id, who=step.answers or (step.to if person else "")
    )
    served = forward(state, node.next)._replace(call=call)
    return waiting_in(world, state, queue, served, unexplained=unannounced(world))
