"""holdgame play: on screen, in plain text, or by a rehearsal customer."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from holdgame.cli import loading
from holdgame.cli.arguments import pace
from holdgame.cli.output import print_json, printable_lines
from holdgame.play.pace import BRISK

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdgame.debrief.causes.between import Between
    from holdgame.debrief.causes.causes import Causes
    from holdgame.engine.world import World
    from holdgame.play.folders import Folders
    from holdgame.play.sitting import Sitting

NO_TERMINAL = (
    "holdgame: this is not a terminal. Use --plain to play line by line, "
    "or --bot to let a rehearsal customer play."
)


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "play",
        help="play a story under a company's rules",
        description="Play a story under a company's rules.",
        epilog="A pace of 10 is ten times as fast; brisk begins 1:1 and asks after a minute.",
    )
    command.add_argument("story", nargs="?", help="a story's id, or its file (refund-abroad)")
    command.add_argument("--company", metavar="NAME|FILE", help="whose rules (yours, or meridian)")
    command.add_argument(
        "--then",
        metavar="NAME|FILE",
        help="the same story once more, under this company's rules; then both side by side",
    )
    command.add_argument(
        "--as-recorded",
        metavar="WHICH",
        choices=("median", "p90", "longest"),
        help="with the waits of a customer in the company's records: median, p90 or longest",
    )
    command.add_argument("--pace", type=pace, help="honest, brisk, instant or a number (brisk)")
    command.add_argument("--seed", type=int, help="the journey's luck; printed when it is drawn")
    command.add_argument("--plain", action="store_true", help="line by line, from standard input")
    command.add_argument(
        "--resume",
        nargs="?",
        const="",
        metavar="FILE",
        help="go on with a play without an ending (the newest)",
    )
    command.add_argument("--list", action="store_true", help="list the plays that are kept")
    command.add_argument("--bot", action="store_true", help="let a rehearsal customer play")
    command.add_argument("--json", action="store_true", help="with --bot or --list: as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    wrong = _wrong(options)
    if wrong:
        print(f"holdgame: {wrong}", file=sys.stderr)
        return 2
    if options.list:
        from holdgame.cli.plays_kept import list_plays

        return list_plays(loading.folders(options), as_json=options.json)
    if options.bot:
        return _bot(options)
    if options.plain:
        return _plain(options)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(NO_TERMINAL, file=sys.stderr)
        return 2
    return _screen(options)


def _wrong(options: argparse.Namespace) -> str:
    """What does not go together, in a sentence."""
    resumes = options.resume is not None
    if options.json and not (options.bot or options.list):
        return "--json goes with --bot and --list; a saved play has `holdgame debrief FILE --json`."
    if options.bot and (options.plain or resumes):
        return "--bot plays a whole journey by itself; leave out --plain and --resume."
    if resumes and (options.company or options.seed is not None):
        return "--resume goes on as it was begun; leave out --company and --seed."
    if options.then and resumes:
        return "--then begins two plays; leave out --resume."
    if options.as_recorded and (options.bot or resumes):
        return "--as-recorded begins a play of your own; leave out --bot and --resume."
    return ""


def _seed(options: argparse.Namespace) -> int:
    from holdgame.play.sitting import new_seed

    return new_seed() if options.seed is None else options.seed


def _bot(options: argparse.Namespace) -> int:
    from holdgame.engine.rehearsal import rehearse

    where, seed = loading.folders(options), _seed(options)
    companies = [options.company, options.then] if options.then else [options.company]
    worlds = [loading.choose(where, options.story, company).world for company in companies]
    journeys = [rehearse(world, seed) for world in worlds]
    if options.json:
        from holdgame.debrief.result import result

        results = [result(journey) for journey in journeys]
        print_json(results if options.then else results[0])
        return 0
    from holdgame.debrief.debrief import Debrief
    from holdgame.debrief.text import render
    from holdgame.debrief.twice import Pair, render_pair

    print(f"A rehearsal customer played with seed {seed}.\n")
    debriefs = [Debrief.of(journey) for journey in journeys]
    if options.then:
        print(printable_lines(render_pair(Pair(debriefs[0], debriefs[1], None))))
    else:
        print(printable_lines(render(debriefs[0])))
    return 0


def _sitting(options: argparse.Namespace, where: Folders) -> Sitting | None:
    """A new sitting, or one without an ending; None (said) when there is none."""
    if options.resume is None:
        from holdgame.play.sitting import begin

        chosen = loading.choose(where, options.story, options.company)
        recorded = loading.recorded(where, options.company, options.as_recorded)
        sitting = begin(
            chosen.world,
            _seed(options),
            options.pace or BRISK,
            where.journeys,
            story_file=chosen.story_file,
            company_text=chosen.company_text,
        )
        if recorded is not None:
            sitting.play_as_recorded(recorded)
        return sitting
    found = loading.to_resume(where, options.resume, options.story)
    if found is None:
        loading.nothing_to_resume()
        return None
    sitting = loading.resumed(found.journal, where, write=True)
    sitting.told = f"{sitting.told} {found.told}".strip()
    sitting.pace = options.pace or sitting.pace
    return sitting


def _plain(options: argparse.Namespace) -> int:
    from holdgame.plain.session import play_plainly

    where = loading.folders(options)
    new = not where.journeys.exists()
    sitting = _sitting(options, where)
    if sitting is None:
        return 1
    return play_plainly(
        sitting,
        sys.stdin,
        sys.stdout,
        first_run=new,
        then=_then(options, where),
        causes=_causes(where),
        between=_between(),
    )


def _causes(where: Folders) -> Callable[[World], Causes | None] | None:
    """For somebody at a terminal: in a pipe nobody waits for it."""
    if not _at_a_terminal():
        return None
    from holdgame.cli.causes import causes_of_world

    return lambda world: causes_of_world(where, world)


def _between() -> Callable[[World, World], Between | None] | None:
    """As `_causes`, of two companies."""
    from holdgame.cli.causes import between_told

    return between_told if _at_a_terminal() else None


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _then(options: argparse.Namespace, where: Folders) -> Callable[[Sitting], Sitting] | None:
    """How the second play begins, once the first is over; its company is read at once."""
    if not options.then:
        return None
    from holdgame.play.sitting import begin_under

    chosen = loading.choose(where, options.story, options.then)
    return lambda first: begin_under(first, chosen.world, where.journeys, chosen.company_text)


def _screen(options: argparse.Namespace) -> int:
    from holdgame.cli.screen import play_on_screen

    return play_on_screen(options, choosing=getattr(options, "choosing", False))
