"""looking up: what it takes whoever answers to find out what they may do, while one listens.

Four rules about people act here: on how many screens it stands, whether they were told of it, how
many of them are new, and what they were trained for. Nobody publishes what these take.
"""

from __future__ import annotations

from holdgame.engine.going import on_the_phone, role, spoken
from holdgame.engine.moments import Charge, Charges, Line
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.story import model as m

ANOTHER_SCREEN = 8.0  # judgement: seconds, for each screen after the first
NOT_TOLD = 60.0  # judgement: seconds until somebody is found who was told of it
NEW_HERE = 90.0  # judgement: seconds that somebody new takes longer
NEW_OF_LEAVERS = 0.5  # judgement: whoever came for a leaver counts as new for half a year
ASKS_A_COLLEAGUE = 120.0  # judgement: seconds, for a matter nobody was trained for
NOTICED = 20.0  # judgement: seconds after which a silence is noticed
ANYTHING = "all"  # in `people.trained_on`
# The catalogue's reasons under which what is asked for is trained.
MATTERS = {
    "refund": ("refund", "bill"),
    "replacement": ("replacement", "returns"),
    "repair": ("repair", "returns"),
    "return": ("returns",),
}
KEYS_HEARD = "You hear keys. It takes {length} to be looked up."
COLLEAGUE = "It is not what they were trained for. You wait while somebody else is asked."

Heard = tuple[tuple[Line, ...], Charges]


def looked_up(world: World, state: State) -> Heard:
    """What was told is looked up. On average over those who answer, so that luck has no part."""
    if not _somebody_answers(world, state):
        return (), ()
    took = {
        "people.tools": max(0.0, world.number("people.tools") - 1) * ANOTHER_SCREEN,
        "people.informed": max(0.0, 1 - world.number("people.informed")) * NOT_TOLD,
        "people.turnover": min(1.0, world.number("people.turnover") * NEW_OF_LEAVERS) * NEW_HERE,
    }
    charges = tuple(_listening(policy, seconds) for policy, seconds in took.items() if seconds)
    whole = sum(took.values())
    said = (_aside(world, KEYS_HEARD.format(length=_length(whole))),) if whole >= NOTICED else ()
    return said, charges


def colleague_asked(world: World, state: State, what: str) -> Heard:
    """Whoever was not trained for a matter asks somebody before they answer, once a call."""
    known = world.items("people.trained_on")
    trained = ANYTHING in known or any(name in known for name in MATTERS.get(what, (what,)))
    if trained or state.call.asked or not _somebody_answers(world, state):
        return (), ()
    return (_aside(world, COLLEAGUE),), (_listening("people.trained_on", ASKS_A_COLLEAGUE),)


def _somebody_answers(world: World, state: State) -> bool:
    return on_the_phone(state) and role(world, state) == "agent"


def _aside(world: World, text: str) -> Line:
    return spoken(world, m.NARRATOR, text)


def _listening(policy: str, seconds: float) -> Charge:
    return Charge("listening", because=policy, seconds=seconds, touchpoint="people", agent=True)


def _length(seconds: float) -> str:
    """`half a minute`, `a minute`, `2 minutes`."""
    halves = round(seconds / 30)
    named = {1: "half a minute", 2: "a minute", 3: "a minute and a half"}
    return named.get(halves, f"{halves / 2:g} minutes")
