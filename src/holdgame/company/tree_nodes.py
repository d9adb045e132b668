"""From a `tree:` with `nodes:` to a phone tree: node by node, as trees that were imported are kept.

    tree:
      entry: hours
      nodes:
        hours: {hours: {open: menu, closed: shut}}
        menu:
          say: For your bill, press 1.
          announced: false
          options:
            - {key: 1, text: your bill, to: "queue:billing"}
          no_input: queue:service
        shut: {end: We are closed.}

`queue:billing` need not be written out: it is the queue `billing`. Mistakes have the code HG054.
"""

from __future__ import annotations

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Final

from holdgame.company.phone_tree import (
    KEYS,
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
    leads_to,
)
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, did_you_mean
from holdgame.documents.fields import Fields

QUEUE: Final = "queue:"
"""How the ids begin of queues that need no node of their own."""

KINDS: Final = (
    "options", "queue", "end", "input", "hours", "transfer", "callback", "decides", "say",
)  # fmt: skip
"""The keys that tell what a node is. A node that only says something has `say` and `to`."""


def read_nodes(fields: Fields, queues: Sequence[str], name: str) -> PhoneTree | None:
    """The tree; None when the diagnostics say why there is none."""
    before = len(fields.diagnostics.errors)
    reader = _Reader(fields.diagnostics, tuple(queues), name)
    entry = fields.scalar("entry", required=True)
    written = fields.mapping("nodes", "`nodes:`")
    fields.done()
    for key, node in written.entries() if written else ():
        reader.node(key, node)
    if entry is not None:
        reader.ways.append(entry)
    reader.follow_ways()
    if entry is None or len(fields.diagnostics.errors) > before:
        return None
    tree = PhoneTree(entry.text, MappingProxyType(reader.made))
    reader.check(tree, fields)
    return tree if len(fields.diagnostics.errors) == before else None


