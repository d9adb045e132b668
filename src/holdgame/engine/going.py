"""What the verbs share: moving on, being on the line, hanging up, what a call costs."""

from __future__ import annotations

from typing import NamedTuple

from holdgame.engine.moments import ON_THE_LINE, Charge, Charges, Exit, Here, Line, Option
from holdgame.engine.state import OFF, SHOP, State
from holdgame.engine.timing import speech
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import Text

HANG_UP = "hang-up"


class Passed(NamedTuple):
    """A step that needs nobody's decision: where it leads, what is said, what it costs.

    What the minutes on the line cost is added by whoever runs the step.
    """

    state: State
    lines: tuple[Line, ...] = ()
    charges: Charges = ()


def here(world: World, state: State, inner: str = "") -> Here:
    """Where a state stands; `inner` names a part that a policy made of the step.

    Inside a routine the scene is the one that called it first.
    """
    node = world.program.nodes[state.stack[0].do if state.stack else state.pc]
    place = world.program.place(state.pc, state.stack)
    return Here(f"{place}/{inner}" if inner else place, node.scene, node.phase)


def forward(state: State, pc: int) -> State:
    """The state at the next step; whatever was inside this one is over."""
    return state._replace(pc=pc, inner=())


def jump(world: World, state: State, name: str) -> State:
    """The state at a scene or ending; clears the way back of any routine."""
    return state._replace(pc=world.program.target(name), inner=(), stack=())


def leave(world: World, state: State, charges: Charges, to: State) -> Exit:
    """A way out of a moment in `state`, with the price of the call for its length."""
    return Exit(to, (*charges, *call_price(world, state, charges)))


def call_price(world: World, state: State, charges: Charges) -> Charges:
    """What these minutes on the line cost a customer who calls from abroad."""
    if not pays_by_the_minute(world, state):
        return ()
    rate = world.money("abroad.minute_charge") / 60
    seconds = sum(c.seconds for c in charges if c.kind in ON_THE_LINE)
    if seconds <= 0:
        return ()
    return (
        Charge("paid", because="abroad.minute_charge", touchpoint="abroad", amount=seconds * rate),
    )


def on_the_phone(state: State) -> bool:
    """Whether the customer is on a line; standing in the shop is being on none."""
    return state.call.line not in ("", SHOP)


def pays_by_the_minute(world: World, state: State) -> bool:
    """Whether this customer pays for every minute on the line."""
    return (
        on_the_phone(state)
        and world.story.you.calling_from == "abroad"
        and not world.flag("abroad.toll_free")
        and world.number("abroad.minute_charge") > 0
    )


def thrown(world: World, state: State, exit: str, ended_by: str = "") -> State:
    """Off the line, to where the step or the story says this `exit` leads."""
    step = world.program.nodes[state.pc].step
    target = getattr(step, exit, "") or getattr(world.story.exits, exit)
    off = jump(world, state, target)._replace(call=OFF)
    return off._replace(ended_by=ended_by) if ended_by else off


def put_down(world: World, state: State, because: str = "") -> State | None:
    """Where hanging up leads; None on no line, and where the story has no such place.

    `because` is what the customer leaves by.
    """
    if state.pc < 0 or not state.call.line:
        return None
    step = world.program.nodes[state.pc].step
    if not (getattr(step, "hung_up", "") or world.story.exits.hung_up):
        return None
    return thrown(world, state, "hung_up", because)


def ways_to_hang_up(
    world: World, state: State, charges: Charges = (), because: str = ""
) -> tuple[Option, ...]:
    """Hanging up, possible wherever one is asked something on the line. Nobody's habit: weight 0.

    `charges` are what had to be heard before; `because` is what the customer leaves by.
    """
    to = put_down(world, state, because)
    if to is None:
        return ()
    text = "Hang up" if on_the_phone(state) else "Walk out"
    return (Option(HANG_UP, text, leave(world, state, charges, to), weight=0.0),)


def said_by(world: World, state: State, who: str, text: Text) -> tuple[Line, Charges]:
    """A line of the story with what it takes: hearing it, or saying it on the line."""
    line = spoken(world, who, text(world.names(state)) if not text.plain else text.source)
    if line.voice == "narration":
        return line, ()
    return line, speech_charges(state, line, text.words)


def spoken(world: World, who: str, text: str) -> Line:
    """A line in the voice of a cast member, of you, of a recording, or of nobody."""
    if who == m.NARRATOR:
        return Line(who, "", "narration", text)
    if who == m.YOU:
        return Line(who, world.story.you.name, "you", text)
    if who == m.RECORDING:
        return Line(who, world.company.name, "machine", text)
    member = world.story.cast.get(who)
    return Line(who, member.name if member else "Agent", "person", text)


def speech_charges(state: State, line: Line, words: int, because: str = "none") -> Charges:
    """Hearing people and recordings is listening, speaking on the line is doing."""
    if not words:
        return ()
    if line.voice == "you":
        if not state.call.line:
            return ()
        kind, did, touchpoint = "doing", "speech", "agent"
    else:
        kind, did = "listening", "speech"
        touchpoint = "agent" if line.voice == "person" else "menu"
    with_agent = bool(state.call.line) and line.voice != "machine"
    return (
        Charge(
            kind,  # type: ignore[arg-type]
            because=because,
            seconds=speech(words),
            touchpoint=touchpoint,
            did=did,  # type: ignore[arg-type]
            agent=with_agent,
        ),
    )


def agent_says(
    world: World, state: State, text: Text | str, because: str = "none"
) -> tuple[tuple[Line, ...], Charges]:
    """Something the person on the line says because a rule wants it said."""
    said = text if isinstance(text, str) else text(world.names(state))
    line = spoken(world, state.call.who or "agent", said)
    words = len(said.split()) if isinstance(text, str) else text.words
    return (line,), speech_charges(state, line, words, because)


def role(world: World, state: State) -> str:
    """The authority of the person on the line: agent, supervisor or manager."""
    member = world.story.cast.get(state.call.who)
    return member.role if member else "agent"
