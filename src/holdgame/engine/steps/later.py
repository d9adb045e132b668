"""later and promise: time that passes off the phone, and what was promised for it."""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, spoken
from holdgame.engine.moments import Chance, Charge, Charges, Exit, Line
from holdgame.engine.program import Node
from holdgame.engine.state import OFF, State
from holdgame.engine.steps.chance import either
from holdgame.engine.steps.flow import advanced
from holdgame.engine.timing import length
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem

SHORTEST = 60.0  # seconds: what is shorter is not worth a line
STAYS_ON_THE_LINE = 15 * 60  # seconds: a promise for sooner is waited for on the line (judgement)


def later(world: World, state: State, node: Node, step: m.Later) -> Passed:
    """Time passes; any call is over."""
    seconds = step.seconds if step.days is None else 86_400 * _days(world, state, step)
    charges: Charges = (passed_time(seconds),)
    if step.without:
        charges += (Charge("without", seconds=seconds, touchpoint="delivery"),)
    after = advanced(world, forward(state, node.next), int(seconds // 60))
    return Passed(after._replace(call=OFF), told_later(world, seconds), charges)


def _days(world: World, state: State, step: m.Later) -> float:
    assert step.days is not None
    value = step.days(world.names(state))
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 36_500:
        raise ExpressionProblem(f"Days are a number from 0, not {value!r}.", place=step.place)
    return float(value)


def told_later(world: World, seconds: float) -> tuple[Line, ...]:
    """That time passed, where it did: in its place among what is said."""
    if seconds < SHORTEST:
        return ()
    return (spoken(world, m.NARRATOR, f"({length(seconds)} later)"),)


def passed_time(seconds: float, because: str = "none") -> Charge:
    """Seconds of the calendar, never of the customer's attention."""
    return Charge("elapsed", because=because, seconds=seconds, touchpoint="delivery")


def promise(world: World, state: State, node: Node, step: m.Promise) -> Chance:
    """Kept as often as `followup.kept`; the time promised passes either way."""
    after = advanced(world, state, int(step.within // 60))
    if step.within > STAYS_ON_THE_LINE:
        after = after._replace(call=OFF)
    time = passed_time(step.within)
    broken = Charge("broken_promise", because="followup.kept", touchpoint="follow-up")
    no = forward(after, node.branches["broken"])._replace(ended_by="followup.kept")
    return either(
        world,
        state,
        "",
        world.number("followup.kept"),
        ("kept", Exit(forward(after, node.branches["kept"]), (time,))),
        ("broken", Exit(no, (time, broken))),
    )
