"""pay and charge: money from the customer's pocket, and an extra line in the ledger."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward
from holdgame.engine.moments import Charge
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem


def pay(world: World, state: State, node: Node, step: m.Pay) -> Passed:
    """Money leaves the customer's pocket."""
    value = step.amount(world.names(state))
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ExpressionProblem(f"An amount is money from 0, not {value!r}.", place=step.place)
    paid = Charge("paid", because=step.because, touchpoint="money", amount=float(value))
    return Passed(forward(state, node.next), (), (paid,))


def book(world: World, state: State, node: Node, step: m.Book) -> Passed:
    """What a policy costs here beyond what its verb charges."""
    extra = Charge(step.kind, because=step.because, seconds=step.seconds, touchpoint="story")
    return Passed(forward(state, node.next), (), (extra,))
