"""feel: the player says how it feels. It changes nothing in the story."""

from __future__ import annotations

from holdgame.engine.going import forward, here, leave, ways_to_hang_up
from holdgame.engine.moments import Ask, Line, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m

SCALE = (
    ("1", "This is fine"),
    ("2", "A little tired of it"),
    ("3", "Annoyed"),
    ("4", "Angry"),
    ("5", "I want to throw the phone"),
)


def feel(world: World, state: State, node: Node, step: m.Feel) -> Ask:
    """One key from 1 to 5."""
    after = leave(world, state, (), forward(state, node.next))
    asked = step.prompt(world.names(state)) if step.prompt is not None else "How does this feel?"
    options = (
        *(Option(id, text, after) for id, text in SCALE),
        *ways_to_hang_up(world, state),
    )
    return Ask(here(world, state), "feeling", options, (Line("", "", "narration", asked),))
