"""holdgame attribute: which rules make the difference between a company and a reference."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from holdgame.cli import loading
from holdgame.cli.analysing import add_share, add_story_and_company, analysed, world_named
from holdgame.cli.help_text import WithExamples
from holdgame.cli.output import line_width, print_json, printable

if TYPE_CHECKING:
    from holdgame.company.policy import PolicyValue
    from holdgame.debrief.causes.attribution_lines import Against
    from holdgame.engine.world import World

BEST = "best-known"
EXAMPLES = """\
examples:
  holdgame attribute refund-abroad
  holdgame attribute refund-abroad --company acme.yaml --against larkspur
  holdgame attribute refund-abroad --only authority.frontline --only hold.information
  holdgame attribute refund-abroad --with-load --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "attribute",
        help="cut the difference to a reference into shares of the rules",
        description="Cut the difference between a company and a reference into shares of its "
        "rules, and of those who own them: what each change takes off by itself, and what it takes "
        "off as one of all (Shapley values).",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    add_story_and_company(command)
    command.add_argument(
        "--against",
        metavar="REFERENCE",
        default=BEST,
        help=f"a company's name, id or file, or `{BEST}`: the best known value of each rule "
        f"({BEST})",
    )
    command.add_argument(
        "--only", metavar="POLICY", action="append", help="change only this rule, and others named"
    )
    command.add_argument(
        "--with-load",
        action="store_true",
        help="let the queues change with each set of rules; it takes longer",
    )
    add_share(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    if options.share is not None and not options.with_load:
        print("holdgame: --share goes with --with-load.", file=sys.stderr)
        return 2
    return analysed(lambda: _attribute(options))


def _attribute(options: argparse.Namespace) -> int:
    from holdgame.analysis.analysis import Analysis
    from holdgame.analysis.attribution import attribute
    from holdgame.analysis.attribution_json import as_dict
    from holdgame.analysis.sensitivity import sensitivity
    from holdgame.cli.progress import Progress
    from holdgame.debrief.causes.attribution_lines import attribution_lines
    from holdgame.debrief.wording import Wording
    from holdgame.friction.weights import Weights

    world = world_named(options)
    reference, against = _reference(options, world)
    weights, progress = Weights.load(), Progress()
    analysis = Analysis(world.story, world.company, weights)
    try:
        progress.say("weights halved and doubled")
        ranks = sensitivity(analysis, reference)
        found = attribute(
            analysis,
            reference,
            coupled=options.with_load,
            share=options.share,
            tell=progress.say,
        )
    finally:
        progress.done()
    if options.json:
        print_json(as_dict(found, ranks, world.company, world.story.id, options.against))
        return 0
    for line in attribution_lines(found, ranks, world, against, Wording.load(), line_width()):
        print(printable(line))
    return 0


def _reference(options: argparse.Namespace, world: World) -> tuple[dict[str, PolicyValue], Against]:
    """By policy its value in the reference, of those that are wanted; and whose it is.

    Raises `FileProblem`, `WrongChange`.
    """
    from holdgame.company.reference import best_known, each_once, example
    from holdgame.company.said_changes import WrongChange
    from holdgame.debrief.causes.attribution_lines import Against
    from holdgame.documents.diagnostics import did_you_mean

    name = ""
    if options.against == BEST:
        found = best_known(world.company)
    else:
        other = loading.load_company_named(loading.folders(options), options.against)
        found, name = example(world.company, other), other.name
    if options.only is None:
        return each_once(world.company, found), Against(name)
    for policy in options.only:
        if policy not in world.company.values:
            meant = did_you_mean(policy, world.company.values)
            raise WrongChange(f"There is no policy `{policy}`. {meant}".rstrip())
        if policy not in found:
            raise WrongChange(f"`{policy}` is as good here as in the reference.")
    only = {policy: value for policy, value in found.items() if policy in options.only}
    return only, Against(name, few=True)
