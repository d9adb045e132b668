"""A phone tree, neutral: what a caller hears, presses, and where each key leads.

Built from a company's own file, generated from four numbers, or imported; readers of trees know
none of that.

Sources: speech 150 words a minute; 0.6 s between options (acixd: 0.5 to 0.75).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

WORDS_A_SECOND = 2.5
BETWEEN_OPTIONS = 0.6  # seconds
KEYS = "1234567890*#"
ENTRY = "menu"
_SPOKEN = {"*": "star", "#": "hash"}
_NAMED = re.compile(r"\[[^\[\]]*\]")  # the name of a recording whose words nobody wrote down


@dataclass(frozen=True, slots=True)
class MenuKey:
    """One option: `text` as it is spoken (`your bill`, `to hear this again`), `to` a node id."""

    key: str
    text: str
    to: str


@dataclass(frozen=True, slots=True)
class MenuNode:
    """A prompt and its keys. Said `repeats` times in all to a caller who presses nothing.

    `declared_seconds` is the length of the whole prompt where somebody has said it. `announced`
    is false where the prompt names the keys itself, in the company's own words, and nothing is
    added to it. `no_input` and `wrong_key` are node ids where silence and a key that is none lead;
    empty: the menu is said again. `wait_seconds` of silence follow each time it has been said.
    """

    id: str
    say: str
    options: tuple[MenuKey, ...]
    repeats: int = 2
    declared_seconds: float | None = None
    announced: bool = True
    no_input: str = ""
    wrong_key: str = ""
    wait_seconds: float | None = None

    @property
    def in_words(self) -> bool:
        """Whether any words of its prompt are known; `[main menu]` is only the name of one."""
        return any(c.isalnum() for c in _NAMED.sub("", self.say))


@dataclass(frozen=True, slots=True)
class QueueNode:
    """The end of the menu: people, or the wait for them."""

    id: str
    queue: str


@dataclass(frozen=True, slots=True)
class SayNode:
    """A recording, then on to another node."""

    id: str
    say: str
    to: str


@dataclass(frozen=True, slots=True)
class EndNode:
    """A recording, then the line goes dead."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class InputNode:
    """Digits to type, `digits` of them where that is known; then on to `to`, right or wrong."""

    id: str
    say: str
    to: str
    digits: int | None = None
    no_input: str = ""


@dataclass(frozen=True, slots=True)
class HoursNode:
    """The opening hours are looked at."""

    id: str
    open: str
    closed: str


@dataclass(frozen=True, slots=True)
class TransferNode:
    """The call leaves the tree for another number, `target` by its label, never by its digits.

    Not `given`: it goes on in a part of the export that nobody has seen, so who answers is unknown.
    """

    id: str
    target: str
    given: bool = True


@dataclass(frozen=True, slots=True)
class CallbackNode:
    """The caller is offered to be rung back; `to` is where whoever declines goes on."""

    id: str
    say: str
    to: str


@dataclass(frozen=True, slots=True)
class OpaqueNode:
    """Something decides that cannot be seen from outside: `what`, and where it may lead."""

    id: str
    what: str
    ways: tuple[str, ...]


TreeNode = (
    MenuNode
    | QueueNode
    | SayNode
    | EndNode
    | InputNode
    | HoursNode
    | TransferNode
    | CallbackNode
    | OpaqueNode
)


@dataclass(frozen=True, slots=True)
class PhoneTree:
    """Nodes by id, from `entry` on. Every `to` names a node."""

    entry: str
    nodes: Mapping[str, TreeNode]

    def queues(self) -> tuple[str, ...]:
        """The queues it leads to, in the order met."""
        return tuple(n.queue for n in self.nodes.values() if isinstance(n, QueueNode))

    def operator(self) -> str | None:
        """The queue behind 0 of the first menu, if there is one."""
        entry = self.nodes[self.entry]
        keys = entry.options if isinstance(entry, MenuNode) else ()
        behind = next((self.nodes[k.to] for k in keys if k.key == "0"), None)
        return behind.queue if isinstance(behind, QueueNode) else None


def spoken(node: TreeNode) -> tuple[str, ...]:
    """The lines a caller hears at a node; of a menu, the prompt and then each option."""
    match node:
        case MenuNode(announced=announced):
            first = (node.say,) if node.say else ()
            return first + tuple(_option(o) for o in node.options if announced)
        case SayNode() | EndNode() | InputNode() | CallbackNode():
            return (node.say,) if node.say else ()
        case QueueNode() | HoursNode() | TransferNode() | OpaqueNode():
            return ()


