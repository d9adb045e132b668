"""The machine before a person, where `bot.first` puts one: it asks what it is about, and again.

It may settle the matter (`bot.resolves`) where the story says what then; it lets the customer
through to a person when `bot.way_out` says so, or when it has failed often enough.
"""

from __future__ import annotations

from holdgame.engine.going import forward, here, leave, speech_charges, spoken, ways_to_hang_up
from holdgame.engine.moments import Ask, Chance, Charge, Charges, Line, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.steps.chance import either
from holdgame.engine.timing import PREPARE, speech
from holdgame.engine.world import World
from holdgame.story import model as m

BOT = "bot"
TRIES = 3  # judgement: after so many even a machine that lets nobody out gives up
SAID_TO_A_MACHINE = 8  # judgement: words
ASKS_AT_ONCE = 0.6  # judgement: the share who ask for a person where that is open to them
_OPEN_AFTER = {"always": 0, "after_two": 2, "never": TRIES}  # failed tries, by `bot.way_out`


def machine(world: World, state: State, node: Node, menu: State) -> Ask | Chance:
    """One try with the machine; `menu` is the state in which the company's menu begins.

    `state.inner` holds, after `BOT`, how many tries have failed and whether one is being judged.
    """
    _, failed, judging = state.inner or (BOT, 0, False)
    assert isinstance(failed, int)
    again = state._replace(inner=(BOT, failed + 1, False)) if failed + 1 < TRIES else menu
    if judging:
        settled = forward(state, node.branches["settled"])
        return either(
            world,
            state,
            BOT,
            world.number("bot.resolves"),
            ("settled", leave(world, state, (), settled)),
            ("failed", leave(world, state, (), again)),
        )
    because = "bot.way_out" if failed else "bot.first"  # whoever may leave is spared the others
    lines, heard = _asked(world, state, failed, because)
    said = Charge(
        "doing",
        because=because,
        seconds=PREPARE + speech(SAID_TO_A_MACHINE),
        touchpoint="menu",
        did="speech",
    )
    way_out = world.word("bot.way_out")
    is_open = failed >= _OPEN_AFTER.get(way_out, TRIES)
    to, costs = again, (*heard, said)
    if not failed and "settled" in node.branches:
        to = state._replace(inner=(BOT, failed, True))
    if to == menu and not is_open:
        costs += (Charge("machine", because="bot.way_out", touchpoint="menu"),)
    options = (
        Option(
            "say",
            "Say what it is about",
            leave(world, state, costs, to),
            1 - ASKS_AT_ONCE if is_open else 1.0,
        ),
        Option(
            "person",
            "Ask for a person",
            leave(world, state, heard, menu),
            ASKS_AT_ONCE,
            "" if is_open else "It does not know the word.",
        ),
        *ways_to_hang_up(world, state, heard, because),
    )
    return Ask(here(world, state, f"{BOT}.{failed + 1}"), "choice", options, lines)


def _asked(
    world: World, state: State, failed: int, because: str
) -> tuple[tuple[Line, ...], Charges]:
    says = world.company.says
    line = spoken(world, m.RECORDING, says.bot_again if failed else says.bot)
    return (line,), speech_charges(state, line, len(line.text.split()), because)
