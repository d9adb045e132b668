"""explain: telling it, in one's own words, to whoever was not told."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, here, leave, ways_to_hang_up
from holdgame.engine.moments import NOBODY, Ask, Charge, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.steps.looking_up import looked_up
from holdgame.engine.timing import speech
from holdgame.engine.world import World
from holdgame.story import model as m

TOLD = "told"  # and now it is looked up


def explain(world: World, state: State, node: Node, step: m.Explain) -> Passed | Ask:
    """Tell a fact, unless the person on the line knows it.

    A telling costs the words of the fact's `value:` whoever tells it: typed words are shown,
    never charged, so that play and analysis agree. Telling it again is made by what did not
    travel: with a transfer, or from one contact to the next.
    """
    if state.inner:
        return Passed(forward(state, node.next), *looked_up(world, state))
    bit = 1 << world.program.fact[step.fact]
    if state.call.knows & bit:
        return Passed(forward(state, node.next))
    fact = world.story.facts[step.fact]
    again = bool(state.told & bit)
    because = NOBODY
    if again:
        because = "transfer.context_carried" if state.call.moved else "context.ticket"
    telling = Charge(
        "doing",
        because=because,
        seconds=speech(len(fact.value.split())),
        touchpoint="agent",
        did="telling",
        agent=bool(state.call.line),
    )
    charges = [telling]
    if again:
        charges.append(Charge("retelling", because=because, touchpoint="agent"))
    told = state._replace(
        inner=(TOLD,),
        told=state.told | bit,
        call=state.call._replace(knows=state.call.knows | bit),
    )
    names = world.names(state)
    return Ask(
        here(world, state),
        "own_words",
        (
            Option("told", fact.value, leave(world, state, tuple(charges), told)),
            *ways_to_hang_up(world, state, (), because if again else ""),
        ),
        expects=fact.value,
        fact=fact.id,
        phrases=tuple(p(names) for p in step.phrases),
    )
