"""menu: the company's phone tree, walked key by key to the queue for a reason.

Customers take wrong turns (`menu.wrong_turn`). Whoever took a wrong turn hears where it led and
starts again; after three of them the largest queue that the tree leads to answers. Where it leads
to no queue for the reason, a key leads where the tree says. Keys that are none, and pressing
nothing, are for players: no customer does it by habit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from holdgame.company import phone_tree as tree_of
from holdgame.company.phone_tree import (
    KEYS,
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TransferNode,
)
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
from holdgame.engine.moments import (
    PRESS_NOTHING,
    Ask,
    Chance,
    Charge,
    Charges,
    Line,
    Option,
    Outcome,
)
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.steps.bot import BOT, machine
from holdgame.engine.timing import code, phone_key
from holdgame.engine.world import World
from holdgame.story import model as m

WRONG_TURNS = 3  # judgement: after so many the customer takes whoever answers
UNASKED = -1  # in place of a number of wrong turns: silent, and led on without a key
DIGITS = 8  # judgement: what a recording asks to be typed, where nobody has said how long it is


def menu(world: World, state: State, node: Node, step: m.Menu) -> Passed | Ask | Chance:
    """One node of the tree: ask for a key, let the system decide, or say it and move on."""
    line = world.line(step.line or state.call.line)
    wanted = line.queues_for(step.reason) or (world.queue(step.reason).id,)
    tree = world.tree(line)
    if state.inner[:1] in ((), (BOT,)) and world.flag("bot.first"):
        return machine(world, state, node, state._replace(inner=(tree.entry, 0)))
    at, wrong = state.inner if state.inner else (tree.entry, 0)
    assert isinstance(at, str)
    assert isinstance(wrong, int)
    return _Walk(world, state, node, tree, wanted, wrong).at(at)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A caller in a tree, on the way to one of the queues `wanted`, after `wrong` wrong turns.

    Where `wrong` is `UNASKED`, whoever answers will do, up to the next menu.
    """

    world: World
    state: State
    node: Node
    tree: PhoneTree
    wanted: tuple[str, ...]
    wrong: int

    def at(self, id: str) -> Passed | Ask | Chance:
        match self.tree.nodes[id]:
            case MenuNode() as menu_node:
                return self.keys(menu_node)
            case InputNode() as input_node:
                return self.digits(input_node)
            case QueueNode(queue=queue):
                return Passed(self.arrived(queue))
            case TransferNode():
                return Passed(self.queued(self.world.queue("").id))
            case SayNode() | CallbackNode() as said:
                lines, charges = self.heard(said.say)
                return Passed(
                    self.queued(self.largest) if self.lost else self.to(said.to), lines, charges
                )
            case HoursNode(open=open_, closed=closed):
                is_open = self.world.is_open(self.state.clock)
                return Passed(self.to(open_ if is_open else closed))
            case OpaqueNode() as opaque:
                return self.decided(opaque)
            case EndNode(say=say):
                lines, charges = self.heard(say)
                return Passed(thrown(self.world, self.state, "hung_up", "menu"), lines, charges)

    # -- where it leads -------------------------------------------------------------------------

    @property
    def lost(self) -> bool:
        """Whether the caller has gone wrong so often that anybody will do."""
        return self.wrong >= WRONG_TURNS

    @property
    def largest(self) -> str:
        """The largest queue that this tree leads to, whatever else the company has."""
        queues = self.world.company.queues
        led = [queues[queue] for queue in self.tree.queues()]
        return max(led, key=lambda q: q.calls_per_hour or 0, default=self.world.queue("")).id

    def to(self, id: str, *, astray: bool = False) -> State:
        unasked = self.wrong == UNASKED
        wrong = self.wrong if unasked else min(self.wrong + astray, WRONG_TURNS)
        asks = isinstance(self.tree.nodes[id], MenuNode)
        return self.state._replace(inner=(id, max(wrong, 0) if asks else wrong))

    def queued(self, queue: str) -> State:
        """Out of the tree, into a queue."""
        call = self.state.call._replace(queue=queue)
        return forward(self.state, self.node.next)._replace(call=call)

    def arrived(self, queue: str) -> State:
        """Into a queue, if it is one that will do; else the caller begins again.

        A queue that one comes to without pressing a key is where everybody waits; where no queue
        will do, any does.
        """
        keys = tree_of.keys_to(self.tree, (queue,)).get(self.tree.entry)
        unasked = self.wrong == UNASKED or keys == 0
        hopeless = self.tree.entry not in tree_of.keys_to(self.tree, self.wanted)
        if queue in self.wanted or unasked or hopeless:
            return self.queued(queue)
        if self.lost or queue == self.largest:
            return self.queued(self.largest)
        return self.to(self.tree.entry)

    def heard(self, say: str) -> tuple[tuple[Line, ...], Charges]:
        """A recording, and what it takes to hear it."""
        if not say:
            return (), ()
        line = spoken(self.world, m.RECORDING, say)
        return (line,), speech_charges(self.state, line, len(say.split()), "menu")

    # -- what is asked of the caller ------------------------------------------------------------

    def keys(self, at: MenuNode) -> Ask:
        right = tree_of.right_keys(self.tree, frozenset(self.wanted)).get(at.id, frozenset())
        astray = [o.key for o in at.options if o.key not in right]
        share = self.world.number("menu.wrong_turn") if astray and right else 0.0
        options: list[Option] = []
        for option in at.options:
            good = option.key in right
            weight = (1 - share) / len(right) if good else share / max(len(astray), 1)
            to = self.to(option.to, astray=not good)
            options.append(self.pressed(at, option.key, option.text, to, weight if right else 1.0))
        taken = {option.key for option in at.options}
        if at.no_input:
            options.append(self.silence(at))
        if at.wrong_key:  # no wrong turn: who presses it again hears the same again
            off = self.to(at.wrong_key)
            options += (self.pressed(at, k, "", off, 0.0) for k in KEYS if k not in taken)
        elif not _says_it_again(at):
            options.append(self.pressed(at, "9", "hear these options again", self.to(at.id), 0.0))
        options += ways_to_hang_up(self.world, self.state, (_listening(at),), "menu")
        said = [spoken(self.world, m.RECORDING, text) for text in _lines(at)]
        if not at.announced and not at.in_words:
            said.append(spoken(self.world, m.NARRATOR, _keys_of(at)))
        return Ask(here(self.world, self.state, at.id), "key", tuple(options), tuple(said))

    def pressed(self, at: MenuNode, key: str, text: str, to: State, weight: float) -> Option:
        """A key, with what was heard of the menu before it was pressed."""
        known = any(o.key == key for o in at.options)
        press = Charge(
            "doing", because="menu", seconds=phone_key(), touchpoint="menu", did="key", keys=1
        )
        charges = (_listening(at, key if known else None), press)
        return Option(key, text, leave(self.world, self.state, charges, to), weight)

    def silence(self, at: MenuNode) -> Option:
        """Pressing nothing until the menu gives up; by habit only where no key leads to a queue."""
        stuck = at.id not in tree_of.keys_to(self.tree, self.tree.queues())
        charges = (_on_the_menu(tree_of.silent_seconds(at)),)
        led = replace(self, wrong=UNASKED).to(at.no_input)
        way = leave(self.world, self.state, charges, led)
        return Option(PRESS_NOTHING, "press nothing", way, 1.0 if stuck else 0.0)

    def digits(self, at: InputNode) -> Ask:
        """A number to type; what the system makes of it nobody outside can see."""
        fact = next((f for f in self.world.story.facts.values() if f.kind == "digits"), None)
        count = at.digits or (len(fact.value) if fact else DIGITS)
        expects = fact.value if fact else "0" * count
        lines, heard = self.heard(at.say)
        typing = Charge(
            "doing",
            because="menu",
            seconds=code(count),
            touchpoint="menu",
            did="digits",
            keys=count,
        )
        way = leave(self.world, self.state, (*heard, typing), self.to(at.to))
        return Ask(
            here(self.world, self.state, at.id),
            "digits",
            (
                Option("right", expects, way),
                Option("wrong", "something else", way, 0.0),
                *ways_to_hang_up(self.world, self.state, heard, "menu"),
            ),
            lines,
            expects=expects,
            fact=fact.id if fact else "",
        )

    def decided(self, at: OpaqueNode) -> Chance:
        """Equal odds (judgement): what decides cannot be seen."""
        known = tree_of.keys_to(self.tree, frozenset(self.wanted))
        ways = [
            leave(self.world, self.state, (), self.to(way, astray=way not in known))
            for way in at.ways
        ]
        outcomes = (Outcome(str(n), 1 / len(ways), way) for n, way in enumerate(ways, 1))
        return Chance(here(self.world, self.state, at.id), tuple(outcomes))


def _listening(at: MenuNode, key: str | None = None) -> Charge:
    """Listening as far as the option that is taken."""
    return _on_the_menu(tree_of.prompt_seconds(at, key))


def _on_the_menu(seconds: float) -> Charge:
    return Charge("listening", because="menu", seconds=seconds, touchpoint="menu", did="menu")


def _keys_of(at: MenuNode) -> str:
    """What a player could not know of a recording that nobody wrote down; nobody says it."""
    keys = "; ".join(f"{option.key} {option.text}" for option in at.options)
    return f"(The words of this menu are not known. Its keys: {keys}.)"


def _says_it_again(at: MenuNode) -> bool:
    """Whether the tree itself has a key that repeats this menu, or needs 9 for something else."""
    return not at.announced or any(o.key == "9" or o.to == at.id for o in at.options)


def _lines(at: MenuNode) -> tuple[str, ...]:
    again = () if _says_it_again(at) else ("To hear these options again, press 9.",)
    return (*tree_of.spoken(at), *again)
