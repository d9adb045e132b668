"""send_back: the customer returns the goods, by the company's rules of postage and of labels."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, spoken
from holdgame.engine.moments import NOBODY, Charge, Charges
from holdgame.engine.program import Node
from holdgame.engine.state import OFF, State
from holdgame.engine.steps.flow import advanced
from holdgame.engine.steps.later import passed_time, told_later
from holdgame.engine.world import World
from holdgame.story import model as m

POSTAGE = 8.0  # judgement: a parcel, in the story's currency
PACK_AND_DROP = 480.0  # judgement: seconds, with a label that was sent
QUEUE_AND_PAY = 720.0  # judgement: seconds more at the counter, without one
ON_ITS_WAY = 3 * 86_400.0  # judgement: seconds until a parcel has arrived and was looked at

DROPPED = "You pack {what}, put their label on the parcel and drop it off."
PAID = "You pack {what}, queue at the post office and pay for the parcel."


def send_back(world: World, state: State, node: Node, step: m.SendBack) -> Passed:
    """Wait for the details, send it, and, where the old comes first, until it has arrived.

    Days count as days without the thing only where nothing new is sent before.
    """
    own = world.word("returns.who_pays") == "customer"
    until_told = world.number("returns.info_minutes") * 60
    before = told_later(world, until_told)
    line = spoken(world, m.NARRATOR, (PAID if own else DROPPED).format(what=step.what))
    trip: Charges = (Charge("doing", NOBODY, PACK_AND_DROP, "delivery"),)
    if own:
        trip += (
            Charge("doing", "returns.who_pays", QUEUE_AND_PAY, "delivery"),
            Charge("paid", "returns.who_pays", touchpoint="delivery", amount=POSTAGE),
        )
    after = forward(state, node.next)._replace(call=OFF)
    if world.flag("replacement.ship_first"):
        told = _days(until_told, "returns.info_minutes", without=False)
        after = advanced(world, after, int(until_told // 60))
        return Passed(after, (*before, line), (*told, *trip))
    told = _days(until_told, "returns.info_minutes", without=True)
    arrives = _days(ON_ITS_WAY, "replacement.ship_first", without=True)
    after = advanced(world, after, int((until_told + ON_ITS_WAY) // 60))
    lines = (*before, line, *told_later(world, ON_ITS_WAY))
    return Passed(after, lines, (*told, *trip, *arrives))


def _days(seconds: float, because: str, *, without: bool) -> Charges:
    """Time by the calendar, and, where one has nothing else meanwhile, days without the thing."""
    passed = (passed_time(seconds, because),)
    return (*passed, Charge("without", because, seconds, "delivery")) if without else passed
