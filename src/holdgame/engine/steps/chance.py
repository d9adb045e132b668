"""chance: the world decides."""

from __future__ import annotations

from holdgame.engine.going import forward, here, leave
from holdgame.engine.moments import Chance, Exit, Outcome
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem


def chance(world: World, state: State, node: Node, step: m.Chance) -> Chance:
    """Odds are shares; what they leave of 1 goes on; more than 1 is scaled down."""
    names = world.names(state)
    outcomes: list[Outcome] = []
    for number, outcome in enumerate(step.outcomes, 1):
        odds = outcome.odds(names)
        if isinstance(odds, bool) or not isinstance(odds, int | float) or odds < 0:
            raise ExpressionProblem(
                f"Odds are a share from 0 to 1, not {odds!r}.", place=step.place
            )
        to = forward(state, node.branches[str(number)])
        outcomes.append(Outcome(str(number), float(odds), leave(world, state, (), to)))
    rest = leave(world, state, (), forward(state, node.next))
    total = sum(o.odds for o in outcomes)
    if total > 1:
        outcomes = [Outcome(o.id, o.odds / total, o.exit) for o in outcomes]
    elif total < 1 - 1e-12:
        outcomes.append(Outcome("else", 1 - total, rest))
    return Chance(here(world, state), tuple(outcomes))


def either(
    world: World, state: State, inner: str, odds: float, yes: tuple[str, Exit], no: tuple[str, Exit]
) -> Chance:
    """A rule's own dice: the first happens with probability `odds`."""
    share = min(max(odds, 0.0), 1.0)
    return Chance(
        here(world, state, inner),
        (Outcome(yes[0], share, yes[1]), Outcome(no[0], 1 - share, no[1])),
    )
