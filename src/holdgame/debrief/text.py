"""text: a debrief as plain text, page after page; the screens show the same pages."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.debrief.columns import both_ends
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.page_felt import felt_page
from holdgame.debrief.page_journey import journey_page
from holdgame.debrief.page_label import label_page
from holdgame.debrief.page_one import page_one
from holdgame.debrief.page_rules import rules_page
from holdgame.debrief.page_sources import sources_page
from holdgame.debrief.page_talk import talk_page
from holdgame.debrief.page_timeline import timeline_page
from holdgame.debrief.words import headline

WIDTH = 80
LABEL = "The honest label"  # the page on which a question is asked
_NARROWEST = 60


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its title, and its lines below it, none wider than was asked for."""

    title: str
    lines: tuple[str, ...]


def pages(debrief: Debrief, width: int = WIDTH) -> list[Page]:
    """All pages, page one first; what changes would buy comes last, where that is known.

    Widths below 60 are taken as 60.
    """
    width = max(width, _NARROWEST)
    play = headline(debrief.title, debrief.company_name)
    made = (
        (play, page_one),
        ("What happened when", timeline_page),
        ("Where it was felt", rules_page),
        ("How it seemed", felt_page),
        ("Money and sources", sources_page),
        ("The journey, drawn", journey_page),
        ("To talk about", talk_page),
        (LABEL, label_page),
    )
    found = [Page(title, tuple(lines(debrief, width))) for title, lines in made]
    if debrief.causes is not None:
        from holdgame.debrief.causes.page_changes import TITLE, changes_page

        effort, currency = debrief.score.effort_minutes, debrief.money.currency
        lines = changes_page(debrief.causes, effort, currency, width)
        found.append(Page(TITLE, tuple(lines)))
    return found


def render(debrief: Debrief, width: int = WIDTH) -> str:
    """The whole debrief. Page one is at most 24 lines; none is wider than `width`."""
    made = pages(debrief, width)
    shown = []
    for number, page in enumerate(made, 1):
        shown.append("\n".join([*head(page, number, len(made), width), *page.lines]))
    return "\n\n\n".join(shown) + "\n"


def head(page: Page, number: int, of: int, width: int = WIDTH) -> list[str]:
    """The two lines above a page: its title and number, and a rule."""
    width = max(width, _NARROWEST)
    return [both_ends(page.title, f"{number} of {of}", width), " " + "─" * (width - 2)]
