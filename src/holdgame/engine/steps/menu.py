"""menu: the company's phone tree, walked key by key to the queue for a reason.

Customers take wrong turns (`menu.wrong_turn`). Whoever took a wrong turn hears where it led and
starts again; after three of them, or where the tree leads nowhere, the largest queue answers.
"""

from __future__ import annotations

from holdgame.company.phone_tree import (
    EndNode,
    MenuNode,
    PhoneTree,
    QueueNode,
    SayNode,
    prompt_seconds,
    right_keys,
)
from holdgame.company.phone_tree import spoken as menu_lines
from holdgame.engine.going import (
    Passed,
    forward,
    here,
    leave,
    speech_charges,
    spoken,
    thrown,
    ways_to_hang_up,
)
from holdgame.engine.moments import Ask, Charge, Line, Option
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.timing import phone_key
from holdgame.engine.world import World
from holdgame.story import model as m

WRONG_TURNS = 3  # judgement: after so many the customer takes whoever answers


def menu(world: World, state: State, node: Node, step: m.Menu) -> Passed | Ask:
    """At a menu node: ask for a key. Anywhere else in the tree: say it and move on."""
    line = world.company.lines.get(step.line or state.call.line)
    if line is None:
        line = next(iter(world.company.lines.values()))
    tree = line.tree
    wanted = line.queues_for(step.reason) or (world.queue(step.reason).id,)
    at, wrong = state.inner if state.inner else (tree.entry, 0)
    assert isinstance(at, str)
    assert isinstance(wrong, int)
    match tree.nodes[at]:
        case MenuNode() as menu_node:
            return _keys(world, state, tree, menu_node, wanted, wrong)
        case QueueNode(queue=queue):
            if queue in wanted or wrong >= WRONG_TURNS or queue == world.queue("").id:
                chosen = queue if queue in wanted else world.queue("").id
                call = state.call._replace(queue=chosen)
                return Passed(forward(state, node.next)._replace(call=call))
            return Passed(state._replace(inner=(tree.entry, wrong)))
        case SayNode(say=say, to=to):
            spoken_line = spoken(world, m.RECORDING, say)
            heard = speech_charges(state, spoken_line, len(say.split()), "menu")
            if wrong >= WRONG_TURNS:
                call = state.call._replace(queue=world.queue("").id)
                then = forward(state, node.next)._replace(call=call)
            else:
                then = state._replace(inner=(to, wrong))
            return Passed(then, (spoken_line,), heard)
        case EndNode(say=say):
            spoken_line = spoken(world, m.RECORDING, say)
            heard = speech_charges(state, spoken_line, len(say.split()), "menu")
            return Passed(thrown(world, state, "hung_up", "menu"), (spoken_line,), heard)


def _keys(
    world: World,
    state: State,
    tree: PhoneTree,
    at: MenuNode,
    wanted: tuple[str, ...],
    wrong: int,
) -> Ask:
    heard = _heard(at)
    press = Charge(
        "doing", because="menu", seconds=phone_key(), touchpoint="menu", did="key", keys=1
    )
    right = right_keys(tree, frozenset(wanted)).get(at.id, frozenset())
    astray = [o.key for o in at.options if o.key not in right]
    share = world.number("menu.wrong_turn") if astray and right else 0.0
    options: list[Option] = []
    for option in at.options:
        good = option.key in right
        weight = (1 - share) / len(right) if good else share / max(len(astray), 1)
        missed = wrong if good else min(wrong + 1, WRONG_TURNS)
        to = state._replace(inner=(option.to, missed))
        away = leave(world, state, (_heard(at, option.key), press), to)
        options.append(Option(option.key, option.text, away, weight if right else 1.0))
    again = leave(world, state, (heard, press), state._replace(inner=(at.id, wrong)))
    if not _says_it_again(at):
        options.append(Option("9", "hear these options again", again, 0.0))
    options += ways_to_hang_up(world, state, (heard,), "menu")
    return Ask(here(world, state, at.id), "key", tuple(options), _lines(world, at))


def _heard(at: MenuNode, key: str | None = None) -> Charge:
    """Listening as far as the option that is taken."""
    seconds = prompt_seconds(at, key)
    return Charge("listening", because="menu", seconds=seconds, touchpoint="menu", did="menu")


def _says_it_again(at: MenuNode) -> bool:
    """Whether the tree itself has a key that repeats this menu, or needs 9 for something else."""
    return any(o.key == "9" or o.to == at.id for o in at.options)


def _lines(world: World, at: MenuNode) -> tuple[Line, ...]:
    said = list(menu_lines(at))
    if not _says_it_again(at):
        said.append("To hear these options again, press 9.")
    return tuple(spoken(world, m.RECORDING, text) for text in said)
