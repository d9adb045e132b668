"""board: the debrief on one printed page, for people who have two minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.bias import bias_in_words
from holdgame.debrief.columns import clip
from holdgame.debrief.commitment import commitment_sentence
from holdgame.debrief.debrief import MOST_FELT, Debrief
from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.document import document
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.page import LIMITS, heading
from holdgame.debrief.html.section_happened import figures, lead, said_no
from holdgame.debrief.html.section_rules import by_bonus, by_rule
from holdgame.debrief.html.strips_figure import strips_figure
from holdgame.debrief.made_for import made_for_in_words
from holdgame.debrief.shares import share
from holdgame.play.questions import REAL_CALL

_RULES: Final = 4  # bars, and one for the rest
_PLANS: Final = 4
_BESIDES: Final = 2  # sentences of what else happened
_RULES_THAT_SAID_NO: Final = 2
_COMMITMENT: Final = 240  # letters that there is room for


def board_html(debrief: Debrief, played: date | None = None) -> str:
    """The page; printed, it is one of A4 or of Letter."""
    title = f"{debrief.title}: {debrief.company_name}, one page"
    return document(title, *_body(debrief, played), class_="board")


def _body(debrief: Debrief, played: date | None) -> Iterator[Html]:
    yield heading(debrief, played)
    yield el("main", *_main(debrief))
    assumed, of = debrief.origins["assumed"], sum(debrief.origins.values())
    yield el("footer", el("p", f"{LIMITS} Values assumed: {assumed} of {of}."))


def _main(debrief: Debrief) -> Iterator[Html]:
    yield lead(debrief, _BESIDES)
    yield figures(debrief)
    yield from said_no(debrief, _RULES_THAT_SAID_NO)
    yield from _best_change(debrief)
    charts = (_first(debrief), by_bonus(debrief, _PLANS))
    yield el("div", *(chart.html() for chart in charts), class_="pair")
    yield el("p", *(() if debrief.causes else (_three(debrief), " ")), _made_for(debrief))
    if debrief.strips.minutes:
        yield strips_figure(debrief, brief=True).html()
    yield el("div", *_predicted(debrief), _done(debrief), class_="pair")


def _best_change(debrief: Debrief) -> Iterator[Html]:
    """What the best single change buys and costs, where that is known."""
    if debrief.causes is not None:
        from holdgame.debrief.causes.page_changes import best_change_sentence

        yield el("p", el("strong", best_change_sentence(debrief.causes, debrief.money.currency)))


def _first(debrief: Debrief) -> Chart:
    """The single changes, where they are known; else the rules where it was felt."""
    if debrief.causes is None or not debrief.causes.changes:
        return by_rule(debrief, _RULES)
    from holdgame.debrief.html.section_causes import tornado

    return tornado(debrief.causes, _RULES, brief=True)


def _predicted(debrief: Debrief) -> Iterator[Html]:
    if debrief.compared:
        wording = debrief.wording
        told = (f"{r.what}: {bias_in_words(r, wording, brief=True)}" for r in debrief.compared)
        lines = el("ul", *(el("li", line) for line in told))
        yield el("section", el("h2", "What was predicted"), lines)


def _done(debrief: Debrief) -> Html:
    said = commitment_sentence(debrief.commitment) or debrief.wording.letters["blank"]
    return el(
        "section",
        el("h2", "What will be done"),
        el("p", clip(said, _COMMITMENT)),
        el("p", el("strong", REAL_CALL)),
    )


def _three(debrief: Debrief) -> str:
    """How much of it came from so few rules."""
    most, total = debrief.rules[:MOST_FELT], debrief.shown.total
    felt = sum((rule.shown for rule in most), Decimal(0))
    rules = words.counted(len(most), "rule")
    told = debrief.wording.board["three"]
    return told.format(felt=felt, total=total, share=share(felt, total), rules=rules)


def _made_for(debrief: Debrief) -> str:
    return made_for_in_words(debrief.made_for, debrief.shown.total, debrief.wording)
