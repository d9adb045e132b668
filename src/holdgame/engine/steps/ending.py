"""The ending: what was never resolved is charged once, to the rule that made it end so."""

from __future__ import annotations

from holdgame.engine.going import here
from holdgame.engine.moments import NOBODY, Charge, ChargeKind, Charges, Ended
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m


def ending(world: World, state: State, node: Node, step: m.Ending) -> Ended:
    """What is resolved costs nothing more here; what is not does."""
    charges: Charges = ()
    if not step.resolved:
        because = step.because or state.refused or state.ended_by or NOBODY
        kind: ChargeKind = "still_unresolved" if state.contacts > 1 else "unresolved"
        charges = (Charge(kind, because=because, touchpoint="decision"),)
    text = "" if step.text is None else step.text(world.names(state))
    return Ended(here(world, state), step.id, step.resolved, step.title, text, charges)