class _Reader:
    """Builds nodes in the order written. `ways` are the ids that are led to, where they stand."""

    def __init__(self, diagnostics: Diagnostics, queues: tuple[str, ...], name: str) -> None:
        self.diagnostics = diagnostics
        self.queues = queues
        self.name = name
        self.made: dict[str, TreeNode] = {}
        self.places: dict[str, nodes.Scalar] = {}
        self.ways: list[nodes.Scalar] = []

    def node(self, key: nodes.Scalar, written: nodes.Node) -> None:
        """Add one node."""
        self.places[key.text] = key
        if not isinstance(written, nodes.Mapping):
            sentence = f"A node is keys and values, and this is {nodes.kind(written)}."
            self.wrong(written, sentence)
            self.made[key.text] = EndNode(key.text, "")
            return
        fields = Fields(written, f"The node `{key.text}`", self.diagnostics)
        kind = next((kind for kind in KINDS if kind in fields), "")
        if not kind:
            mend = f"Give it one of: {', '.join(KINDS)}."
            self.wrong(key, f"The node `{key.text}` does not say what it is.", mend)
        self.made[key.text] = self.of_kind(kind, key.text, fields)
        fields.done(KINDS if not kind else ())

    def of_kind(self, kind: str, id: str, fields: Fields) -> TreeNode:
        match kind:
            case "options":
                return self.menu(id, fields)
            case "queue":
                node = fields.scalar("queue")
                return QueueNode(id, self.queue(node) if node else "")
            case "input":
                digits = fields.number("digits", None, low=1, high=64, whole=True)
                count = None if digits is None else int(digits)
                said, to = self.text("input", fields), self.way("to", fields)
                return InputNode(id, said, to, count, self.way("no_input", fields, required=False))
            case "hours":
                inner = fields.mapping("hours", "`hours:`")
                opened, closed = (self.way(w, inner) if inner else "" for w in ("open", "closed"))
                if inner:
                    inner.done()
                return HoursNode(id, opened, closed)
            case "transfer":
                return self.transfer(id, fields)
            case "callback":
                return CallbackNode(id, self.text("callback", fields), self.way("to", fields))
            case "decides":
                what = self.text("decides", fields)
                ways = fields.names("ways", required=True)
                if "ways" in fields and not ways:
                    self.wrong(fields.whole, f"The node `{id}` needs at least one way.")
                self.ways += ways
                return OpaqueNode(id, what, tuple(dict.fromkeys(way.text for way in ways)))
            case "say":
                return SayNode(id, self.text("say", fields), self.way("to", fields))
            case _:
                return EndNode(id, self.text("end", fields))

    def menu(self, id: str, fields: Fields) -> MenuNode:
        written = fields.sequence("options")
        options: dict[str, MenuKey] = {}
        for item in written.items if written else ():
            option = self.option(item)
            if option and option.key in options:
                self.wrong(item, f"The key `{option.key}` stands twice in this menu.")
            elif option:
                options[option.key] = option
        if written is not None and not written.items:
            self.wrong(written, "A menu needs at least one option.")
        return MenuNode(
            id,
            self.text("say", fields),
            tuple(options.values()),
            int(fields.number("repeats", 2, low=1, high=9, whole=True) or 2),
            fields.seconds("prompt_seconds", None, low=1, high=600),
            fields.boolean("announced", True),
            self.way("no_input", fields, required=False),
            self.way("wrong_key", fields, required=False),
            fields.seconds("wait_seconds", None, low=0, high=600),
        )

    def transfer(self, id: str, fields: Fields) -> TransferNode:
        target, given = self.text("transfer", fields), fields.boolean("given", True)
        if not given:
            self.diagnostics.warn(
                "HG054",
                fields.place,
                f"Who answers behind `{target}` is not known: that part was not imported. In play "
                "it is the largest queue.",
                "Import the tree again with that file too, or lead the way to a queue.",
            )
        return TransferNode(id, target, given)

    def option(self, item: nodes.Node) -> MenuKey | None:
        if not isinstance(item, nodes.Mapping):
            self.wrong(item, f"An option is keys and values, and this is {nodes.kind(item)}.")
            return None
        fields = Fields(item, "An option", self.diagnostics)
        key = fields.scalar("key", required=True)
        text, to = self.text("text", fields, required=True), self.way("to", fields)
        fields.done()
        if key is None:
            return None
        if len(key.text) != 1 or key.text not in KEYS:
            self.wrong(key, f"`{key.text}` is no key of a telephone.", "There is 0 to 9, * and #.")
            return None
        return MenuKey(key.text, text, to)

    # -- what nodes are made of -------------------------------------------------------------------

    def text(self, key: str, fields: Fields, *, required: bool = False) -> str:
        return fields.text(key, required=required).replace("{name}", self.name)

    def way(self, key: str, fields: Fields, *, required: bool = True) -> str:
        node = fields.scalar(key, required=required)
        if node is None:
            return ""
        self.ways.append(node)
        return node.text

    def queue(self, node: nodes.Scalar) -> str:
        """The name of a queue that the company has."""
        name = node.text.removeprefix(QUEUE)
        if name not in self.queues:
            sentence, mend = f"There is no queue `{name}`.", did_you_mean(name, self.queues)
            self.diagnostics.error("HG053", node.place, sentence, mend)
        return name

    # -- what holds for the whole -----------------------------------------------------------------

    def follow_ways(self) -> None:
        """Make the queues that no node was written for, and report what leads nowhere."""
        for way in self.ways:
            id = way.text
            if id in self.made:
                continue
            if id.startswith(QUEUE):
                self.made[id] = QueueNode(id, self.queue(way))
            else:
                self.wrong(way, f"There is no node `{id}`.", did_you_mean(id, self.made))

    def check(self, tree: PhoneTree, fields: Fields) -> None:
        """Report circles without a key, that nobody is reached, and what is never reached."""
        keyless = {
            id: leads_to(node)
            for id, node in tree.nodes.items()
            if not isinstance(node, MenuNode | InputNode)
        }
        try:
            TopologicalSorter(keyless).prepare()
        except CycleError as circle:
            *round, _ = reversed(circle.args[1])
            way = " → ".join((*round, round[0]))
            sentence = f"Without pressing a key, callers are led in a circle here: {way}."
            self.wrong(self.places[round[0]], sentence, "Lead one of them somewhere else.")
        reached = {tree.entry}
        edge = [tree.entry]
        while edge:
            edge = list({to for id in edge for to in leads_to(tree.nodes[id])} - reached)
            reached.update(edge)
        if not any(isinstance(tree.nodes[id], QueueNode | TransferNode) for id in reached):
            sentence = "No way of this tree leads to a queue: nobody is ever reached."
            self.diagnostics.error("HG054", fields.place, sentence)
        for id, key in self.places.items():
            if id not in reached:
                sentence = f"Nothing leads to the node `{id}`."
                self.diagnostics.warn("HG054", key.place, sentence)

    def wrong(self, node: nodes.Node, sentence: str, mend: str = "") -> None:
        self.diagnostics.error("HG054", node.place, sentence, mend)
