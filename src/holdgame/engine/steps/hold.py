"""hold: waiting in the queue that one was led to, until somebody picks up who can help.

Some of those who pick up cannot (`transfer.misrouted`): they pass one on, and one waits again.
"""

from __future__ import annotations

from holdgame.company.profile import Queue
from holdgame.engine.going import Passed, agent_says, forward, leave
from holdgame.engine.moments import Chance, Wait
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.steps.chance import either
from holdgame.engine.steps.passing_on import PASSED, arrived, pass_on, unannounced
from holdgame.engine.steps.waiting import waiting_in
from holdgame.engine.world import World
from holdgame.story import model as m

MISROUTED = "transfer.misrouted"
PICKED_UP, NOT_THEIRS, SENT_ON = "picked-up", "not-theirs", "sent-on"  # how far inside a hold
THEIRS = "theirs"
SORRY = "That isn't us, I'm afraid. I'll put you through to the right department."


def hold(world: World, state: State, node: Node, step: m.Hold) -> Passed | Wait | Chance:
    """Wait in the named queue, else in the one that the menu or the transfer led to."""
    queue = world.queue(step.queue or state.call.queue)
    served = _answered(state, node, step, queue)
    again = False
    match state.inner:
        case (str() as stage, *_) if stage == PICKED_UP:
            return _right_place(world, state, served)
        case (str() as stage, *_) if stage == NOT_THEIRS:
            lines, listened = agent_says(world, state, SORRY, MISROUTED)
            return Passed(state._replace(inner=(SENT_ON,)), lines, listened)
        case (str() as stage, *_) if stage == SENT_ON:
            return pass_on(world, state, MISROUTED)
        case (str() as stage, *_) if stage == PASSED:
            state, again = state._replace(call=arrived(world, state.call)), True
    if not state.call.who and world.number(MISROUTED) > 0:  # somebody new picks up
        served = state._replace(inner=(PICKED_UP,), call=state.call._replace(queue=queue.id))
    return waiting_in(world, state, queue, served, unexplained=again and unannounced(world))


def _right_place(world: World, state: State, served: State) -> Chance:
    """Whoever picked up can help, or it is not their department."""
    return either(
        world,
        state,
        PICKED_UP,
        world.number(MISROUTED),
        (NOT_THEIRS, leave(world, state, (), state._replace(inner=(NOT_THEIRS,)))),
        (THEIRS, leave(world, state, (), served)),
    )


def _answered(state: State, node: Node, step: m.Hold, queue: Queue) -> State:
    """Somebody has picked up who can help."""
    somebody_new = bool(state.call.who) and state.call.who != step.answers
    answered = state.call._replace(
        queue=queue.id,
        who=step.answers,
        knows=0 if somebody_new else state.call.knows,
        asked=state.call.asked and not somebody_new,
    )
    return forward(state, node.next)._replace(call=answered)
