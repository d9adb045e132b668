"""What the commands that analyse have in common: their arguments, and what can go wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from holdgame.cli import loading
from holdgame.cli.output import printable

if TYPE_CHECKING:
    from holdgame.engine.world import World

TOO_LARGE = (
    "this story has too many states under this company to be solved, and this needs that. "
    "What `holdgame analyse` says of it comes from rehearsal customers."
)


def add_story_and_company(command: argparse.ArgumentParser) -> None:
    """The two things that are analysed."""
    command.add_argument("story", metavar="STORY", help="a story's name, id or file")
    command.add_argument("--company", metavar="NAME|FILE", help="whose rules (yours, or meridian)")


def add_share(command: argparse.ArgumentParser) -> None:
    """How much of its queues a story stands for."""
    command.add_argument(
        "--share",
        metavar="SHARE",
        type=share,
        help="of each queue's calls, those about this matter, as 0.2 or 20%% (by the company's "
        "volume.year, else 20%%)",
    )


def share(text: str) -> float:
    """`0.2` or `20%`."""
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"a share is from 0 to 1, or 0% to 100%, not {text!r}")
    return value


def world_named(options: argparse.Namespace) -> World:
    """The story under the company. Raises `FileProblem`."""
    return loading.choose(loading.folders(options), options.story, options.company).world


def analysed(work: Callable[[], int]) -> int:
    """Do it; what has no numbers is said in a sentence. The exit code."""
    from holdgame.analysis.explorer import TooLarge
    from holdgame.analysis.traps import Trapped
    from holdgame.company.said_changes import WrongChange
    from holdgame.engine.rehearsal import Endless

    try:
        return work()
    except TooLarge:
        problem = TOO_LARGE
    except (Trapped, Endless) as trapped:
        problem = f"{trapped} Of such a story there are no numbers."
    except WrongChange as wrong:
        print(printable(f"holdgame: {wrong}"), file=sys.stderr)
        return 2
    print(printable(f"holdgame: {problem}"), file=sys.stderr)
    return 1
