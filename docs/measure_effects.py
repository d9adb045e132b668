"""Works out how far each policy moves the effort of which shipped story, and writes it down.

    .venv/bin/python -m docs.measure_effects            # some minutes on two cores

For each policy, a shipped company with worst and with best of the catalogue's levels is solved
exactly, nothing else changed; the pair of story and company that moves most is kept. The result is
docs/effects.yaml, from which `docs.make_policies` makes a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from holdgame.analysis.analysis import Analysis
from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import SHIPPED
from holdgame.company.company_file import load_company
from holdgame.company.policy import NONE, STAFFING, Policy, PolicyValue
from holdgame.company.profile import Company
from holdgame.company.variants import MENU, Changes, Variants
from holdgame.friction.weights import Weights
from holdgame.play.folders import shipped
from holdgame.story.loader import load_story
from holdgame.story.model import Story

EFFECTS = Path(__file__).with_name("effects.yaml")
STORIES = ("refund-abroad", "torn-insole")
COMPANIES = ("meridian", "larkspur")
MENUS = {"worst": 4, "best": 1}  # levels
PEOPLE = {"worst": 0.75, "best": 1.5}  # of those there are
# What only shows where something else is so.
WHERE: dict[str, dict[str, PolicyValue]] = {
    "hold.estimate_kept": {"hold.information": "time"},
    "callback.kept": {"callback.offered": True},
    "callback.after_seconds": {"callback.offered": True},
    "bot.resolves": {"bot.first": True},
    "bot.way_out": {"bot.first": True},
    "abroad.minute_charge": {"abroad.toll_free": False},
    "vip.share": {"vip.bypass": "visible"},
    "replacement.days": {"authority.frontline": 200, "returns.window_days": 365},
    "replacement.ship_first": {"authority.frontline": 200, "returns.window_days": 365},
    "returns.who_pays": {"authority.frontline": 200, "returns.window_days": 365},
    "returns.info_minutes": {"authority.frontline": 200, "returns.window_days": 365},
    "refund.days": {"authority.frontline": 200},
    "channels.chat.resolves": {"channels.chat.offered": True},
    "channels.chat.reply_hours": {"channels.chat.offered": True},
}


class Told(NamedTuple):
    """Mean effort-minutes of a journey, and the share of journeys that were resolved."""

    effort: float
    resolved: float


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load()


@cache
def _story(id: str) -> Story:
    return load_story(shipped("stories") / id / "story.yaml", tuple(_catalogue()))


@cache
def _company(id: str) -> Company:
    return load_company(SHIPPED / f"{id}.yaml", _catalogue())


def ends(row: Policy) -> tuple[PolicyValue, PolicyValue]:
    """The worst and the best value to try: the best known, and the level farthest from it."""
    best = row.best.value
    levels = [*row.levels, row.typical.value]
    if row.kind == "flag":
        return not best, best
    if row.kind == "list":
        return (("port_out",), ()) if best == () else ((), best)
    if row.kind == "zone":
        return "Asia/Tokyo", best
    if row.kind == "hours":
        return next(level for level in levels if level != best), best
    if row.choices:  # from the one end to the other
        return (row.choices[-1] if best == row.choices[0] else row.choices[0]), best
    numbers = [float(str(level)) for level in levels]
    middle = float(str(best))
    if row.may_be_none and best == NONE:  # nothing is asked for: the least that is, is worst
        return min(n for n in numbers if n > 0), best
    return max(numbers, key=lambda n: abs(n - middle)), best


def under(company: Company, policy: str, end: str) -> Company:
    """The company with one policy at its worst or its best."""
    return Variants(company).of(Changes(changed(company, policy, end)))


def changed(company: Company, policy: str, end: str) -> dict[str, PolicyValue]:
    """The values that are changed for it."""
    if policy == MENU:
        return {MENU: MENUS[end]}
    if policy == STAFFING:
        return {
            f"{STAFFING}.{q.id}": max(1, round((q.agents or 1) * PEOPLE[end]))
            for q in company.queues.values()
        }
    worst, best = ends(_catalogue()[policy])
    return WHERE.get(policy, {}) | {policy: worst if end == "worst" else best}


def measure(story: str, company: str, policy: str, end: str) -> Told:
    """The mean of all journeys of the typical customer."""
    changed = under(_company(company), policy, end)
    mean = Analysis(_story(story), changed, Weights.load()).expectation()
    return Told(mean.effort, mean.resolved)


def effect(policy: str) -> dict[str, Any]:
    """The pair of story and company that this policy moves most."""
    found: list[tuple[float, dict[str, Any]]] = []
    for story in STORIES:
        for company in COMPANIES:
            worst = measure(story, company, policy, "worst")
            best = measure(story, company, policy, "best")
            row = {
                "story": story,
                "company": company,
                "worst": round(worst.effort, 1),
                "best": round(best.effort, 1),
                "resolved_worst": round(worst.resolved, 3),
                "resolved_best": round(best.resolved, 3),
            }
            found.append((abs(worst.effort - best.effort), row))
    return max(found, key=lambda pair: pair[0])[1]


def values_tried(policy: str) -> tuple[str, str]:
    """The two ends as a person would write them."""
    row = _catalogue()[policy]
    if policy == MENU:
        return f"{MENUS['worst']} menus", f"{MENUS['best']} menu"
    if policy == STAFFING:
        return f"{PEOPLE['worst']:.0%} of the people", f"{PEOPLE['best']:.0%} of the people"
    worst, best = ends(row)
    return row.shown(worst), row.shown(best)


def policies() -> Iterator[str]:
    return (id for id, row in _catalogue().policies.items() if not row.fact)


def main() -> None:
    rows: dict[str, Any] = {}
    ids = list(policies())
    with ProcessPoolExecutor() as pool:
        for id, row in zip(ids, pool.map(effect, ids), strict=True):
            rows[id] = row
            print(f"{id:32} {row['worst']:8.1f} -> {row['best']:8.1f}  {row['story']}", flush=True)
    head = "# Made by `python -m docs.measure_effects`: exact means, in effort-minutes.\n"
    EFFECTS.write_text(head + yaml.safe_dump({"effects": rows}))


if __name__ == "__main__":
    main()
