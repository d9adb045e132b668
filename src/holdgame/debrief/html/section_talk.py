"""section_talk: what to bring, what to ask one another, and the honest label."""

from __future__ import annotations

from collections.abc import Iterator

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.document import section
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.section_happened import BLANK
from holdgame.debrief.label_box import ASSUMED, HEADING, rests_on
from holdgame.debrief.page_label import HOW
from holdgame.debrief.page_talk import BRING
from holdgame.debrief.talk import conversation, evidence_to_bring
from holdgame.play.questions import ON_THE_BOX


def honest_label(debrief: Debrief) -> Html:
    """What the rules would say up front, and whether the player would print it."""
    made, said = debrief.label, debrief.on_the_box
    answer = "" if said is None else f" {'Yes' if said.yes else 'No'}."
    sentences = (el("li", f"{s.text} {ASSUMED}" if s.assumed else s.text) for s in made.sentences)
    return section(
        "The honest label",
        el("p", f"{ON_THE_BOX}{answer}"),
        el(
            "div",
            el("h3", f"{made.name}: {HEADING[:1].lower()}{HEADING[1:]}"),
            el("ul", *sentences),
            el("p", rests_on(made), class_="note"),
            class_="label",
        ),
        el("p", HOW, class_="note"),
    )


def talk(debrief: Debrief) -> Html:
    """What a page cannot say by itself."""
    return section(
        "To talk about",
        el("h3", BRING),
        el("ul", *_evidence(debrief), class_="tick"),
        el("h3", "A conversation in six phases"),
        el("ol", *_phases(debrief), class_="talk"),
    )


def _evidence(debrief: Debrief) -> Iterator[Html]:
    for line, rule in evidence_to_bring(debrief):
        about = f" ({rule})" if rule else ""
        yield el("li", f"{line}{about}: ", el("span", BLANK, class_="blank"))


def _phases(debrief: Debrief) -> Iterator[Html]:
    for heading, asked in conversation(debrief):
        yield el("li", el("strong", heading), " ", asked)
