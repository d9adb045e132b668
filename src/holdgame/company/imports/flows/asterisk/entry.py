"""Where a caller enters a dialplan, which does not say so itself.

It is where the largest menu can be reached from; of several such places, the one whose context is
named as contexts for calls from outside are, then the one with `s`, which is dialled where no
number comes with the call, then the one from which most can be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from holdgame.company.imports.flows.asterisk.dialplan import Dialplan, Place
from holdgame.company.imports.flows.asterisk.pattern import pattern
from holdgame.company.imports.flows.asterisk.queues import Queues
from holdgame.company.imports.flows.asterisk.tree import Walk
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.ways import reached
from holdgame.company.phone_tree import MenuNode, TreeNode, leads_to

_MOST_STARTS = 500
_MOST_COMPARED = 20
_SPECIAL = frozenset(("h", "i", "t", "o", "a", "e", "T", "fax", "failed", "start", "talk"))
_OUTSIDE = re.compile(
    r"(?:default|demo|public|from-)|.*(?:incoming|inbound|trunk|pstn|\bdid\b|outside)", re.I
)
_INSIDE = re.compile(r".*(?:internal|local|outbound|outgoing|distance|hint|phones|users)", re.I)


def entry(plan: Dialplan, queues: Queues) -> Place | None:
    """The place where a call from outside comes in; None if nothing can be dialled."""
    walk = Walk(plan, queues, Draft(""))
    starts = {place: walk.go(place) for place in _starts(plan)}
    nodes = walk.draft.nodes
    best = max((len(n.options) for n in nodes.values() if isinstance(n, MenuNode)), default=0)
    largest = {n.id for n in nodes.values() if isinstance(n, MenuNode) and len(n.options) == best}
    near = _leading_to(nodes, largest)
    able = [place for place, first in starts.items() if first in near] or list(starts)
    able.sort(key=_from_outside, reverse=True)
    return max(
        able[:_MOST_COMPARED],
        key=lambda place: (*_from_outside(place), len(reached(nodes, starts[place], len(nodes)))),
        default=None,
    )


def _from_outside(place: Place) -> tuple[int, bool]:
    """How much a place looks like one where calls from outside come in."""
    inside, outside = _INSIDE.match(place.context), _OUTSIDE.match(place.context)
    return (0 if inside else 2 if outside else 1), place.exten == "s"


def _starts(plan: Dialplan) -> list[Place]:
    """What can be dialled in the contexts that no other includes; in any, if all are included."""
    included = {name for context in plan.contexts.values() for name in context.includes}
    outermost = [name for name in plan.contexts if name not in included]
    starts: dict[Place, None] = {}
    for context in outermost or plan.contexts:
        if context.startswith("macro-"):
            continue
        for exten in _dialled(plan, context):
            if len(starts) == _MOST_STARTS:
                break
            if exten not in _SPECIAL:
                starts[Place(context, exten)] = None
    return list(starts)


def _dialled(plan: Dialplan, context: str) -> Iterator[str]:
    for name in plan.included(context):
        for written in plan.contexts[name].extensions:
            yield pattern(written).example() if written[:1] == "_" else written


def _leading_to(nodes: Mapping[str, TreeNode], ends: set[str]) -> set[str]:
    """The nodes from which one of `ends` can be reached."""
    before: dict[str, list[str]] = {}
    for id, node in nodes.items():
        for to in leads_to(node):
            before.setdefault(to, []).append(id)
    found = set(ends)
    edge = list(ends)
    while edge:
        for earlier in before.get(edge.pop(), ()):
            if earlier not in found:
                found.add(earlier)
                edge.append(earlier)
    return found
