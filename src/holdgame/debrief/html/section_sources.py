"""section_sources: money, where every number comes from, and all that happened, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.document import section
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.table import Column, numbers_in, table, wide, words_in
from holdgame.debrief.page_sources import INDEX, acted_in_words
from holdgame.debrief.page_timeline import took
from holdgame.debrief.provenance import MARKS, how_known, made_for
from holdgame.debrief.purses import purses_of

MONEY: Final = "Money, in three purses that are never added"
_VALUES: Final = "Rules, and how it is known what they are here"
_WEIGHTS: Final = "Weights used"
_TIMELINE: Final = "What happened when"


def money(debrief: Debrief) -> Html:
    """Whose money it was."""
    columns = (Column("whose"), *numbers_in("how much"), Column("what is in it"))
    rows = [(purse.name, purse.amount, " ".join(purse.notes)) for purse in purses_of(debrief)]
    return section(MONEY, wide(MONEY, table(MONEY, columns, rows)))


def sources(debrief: Debrief) -> Html:
    """The values that acted, and the weights."""
    index = INDEX.format(index=f"{debrief.score.index:.1f}")
    return section(
        "Where the numbers come from",
        el("p", acted_in_words(debrief)),
        el("h3", _VALUES),
        wide(_VALUES, _values(debrief)),
        el("h3", _WEIGHTS),
        wide(_WEIGHTS, _weights(debrief)),
        el("p", index, class_="note"),
    )


def _values(debrief: Debrief) -> Html:
    columns = words_in("rule", "here", "how it is known", "made for", "best known")
    rows = []
    for felt in debrief.rules:
        known = felt.best_known
        best = f"{known.best} ({known.source})" if known and not known.reached else ""
        rule = felt.rule
        rows.append((rule.name, rule.value, how_known(rule), made_for(rule), best))
    return table(_VALUES, columns, rows)


def _weights(debrief: Debrief) -> Html:
    columns = (Column("of what"), *numbers_in("weight"), *words_in("unit", "where it is from"))
    rows = []
    for used in debrief.weights:
        figure = used.figure
        mark = MARKS.get(figure.provenance, figure.provenance)
        name = debrief.wording.weight(used.name)
        rows.append((name, f"{figure.value:g}", figure.unit, f"{mark}: {figure.source}"))
    return table(_WEIGHTS, columns, rows)


def timeline(debrief: Debrief) -> Html:
    """Every happening, on the customer's clock."""
    columns = (
        Column("time"),
        *words_in("phase", "what happened"),
        *numbers_in("took", "effort-minutes"),
    )
    total = ("in all", "", "", "", str(debrief.shown.total))
    made = table(_TIMELINE, columns, _happenings(debrief), total=total)
    return section(_TIMELINE, wide(_TIMELINE, made), *_ending(debrief))


def _happenings(debrief: Debrief) -> Iterator[tuple[str, ...]]:
    """A row each; the day stands with the first of it."""
    day = -1
    for happening in debrief.timeline:
        passed = (happening.clock.date() - debrief.timeline[0].clock.date()).days
        several = debrief.timeline[-1].clock.date() != debrief.timeline[0].clock.date()
        named = f"day {passed + 1}, " if several and passed != day else ""
        day = passed
        effort = str(happening.shown) if happening.effort else ""
        at = f"{named}{happening.clock:%H:%M}"
        yield at, happening.phase, happening.what, took(happening), effort


def _ending(debrief: Debrief) -> Iterator[Html]:
    if debrief.ending.text:
        yield el("p", debrief.ending.text)
