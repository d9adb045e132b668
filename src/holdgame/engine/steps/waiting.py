"""waiting: time in a queue, as the company lets people wait.

The length comes from the queue (the offered wait), what it feels like from the policies: what is
told, whether it costs by the minute, whether others are seen to pass, whether anybody said why.
A queue that closes during a hold is not modelled: who was let in is served.
"""

from __future__ import annotations

from holdgame.company.profile import Queue
from holdgame.engine.going import (
    here,
    leave,
    on_the_phone,
    pays_by_the_minute,
    thrown,
)
from holdgame.engine.moments import Chance as ChanceMoment
from holdgame.engine.moments import Charge, Exit, Flag, Heard, Offer, Stretch, Wait
from holdgame.engine.state import State
from holdgame.engine.steps.chance import either
from holdgame.engine.world import World

MOVES_EVERY = 60.0  # judgement: seconds a place, in a queue of which only the wait is known
CALLED_BACK = "called-back"
TAKES_A_CALL_BACK = 0.5  # judgement: the share of customers who take one when it is offered


def waiting_in(
    world: World, state: State, queue: Queue, served: State, *, unexplained: bool = False
) -> Wait | ChanceMoment:
    """The wait in a queue, or the dice of a call back that was taken.

    `served` is the state in which somebody has picked up; `unexplained` when nobody said why
    the customer waits again.
    """
    if state.inner and state.inner[-1] == CALLED_BACK:
        return _called_back(world, state, served)
    because = world.wait_made_by(queue)
    flags, estimate = _felt(world, state, queue, unexplained)
    offer = None
    if world.flag("callback.offered") and on_the_phone(state):
        off = Charge("off_phone", because=because, seconds=1.0, touchpoint="callback")
        taken = leave(world, state, (), state._replace(inner=(*state.inner, CALLED_BACK)))
        offer = Offer(world.number("callback.after_seconds"), TAKES_A_CALL_BACK, taken, off)
    return Wait(
        here(world, state, "hold"),
        world.law(queue),
        _stretches(world, state, because, flags, estimate),
        _heard(world, queue, estimate),
        served=Exit(served),
        hung_up=Exit(thrown(world, state, "hung_up", because)),
        patience=queue.patience,
        offer=offer,
    )


Flags = tuple[tuple[Flag, str], ...]


def _felt(
    world: World, state: State, queue: Queue, unexplained: bool
) -> tuple[Flags, float | None]:
    """What makes this wait longer to the one who waits, and the estimate told, in seconds.

    In a shop one sees how many are before one, and hears no recording.
    """
    flags: list[tuple[Flag, str]] = []
    if world.word("vip.bypass") == "visible":
        flags.append(("unfair", "vip.bypass"))
    if not on_the_phone(state):
        return tuple(flags), None
    estimate: float | None = None
    match world.word("hold.information"):
        case "position":
            flags.append(("position_only", "hold.information"))
        case "time":
            estimate = told_estimate(world, queue)
        case _:
            flags.append(("uninformed", "hold.information"))
    if world.word("hold.music") != "chosen":
        flags.append(("unchosen_music", "hold.music"))
    if world.number("hold.announcement_seconds") > 0:
        flags.append(("interrupted", "hold.announcement_seconds"))
    if world.flag("hold.upsell"):
        flags.append(("sold_to", "hold.upsell"))
    if unexplained:
        flags.append(("unexplained", "transfer.kind"))
    if pays_by_the_minute(world, state):
        flags.append(("anxious", "abroad.minute_charge"))
    return tuple(flags), estimate


def told_estimate(world: World, queue: Queue) -> float:
    """What the recording says, in seconds: whole minutes that hold as often as the company's
    estimates do (`hold.estimate_kept`), rounded up (judgement)."""
    kept = min(max(world.number("hold.estimate_kept"), 0.0), 0.999)
    minutes = -(-world.law(queue).quantile(kept) // 60)
    return float(max(minutes, 1) * 60)


def _stretches(
    world: World, state: State, because: str, flags: Flags, estimate: float | None
) -> tuple[Stretch, ...]:
    """One stretch, or two when a time was told: up to it, and beyond it, when it is broken."""
    price = (
        Charge(
            "paid",
            because="abroad.minute_charge",
            touchpoint="abroad",
            amount=world.money("abroad.minute_charge") / 60,
        ),
    )

    def second(felt: Flags) -> tuple[Charge, ...]:
        wait = Charge(
            "waiting", because=because, seconds=1.0, touchpoint="hold", did="hold", flags=felt
        )
        return (wait, *price) if pays_by_the_minute(world, state) else (wait,)

    if estimate is None:
        return (Stretch(float("inf"), second(flags)),)
    broken: Flags = (("estimate_broken", "hold.information"), *flags)
    return (Stretch(estimate, second(flags)), Stretch(float("inf"), second(broken)))


def _heard(world: World, queue: Queue, estimate: float | None) -> Heard:
    says = world.company.says
    every = world.number("hold.announcement_seconds")
    return Heard(
        queue.id,
        world.word("hold.music"),
        says.hold,
        every,
        says.upsell if world.flag("hold.upsell") else "",
        estimate,
        world.word("hold.information") == "position",
        queue.handle / queue.agents if queue.agents else MOVES_EVERY,
    )


def _called_back(world: World, state: State, served: State) -> ChanceMoment:
    """They ring back, or they do not."""
    lost = Charge("broken_promise", because="callback.kept", touchpoint="callback")
    gone = thrown(world, state, "dropped", "callback.kept")
    return either(
        world,
        state,
        "callback",
        world.number("callback.kept"),
        ("kept", Exit(served)),
        ("broken", Exit(gone, (lost,))),
    )
