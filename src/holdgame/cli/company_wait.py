"""holdgame company wait: how long callers wait, from calls, people and patience."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from holdgame.cli.output import print_json

if TYPE_CHECKING:
    from holdgame.company.queueing import OfferedWait

SEEN = "The others can tell, which makes the same wait feel longer."
UNSEEN = "The others cannot tell. If they could, the same wait would feel longer."
DAY = 86_400.0
PROMPT = 20.0  # seconds: the trade's yardstick for an answer
EXAMPLES = """\
examples:
  holdgame company wait --calls-per-hour 60 --agents 7 --handle 8m --patience 6m
  holdgame company wait --calls-per-hour 60 --agents 9 --handle 8m --patience none
  holdgame company wait --calls-per-hour 60 --agents 7 --handle 8m --patience 6m \\
      --vip-share 10% --vip-bypass visible --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "wait",
        help="work out how long callers wait",
        description="Work out how long callers wait, from the calls that come in, the people who "
        "answer, and how long callers would hold on. Times are written 8m, 480s, 1h or, in "
        "seconds, 480.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--calls-per-hour",
        metavar="N",
        type=_number("a number of calls", 0, 1_000_000),
        required=True,
        help="calls that come in, answered or not",
    )
    command.add_argument(
        "--agents", metavar="N", type=_agents, required=True, help="people on the phones"
    )
    command.add_argument(
        "--handle",
        metavar="TIME",
        type=_time,
        required=True,
        help="mean time a call takes, with what is written up after it",
    )
    command.add_argument(
        "--patience",
        metavar="TIME|none",
        type=_patience,
        required=True,
        help="mean time a caller would wait before hanging up; none: nobody hangs up",
    )
    command.add_argument(
        "--vip-share",
        metavar="SHARE",
        type=_number("a share of callers", 0, 0.9),
        default=0.0,
        help="callers who go ahead of the others, as 0.1 or 10%% (nobody)",
    )
    command.add_argument(
        "--vip-bypass",
        choices=("none", "hidden", "visible"),
        default="hidden",
        help="whether they do, and whether the others can tell (hidden)",
    )
    command.add_argument("--json", action="store_true", help="as JSON, times in seconds")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.company.queueing import ordinary_wait, vip_wait
    from holdgame.company.queueing.fitting import HEAVIEST

    share = 0.0 if options.vip_bypass == "none" else options.vip_share
    load = options.calls_per_hour * options.handle / 3600 / options.agents
    if load > HEAVIEST:
        return _usage(
            f"that is {load:.3g} times the calls that so many people can answer, and the formulas "
            f"hold up to {HEAVIEST:g} times. Are the calls of one hour, and is --handle one call's?"
        )
    queue = (options.calls_per_hour, options.agents, options.handle, options.patience, share)
    try:
        others = ordinary_wait(*queue)
        vips = vip_wait(*queue) if share else None
    except ValueError as problem:  # nobody hangs up, and there are too few people
        return _usage(f"{problem}.")
    if options.json:
        print_json(_as_dict(others, vips))
        return 0
    print(_table(others, vips))
    print("\n".join(["", *_sentences(options, load, others, vips)]))
    return 0


def _usage(sentence: str) -> int:
    print(f"holdgame company wait: {sentence}", file=sys.stderr)
    return 2


# -- what is printed ----------------------------------------------------------------------------


def _as_dict(others: OfferedWait, vips: OfferedWait | None) -> dict[str, Any]:
    """The wait of a caller who does not go ahead, and under `vips` that of one who does."""
    ahead = None if vips is None else _figures(vips)
    return {**_figures(others), "fluid_limit": others.fluid, "vips": ahead}


def _figures(wait: OfferedWait) -> dict[str, Any]:
    return {
        "offered": {
            "p_wait": wait.p_wait,
            "mean_s": wait.mean,
            "p50_s": wait.quantile(0.5),
            "p90_s": wait.quantile(0.9),
        },
        "abandoned": wait.abandoned,
        "actual_mean_s": wait.actual_mean,
        "occupancy": wait.occupancy,
        "within_20s": wait.within(PROMPT),
    }


ROWS: tuple[tuple[str, Callable[[OfferedWait], str]], ...] = (
    ("have to wait", lambda wait: f"{wait.p_wait:.1%}"),
    ("whoever stays waits, on average", lambda wait: _said(wait.mean)),
    ("  half of them at most", lambda wait: _said(wait.quantile(0.5))),
    ("  nine in ten at most", lambda wait: _said(wait.quantile(0.9))),
    ("hang up", lambda wait: f"{wait.abandoned:.1%}"),
    ("mean wait with those who hang up", lambda wait: _said(wait.actual_mean)),
    ("answered within 20 seconds", lambda wait: f"{wait.within(PROMPT):.1%}"),
)


def _table(others: OfferedWait, vips: OfferedWait | None) -> str:
    lines = [] if vips is None else [f"{'':<34}{'others':>12}{'VIPs':>12}"]
    for what, figure in ROWS:
        ahead = "" if vips is None else f"{figure(vips):>12}"
        lines.append(f"{what:<34}{figure(others):>12}{ahead}")
    return "\n".join(lines)


def _sentences(
    options: argparse.Namespace, load: float, others: OfferedWait, vips: OfferedWait | None
) -> list[str]:
    said = [
        f"The calls are {load:.0%} of what the people can answer; "
        f"they are on calls {others.occupancy:.0%} of the time.",
    ]
    if options.patience is not None:
        said.append("A call report shows the mean with those who hang up, not what stayers feel.")
    if vips is not None:
        said.append(SEEN if options.vip_bypass == "visible" else UNSEEN)
        if others.mean > DAY:
            said.append("VIPs keep everybody busy: the others are hardly ever answered.")
    if others.fluid:
        said.append(
            "So many may be waiting that the times are a fluid limit: "
            "the middle is near, the extremes are too mild."
        )
    return said


def _said(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.1f} s"
    if seconds < 5400:
        return f"{seconds / 60:.1f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 3 * DAY else f"{seconds / DAY:,.0f} days"


# -- what is typed ------------------------------------------------------------------------------


def _number(what: str, low: float, high: float) -> Callable[[str], float]:
    """A reader of numbers in a range; `10%` is 0.1."""

    def read(text: str) -> float:
        try:
            value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}") from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(
                f"{what} must be from {low:g} to {high:,.9g}, not {text}"
            )
        return value

    return read


def _agents(text: str) -> int:
    from holdgame.company.queueing.fitting import MOST_AGENTS

    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_AGENTS:
        raise argparse.ArgumentTypeError(
            f"a number of people is a whole number from 1 to {MOST_AGENTS:,}, not {text}"
        )
    return int(text)


def _time(text: str) -> float:
    from holdgame.documents.fields import parse_duration

    seconds = parse_duration(text if text[-1:].isalpha() else f"{text}s")
    if seconds is None or not 1 <= seconds <= DAY:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a time from a second to a day, such as 8m, 480s or 1h"
        )
    return seconds


def _patience(text: str) -> float | None:
    return None if text == "none" else _time(text)
