"""findings: what is wrong with a phone tree for whoever calls, in plain words.

Each has a stable code, the id of the node it is about, and a sentence for an executive.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.company.imports.flows import prompts
from holdgame.company.imports.flows.draft import WRONG_KEYS_COUNTED
from holdgame.company.imports.flows.flow import Finding, Flow
from holdgame.company.imports.flows.measures import is_person
from holdgame.company.imports.flows.ways import without_a_key
from holdgame.company.imports.flows.words import is_whole
from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    PhoneTree,
    QueueNode,
    TransferNode,
    leads_to,
)

BROKEN_OFF: Final = "{} is broken off: export it again. From a part of a tree nothing is concluded."

_FARTHEST: Final = 500  # nodes that silence is followed through
_SPOKEN: Final = {"*": "star", "#": "hash"}


def findings(flow: Flow) -> tuple[Finding, ...]:
    """All there is to say, in the order of the tree; what concerns all of it comes first.

    Of a part of a tree only that is said: what it lacks may stand in the rest.
    """
    tree = flow.tree
    if flow.broken_off:
        names = " and ".join(flow.broken_off)
        return (Finding("broken-off", tree.entry, BROKEN_OFF.format(names)),)
    order = {id: n for n, id in enumerate(tree.nodes)}
    counted = frozenset(f.where for f in flow.noticed if f.code == WRONG_KEYS_COUNTED)
    found = [*_of_menus(tree, counted), *_of_hours(tree), *_not_given(tree), *flow.noticed]
    return (*_of_the_whole(tree), *sorted(found, key=lambda f: order.get(f.where, 0)))


def _of_the_whole(tree: PhoneTree) -> Iterator[Finding]:
    people = _leading_to_people(tree)
    if tree.entry not in people:
        yield Finding(
            "no-human", tree.entry, "Nobody is reached: no way of this tree leads to a person."
        )
    elif tree.queues() and not any(isinstance(n, HoursNode) for n in tree.nodes.values()):
        yield Finding(
            "no-hours-check",
            tree.entry,
            "Nothing in this tree looks at the opening hours: whoever calls at night is led in as "
            "by day. In play the company's `hours.open` acts before the tree.",
        )


def _not_given(tree: PhoneTree) -> Iterator[Finding]:
    for node in tree.nodes.values():
        if isinstance(node, TransferNode) and not node.given:
            sentence = (
                f"The call goes on in {node.target}, which is not among the files: who is reached "
                "there is not known. In play the largest queue answers."
            )
            yield Finding("not-given", node.id, sentence)


def _of_menus(tree: PhoneTree, counted: frozenset[str]) -> Iterator[Finding]:
    """`counted` are the menus that are left after so many wrong keys."""
    people = _leading_to_people(tree)
    for menu in tree.nodes.values():
        if isinstance(menu, MenuNode):
            yield from _silence(tree, menu, wrong_keys_end=menu.id in counted)
            yield from _dead_ends(menu, people)
            unsaid = _unsaid(menu)
            if unsaid:
                yield Finding("not-announced", menu.id, unsaid)


def _silence(tree: PhoneTree, menu: MenuNode, *, wrong_keys_end: bool) -> Iterator[Finding]:
    """What becomes of callers who press nothing, or a key that is none."""
    silent, asked = _led(tree, menu.no_input or menu.id, waits=True)
    wrong, asked_again = _led(tree, menu.wrong_key or menu.id, waits=False)
    loops = not wrong and asked_again == {menu.id} and not wrong_keys_end
    if not silent and menu.id in asked:
        who = "nothing, or a wrong key," if loops else "nothing"
        sentence = f"Whoever presses {who} hears the same again, for ever: there is no way out."
        yield Finding("loop-without-exit", menu.id, sentence)
    elif loops:
        sentence = "Whoever presses wrong keys hears the same for ever: nothing else is tried."
        yield Finding("loop-without-exit", menu.id, sentence)
    if silent and _all_dead(tree, silent):
        sentence = f"Whoever presses nothing is cut off{_after(tree, silent)}."
        yield Finding("silence-hangs-up", menu.id, sentence)
    if wrong and not asked_again and _all_dead(tree, wrong):
        sentence = f"Whoever presses a wrong key is cut off{_after(tree, wrong)}."
        yield Finding("wrong-key-hangs-up", menu.id, sentence)


def _dead_ends(menu: MenuNode, people: frozenset[str]) -> Iterator[Finding]:
    """Keys behind which nobody is, of a menu behind which somebody is."""
    for option in menu.options:
        if menu.id in people and option.to not in people:
            key = _SPOKEN.get(option.key, option.key)
            sentence = f"Behind key {key} ({option.text}) nobody is reached: the line goes dead."
            yield Finding("dead-end", option.to, sentence)


def _unsaid(menu: MenuNode) -> str:
    """A sentence on keys that work and that the prompt does not name; empty if it names all."""
    if menu.announced or not is_whole(menu.say):
        return ""
    named = prompts.announced(menu.say)
    hidden = [_SPOKEN.get(o.key, o.key) for o in menu.options if o.key not in named]
    said = [_SPOKEN.get(o.key, o.key) for o in menu.options if o.key in named]
    if not hidden:
        return ""
    work = f"Keys {_listed(hidden)} work" if len(hidden) > 1 else f"Key {hidden[0]} works"
    only = f": only {said[0]} is announced" if len(said) == 1 else ""
    return f"{work}, and nobody is told so{only}."


def _of_hours(tree: PhoneTree) -> Iterator[Finding]:
    for node in tree.nodes.values():
        if isinstance(node, HoursNode):
            closed, asked = _led(tree, node.closed, waits=False)
            if not asked and _all_dead(tree, closed):
                sentence = f"Outside the opening hours callers are cut off{_after(tree, closed)}."
                yield Finding("closed-hangs-up", node.id, sentence)


# -- where callers come to ------------------------------------------------------------------------


def reaches_somebody(tree: PhoneTree) -> bool:
    """Whether any way, silence too, leads to a queue or to another number that is known."""
    return tree.entry in _leading_to(tree, {n.id for n in tree.nodes.values() if is_person(n)})


def _leading_to_people(tree: PhoneTree) -> frozenset[str]:
    """The nodes from which somebody may be reached, now or by being rung back, by whatever way."""
    people = (QueueNode, TransferNode, CallbackNode)
    return _leading_to(tree, {n.id for n in tree.nodes.values() if isinstance(n, people)})


def _leading_to(tree: PhoneTree, ends: set[str]) -> frozenset[str]:
    """The nodes from which one of `ends` can be reached, by whatever way."""
    before: dict[str, list[str]] = {}
    for node in tree.nodes.values():
        for to in leads_to(node):
            before.setdefault(to, []).append(node.id)
    found = set(ends)
    edge = list(found)
    while edge:
        edge = list({id for to in edge for id in before.get(to, ())} - found)
        found.update(edge)
    return frozenset(found)


def _led(tree: PhoneTree, start: str, *, waits: bool) -> tuple[tuple[str, ...], frozenset[str]]:
    """Where a call goes from `start` without a key: the nodes it may end at, and those that ask.

    With `waits`, callers say nothing there either, and are led on. After 500 nodes nobody knows:
    then it asks, as it were, at a node of no name.
    """
    ends: dict[str, None] = {}
    asked: set[str] = set()
    seen: set[str] = set()
    edge = [start]
    while edge:
        id = edge.pop()
        if id in seen:
            continue
        seen.add(id)
        if len(seen) > _FARTHEST:
            return (), frozenset([""])
        match tree.nodes[id]:
            case MenuNode(no_input=silent):
                asked.add(id)
                edge += [silent] if silent and waits else []
            case InputNode(no_input=silent, to=to):
                asked.add(id)
                edge += [silent or to] if waits else []
            case QueueNode() | TransferNode() | EndNode():
                ends[id] = None
            case node:
                edge += reversed(without_a_key(node))
    return tuple(ends), frozenset(asked)


def _all_dead(tree: PhoneTree, ends: tuple[str, ...]) -> bool:
    return all(isinstance(tree.nodes[id], EndNode) for id in ends)


def _after(tree: PhoneTree, ends: tuple[str, ...]) -> str:
    """The last words they hear, if there is one thing they can hear."""
    said = {node.say for id in ends if isinstance(node := tree.nodes[id], EndNode)}
    words = said.pop() if len(said) == 1 else ""
    return f" after “{words}”" if words else ""


def _listed(keys: list[str]) -> str:
    return keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} and {keys[-1]}"
