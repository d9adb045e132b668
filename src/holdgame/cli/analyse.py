"""holdgame analyse: all journeys of a story at once."""

from __future__ import annotations

import argparse
from typing import Any

from holdgame.cli.analysing import add_story_and_company, analysed, world_named
from holdgame.cli.help_text import WithExamples
from holdgame.cli.output import line_width, print_json, printable

EXAMPLES = """\
examples:
  holdgame analyse refund-abroad
  holdgame analyse refund-abroad --company larkspur
  holdgame analyse my-story.yaml --company acme.yaml --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "analyse",
        help="work out all journeys of a story at once",
        description="Work out all journeys of a story at once: what the typical, the best and the "
        "worst customer go through, how it ends, and by which rules it was felt.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    add_story_and_company(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    return analysed(lambda: _analyse(options))


def _analyse(options: argparse.Namespace) -> int:
    from holdgame.analysis.report import Report, as_dict
    from holdgame.debrief.causes.report_lines import report_lines
    from holdgame.debrief.wording import Wording
    from holdgame.friction.weights import Weights

    world = world_named(options)
    report = Report.of(world.story, world.company, Weights.load())
    if options.json:
        print_json(as_dict(report))
        return 0
    for line in report_lines(report, world.story, world.company, Wording.load(), line_width()):
        print(printable(line))
    return 0
