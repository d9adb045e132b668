"""A phone tree from four numbers, for companies that have not imported their own.

Deterministic: the same numbers and reasons make the same tree. Wrong branches end in a recording
and lead back to the first menu, so every reason stays within reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from holdgame.company.phone_tree import (
    ENTRY,
    MenuKey,
    MenuNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TreeNode,
)
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics
from holdgame.documents.fields import Fields
from holdgame.documents.reader import must_read

WORDS = Path(__file__).with_name("words.yaml")
MOST_KEYS = 9  # 1 to 9; 0 is the operator's
MOST_LEVELS = 8


@dataclass(frozen=True, slots=True)
class TreeWords:
    """What generated menus say. `reasons` and `queues` name things; `branches` are one list a
    level; `elsewhere` are options that end in the recording `website`."""

    first: str
    next: str
    website: str
    operator: str
    reasons: Mapping[str, str]
    queues: Mapping[str, str]
    branches: tuple[tuple[str, ...], ...]
    elsewhere: tuple[str, ...]

    @classmethod
    def load(cls, path: Path = WORDS) -> TreeWords:
        """Read the word bank that ships; raises `FileProblem`."""
        root = must_read(path)
        diagnostics = Diagnostics()
        assert isinstance(root, nodes.Mapping)
        fields = Fields(root, "The word bank", diagnostics)
        branches = fields.sequence("branches")
        return cls(
            first=fields.text("first", required=True),
            next=fields.text("next", required=True),
            website=fields.text("website", required=True),
            operator=fields.text("operator", required=True),
            reasons=_texts(fields, "reasons"),
            queues=_texts(fields, "queues"),
            branches=tuple(
                tuple(word.text for word in level.items if isinstance(word, nodes.Scalar))
                for level in (branches.items if branches else ())
                if isinstance(level, nodes.Sequence)
            ),
            elsewhere=tuple(word.text for word in fields.names("elsewhere")),
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """How deep, how broad, how long each prompt (None: as long as its words), and a way out."""

    levels: int
    options: int
    prompt_seconds: float | None = None
    zero_out: bool = False


def room(shape: Shape) -> int:
    """How many queues a tree of this shape can lead to, its menus widened to nine keys."""
    return int(MOST_KEYS**shape.levels)


def generate(
    shape: Shape,
    queues: Sequence[str],
    reasons: Mapping[str, tuple[str, ...]],
    operator: str,
    words: TreeWords,
    name: str = "",
) -> PhoneTree:
    """A tree of `shape` that leads to each of `queues`, which are named by their reasons.

    Raises:
        ValueError: there are more queues than keys to press, or none.
    """
    wanted = list(dict.fromkeys(queues))
    if not wanted or len(wanted) > room(shape):
        raise ValueError(f"no room for {len(wanted)} queues in {shape.levels} levels")
    made: dict[str, TreeNode] = {}
    labels = {q: _label(q, reasons, words) for q in wanted}
    _menu(ENTRY, 1, wanted, shape, labels, operator, words, name, made)
    for queue in wanted + [operator] * shape.zero_out:
        made.setdefault(_queue_id(queue), QueueNode(_queue_id(queue), queue))
    return PhoneTree(ENTRY, MappingProxyType(made))


def _menu(
    id: str,
    level: int,
    queues: list[str],
    shape: Shape,
    labels: Mapping[str, str],
    operator: str,
    words: TreeWords,
    name: str,
    made: dict[str, TreeNode],
) -> None:
    """Add a menu that leads to `queues`, and all that is below it."""
    last = level == shape.levels
    groups = _dealt(queues, level, shape)
    width = max(shape.options, len(groups))
    # Where the ways on stand differs from menu to menu: always the first key would be no menu.
    places = sorted((level * 2 + 3 * i + len(id)) % width for i in range(len(groups)))
    places = places if len(set(places)) == len(groups) else list(range(len(groups)))
    options: list[MenuKey] = []
    made[id] = MenuNode(id, "", ())  # keeps its place: nodes stand in the order of the walk
    spare = iter(_elsewhere(level, width, words))
    branches = iter(words.branches[min(level, len(words.branches)) - 1])
    for position in range(width):
        key = str(position + 1)
        below = f"{id}.{key}"
        if position not in places:
            made[below] = SayNode(below, words.website, ENTRY)
            options.append(MenuKey(key, next(spare), below))
            continue
        group = groups[places.index(position)]
        if last:
            options.append(MenuKey(key, labels[group[0]], _queue_id(group[0])))
            made.setdefault(_queue_id(group[0]), QueueNode(_queue_id(group[0]), group[0]))
        else:
            options.append(MenuKey(key, next(branches), below))
            _menu(below, level + 1, group, shape, labels, operator, words, name, made)
    if shape.zero_out:
        options.append(MenuKey("0", words.operator, _queue_id(operator)))
    say = (words.first if level == 1 else words.next).replace("{name}", name)
    made[id] = MenuNode(id, say, tuple(options), declared_seconds=shape.prompt_seconds)


def _dealt(queues: list[str], level: int, shape: Shape) -> list[list[str]]:
    """The queues dealt round over this menu's keys; on the last level each has its own key."""
    if level == shape.levels:
        return [[q] for q in queues]
    below = MOST_KEYS ** (shape.levels - level)
    needed = -(-len(queues) // below)
    count = max(min(len(queues), shape.options), needed)
    return [queues[i::count] for i in range(count)]


def _elsewhere(level: int, width: int, words: TreeWords) -> list[str]:
    """Labels of options that lead nowhere, different from level to level."""
    bank = words.elsewhere
    start = (level - 1) * MOST_KEYS
    return [bank[(start + i) % len(bank)] for i in range(width)]


def _label(queue: str, reasons: Mapping[str, tuple[str, ...]], words: TreeWords) -> str:
    """What a queue is called in a menu: the matters that lead to it, else its own name."""
    matters = [r for r, to in reasons.items() if queue in to and r != "default"]
    named = [words.reasons.get(r, r.replace("_", " ").replace("-", " ")) for r in matters]
    if len(named) > 1:
        return ", ".join(named[:-1]) + " or " + named[-1]
    return named[0] if named else words.queues.get(queue, queue.replace("_", " "))


def _queue_id(queue: str) -> str:
    return f"queue:{queue}"


def _texts(fields: Fields, key: str) -> Mapping[str, str]:
    inner = fields.mapping(key, required=True)
    entries = inner.entries() if inner else ()
    return MappingProxyType({k.text: v.text for k, v in entries if isinstance(v, nodes.Scalar)})
