"""holdgame company import-flow: a phone tree out of the system that it runs in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.output import print_json, printable_lines

if TYPE_CHECKING:
    from holdgame.company.imports.flows.flow import Flow
    from holdgame.documents.diagnostics import Source

EXAMPLES = """\
examples:
  holdgame company import-flow main.json                  what callers meet, and the tree as YAML
  holdgame company import-flow main.json billing.json     several flows that lead to one another
  holdgame company import-flow main.json --company acme.yaml
                                                          the tree into a company file
  holdgame company import-flow main.json --company acme.yaml --line hotline
                                                          as the tree of one of its lines
  holdgame company import-flow extensions.conf queues.conf --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "import-flow",
        help="read a phone tree that was exported",
        description="Read a phone tree as a telephone system exports it: Amazon Connect flows, "
        "Twilio Studio flows, Asterisk's extensions.conf and queues.conf, Genesys Architect YAML, "
        "FreeSWITCH IVR XML. The format is seen from what is in the files, the first of which is "
        "where a call comes in. Nothing is run, and nothing is fetched.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the exported files")
    command.add_argument(
        "--company", type=Path, metavar="FILE", help="put the tree into this company file"
    )
    command.add_argument(
        "--line", metavar="LINE", help="the line it is the tree of (the file's first, or support)"
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="into the company file also if it reaches nobody, or the export is broken off",
    )
    command.add_argument("--json", action="store_true", help="what was found, as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.company.imports.flows.files import read_files
    from holdgame.company.imports.flows.flow import FlowProblem
    from holdgame.company.imports.flows.trees import as_dict, read_flow

    try:
        flow = read_flow(read_files(options.files))
        told = _put_into(options, flow) if options.company else None
    except FlowProblem as problem:
        print(printable_lines(f"holdgame: {problem}"), file=sys.stderr)
        return 1
    if options.json:
        print_json(as_dict(flow))
    else:
        from holdgame.company.imports.flows.as_yaml import LINE, tree_yaml
        from holdgame.company.imports.flows.report import report

        print(printable_lines("\n".join(report(flow))))
        if told is None:
            print("\nTo put into a company file:\n")
            print(printable_lines(tree_yaml(flow, options.line or LINE)), end="")
    if told is not None:
        print(printable_lines(told), file=sys.stderr)
    return 0


def _put_into(options: argparse.Namespace, flow: Flow) -> str:
    """Write the tree into the company file; what to tell about it.

    Raises `FileProblem`, and `FlowProblem` where it is better not put in.
    """
    from holdgame.company.imports.flows.into_company import put_into
    from holdgame.documents.reader import must_read_source
    from holdgame.documents.writer import write_text

    source = must_read_source(options.company)
    done = put_into(source, flow, options.line, force=options.force)
    write_text(options.company, done.text)
    return " ".join([done.told, *_machine_in_front(source)])


def _machine_in_front(source: Source) -> Iterator[str]:
    """That in play a machine answers before the tree, where nobody has said that one does."""
    from holdgame.company.catalogue import Catalogue
    from holdgame.company.company_file import read_company
    from holdgame.documents.diagnostics import FileProblem

    try:
        first = read_company(source.path, source.text, Catalogue.load()).values["bot.first"]
    except FileProblem:  # it is told when the company is played
        return
    if first.value and first.origin == "assumed":
        yield (
            "In play a machine answers first: nobody has said so, it is assumed. If none stands in "
            "front of this tree, write `bot.first: false` under `policies:`."
        )
