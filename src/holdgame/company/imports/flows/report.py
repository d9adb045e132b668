"""report: an imported tree told to a person: how far it is to somebody, and what is wrong."""

from __future__ import annotations

from holdgame.company.imports.flows.findings import findings
from holdgame.company.imports.flows.flow import Flow
from holdgame.company.imports.flows.measures import measured
from holdgame.company.phone_tree import InputNode, MenuNode, PhoneTree, TransferNode


def report(flow: Flow) -> list[str]:
    """The lines, without the YAML."""
    found, left = findings(flow), flow.not_understood
    lines = [f"{flow.format}. {_counted(flow)}", _distance(flow)]
    if found:
        lines += ["", "What callers meet:", *(f"  {f.sentence} [{f.where}]" for f in found)]
    if left:
        lines += ["", "Not understood:", *(f"  {n.where}: {n.sentence}" for n in left)]
    return lines


def _counted(flow: Flow) -> str:
    nodes = flow.tree.nodes.values()
    counts = (
        (flow.actions, "step", "steps"),
        (sum(isinstance(n, MenuNode) for n in nodes), "menu", "menus"),
        (sum(isinstance(n, InputNode) for n in nodes), "number to type", "numbers to type"),
        (len(flow.labels), "queue", "queues"),
    )
    return f"{', '.join(_many(*count) for count in counts if count[0])}."


def _distance(flow: Flow) -> str:
    measures = measured(flow)
    menus, keys, seconds = (
        measures.menus_to_queue,
        measures.keys_to_human,
        measures.seconds_to_human,
    )
    if flow.broken_off:
        return "How far it is to somebody is not known."
    unseen = unseen_behind(flow.tree)
    if keys is None and unseen:
        return f"How far it is to somebody is not known: give {' and '.join(unseen)} too."
    if keys is None or seconds is None:
        return "Whatever callers press, they reach nobody."
    passed = f"{_many(menus, 'menu', 'menus')}, " if menus is not None else ""
    pressed = _many(keys, "key", "keys")
    return f"To reach somebody takes at the least {passed}{pressed}, {seconds:.0f} s of listening."


def unseen_behind(tree: PhoneTree) -> list[str]:
    """What people call the flows that a call goes on in and that were not given."""
    found = tree.nodes.values()
    return [n.target for n in found if isinstance(n, TransferNode) and not n.given]


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
