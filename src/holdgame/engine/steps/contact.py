"""Beginning a contact: counted, and booked to what the one before ended by."""

from __future__ import annotations

from holdgame.engine.moments import NOBODY, Charge, Charges
from holdgame.engine.state import MANY, OFF, Call, State
from holdgame.engine.world import World


def begin_contact(world: World, state: State, channel: str, call: Call) -> tuple[State, Charges]:
    """A new contact over a channel. Notes outlive the call only under a ticket.

    What could not be resolved at the first contact is charged when the second begins, to what the
    first ended by: so the state need not carry that to the end.
    """
    knows = state.told if world.flag("context.ticket") else 0
    because = state.ended_by or NOBODY
    charges = [Charge("doing", did="contact", touchpoint=channel)]
    if state.contacts == 1:
        charges.append(Charge("another_contact", because=because, touchpoint="decision"))
    if state.channel and state.channel != channel:
        charges.append(Charge("channel_switch", because=because, touchpoint="channels"))
    begun = state._replace(
        call=call._replace(knows=knows) if call != OFF else OFF,
        contacts=min(state.contacts + 1, MANY),
        channel=channel,
        ended_by="",
    )
    return begun, tuple(charges)
