"""holdgame whatif: rules changed, and what that does."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdgame.cli import loading
from holdgame.cli.analysing import add_share, add_story_and_company, analysed, world_named
from holdgame.cli.help_text import WithExamples
from holdgame.cli.output import line_width, print_json, printable

if TYPE_CHECKING:
    from holdgame.engine.journey import Journey
    from holdgame.engine.world import World

EXAMPLES = """\
examples:
  holdgame whatif refund-abroad --set authority.frontline=200
  holdgame whatif refund-abroad --company larkspur --set hold.information=none
  holdgame whatif refund-abroad --set staffing.support=12 --set callback.offered=true --json
  holdgame whatif refund-abroad --set menu=2 --journey FILE    your own play, under other rules
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "whatif",
        help="change a rule and see what it does",
        description="Change one rule or several, and see what that does to the typical customer, "
        "to a play of your own, and to what the company pays. The queues change with it: people "
        "who need not ring again leave shorter waits to all others.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    add_story_and_company(command)
    command.add_argument(
        "--set",
        dest="changes",
        metavar="POLICY=VALUE",
        action="append",
        required=True,
        help="a rule and its value, as a company file has it; more than once for more",
    )
    command.add_argument(
        "--journey",
        metavar="FILE",
        type=Path,
        help="a saved play, made again with its choices; under the company it was played under, "
        "unless another is named",
    )
    add_share(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    return analysed(lambda: _what_if(options))


def _what_if(options: argparse.Namespace) -> int:
    from holdgame.analysis.analysis import Analysis
    from holdgame.analysis.what_if import WhatElse
    from holdgame.analysis.what_if_json import as_dict
    from holdgame.company.said_changes import changes_said
    from holdgame.debrief.causes.what_if_lines import what_if_lines
    from holdgame.debrief.wording import Wording
    from holdgame.friction.weights import Weights

    journey = _played(options)
    world = _world(options, journey)
    changes = changes_said(options.changes, world.company)
    analysis = Analysis(world.story, world.company, Weights.load())
    found = WhatElse(analysis, options.share).what_if(changes, journey)
    if options.json:
        print_json(as_dict(found, world.company.id, world.story.id, world.currency))
        return 0
    for line in what_if_lines(found, world, Wording.load(), line_width()):
        print(printable(line))
    return 0


def _world(options: argparse.Namespace, journey: Journey | None) -> World:
    """The story under the company that is named, else under that of the play, whose rules it was
    played by.

    Raises `FileProblem`; `JournalProblem` where the play is another story's.
    """
    if journey is None:
        return world_named(options)
    from holdgame.play.journal import JournalProblem

    played = journey.world
    if options.company is None:
        world = loading.under_that_of(loading.folders(options), options.story, played)
    else:
        world = world_named(options)
    if played.story.id != world.story.id:
        raise JournalProblem(
            f"{options.journey} is a play of `{played.story.id}`, not of `{world.story.id}`."
        )
    return world


def _played(options: argparse.Namespace) -> Journey | None:
    """The journey of a saved play. Raises `JournalProblem` where it has no ending yet."""
    if options.journey is None:
        return None
    from holdgame.play.journal import JournalProblem

    sitting = loading.looked_back_on(loading.folders(options), options.journey)
    played: Journey = sitting.journey
    if not played.ended:
        raise JournalProblem(f"{options.journey} has no ending yet.")
    return played
