"""From call flows of Architect to a phone tree: flows, menus, and actions one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from holdgame.company.imports.flows.bounds import note
from holdgame.company.imports.flows.draft import HANG_UP, WRONG_KEYS_COUNTED, Draft
from holdgame.company.imports.flows.genesys import flow as written
from holdgame.company.imports.flows.genesys.action import Action, Scope, Tests
from holdgame.company.imports.flows.genesys.flow import CallFlow
from holdgame.company.imports.flows.genesys.rules import node
from holdgame.company.imports.flows.genesys.values import audio, child, items, only, text
from holdgame.company.imports.flows.ways import reached
from holdgame.company.phone_tree import MenuKey, MenuNode, SayNode, TreeNode
from holdgame.documents.nodes import Mapping, Node
from holdgame.documents.nodes import Sequence as List

MOST_NODES = 20_000  # far more than a flow has


class Architect:
    """A call on all its ways at once, through the first of some flows and those it leads to."""

    def __init__(self, flows: Sequence[CallFlow], draft: Draft) -> None:
        self.flows = flows
        self.draft = draft
        self.tests: dict[str, Tests] = {}
        self.unseen: dict[str, Action] = {}
        self._places: dict[str, tuple[str, int, int]] = {}
        self._ids: dict[tuple[object, ...], str] = {}
        self._waiting: deque[Callable[[], None]] = deque()

    def go(self) -> str:
        """Makes every node that a call can reach; gives back the id of the first."""
        first = self._begin(self.flows[0])
        while self._waiting and len(self.draft.nodes) < MOST_NODES:
            self._waiting.popleft()()
        if self._waiting:
            note(self.draft, self.draft.format, "The flow is too large: a part was left out.")
        return first

    def finish(self, entry: str) -> None:
        """Tells the draft where calls begin, how many actions, menus and greetings they can come
        by, and of which of those nobody can see what they come to."""
        ids = reached(self.draft.nodes, entry, MOST_NODES)
        self.draft.entry = entry
        self.draft.actions = len({self._places[id] for id in ids if id in self._places})
        for id in ids:
            if action := self.unseen.get(id):
                sentence = f"What `{action.kind}` comes to cannot be seen in the flow."
                note(self.draft, action.where, sentence)

    # -- flows, menus and tasks -----------------------------------------------------------------

    def _later(self, node: Mapping, scope: Scope, make: Callable[[str], TreeNode]) -> str:
        """The id of a node for something that may be led to from several places, and from inside
        itself: it is made in its turn, once for each scope."""
        key = id(node), scope
        if key not in self._ids:
            self._ids[key] = self._id(node)
            self._waiting.append(lambda: self.draft.add(make(self._ids[key])))
        return self._ids[key]

    def _id(self, node: Node) -> str:
        new = f"{len(self._places)}"
        self._places[new] = (node.source.path, node.line, node.column)
        return new

    def flow(self, name: str) -> str:
        """The id at which a flow begins; empty if it is not among those given."""
        found = next((flow for flow in self.flows if name and flow.name == name), None)
        return self._begin(found) if found else ""

    def _begin(self, flow: CallFlow) -> str:
        greeting = audio(flow.whole.get("initialGreeting"), flow.language)
        return self._later(
            flow.whole,
            Scope(),
            lambda id: SayNode(id, greeting, self.at(flow, flow.start, Scope())),
        )

    def at(self, flow: CallFlow, target: Node | None, scope: Scope) -> str:
        """The id of a menu, of a task, or of a list of actions."""
        match target:
            case List():
                return self.chain(flow, target, scope.end, scope)
            case Mapping() if flow.is_menu(target):
                return self._later(target, Scope(), lambda id: self._menu(id, flow, target))
            case Mapping():
                return self._later(
                    target,
                    scope,
                    lambda id: SayNode(
                        id, "", self.chain(flow, target.get("actions"), scope.end, scope)
                    ),
                )
        return f"not in {flow.name}"

    def chain(self, flow: CallFlow, actions: Node | None, then: str, scope: Scope) -> str:
        """The id of the first of some actions, the last of which leads to `then`."""
        for action in reversed(items(actions)):
            kind, body = only(action)
            then = self._act(Action(self._id(action), kind, body, then, scope, flow))
        return then

    def _act(self, action: Action) -> str:
        self.draft.add(node(action, self))
        return action.id

    def _menu(self, id: str, flow: CallFlow, menu: Mapping) -> TreeNode:
        above = flow.above.get((menu.line, menu.column))
        scope = Scope(menu=id, above=self.at(flow, above, Scope()) if above else HANG_UP)
        said = audio(menu.get("audio"), flow.language)
        keys: list[MenuKey] = []
        for kind, choice in (*written.choices(menu), *flow.everywhere):
            key = written.key_of(choice)
            if not key:
                where = f"{choice.source.path}, line {choice.line}"
                note(self.draft, where, "No key leads to this choice: it has to be spoken.")
            elif all(key != other.key for other in keys):
                label = text(choice.get("name"))
                keys.append(MenuKey(key, label, self._choice(flow, kind, choice, scope)))
        counted = f"After {flow.repeats(menu)} wrong keys, as after silence, the menu is left."
        self.draft.finds(WRONG_KEYS_COUNTED, id, counted)
        return MenuNode(
            id,
            said,
            tuple(keys),
            flow.repeats(menu),
            no_input=HANG_UP,
            wait_seconds=flow.wait(menu),
        )

    def _choice(self, flow: CallFlow, kind: str, choice: Mapping, scope: Scope) -> str:
        """The id of what a choice leads to: most do what an action of like name does."""
        if kind in written.SUB_MENUS:
            return self.at(flow, written.sub_menu(choice), Scope())
        if kind == "menuTask":
            return self.chain(flow, child(choice, "task", "actions"), HANG_UP, scope)
        kind = kind.removeprefix("menu")
        action = f"{kind[:1].lower()}{kind[1:]}"
        return self._act(Action(self._id(choice), action, choice, scope.menu, scope, flow))
