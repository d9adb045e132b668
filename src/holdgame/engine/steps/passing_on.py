"""passing on: what happens to a call between one person and the next, whoever had it passed on."""

from __future__ import annotations

from holdgame.engine.going import Passed, leave, thrown
from holdgame.engine.moments import Chance, Charge
from holdgame.engine.state import MUST_VERIFY_AGAIN, VERIFIED, Call, State
from holdgame.engine.steps.chance import either
from holdgame.engine.world import World

PASSED = "passed"  # inside a step: the call has been passed on, the next wait begins


def pass_on(world: World, state: State, because: str) -> Passed | Chance:
    """The call leaves one person's desk, and may be lost on the way; `because` had it passed on."""
    passed = Charge("transfer", because=because, touchpoint="transfer")
    onward = state._replace(inner=(PASSED,))
    odds = world.number("transfer.dropped")
    if odds <= 0:
        return Passed(onward, (), (passed,))
    dead = thrown(world, state, "dropped", "transfer.dropped")
    return either(
        world,
        state,
        "line",
        odds,
        ("dropped", leave(world, state, (passed,), dead)),
        (PASSED, leave(world, state, (passed,), onward)),
    )


def arrived(world: World, call: Call) -> Call:
    """What the next person knows, and whether one must prove oneself again."""
    again = world.flag("identity.again_after_transfer") and call.identity == VERIFIED
    anything_to_lose = bool(call.knows) or call.identity == VERIFIED
    return call._replace(
        knows=call.knows if world.flag("transfer.context_carried") else 0,
        identity=MUST_VERIFY_AGAIN if again else call.identity,
        moved=call.moved or anything_to_lose,
        asked=False,
    )


def unannounced(world: World) -> bool:
    """Whether nobody says why one waits again."""
    return world.word("transfer.kind") == "cold"
