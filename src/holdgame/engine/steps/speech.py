"""Lines of the story: narration, people, you, recordings."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, said_by
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m


def say(world: World, state: State, node: Node, step: m.Say) -> Passed:
    """A line is said. On a call, the first of the cast to speak is who picked up."""
    if step.who in world.story.cast and state.call.line and not state.call.who:
        state = state._replace(call=state.call._replace(who=step.who))
    line, charges = said_by(world, state, step.who, step.text)
    return Passed(forward(state, node.next), (line,), charges)