def prompt_seconds(node: TreeNode, key: str | None = None) -> float:
    """Seconds of listening at a node: all of it, or until the option of `key` has been said.

    A prompt that only has a name is taken to be as long as it takes to name the keys.
    """
    lines = spoken(node)
    if not isinstance(node, MenuNode):
        return _seconds(lines)
    if node.say and not node.announced and not node.in_words:
        node = replace(node, announced=True)
        lines = spoken(node)
    whole = heard = _seconds(lines)
    if node.announced and key is not None:
        before = len(lines) - len(node.options)
        at = next((i for i, o in enumerate(node.options) if o.key == key), len(node.options) - 1)
        heard = _seconds(lines[: before + at + 1])
    if node.declared_seconds is not None and whole:
        return node.declared_seconds * heard / whole
    return heard


def silent_seconds(menu: MenuNode) -> float:
    """Seconds that a caller who presses nothing spends at a menu, until it has been said enough."""
    return menu.repeats * (prompt_seconds(menu) + (menu.wait_seconds or 0.0))


def right_keys(tree: PhoneTree, queues: Collection[str]) -> Mapping[str, frozenset[str]]:
    """At each menu, by node id: the keys on a way to one of the queues with the fewest keys.

    Empty where no key leads there any more.
    """
    distance = keys_to(tree, queues)
    right: dict[str, frozenset[str]] = {}
    for node in tree.nodes.values():
        if isinstance(node, MenuNode):
            steps = {o.key: distance[o.to] for o in node.options if o.to in distance}
            least = min(steps.values(), default=0)
            right[node.id] = frozenset(k for k, s in steps.items() if s == least)
    return MappingProxyType(right)


def depth(tree: PhoneTree, queues: Collection[str] | None = None) -> int:
    """Keys that must be pressed, at the least, to reach the farthest of the queues."""
    wanted = tree.queues() if queues is None else queues
    found = [keys_to(tree, [q]).get(tree.entry) for q in wanted]
    return max((keys for keys in found if keys is not None), default=0)


def leads_to(node: TreeNode) -> tuple[str, ...]:
    """The ids of the nodes that follow, by whatever way."""
    match node:
        case MenuNode(no_input=no_input, wrong_key=wrong_key):
            return (*(o.to for o in node.options), *filter(None, (no_input, wrong_key)))
        case InputNode(no_input=no_input):
            return (node.to, *filter(None, (no_input,)))
        case SayNode() | CallbackNode():
            return (node.to,)
        case HoursNode():
            return (node.open, node.closed)
        case OpaqueNode():
            return node.ways
        case QueueNode() | TransferNode() | EndNode():
            return ()


def keys_to(tree: PhoneTree, queues: Collection[str]) -> Mapping[str, int]:
    """Keys to press, at the least, from each node to the nearest of the queues.

    Nodes from which no key leads there are left out: who is silent or presses a key that is none
    may come there all the same. What only the system decides is taken to decide well.
    """
    before: dict[str, list[tuple[str, int]]] = {id: [] for id in tree.nodes}
    for id, to, keys in _deliberate(tree):
        before[to].append((id, keys))
    distance = {n.id: 0 for n in tree.nodes.values() if isinstance(n, QueueNode)}
    distance = {id: 0 for id in distance if _queue(tree, id) in queues}
    waiting = deque(distance)
    while waiting:  # a way without a key is looked at before one with a key
        id = waiting.popleft()
        for earlier, keys in before[id]:
            if distance[id] + keys < distance.get(earlier, len(tree.nodes) + 1):
                distance[earlier] = distance[id] + keys
                (waiting.append if keys else waiting.appendleft)(earlier)
    return distance


def _deliberate(tree: PhoneTree) -> Iterator[tuple[str, str, int]]:
    """From, to, and the keys it takes: the ways that callers choose or are led."""
    for node in tree.nodes.values():
        match node:
            case MenuNode():
                yield from ((node.id, option.to, 1) for option in node.options)
            case InputNode():
                yield node.id, node.to, 0
            case _:
                yield from ((node.id, to, 0) for to in leads_to(node))


def _queue(tree: PhoneTree, id: str) -> str:
    node = tree.nodes[id]
    return node.queue if isinstance(node, QueueNode) else ""


def _option(option: MenuKey) -> str:
    lead = "" if option.text.startswith(("to ", "To ")) else "for "
    sentence = f"{lead}{option.text}, press {_SPOKEN.get(option.key, option.key)}."
    return sentence[0].upper() + sentence[1:]


def _seconds(lines: tuple[str, ...]) -> float:
    words = sum(len(line.split()) for line in lines)
    return words / WORDS_A_SECOND + BETWEEN_OPTIONS * max(0, len(lines) - 1)
