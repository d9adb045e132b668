"""trees: a phone tree out of whatever file there is; the format is recognised by content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Final, cast

from holdgame.company.imports.flows.bounds import check_size
from holdgame.company.imports.flows.findings import findings
from holdgame.company.imports.flows.flow import Flow, FlowProblem, Importer, ImportFile
from holdgame.company.imports.flows.measures import measured
from holdgame.company.imports.flows.others import what_it_is
from holdgame.company.imports.flows.reasons import proposed
from holdgame.company.phone_tree import InputNode, MenuNode
from holdgame.company.tree_writer import node_values

IMPORTERS: Final = ("connect", "twilio", "genesys", "freeswitch", "asterisk")
"""The packages beside this file that read a format, strictest about what they recognise first."""


def read_flow(files: Sequence[ImportFile]) -> Flow:
    """The tree in these files, in whichever format the first that is recognised has.

    Raises:
        FlowProblem: no file is in a format that is known, they are too large, or there is no tree
            in them.
    """
    check_size(files)
    importers = list(_importers())
    for file in files:
        for importer in importers:
            if importer.recognises(file):
                others = [other for other in files if other is not file]
                return importer.read([file, *others])
    known = ", ".join(importer.FORMAT for importer in importers)
    raise FlowProblem(what_it_is(files[0] if files else ImportFile("Nothing", ""), known))


def as_dict(flow: Flow) -> dict[str, Any]:
    """What `--json` prints. `entry`, `nodes` and `reasons` are what a company file takes."""
    measures = measured(flow)
    nodes = flow.tree.nodes
    return {
        "format": flow.format,
        "broken_off": list(flow.broken_off),
        "actions": flow.actions,
        "entry": flow.tree.entry,
        "nodes": {id: node_values(node) for id, node in nodes.items()},
        "menus": [id for id, node in nodes.items() if isinstance(node, MenuNode)],
        "inputs": [id for id, node in nodes.items() if isinstance(node, InputNode)],
        "queues": dict(flow.labels),
        "fewest_menus_to_queue": measures.menus_to_queue,
        "fewest_keys_to_human": measures.keys_to_human,
        "listening_seconds_to_human": measures.seconds_to_human,
        "reasons": {reason: [queue] for reason, queue in proposed(flow).items()},
        "findings": [
            {"code": f.code, "where": f.where, "sentence": f.sentence} for f in findings(flow)
        ],
        "not_understood": [{"where": n.where, "sentence": n.sentence} for n in flow.not_understood],
    }


def _importers() -> Iterator[Importer]:
    for name in IMPORTERS:
        yield cast(Importer, import_module(f"holdgame.company.imports.flows.{name}.reader"))
