"""Beginning a contact: counted, and compared with the one before."""

from __future__ import annotations

from holdgame.engine.moments import NOBODY, Charge, Charges
from holdgame.engine.state import MANY, OFF, Call, State
from holdgame.engine.world import World


def begin_contact(world: World, state: State, channel: str, call: Call) -> tuple[State, Charges]:
    """A new contact over a channel. Notes outlive the call only under a ticket.

    The reason the last contact ended is kept: what is resolved later is booked to it.
    """
    knows = state.told if world.flag("context.ticket") else 0
    charges = [Charge("doing", did="contact", touchpoint=channel)]
    if state.channel and state.channel != channel:
        charges.append(
            Charge("channel_switch", because=state.ended_by or NOBODY, touchpoint="channels")
        )
    begun = state._replace(
        call=call._replace(knows=knows) if call != OFF else OFF,
        contacts=min(state.contacts + 1, MANY),
        channel=channel,
        previous=state.ended_by if state.contacts else "",
        ended_by="",
    )
    return begun, tuple(charges)
