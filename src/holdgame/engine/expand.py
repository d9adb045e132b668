"""`expand(world, state) -> moment`: the whole of the rules, seen from outside.

Total: every state yields a moment. Steps of a scene that need nobody's decision run together
into one `Tell`; a story that never comes to a moment, or whose expressions fail, ends as broken
with a sentence instead of an exception.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from holdgame.engine.going import Passed
from holdgame.engine.moments import Ended, Here, Moment, Tell
from holdgame.engine.program import Enter
from holdgame.engine.rest import MOST_SILENT_STEPS, SILENT, at_rest, noticed
from holdgame.engine.saying import Saying
from holdgame.engine.state import State
from holdgame.engine.steps import (
    cancel,
    chance,
    channels,
    choose,
    closing,
    dial,
    ending,
    explain,
    feel,
    hold,
    later,
    menu,
    money,
    pitch,
    request,
    send_back,
    speech,
    transfer,
    verify,
)
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem

RULES: dict[type, Callable[[World, State, Any, Any], Passed | Moment]] = {
    **SILENT,
    m.Say: speech.say,
    m.Choose: choose.choose,
    m.Chance: chance.chance,
    m.Dial: dial.dial,
    m.HangUp: dial.hang_up,
    m.Menu: menu.menu,
    m.Hold: hold.hold,
    m.Verify: verify.verify,
    m.Explain: explain.explain,
    m.Transfer: transfer.transfer,
    m.Request: request.request,
    m.Pitch: pitch.pitch,
    m.Cancel: cancel.cancel,
    m.Promise: later.promise,
    m.Later: later.later,
    m.SendBack: send_back.send_back,
    m.Closing: closing.closing,
    m.Write: channels.write,
    m.Visit: channels.visit,
    m.Pay: money.pay,
    m.Book: money.book,
    m.Feel: feel.feel,
    m.Ending: ending.ending,
}

OUT_OF_STEPS = "The story ran out of steps here."
IN_CIRCLES = "The story goes round in circles without anybody deciding anything."


def expand(world: World, state: State) -> Moment:
    """The one moment that the rules yield in a state. Remembered by the world."""
    known = world.moments.get(state)
    if known is None:
        world.asked.clear()
        known = at_rest(world, _expand(world, state))
        world.remember(state, known)
    return known


def reads(world: World, state: State) -> frozenset[str]:
    """The policies that the rules, and the story's own words and conditions, ask for in a state.

    What a state yields is the same under every company that agrees on these.
    """
    expand(world, state)
    return world.reads[state]


def _expand(world: World, state: State) -> Moment:
    """The next moment; or the end of the story, where it goes round and round behind a `Tell`.

    So a circle of scenes in which nobody decides anything is found wherever it is entered.
    """
    moment = behind = first_moment(world, state)
    for _ in range(MOST_SILENT_STEPS):
        if not isinstance(behind, Tell):
            round_and_round = isinstance(behind, Ended) and behind.broken == IN_CIRCLES
            return behind if round_and_round else moment
        behind = first_moment(world, behind.exit.to)
    return _broken(IN_CIRCLES)


def first_moment(world: World, state: State) -> Moment:
    """Run silent steps up to the next moment; what was said on the way comes first, as a `Tell`,
    which ends with its scene. Its ways out are not at rest yet."""
    state = noticed(world, state)  # what is said is named after the scene in which it is said
    saying = Saying(world, state)
    for _ in range(MOST_SILENT_STEPS):
        state = world.returned(state)
        if state.pc < 0:
            return saying.told(state) if saying.anything else _broken(OUT_OF_STEPS)
        node = world.program.nodes[state.pc]
        world.comes_to(state.pc)
        if isinstance(node.step, Enter) and saying.anything:
            return saying.told(state)
        try:
            result = RULES[type(node.step)](world, state, node, node.step)
        except ExpressionProblem as problem:
            where = f"{problem.place}: " if problem.place else ""
            return saying.told(state) if saying.anything else _broken(f"{where}{problem.sentence}")
        if not isinstance(result, Passed):
            return saying.told(state) if saying.anything else result
        saying.add(state, result)
        state = result.state
    return _broken(IN_CIRCLES)


def _broken(sentence: str) -> Ended:
    return Ended(Here("broken"), "broken", False, "The story broke off", broken=sentence)
