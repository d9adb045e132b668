"""write and visit: the other channels, with the company's reply times and queues."""

from __future__ import annotations

from holdgame.engine import timing
from holdgame.engine.going import Passed, forward, leave, spoken, thrown
from holdgame.engine.moments import Chance, Charge, Charges, Wait
from holdgame.engine.program import Node
from holdgame.engine.state import OFF, SHOP, Call, State
from holdgame.engine.steps.chance import either
from holdgame.engine.steps.contact import begin_contact
from holdgame.engine.steps.flow import advanced
from holdgame.engine.steps.later import passed_time
from holdgame.engine.steps.waiting import waiting_in
from holdgame.engine.world import World
from holdgame.story import model as m

NO_SHOP = "There is no shop any more. A sticker on the glass has the address of the website."


def write(world: World, state: State, node: Node, step: m.Write) -> Passed | Chance:
    """Write, wait for the reply, and see whether it resolves anything."""
    policy = f"channels.{step.channel}"
    if not state.inner:
        begun, charges = begin_contact(world, state, step.channel, OFF)
        effort = Charge("doing", seconds=timing.WRITE_MESSAGE, touchpoint="channels")
        return Passed(begun._replace(inner=("sent",)), (), (*charges, effort))
    hours = world.number(f"{policy}.reply_hours")
    time: Charges = (passed_time(hours * 3600, f"{policy}.reply_hours"),)
    if step.without:
        time += (Charge("without", f"{policy}.reply_hours", hours * 3600, "delivery"),)
    after = advanced(world, state, int(hours * 60))
    no = forward(after, node.branches["unresolved"])._replace(ended_by=f"{policy}.resolves")
    return either(
        world,
        state,
        "reply",
        world.number(f"{policy}.resolves") if world.flag(f"{policy}.offered") else 0.0,
        ("resolved", leave(world, state, time, forward(after, node.branches["resolved"]))),
        ("unresolved", leave(world, state, time, no)),
    )


def visit(world: World, state: State, node: Node, step: m.Visit) -> Passed | Wait | Chance:
    """Go to the shop: its hours, its queue, a person."""
    if not state.inner:
        begun, charges = begin_contact(world, state, SHOP, Call(line=SHOP, who=step.answers))
        if not world.flag("channels.store.offered"):
            gone = spoken(world, m.NARRATOR, NO_SHOP)
            return Passed(
                thrown(world, begun, "closed", "channels.store.offered"), (gone,), charges
            )
        if not world.is_open(state.clock):
            line = spoken(world, m.NARRATOR, world.company.says.closed)
            return Passed(thrown(world, begun, "closed", "hours.open"), (line,), charges)
        return Passed(begun._replace(inner=("queue",)), (), charges)
    served = forward(state, node.next)._replace(call=state.call._replace(who=step.answers))
    return waiting_in(world, state, world.shop(), served)
