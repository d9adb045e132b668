"""What a phone's own display knows: the time where the caller is, how long, what it cost.

Folded from the journey; decides nothing.
"""

from __future__ import annotations

from datetime import datetime

from holdgame.engine.journey import Journey
from holdgame.engine.world import World
from holdgame.tui.holding import Frame

_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))


def place(world: World) -> str:
    """The town of the story's time zone: `Kyiv` for Europe/Kyiv, empty for UTC."""
    zone = getattr(world.story.starts.tzinfo, "key", "")
    return str(zone).rpartition("/")[2].replace("_", " ") if "/" in str(zone) else ""


def local_time(world: World, seconds: float) -> datetime:
    """The caller's wall clock after so many seconds of the story."""
    return world.wall_clock(seconds)


def part_of_day(time: datetime) -> str:
    """What one knows without a clock: `night`."""
    return next(name for until, name in _PARTS if time.hour < until)


def wall_clock(world: World, seconds: float) -> str:
    """`23:41 Kyiv`."""
    return f"{local_time(world, seconds):%H:%M} {place(world)}".rstrip()


def no_clock(world: World, seconds: float) -> str:
    """`Kyiv, night`, when nobody says what time it is."""
    part = part_of_day(local_time(world, seconds))
    town = place(world)
    return f"{town}, {part}" if town else part.capitalize()


def is_night(world: World, seconds: float) -> bool:
    """Whether it is dark where the caller is."""
    return part_of_day(local_time(world, seconds)) in ("night", "evening")


def call_began(journey: Journey) -> float | None:
    """The second at which the present phone call began; None when on no call."""
    if not journey.state.call.line:
        return None
    began = None
    for at, charge in journey.charges():
        if charge.did == "contact":
            began = at if charge.touchpoint == "phone" else None
    return began


def timer(seconds: float) -> str:
    """`04:12`, or `1:04:12`."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"


def paid_for_this_call(journey: Journey) -> float:
    """What the customer has paid since they last rang, in the story's currency."""
    paid = 0.0
    for _, charge in journey.charges():
        if charge.did == "contact":
            paid = 0.0
        elif charge.kind == "paid":
            paid += charge.amount
    return paid


def status(journey: Journey, frame: Frame | None) -> tuple[str, str]:
    """The two ends of the top line. On a hold that tells nothing there is no clock, and what the
    call costs nobody says on any.
    """
    world = journey.world
    began = call_began(journey)
    if frame is None:
        right = world.company.name if began is not None else ""
        if began is not None:
            right += f"  {timer(journey.now - began)}{cost(journey)}"
        return wall_clock(world, journey.now), right
    now = journey.now + frame.waited
    if frame.position is None and frame.estimate is None:
        return no_clock(world, journey.now), world.company.name
    length = f"  {timer(now - began)}" if began is not None else ""
    return wall_clock(world, now), world.company.name + length


def cost(journey: Journey) -> str:
    """What this call has cost so far; nothing where it is free."""
    paid = paid_for_this_call(journey)
    currency = journey.world.currency
    return f"  this call: {paid:.2f} {currency}" if paid >= 0.005 else ""
