"""page: the whole debrief as one page of HTML, to read or to print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.document import document
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.section_felt import journey, seemed
from holdgame.debrief.html.section_happened import happened, next_steps, predicted
from holdgame.debrief.html.section_rules import rules
from holdgame.debrief.html.section_sources import money, sources, timeline
from holdgame.debrief.html.section_talk import honest_label, talk
from holdgame.debrief.words import possessive

LIMITS: Final = (
    "One play by one person: n = 1. It says what these rules did to one customer; only what is "
    "said of typical customers is of all. Rules are named here, and never the people who answered."
)


def debrief_html(debrief: Debrief, played: date | None = None) -> str:
    """The page. `played` is the day of the play; nothing else of any clock is in it."""
    title = f"{debrief.title}: {debrief.company_name}"
    return document(title, *_body(debrief, played))


def _body(debrief: Debrief, played: date | None) -> Iterator[Html]:
    yield heading(debrief, played)
    yield el("main", *_sections(debrief))
    yield fine_print(debrief)


def _sections(debrief: Debrief) -> Iterator[Html]:
    """In the order of page one, then as far as somebody wants to know."""
    yield happened(debrief)
    yield from predicted(debrief)
    yield next_steps(debrief)
    yield from _causes(debrief)
    yield rules(debrief)
    yield from journey(debrief)
    yield from seemed(debrief)
    yield talk(debrief)
    yield honest_label(debrief)
    yield money(debrief)
    yield sources(debrief)
    yield timeline(debrief)


def _causes(debrief: Debrief) -> Iterator[Html]:
    """What the analysis says, where it is there: what it takes is loaded only then."""
    if debrief.causes is not None:
        from holdgame.debrief.html.section_causes import causes

        yield from causes(debrief)


def heading(debrief: Debrief, played: date | None) -> Html:
    """What was played, under whose rules, and when."""
    rules_of = f"under {possessive(debrief.company_name)} rules"
    when = f" · played on {played.day} {played:%B %Y}" if played is not None else ""
    return el("header", el("h1", debrief.title), el("p", f"{rules_of}{when}", class_="quiet"))


def fine_print(debrief: Debrief) -> Html:
    """What the page does not say, and how to have the same luck again."""
    return el("footer", el("p", f"{LIMITS} The luck of this play is seed {debrief.seed}."))
