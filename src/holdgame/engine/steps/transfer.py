"""transfer: to a queue with its hold, or to a person; what travels with it is policy."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, leave, thrown
from holdgame.engine.moments import Chance, Charge, Wait
from holdgame.engine.program import Node
from holdgame.engine.state import MUST_VERIFY_AGAIN, VERIFIED, Call, State
from holdgame.engine.steps.chance import either
from holdgame.engine.steps.hold import waiting_in
from holdgame.engine.world import World
from holdgame.story import model as m

ESCALATIONS = "escalations"  # where supervisors and managers are waited for, if the company has it


def transfer(world: World, state: State, node: Node, step: m.Transfer) -> Passed | Wait | Chance:
    """Pass the call on: it may drop; then the hold; then somebody new."""
    if not state.inner:
        return _pass_on(world, state)
    person = world.story.cast.get(step.to)
    if person is None:
        queue = world.queue(step.to)
    else:
        above = person.role != "agent" and ESCALATIONS in world.company.queues
        queue = world.queue(ESCALATIONS if above else state.call.queue)
    call = _arrived(world, state.call)._replace(
        queue=queue.id, who=step.answers or (step.to if person else "")
    )
    served = forward(state, node.next)._replace(call=call)
    cold = world.word("transfer.kind") == "cold"
    return waiting_in(world, state, queue, served, unexplained=cold)


def _pass_on(world: World, state: State) -> Passed | Chance:
    passed = Charge("transfer", because="transfer.kind", touchpoint="transfer")
    onward = state._replace(inner=("passed",))
    odds = world.number("transfer.dropped")
    if odds <= 0:
        return Passed(onward, (), (passed,))
    dead = thrown(world, state, "dropped", "transfer.dropped")
    return either(
        world,
        state,
        "line",
        odds,
        ("dropped", leave(world, state, (passed,), dead)),
        ("passed", leave(world, state, (passed,), onward)),
    )


def _arrived(world: World, call: Call) -> Call:
    """What the next person knows, and whether one must prove oneself again."""
    again = world.flag("identity.again_after_transfer") and call.identity == VERIFIED
    return call._replace(
        knows=call.knows if world.flag("transfer.context_carried") else 0,
        identity=MUST_VERIFY_AGAIN if again else call.identity,
        moved=True,
        asked=False,
    )
