"""holdgame company explain: one policy, all that is known of it, and its value here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from holdgame.cli.help_text import WithExamples
from holdgame.cli.loading import folders, load_company_named
from holdgame.cli.output import line_width, print_json, printable

if TYPE_CHECKING:
    from holdgame.company.profile import Company
    from holdgame.debrief.wording import Wording

EXAMPLES = """\
examples:
  holdgame company explain                               all policies, one a line
  holdgame company explain authority.frontline
  holdgame company explain hold.information --company larkspur
  holdgame company explain staffing.billing --company meridian --json
"""


def add(commands: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        "explain",
        help="explain one policy",
        description="Explain one policy: what is asked, what its values are, which is usual and "
        "which the best known, with their sources; what it does, what being kinder costs, what it "
        "would say up front; and what it is at a company. Without a policy: all, one a line.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    command.add_argument(
        "policy", nargs="?", metavar="POLICY", help="its id, such as hold.information"
    )
    command.add_argument("--company", metavar="NAME|FILE", help="whose value (yours, or meridian)")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)
    return command


def run(options: argparse.Namespace) -> int:
    from holdgame.debrief.explained import Explained, explained_lines
    from holdgame.debrief.standing import ByItself
    from holdgame.debrief.wording import Wording

    company = load_company_named(folders(options), options.company)
    wording = Wording.load()
    if not options.policy:
        return _list(company, wording, as_json=options.json)
    try:
        explained = Explained.of(options.policy, ByItself(company), wording)
    except KeyError:
        print(printable(f"holdgame: {_unknown(options.policy, company.values)}"), file=sys.stderr)
        return 1
    if options.json:
        print_json(explained.as_dict())
        return 0
    for line in explained_lines(explained, wording, line_width()):
        print(printable(line))
    return 0


def _list(company: Company, wording: Wording, *, as_json: bool) -> int:
    """Every policy of a company, its staffing queue by queue, in the order of the catalogue."""
    ids = sorted(company.values, key=lambda id: (company.catalogue.order(id), id))
    names = {id: wording.rule(id, company) for id in ids}
    if as_json:
        print_json([{"policy": id, "name": name} for id, name in names.items()])
        return 0
    width = max(map(len, names), default=0)
    for id, name in names.items():
        print(printable(f"{id:<{width}}  {name}"))
    return 0


def _unknown(named: str, known: Iterable[str]) -> str:
    """What to say of a name that no policy has: what begins so, or the nearest."""
    from holdgame.documents.diagnostics import did_you_mean

    inside = [policy for policy in known if policy.startswith(f"{named}.")]
    if inside:
        return f"`{named}` is the beginning of {len(inside)} policies: {', '.join(inside)}."
    nearest = did_you_mean(named, known) or "All of them: holdgame company explain"
    return f"There is no policy `{named}`. {nearest}"
