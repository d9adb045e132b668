"""From a company file's `tree:` to a phone tree: written out, menu by menu or node by node, or
from four numbers.

Mistakes have the code HG054.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from holdgame.company.phone_tree import (
    ENTRY,
    KEYS,
    EndNode,
    MenuKey,
    MenuNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TreeNode,
)
from holdgame.company.tree_generator import MOST_LEVELS, Shape, TreeWords, generate, room
from holdgame.company.tree_nodes import read_nodes
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, did_you_mean
from holdgame.documents.fields import Fields

_WAYS = ("queue", "menu", "say", "end", "main")


def is_shape(fields: Fields) -> bool:
    """Whether a `tree:` is told in numbers and not written out."""
    if "nodes" in fields:
        return False
    return "options" not in fields or isinstance(_peek(fields, "options"), nodes.Scalar)


def read_shape(fields: Fields) -> Shape:
    """`{levels:, options:, prompt_seconds:, zero_out:}`."""
    levels = fields.number("levels", 2, low=1, high=MOST_LEVELS, whole=True)
    options = fields.number("options", 4, low=1, high=9, whole=True)
    seconds = fields.seconds("prompt_seconds", None, low=1, high=600)
    zero_out = fields.boolean("zero_out", False)
    fields.done()
    return Shape(int(levels or 2), int(options or 4), seconds, zero_out)


def grown(
    shape: Shape,
    fields: Fields,
    queues: Sequence[str],
    reasons: Mapping[str, tuple[str, ...]],
    operator: str,
    name: str,
) -> PhoneTree | None:
    """The generated tree, or None with a diagnostic when its keys are too few."""
    if not queues:
        return None
    if len(set(queues)) > room(shape):
        fields.diagnostics.error(
            "HG054",
            fields.place,
            f"A tree of {shape.levels} level has no room for {len(set(queues))} queues.",
            "Give it another level.",
        )
        return None
    return generate(shape, queues, reasons, operator, TreeWords.load(), name)


def read_tree(fields: Fields, queues: Sequence[str], name: str) -> PhoneTree | None:
    """A tree written out; None when the diagnostics say why there is none."""
    if "nodes" in fields:
        return read_nodes(fields, queues, name)
    reader = _Reader(fields.diagnostics, tuple(queues), name)
    reader.menu(ENTRY, fields)
    if not any(isinstance(n, QueueNode) for n in reader.made.values()):
        fields.diagnostics.error(
            "HG054", fields.place, "No key of this tree leads to a queue: nobody is ever reached."
        )
        return None
    return PhoneTree(ENTRY, MappingProxyType(reader.made))


class _Reader:
    """Builds nodes while it walks the file; ids are the keys pressed: `menu.3.2`."""

    def __init__(self, diagnostics: Diagnostics, queues: tuple[str, ...], name: str) -> None:
        self.diagnostics = diagnostics
        self.queues = queues
        self.name = name
        self.made: dict[str, TreeNode] = {}

    def menu(self, id: str, fields: Fields) -> None:
        say = fields.text("say").replace("{name}", self.name)
        repeats = int(fields.number("repeats", 2, low=1, high=9, whole=True) or 2)
        seconds = fields.seconds("prompt_seconds", None, low=1, high=600)
        self.made[id] = MenuNode(id, say, ())  # keeps its place: nodes stand in reading order
        written = fields.sequence("options", required=True)
        options: list[MenuKey] = []
        for node in written.items if written else ():
            option = self.option(id, node)
            if option and any(o.key == option.key for o in options):
                self.wrong(node, f"The key `{option.key}` stands twice in this menu.")
            elif option:
                options.append(option)
        fields.done()
        if written is not None and not written.items:
            fields.wrong(written, "A menu needs at least one option.", code="HG054")
        self.made[id] = MenuNode(id, say, tuple(options), repeats, seconds)

    def option(self, menu: str, node: nodes.Node) -> MenuKey | None:
        if not isinstance(node, nodes.Mapping):
            self.wrong(node, f"An option is keys and values, and this is {nodes.kind(node)}.")
            return None
        fields = Fields(node, "An option", self.diagnostics)
        key = fields.scalar("key", required=True)
        text = fields.text("text", required=True)
        ways = [way for way in _WAYS if way in fields]
        below = f"{menu}.{key.text}" if key else menu
        to = self.way(below, ways[0], fields) if ways else ""
        fields.done(_WAYS)
        if len(ways) != 1:
            said = "leads nowhere" if not ways else f"leads to {len(ways)} places at once"
            self.wrong(node, f"This option {said}.", f"Give it one of: {', '.join(_WAYS)}.")
            return None
        if key is None:
            return None
        if len(key.text) != 1 or key.text not in KEYS:
            self.wrong(key, f"`{key.text}` is no key of a telephone.", "There is 0 to 9, * and #.")
            return None
        return MenuKey(key.text, text.replace("{name}", self.name), to)

    def way(self, below: str, way: str, fields: Fields) -> str:
        """Add what an option leads to; returns its node id."""
        match way:
            case "queue":
                return self.queue(fields)
            case "menu":
                inner = fields.mapping("menu", "A menu")
                if inner is not None:
                    self.menu(below, inner)
            case "say":
                text = fields.text("say").replace("{name}", self.name)
                self.made[below] = SayNode(below, text, ENTRY)
            case "end":
                text = fields.text("end").replace("{name}", self.name)
                self.made[below] = EndNode(below, text)
            case _:
                fields.boolean("main")
                return ENTRY
        return below

    def queue(self, fields: Fields) -> str:
        node = fields.scalar("queue", required=True)
        if node is None:
            return ENTRY
        if node.text not in self.queues:
            self.diagnostics.error(
                "HG053",
                node.place,
                f"There is no queue `{node.text}`.",
                did_you_mean(node.text, self.queues),
            )
        id = f"queue:{node.text}"
        self.made.setdefault(id, QueueNode(id, node.text))
        return id

    def wrong(self, node: nodes.Node, sentence: str, mend: str = "") -> None:
        self.diagnostics.error("HG054", node.place, sentence, mend)


def _peek(fields: Fields, key: str) -> nodes.Node | None:
    return fields.whole.get(key)
